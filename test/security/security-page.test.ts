/** docs/security.md names a test for each claim: one that was renamed or taken away leaves no claim behind. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
const table = page.slice(page.indexOf('## Each row of the checklist'), page.indexOf('## Not there'));
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| claim') && !line.startsWith('| ---'));

const isTest = (name: string): boolean =>
  existsSync(join(root, `${name}.test.ts`)) ||
  (existsSync(join(root, name)) && readdirSync(join(root, name)).some((file) => file.endsWith('.test.ts')));

describe('the page on security', () => {
  it('has a row for each of the checklist’s', () => expect(rows.length).toBeGreaterThanOrEqual(28));

  it.each(rows.map((row) => row.split('|').slice(1, 3) as [string, string]))('%s', (_claim, named) => {
    const tests = [...named.matchAll(/`((?:test|server)\/[\w/-]+)`/g)].map(([, name]) => name!);
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((name) => !isTest(name))).toEqual([]);
  });

  it('leaves no test of test/security unnamed', () => {
    const files = readdirSync(join(root, 'test', 'security')).filter((file) => file.endsWith('.test.ts'));
    const own = ['security-page', 'protected-characteristics'];
    const unnamed = files
      .map((file) => file.replace('.test.ts', ''))
      .filter((name) => !table.includes(`test/security/${name}\``));
    expect(unnamed.filter((name) => !own.includes(name))).toEqual([]);
  });
});
