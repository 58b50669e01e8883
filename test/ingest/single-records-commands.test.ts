import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { register as registerCorrect } from '../../server/cli/correct.command.js';
import type { OpenServices } from '../../server/cli/open-services.js';
import { register as registerRemove } from '../../server/cli/remove.command.js';
import { register as registerRestrict } from '../../server/cli/restrict.command.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { testDatabase } from '../database.js';
import { loadText } from './load-text.js';

let database: PostgresDatabase;
beforeAll(async () => {
  database = await testDatabase('server');
  await loadText(database, asbReports, 'reference,force,occurred_from,category\nR1,marram,2024-03-01,Noise\n');
});
afterAll(() => database.close());
afterEach(() => void (process.exitCode = undefined));

async function homeward(...words: string[]): Promise<{ code: number; out: string; talk: string }> {
  const opened = { database, operator: 'cli:test', close: () => Promise.resolve() };
  const program = new Command('homeward').exitOverride().configureOutput({ writeErr: () => undefined });
  for (const register of [registerCorrect, registerRestrict, registerRemove])
    register(program, (() => Promise.resolve(opened)) as unknown as OpenServices);
  for (const command of program.commands) command.copyInheritedSettings(program);
  let [out, talk] = ['', ''];
  const printed = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  const said = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((talk += String(text)), true));
  process.exitCode = undefined;
  try {
    await program.parseAsync(words, { from: 'user' });
    return { code: Number(process.exitCode ?? 0), out, talk };
  } finally {
    printed.mockRestore();
    said.mockRestore();
  }
}

const R1 = ['asb-reports', 'R1'];
const REASON = ['--reason', 'a complaint'];

test('wrong words: a source, no reason, no field, --set with --lift', async () => {
  await expect(homeward('correct', 'people', 'R1', ...REASON)).rejects.toThrow('asb-reports');
  await expect(homeward('restrict', ...R1)).rejects.toThrow('--reason');
  await expect(homeward('restrict', ...R1, '--reason', ' x ')).rejects.toThrow('at least 3');
  await expect(homeward('correct', ...R1, '--set', 'category', ...REASON)).rejects.toThrow('field=content');
  await expect(homeward('correct', ...R1, '--set', 'category=x', '--lift', ...REASON)).rejects.toThrow('Either');
  expect(await homeward('correct', ...R1, ...REASON)).toMatchObject({
    code: 1,
    talk: expect.stringContaining('No field is named'),
  });
  expect(await homeward('correct', ...R1, '--set', 'national_type=rowdy', ...REASON)).toMatchObject({
    code: 1,
    talk: expect.stringContaining('  national_type: «rowdy» is not one of the known words. Write one of: personal,'),
  });
});

test('corrected, restricted, taken out, and each lifted', async () => {
  expect(
    (await homeward('correct', ...R1, '--set', 'category=Fireworks = loud', '--set', 'location=none', ...REASON)).talk,
  ).toMatch(
    /^1 record was corrected \(category, easting, northing, longitude, latitude, postcode, precision\), of batch \d+ \(force marram\)\.\n$/,
  );
  const [row] = await database.asOwner((sql) => sql.query('SELECT category, precision FROM asb_report'));
  expect(row).toEqual({ category: 'Fireworks = loud', precision: 'NONE' });
  expect((await homeward('correct', ...R1, '--lift', ...REASON)).talk).toContain('forgotten');
  expect((await homeward('restrict', ...R1, ...REASON)).talk).toMatch(/^1 record was restricted, of batch \d+ \(force marram\)/);
  expect((await homeward('restrict', ...R1, '--lift', ...REASON)).talk).toBe(
    'The restriction is lifted: 1 record was brought back (force marram).\n',
  );
  const removed = await homeward('remove', ...R1, '--json', ...REASON);
  expect(JSON.parse(removed.out)).toMatchObject({ ok: true, removed: 1, force: 'marram' });
  expect((await homeward('remove', ...R1, '--lift', ...REASON)).talk).toContain('Its removal is lifted (force marram)');
  expect((await homeward('remove', ...R1, '--lift', ...REASON)).code).toBe(1);
});
