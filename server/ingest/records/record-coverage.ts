/** A batch's coverage says how many rows it has for a month; summaries are held against it. It follows a record that goes, comes or moves. */
import type { Sql } from '../../database/database.js';
import type { RecordSource } from './record-key.js';
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
