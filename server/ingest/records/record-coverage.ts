/** A batch's coverage says how many rows it has for a month; summaries are held against it. It follows a record that goes, comes or moves. */
import type { Sql } from '../../database/database.js';
import type { MonthOfForce } from '../../incidents/incident-summaries.service.js';
import type { Source } from '../source.js';
import { hasReferences, type RecordSource } from './record-key.js';
import { keptAside } from './rows-aside.js';

/** Rows that came to, or (negative) went from, a month of a batch. */
export interface MonthChange {
  readonly batch: number;
  readonly force: string;
  readonly month: string;
}

/** What a statement over an incident table returns for `MonthChange`. */
export const monthChange = (row: string): string =>
  `${row}.batch_id AS batch, ${row}.force_code AS force, london_month(${row}.occurred_from)::text AS month`;

export async function changeCoverage(sql: Sql, source: RecordSource, changes: readonly MonthChange[], by: 1 | -1): Promise<void> {
  for (const { batch, force, month } of changes) {
    await sql.execute(
      `UPDATE batch_coverage SET rows = rows + $6
        WHERE batch_id = $1 AND kind = $2 AND force_code = $3 AND source = $4 AND month = $5::date`,
      [batch, source.removable.kind, force, source.name, month, by],
    );
  }
}

/** The same of batches that were put aside. */
export async function changeCoverageAside(
  sql: Sql,
  source: RecordSource,
  changes: readonly MonthChange[],
  by: 1 | -1,
): Promise<void> {
  for (const { batch, force, month } of changes) {
    await sql.execute(
      `UPDATE replaced_row r
          SET row_text = ROW((c).batch_id, (c).kind, (c).force_code, (c).source, (c).month, (c).rows + $6)::batch_coverage::text
         FROM (SELECT at_row, kept AS c FROM ${keptAside('batch_coverage')}) one
        WHERE r.ctid = at_row AND (c).batch_id = $1 AND (c).kind = $2 AND (c).force_code = $3 AND (c).source = $4 AND (c).month = $5::date`,
      [batch, source.removable.kind, force, source.name, month, by],
    );
  }
}

/** The months whose summaries are to be made anew, rather than all that the rows' loads cover. */
export function monthsTouched({ name, removable }: RecordSource, changes: readonly MonthChange[]): MonthOfForce[] {
  return changes.map(({ force, month }) => ({ kind: removable.kind, source: name, force, month }));
}

/**
 * Months in which loads have rows without covering them: a correction moved a record there, into another load's month. Only sources with
 * corrected times are asked.
 */
export async function monthsBeyondCoverage(sql: Sql, source: Source, batchIds: readonly number[]): Promise<MonthOfForce[]> {
  if (!hasReferences(source)) return [];
  const { table, kind } = source.removable;
  const moved = await sql.query(`SELECT FROM record_correction WHERE source = $1 AND cells ? 'occurred_from' LIMIT 1`, [
    source.name,
  ]);
  if (moved.length === 0) return [];
  const months = await sql.query<MonthChange>(
    `SELECT DISTINCT ${monthChange('t')} FROM ${table} t WHERE t.batch_id = ANY ($1::bigint[]) AND NOT EXISTS (
       SELECT FROM batch_coverage c WHERE c.batch_id = t.batch_id AND c.kind = $2 AND c.force_code = t.force_code
          AND c.source = t.source AND c.month = london_month(t.occurred_from))`,
    [batchIds, kind],
  );
  return monthsTouched(source, months);
}
