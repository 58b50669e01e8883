import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeAbandonedLoads } from '../../server/ingest/abandoned-loads.js';
import { loadFile } from '../../server/ingest/load.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { bundleChild } from './child-bundle.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { engines, testDatabase } from '../database.js';
import { createReportTables, everything, reports } from './reports-source.js';

const ROWS = 50_000;
/** Of the 29 steps the child reports (opened, comparing, 26 portions checked, publishing), and milliseconds after the step. */
const MOMENTS: Record<string, readonly (readonly [step: number, delay: number])[]> = {
  server: [
    [1, 0],
    [2, 0],
    [3, 0],
    [7, 3],
    [16, 1],
    [28, 0],
    [29, 0],
    [29, 40],
    [29, 120],
    [29, 300],
  ],
  embedded: [
    [9, 0],
    [29, 0],
    [29, 400],
  ],
};

describe.each(engines)('kill -9 in the middle of a load (%s)', (engine) => {
  let database: PostgresDatabase;
  let directory: string;
  let child: string;
  let file: string;

  beforeAll(async () => {
    child = await bundleChild('kill-child.ts');
    database = await testDatabase(engine);
    await createReportTables(database);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-killed-'));
    file = path.join(directory, 'new.csv');
    const header = 'reference,force,month,words,share,easting,northing\n';
    const old = path.join(directory, 'old.csv');
    await writeFile(old, `${header}old,marram,2024-01,"a, b",0.1,334000,395000\n`);
    await loadFile(database, reports, { path: old }, { replace: false, dryRun: false }, 'cli:test');
    const rows = Array.from(
      { length: ROWS },
      (_, row) => `r${row},marram,2024-01,words ${row},0.${row},334${String(row % 1000).padStart(3, '0')},395000\n`,
    );
    await writeFile(file, header + rows.join(''));
  });
  afterAll(async () => {
    await database?.close();
    if (directory) await rm(directory, { recursive: true, force: true });
  });

  test.each(MOMENTS[engine]!)('after step %i and %i ms: all or nothing', async (step, delay) => {
    const before = await everything(database);
    await runAndKill(step, delay);
    const removed = await removeOnceReleased();
    const after = await everything(database);
    if (after === before) return;
    // The load was quicker than the signal: then it is there whole, and nothing of it was abandoned.
    expect(removed).toBe(0);
    expect(step).toBe(29);
    await expectLoadedWhole();
    await putBack();
    expect(await everything(database)).toBe(before);
  });

  test('left alone, the same load is there whole', async () => {
    await runAndKill(Infinity, 0);
    await expectLoadedWhole();
  });

  async function runAndKill(step: number, delay: number): Promise<void> {
    const { host, url } = database.dataSource.options as { host?: string; url?: string };
    const running = spawn(process.execPath, [child, url ?? host!, database.schema, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => running.on('close', resolve));
    let steps = 0;
    for await (const _ of createInterface({ input: running.stdout })) {
      if (++steps === step) setTimeout(() => running.kill('SIGKILL'), delay);
    }
    await ended;
    expect(steps).toBeGreaterThanOrEqual(Math.min(step, 30));
  }

  /** The server first finishes what the killed process asked last; until then that load is locked, and rightly left alone. */
  async function removeOnceReleased(): Promise<number> {
    let removed = 0;
    for (;;) {
      removed += await removeAbandonedLoads(database);
      const staging = await database.asOwner((sql) => sql.query("SELECT FROM batch WHERE state = 'staging'"));
      if (staging.length === 0) return removed;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function expectLoadedWhole(): Promise<void> {
    const [counted] = await database.asOwner((sql) =>
      sql.query(
        `SELECT (SELECT count(*) FROM report) AS reports, (SELECT count(*) FROM report_note) AS notes, (SELECT sum(count)::int FROM report_summary) AS summed,
                (SELECT count(*) FROM pg_class WHERE relname LIKE 'stage\\_%' AND relnamespace = current_schema()::regnamespace) AS stages`,
      ),
    );
    expect(counted).toEqual({ reports: ROWS, notes: ROWS, summed: ROWS, stages: 0 });
  }

  async function putBack(): Promise<void> {
    const [newest] = await database.asOwner((sql) =>
      sql.query<{ id: number }>("SELECT max(id) AS id FROM batch WHERE state = 'published'"),
    );
    expect(await undoBatch(database, () => reports, newest!.id, 'cli:test')).toMatchObject({ ok: true });
  }
});
