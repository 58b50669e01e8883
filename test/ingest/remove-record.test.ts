/** A single record taken out: refusals, what follows it, and that nothing brings it back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { register as registerBatches } from '../../server/cli/batches.command.js';
import { register as registerRemove } from '../../server/cli/remove.command.js';
import type { OpenServices } from '../../server/cli/open-services.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { checkIncidentSummaries } from '../../server/incidents/check-summaries.service.js';
import { countTotal } from '../../server/incidents/incidents.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { removeRecord } from '../../server/ingest/remove-record.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { engines, testDatabase } from '../database.js';
import { emptyIncidents, snapshot } from '../incidents/tables.js';
import { loadText } from './load-text.js';

const HEADER = 'reference,force,occurred_from,easting,northing,category\n';
const FILE = `${HEADER}R1,marram,2024-03-01T19:30,334000,395000,Noise\nR2,marram,2024-03-02,334000,395000,Noise\nR3,marram,2024-04-02,,,Noise\n`;

describe.each(engines)('a single record taken out (%s)', (engine) => {
  let database: PostgresDatabase;
  let directory: string;

  beforeAll(async () => {
    database = await testDatabase(engine);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-remove-'));
  });
  afterAll(async () => {
    await database?.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await emptyIncidents(database);
    await database.asOwner((sql) => sql.execute('DELETE FROM removed_record'));
  });
  afterEach(() => void (process.exitCode = undefined));

  const remove = (reference: string, force?: string) => removeRecord(database, asbReports, reference, 'cli:test', force);
  const load = (text: string, options = {}, name = 'own.csv') => loadText(database, asbReports, text, options, name);
  const total = () => database.asOwner((sql) => countTotal(sql, { kinds: ['ASB_REPORT'] }));
  const everywhere = () =>
    database.asOwner((sql) =>
      sql.query<{ text: string }>(
        `SELECT asb_report::text AS text FROM asb_report UNION ALL SELECT row_text FROM replaced_row
         UNION ALL SELECT removed_record::text FROM removed_record UNION ALL SELECT batch_removal::text FROM batch_removal`,
      ),
    );

  test('unknown references, sources without any, and one that two forces use are refused; nothing changes', async () => {
    await load(`${FILE}R1,dune,2024-03-05,334000,395000,Noise\n`);
    const before = await snapshot(database);
    expect(await remove('R9')).toMatchObject({ ok: false, reason: expect.stringContaining('No record') });
    expect(await remove('r1')).toMatchObject({ ok: false });
    expect(await remove('R1')).toMatchObject({ ok: false, reason: expect.stringContaining('dune, marram') });
    expect(await remove('R2', 'dune')).toMatchObject({ ok: false });
    expect(await removeRecord(database, policeStreet, 'R1', 'cli:test')).toMatchObject({ ok: false });
    expect(await snapshot(database)).toEqual(before);
    expect(await remove('R1', 'dune')).toMatchObject({ ok: true, removed: 1, force: 'dune' });
    expect(await total()).toBe(3);
  });

  test('fails as a whole when a part of it fails', async () => {
    await load(FILE);
    const before = await snapshot(database);
    const failing = { ...asbReports, refresh: () => Promise.reject(new Error('no summaries today')) };
    await expect(removeRecord(database, failing, 'R1', 'cli:test')).rejects.toThrow('no summaries today');
    expect(await snapshot(database)).toEqual(before);
    expect((await load(FILE)).alreadyLoaded).toBe(true);
    expect(await total()).toBe(3);
  });

  test('rows, coverage and summaries follow; the state is that of a file that never had it', async () => {
    await load(FILE.replace(/R2.*\n/, ''));
    const without = await snapshot(database);
    await emptyIncidents(database);
    const { batch } = await load(FILE);
    expect(await remove('R2')).toEqual({ ok: true, removed: 1, force: 'marram', batches: [batch] });
    // Numbers of batches and rows go on counting; all else is the same.
    const plain = (state: Record<string, string[]>) =>
      Object.fromEntries(['slices', 'areas', 'cells'].map((name) => [name, state[name]!]));
    expect(plain(await snapshot(database))).toEqual(plain(without));
    expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);
    expect(await database.asOwner((sql) => sql.query('SELECT sum(rows)::int AS rows FROM batch_coverage'))).toEqual([
      { rows: 2 },
    ]);
    expect((await everywhere()).filter(({ text }) => /\bR2\b/.test(text))).toEqual([]);
  });

  test('loading its file again does not bring it back, and says so, also after the load was taken back', async () => {
    const nothing = await snapshot(database);
    const first = await load(FILE);
    await remove('R2');
    expect(await load(FILE)).toMatchObject({ alreadyLoaded: true, loaded: 3 });
    expect(await total()).toBe(2);

    await undoBatch(database, findSource, first.batch!, 'cli:test');
    expect(await snapshot(database)).toEqual(nothing);
    const second = await load(FILE);
    expect(second).toMatchObject({ read: 3, loaded: 2, refused: 0, heldBack: 1, errors: [] });
    expect(second.warnings.join()).toMatch(
      /1 row is a record that was taken out before \(by cli:test on \d{4}-\d\d-\d\d\): left out again/,
    );
    expect(await total()).toBe(2);
    expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);
  });

  test('undoing a load that replaced the file does not bring it back, and gives back the rest exactly', async () => {
    const first = await load(FILE);
    const second = await load(`${FILE}R4,marram,2024-04-03,,,Noise\n`, { replace: true }, 'newer.csv');
    expect(await remove('R2')).toMatchObject({ ok: true, removed: 2, batches: [first.batch, second.batch] });
    expect(await total()).toBe(3);
    expect((await everywhere()).filter(({ text }) => /\bR2\b/.test(text))).toEqual([]);
    await undoBatch(database, findSource, second.batch!, 'cli:test');
    expect(await total()).toBe(2);
    expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);
    const covered = await database.asOwner((sql) => sql.query('SELECT month, rows FROM batch_coverage ORDER BY month'));
    expect(covered).toEqual([
      { month: '2024-03-01', rows: 1 },
      { month: '2024-04-01', rows: 1 },
    ]);
  });

  test('the command says what it did, and the list of batches how many and who', async () => {
    const { batch } = await load(FILE);
    async function homeward(...words: string[]): Promise<{ code: number; out: string; talk: string }> {
      const opened = { database, config: { dataDirectory: directory }, operator: 'cli:test', close: () => Promise.resolve() };
      const program = new Command('homeward').exitOverride();
      for (const register of [registerRemove, registerBatches])
        register(program, (() => Promise.resolve(opened)) as unknown as OpenServices);
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
    await expect(homeward('remove', 'people', 'R1')).rejects.toThrow('asb-reports');
    expect(await homeward('remove', 'asb-reports', 'R9')).toMatchObject({ code: 1, talk: expect.stringContaining('No record') });
    expect(await homeward('remove', 'asb-reports', 'R3', '--force', 'Marram Police')).toMatchObject({
      code: 0,
      talk: `1 record was taken out of batch ${batch} (force marram).\n`,
    });
    expect((await homeward('batches')).out).toContain('own.csv: 3 rows, 1 taken out by cli:test, 2024-03-01');
    const [listed] = JSON.parse((await homeward('batches', '--json')).out) as Record<string, unknown>[];
    expect(listed).toMatchObject({ id: batch, removed: 1, removedBy: ['cli:test'] });
  });
});
