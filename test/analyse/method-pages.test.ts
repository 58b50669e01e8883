import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const statistics = path.join(root, 'server/statistics');
const modules = readdirSync(statistics).filter((file) => /^[\w-]+\.ts$/.test(file) && !file.includes('.test.'));
/** Words as they stand, whatever the quotation marks and line ends of the page. */
const plain = (text: string): string => text.replaceAll('’', "'").replace(/\s+/g, ' ');
const pages = readdirSync(path.join(root, 'docs/methods')).map((page) =>
  plain(readFileSync(path.join(root, 'docs/methods', page), 'utf8')),
);

/** Names of the forms of methods: strings, and records of strings, that end in VARIANT or VARIANTS. */
async function variantsOf(file: string): Promise<string[]> {
  // The thread of near-repeat begins to work as soon as it is loaded.
  if (file === 'near-repeat-thread.ts') return [];
  const module = (await import(path.join(statistics, file))) as Record<string, unknown>;
  return Object.entries(module)
    .filter(([name]) => /VARIANTS?$/.test(name))
    .flatMap(([, named]) => (typeof named === 'string' ? [named] : Object.values(named as Record<string, string>)));
}

describe('pages of methods', () => {
  test.each(modules)('%s: what stands on screen stands on a page', async (file) => {
    for (const variant of await variantsOf(file)) {
      expect(
        pages.some((page) => page.includes(plain(variant))),
        variant,
      ).toBe(true);
    }
  });
});
