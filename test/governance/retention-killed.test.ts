/** A disposal that is killed: of one agreement everything is disposed of, or nothing is, and the next run does what is left. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { applyRetention } from '../../server/governance/dispose.js';
import { checkIncidentSummaries } from '../../server/incidents/check-summaries.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { recordedCrime } from '../../server/ingest/recorded-crime.js';
import { engines, testDatabase } from '../database.js';
import { snapshot } from '../incidents/tables.js';
import { bundleChild } from '../ingest/child-bundle.js';
import { loadText } from '../ingest/load-text.js';
import { register } from './agreements.js';

const TODAY = '2026-11-26';
const dayOf = (row: number): string => `${row % 2 === 0 ? '2024-03' : '2026-03'}-${String((row % 28) + 1).padStart(2, '0')}`;
const ROWS = 2_000;
const REPORTS = Array.from({ length: ROWS }, (_, row) => `A${row},marram,${dayOf(row)},${334000 + (row % 900)},395000,Noise\n`);
const CRIMES = Array.from({ length: ROWS }, (_, row) => `C${row},marram,${dayOf(row)},${334000 + (row % 900)},395000,Theft\n`);

describe.each(engines)('kill -9 in the middle of a disposal (%s)', (engine) => {
  let database: PostgresDatabase | undefined;
  let child: string;
  beforeEach(async () => {
    child ??= await bundleChild('../governance/dispose-child.ts');
    await database?.close();
    database = await testDatabase(engine);
    await register(database, { retention: { months: 24, rule: 'delete' } });
    await load(asbReports, `reference,force,occurred_from,easting,northing,category\n${REPORTS.join('')}`);
    await load(recordedCrime, `reference,force,occurred_from,easting,northing,offence_group\n${CRIMES.join('')}`);
  }, 120_000);
  afterAll(() => database?.close());

  const load = async (source: Parameters<typeof loadText>[1], text: string) =>
    expect(await loadText(database!, source, text)).toMatchObject({ loaded: ROWS, errors: [] });

  test.each(['before asb-reports', 'after asb-reports', 'before recorded-crime', 'after recorded-crime'])(
    '%s: nothing was disposed of, and the next run disposes of all',
    async (step) => {
      const before = await everything();
      expect(await runAndKill(step)).toBe(true);
      expect(await everything()).toEqual(before);
      await finishesWhole();
    },
  );

  test('when all is done: all of it is, and the next run has nothing to do', async () => {
    expect(await runAndKill('done')).toBe(true);
    await isWhole();
    const after = await everything();
    expect(await applyRetention(database!, 'cli:test', { today: TODAY })).toEqual([]);
    expect(await everything()).toEqual(after);
  });

  test.each(engine === 'server' ? [10, 50, 120, 250, 500] : [150])(
    '%i ms after it began: all or nothing, and the next run finishes it',
    async (delay) => {
      const before = await everything();
      await runAndKill(null, delay);
      const after = await everything();
      if (after.disposals.length === 0) {
        expect(after).toEqual(before);
        await finishesWhole();
      } else await isWhole();
    },
  );

  async function finishesWhole(): Promise<void> {
    const disposals = await applyRetention(database!, 'cli:test', { today: TODAY });
    expect(disposals.map(({ source, rows }) => [source, rows])).toEqual([
      ['asb-reports', ROWS / 2],
      ['recorded-crime', ROWS / 2],
    ]);
    await isWhole();
  }

  async function isWhole(): Promise<void> {
    const { disposals, audit } = await everything();
    expect(disposals).toHaveLength(2);
    expect(audit).toBe(2);
    const left = await database!.asOwner((sql) =>
      sql.query(
        `SELECT min(occurred_from) >= '2024-11-26' AS young, count(*) AS rows
           FROM (SELECT occurred_from FROM asb_report UNION ALL SELECT occurred_from FROM recorded_crime) r`,
      ),
    );
    expect(left).toEqual([{ young: true, rows: ROWS }]);
    expect(await database!.asOwner(checkIncidentSummaries)).toEqual([]);
  }

  /** Whether it came to the step; without one, it is killed so long after it began. */
  async function runAndKill(step: string | null, delay = 0): Promise<boolean> {
    const { host, url } = database!.dataSource.options as { host?: string; url?: string };
    const running = spawn(process.execPath, [child, url ?? host!, database!.schema, TODAY, step ?? ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => running.on('close', resolve));
    let reached = false;
    for await (const line of createInterface({ input: running.stdout })) {
      if (step === null && line === 'open') setTimeout(() => running.kill('SIGKILL'), delay);
      if (line !== step) continue;
      reached = true;
      running.kill('SIGKILL');
    }
    await ended;
    return reached;
  }

  async function everything(): Promise<{ rows: unknown; disposals: readonly object[]; audit: number }> {
    const rows = await snapshot(database!);
    return database!.asOwner(async (sql) => {
      // The dead process's transaction goes when its connection is found to be gone; until then its lock is held.
      await sql.execute('LOCK TABLE replaced_row IN EXCLUSIVE MODE');
      const disposals = await sql.query<object>('SELECT agreement, batch_id, rows FROM disposal ORDER BY id');
      const [{ count }] = (await sql.query(`SELECT count(*) AS count FROM audit_event WHERE action = 'DISPOSE'`)) as [
        { count: number },
      ];
      return { rows, disposals, audit: count };
    });
  }
});
