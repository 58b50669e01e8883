/**
 * How many rows a street file has of each kind, force and month, and of each force and place: what most questions to its rows come down to,
 * found in one reading of them instead of one a question.
 */
import type { Sql } from '../database/database.js';
import { useMemory } from '../incidents/working-memory.js';

/** Makes the temporary table `street_tally` from the stage's rows. */
export async function tallyStreetRows(sql: Sql, stage: string): Promise<void> {
  await useMemory(sql);
  await sql.execute('DROP TABLE IF EXISTS pg_temp.street_tally');
  await sql.execute(
    `CREATE TEMPORARY TABLE street_tally ON COMMIT DROP AS
     SELECT asb, month, force_code, place_key, count(*)::int AS rows FROM ${stage}
      GROUP BY GROUPING SETS ((asb, month, force_code), (force_code, place_key))`,
  );
  await sql.execute('ANALYZE street_tally');
}

/** (asb, month, force_code, rows) */
export const ROWS_BY_MONTH = '(SELECT asb, month, force_code, rows FROM street_tally WHERE place_key IS NULL)';

/** (force_code, place_key, rows) */
export const ROWS_BY_PLACE = '(SELECT force_code, place_key, rows FROM street_tally WHERE place_key IS NOT NULL)';
