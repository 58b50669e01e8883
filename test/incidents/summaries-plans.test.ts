/**
 * Reports with instants of their own are summarised without comparing each with each: counted in the plans, not timed. Such a load has as many
 * different «words» as rows, of which the planner knows nothing until it is told.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sql } from '../../server/database/database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { refreshIncidentSummaries } from '../../server/incidents/incident-summaries.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

const ROWS = 20_000;
/** Loaded in parts, which are summarised together. */
const PARTS = 4;
/** Rows handled by any step of a plan, at most so many times the rows loaded: the levels of squares and the two slices of each row. */
const MOST_TIMES = 20;

const SUMMARIES = ['incident_series', 'incident_slice', 'incident_lsoas', 'incident_area_count', 'incident_cell_count'];

interface Node {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

const handled = (node: Node): number =>
  Math.max(
    (node['Actual Rows'] + (node['Rows Removed by Join Filter'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) *
      node['Actual Loops'],
    ...(node.Plans ?? []).map(handled),
  );

let database: PostgresDatabase;
const batches: number[] = [];

beforeAll(async () => {
  database = await testDatabase('server');
  const header = 'reference,force,agency,occurred_from,longitude,latitude,category,national_type';
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const at = new Date(Date.UTC(2023, 4, 1) + row * 70 * 60_000).toISOString();
    return `R${row},force-${Math.floor((row * PARTS) / ROWS)},police,${at},${-3 + (row % 200) / 1000},${53.4 + Math.floor(row / 200) / 1000},Noise ${row % 9},nuisance`;
  });
  for (let part = 0; part < PARTS; part += 1) {
    const some = rows.slice((part * ROWS) / PARTS, ((part + 1) * ROWS) / PARTS);
    const result = await loadText(database, asbReports, [header, ...some, ''].join('\n'), {}, `part-${part}.csv`);
    expect([result.loaded, result.errors]).toEqual([ROWS / PARTS, []]);
    batches.push(result.batch!);
  }
}, 120_000);
afterAll(() => database.close());

it('no statement handles many more rows than were loaded', async () => {
  const most = new Map<string, number>();
  await database.asOwner(async (sql) => {
    // A statement that would go on for ever is stopped, and fails the test.
    await sql.execute(`SET LOCAL statement_timeout = '30s'`);
    // As the first load finds them: empty, and nothing known of them.
    await sql.execute(`TRUNCATE ${SUMMARIES.join(', ')}`);
    await sql.execute(`DELETE FROM pg_statistic WHERE starelid = ANY ($1::regclass[])`, [SUMMARIES]);
    await refreshIncidentSummaries(explained(sql, most), batches);
  });
  expect(most.size).toBeGreaterThan(15);
  expect(Math.max(...most.values()), 'the plans are those of the rows').toBeGreaterThanOrEqual(ROWS);
  expect([...most].filter(([, rows]) => rows > MOST_TIMES * ROWS)).toEqual([]);
});

/** Runs each statement that can be explained as `EXPLAIN ANALYZE`, which does what it says, and notes the most rows that a step handled. */
function explained(sql: Sql, most: Map<string, number>): Sql {
  return Object.assign(Object.create(sql) as Sql, {
    execute: async (text: string, parameters: readonly unknown[] = []): Promise<number> => {
      const asked = text.trim();
      if (!/^(INSERT|UPDATE|DELETE|CREATE TEMPORARY TABLE \w+ ON COMMIT DROP AS)\b/.test(asked))
        return sql.execute(text, parameters);
      const [row] = await sql.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
        `EXPLAIN (ANALYZE, TIMING off, FORMAT json) ${asked}`,
        parameters,
      );
      const { Plan } = row!['QUERY PLAN'][0]!;
      most.set(asked.replaceAll(/\s+/g, ' ').slice(0, 90), handled(Plan));
      return Plan['Actual Rows'];
    },
  });
}
