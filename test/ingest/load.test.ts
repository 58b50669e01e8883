import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadFile } from '../../server/ingest/load.js';
import { succeeded, type LoadResult } from '../../server/ingest/load-result.js';
import type { LoadOptions } from '../../server/ingest/source.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { listBatches } from '../../server/ingest/batches.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { engines, testDatabase } from '../database.js';
import { createReportTables, everything, reports } from './reports-source.js';

const HEADER = 'reference,force,month,words,share,easting,northing\n';

describe.each(engines)('a load (%s)', (engine) => {
  let database: PostgresDatabase;
  let directory: string;
  const findSource = (): typeof reports => reports;

  beforeAll(async () => {
    database = await testDatabase(engine);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-load-'));
    await createReportTables(database);
  });
  afterAll(async () => {
    await database?.close();
    if (directory) await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() =>
    database.asOwner(async (sql) => {
      await sql.execute('TRUNCATE report_note, report, report_summary, batch_coverage, replaced_row');
      await sql.execute("DELETE FROM batch WHERE source = 'reports'");
    }),
  );

  async function load(content: string, options: Partial<LoadOptions> = {}, name = 'reports.csv'): Promise<LoadResult> {
    const file = path.join(directory, name);
    await writeFile(file, content);
    return loadFile(
      database,
      reports,
      { path: file, refusedDirectory: path.join(directory, 'refused') },
      { replace: false, dryRun: false, ...options },
      'cli:test',
    );
  }
  async function undo(batchId: number): ReturnType<typeof undoBatch> {
    return undoBatch(database, findSource, batchId, 'cli:test');
  }

  describe('refused', () => {
    test('one bad row: nothing is loaded, the good ones are held back, every error stands in a file only the owner reads', async () => {
      const before = await everything(database);
      const result = await load(
        `${HEADER}a,marram,2024-01,,,334000,395000\nb,marram,01/2024,=HYPERLINK(1),-5,,\nc,,2024-01,,x,,\nd,marram,2024-01,,,,\n`,
      );
      expect(result).toMatchObject({ batch: null, alreadyLoaded: false, read: 4, loaded: 0, refused: 2, heldBack: 2 });
      expect(succeeded(result)).toBe(false);
      expect(result.errors.map(({ row, column }) => [row, column])).toEqual([
        [3, 'month'],
        [4, 'force'],
      ]);
      expect(await everything(database)).toBe(before);
      const refused = await readFile(result.refusedRows!, 'utf8');
      expect(refused.split('\r\n')[0]).toBe('row,column,value,reason,remedy,reference,force,month,words,share,easting,northing');
      expect(refused).toContain(
        "3,month,01/2024,«01/2024» is not a month.,Write the year and the month as 2024-01.,b,marram,01/2024,'=HYPERLINK(1),-5,,\r\n",
      );
      expect((await stat(result.refusedRows!)).mode & 0o777).toBe(0o600);
    });

    test('a file that stops making sense half-way', async () => {
      const before = await everything(database);
      const good = Array.from({ length: 5_000 }, (_, index) => `r${index},marram,2024-01,,,,\n`).join('');
      const result = await load(`${HEADER}${good}x,marram,"2024-01,,,,\n`);
      expect(result).toMatchObject({ read: 5_001, loaded: 0, refused: 1, heldBack: 5_000, batch: null });
      expect(result.errors).toMatchObject([{ row: 5_002, reason: expect.stringMatching(/never closed/) }]);
      expect(await everything(database)).toBe(before);
    });

    test('more errors than an answer holds: the first thousand, and all of them in the file', async () => {
      const result = await load(HEADER + 'a,marram,never,,,,\n'.repeat(1_500));
      expect(result).toMatchObject({ read: 1_500, refused: 1_500, heldBack: 0 });
      expect(result.errors).toHaveLength(1_000);
      expect((await readFile(result.refusedRows!, 'utf8')).trimEnd().split('\r\n')).toHaveLength(1_501);
    });

    test('the same force and month from another file, naming the older batch; a dry run says so too', async () => {
      const first = await load(`${HEADER}a,marram,2024-01,,,,\n`);
      const before = await everything(database);
      const other = `${HEADER}b,marram,2024-01,,,,\nc,marram,2024-02,,,,\n`;
      for (const dryRun of [false, true]) {
        const second = await load(other, { dryRun });
        expect(second).toMatchObject({ batch: null, read: 2, loaded: 0, refused: 0, heldBack: 2 });
        expect(second.errors[0]!.reason).toContain(`batch ${first.batch} (marram 2024-01)`);
        expect(second.errors[0]!.remedy).toContain('--replace');
      }
      expect(await everything(database)).toBe(before);
    });

    test('a replacing file that lacks a month of the older one', async () => {
      await load(`${HEADER}a,marram,2024-01,,,,\nb,marram,2024-02,,,,\n`);
      const before = await everything(database);
      const second = await load(`${HEADER}c,marram,2024-02,,,,\n`, { replace: true });
      expect(second.errors[0]!.reason).toMatch(/also holds marram 2024-01/);
      expect(await everything(database)).toBe(before);
    });

    test('no such file', async () => {
      const result = await loadFile(
        database,
        reports,
        { path: path.join(directory, 'none.csv') },
        { replace: false, dryRun: false },
        'cli:test',
      );
      expect(result.errors).toMatchObject([{ row: 0, reason: 'There is no such file.' }]);
    });
  });

  test('good rows are published whole, with counts, period and warnings', async () => {
    const result = await load(
      `${HEADER}a,marram,2024-01,"tab\there, ""quoted"", back\\slash",0.1,334000,395000\nb,marram,2024-03,,,,\n`,
    );
    expect(result).toMatchObject({
      file: 'reports.csv',
      source: 'reports',
      alreadyLoaded: false,
      read: 2,
      loaded: 2,
      refused: 0,
      heldBack: 0,
      noLocation: 1,
      warnings: [],
      errors: [],
    });
    const [batch] = await database.asOwner((sql) => listBatches(sql, 1));
    expect(batch).toMatchObject({
      id: result.batch,
      state: 'published',
      loadedBy: 'cli:test',
      read: 2,
      loaded: 2,
      noLocation: 1,
      periodFrom: '2024-01-01',
      periodTo: '2024-03-31',
    });
    const rows = await database.asOwner((sql) =>
      sql.query(
        'SELECT reference, words, share, round(ST_X(location)::numeric, 2)::text AS longitude, note FROM report LEFT JOIN report_note ON report_id = id ORDER BY reference',
      ),
    );
    expect(rows).toEqual([
      {
        reference: 'a',
        words: 'tab\there, "quoted", back\\slash',
        share: 0.1,
        longitude: '-3.00',
        note: 'noted: tab\there, "quoted", back\\slash',
      },
      { reference: 'b', words: null, share: null, longitude: null, note: null },
    ]);
  });

  test('the same content again, under whatever name, changes nothing and answers the counts of the first load', async () => {
    const content = `${HEADER}a,marram,2024-01,,,,\n`;
    const first = await load(content);
    const before = await everything(database);
    const again = await load(content, { replace: true }, 'renamed.csv');
    expect(again).toMatchObject({ batch: first.batch, alreadyLoaded: true, read: 1, loaded: 1, noLocation: 1 });
    expect(succeeded(again)).toBe(true);
    expect(await everything(database)).toBe(before);
  });

  test('a dry run checks everything and leaves nothing', async () => {
    const before = await everything(database);
    const result = await load(`${HEADER}a,marram,2024-01,words,,,\n`, { dryRun: true });
    expect(result).toMatchObject({ batch: null, read: 1, loaded: 0, refused: 0, heldBack: 1, errors: [], dryRun: true });
    expect(succeeded(result)).toBe(true);
    expect(await everything(database)).toBe(before);
  });

  test('a header without rows loads with a warning', async () => {
    expect(await load(HEADER)).toMatchObject({ read: 0, loaded: 0, warnings: ['The file has a header but no rows.'] });
  });

  test('undo gives back the very rows, coverage and summaries that a replacing load put aside, in the right order', async () => {
    const first = await load(
      `${HEADER}a,marram,2024-01,"with ""quotes"", (and) \\ more",0.1,334000.25,395000.75\nb,marram,2024-01,,,,\n`,
    );
    const before = await everything(database);
    const second = await load(`${HEADER}c,marram,2024-01,new,,,\n`, { replace: true });
    expect(second.errors).toEqual([]);
    const third = await load(`${HEADER}d,marram,2024-01,newer,,,\nd,marram,2024-02,newer,,,\n`, { replace: true });
    expect(await undo(second.batch!)).toMatchObject({
      ok: false,
      reason: `Batch ${second.batch} was replaced by batch ${third.batch}.`,
    });
    expect(await undo(third.batch!)).toMatchObject({
      ok: true,
      restored: [second.batch],
      batch: { state: 'undone', undoneBy: 'cli:test' },
    });
    expect(await undo(second.batch!)).toMatchObject({ ok: true, restored: [first.batch] });
    expect(await everything(database)).toBe(before);
    expect(await undo(second.batch!)).toMatchObject({ ok: false, reason: expect.stringMatching(/already/) });
    expect(await undo(999_999_999)).toMatchObject({ ok: false, reason: 'There is no batch 999999999.' });
  });

  test('an undone file can be loaded again', async () => {
    const content = `${HEADER}a,marram,2024-01,,,,\n`;
    const first = await load(content);
    await undo(first.batch!);
    const again = await load(content);
    expect(again).toMatchObject({ alreadyLoaded: false, loaded: 1 });
    expect(again.batch).not.toBe(first.batch);
  });

  test('two loads of the same months at once: one is loaded, the other refused; none lost, none summed', async () => {
    const contents = ['a', 'b'].map(
      (name) => HEADER + Array.from({ length: 3_000 }, (_, index) => `${name}${index},marram,2024-01,,,,\n`).join(''),
    );
    const results = await Promise.all(contents.map((content, index) => load(content, {}, `${index}.csv`)));
    expect(results.map(succeeded).sort()).toEqual([false, true]);
    const [counted] = await database.asOwner((sql) => sql.query<{ count: number }>('SELECT count(*) AS count FROM report'));
    expect(counted!.count).toBe(3_000);
  });

  test('the same file twice at once is loaded once', async () => {
    const content = HEADER + Array.from({ length: 3_000 }, (_, index) => `r${index},marram,2024-01,,,,\n`).join('');
    const results = await Promise.all([load(content, {}, 'one.csv'), load(content, {}, 'two.csv')]);
    expect(results.map(({ alreadyLoaded }) => alreadyLoaded).sort()).toEqual([false, true]);
    expect(results[0]!.batch).toBe(results[1]!.batch);
  });

  test('a folder for refused rows that cannot be written does not hide the refusals', async () => {
    await writeFile(path.join(directory, 'in-the-way'), '');
    await chmod(path.join(directory, 'in-the-way'), 0o400);
    const file = path.join(directory, 'bad.csv');
    await writeFile(file, `${HEADER}a,marram,never,,,,\n`);
    const result = await loadFile(
      database,
      reports,
      { path: file, refusedDirectory: path.join(directory, 'in-the-way') },
      { replace: false, dryRun: false },
      'cli:test',
    );
    expect(result).toMatchObject({ refused: 1, refusedRows: null });
  });
});
