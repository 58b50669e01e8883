/**
 * Rows that a replacing load takes out are kept as row literals, so that undoing the load gives back the very same rows.
 */
import { renewDataVersion } from '../database/data-version.js';
import type { Sql } from '../database/database.js';
import { quoted } from './stage.js';

/** What a batch covers belongs to it like its rows; last, for nothing refers to it. */
const COVERAGE = 'batch_coverage';

/**
 * Only one load, undo or removal may move rows at a time; readers are not held up. What processes keep of the data ends with the
 * transaction's commit.
 */
export async function lockMoves(sql: Sql): Promise<void> {
  await sql.execute('LOCK TABLE replaced_row IN EXCLUSIVE MODE');
  await renewDataVersion(sql);
}

/** Moves the rows of a published batch into `replaced_row`. */
export async function putAside(sql: Sql, tables: readonly string[], batchId: number, replacedBy: number): Promise<void> {
  for (const table of [...tables, COVERAGE]) {
    await sql.execute(
      `INSERT INTO replaced_row (batch_id, replaced_by, table_name, row_text)
       SELECT batch_id, $2, $3, ${quoted(table)}::text FROM ${quoted(table)} WHERE batch_id = $1`,
      [batchId, replacedBy, table],
    );
  }
  await deleteRows(sql, tables, batchId);
  await sql.execute("UPDATE batch SET state = 'replaced' WHERE id = $1", [batchId]);
}

/** Children first, as `Source.tables` lists them. */
export async function deleteRows(sql: Sql, tables: readonly string[], batchId: number): Promise<void> {
  for (const table of [...tables, COVERAGE]) {
    await sql.execute(`DELETE FROM ${quoted(table)} WHERE batch_id = $1`, [batchId]);
  }
}

/** Gives back what `replacedBy` had put aside; answers the batches that are published again. */
export async function restore(sql: Sql, tables: readonly string[], replacedBy: number): Promise<number[]> {
  for (const table of [...tables].reverse().concat(COVERAGE)) {
    const columns = await sql.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
        WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
      [quoted(table)],
    );
    const names = columns.map(({ name }) => quoted(name));
    // OFFSET 0 keeps the row literal from being read anew for each column.
    await sql.execute(
      `INSERT INTO ${quoted(table)} (${names.join(', ')}) OVERRIDING SYSTEM VALUE
       SELECT ${names.map((name) => `(kept).${name}`).join(', ')}
         FROM (SELECT row_text::${quoted(table)} AS kept FROM replaced_row WHERE replaced_by = $1 AND table_name = $2 OFFSET 0) AS aside`,
      [replacedBy, table],
    );
  }
  await sql.execute('DELETE FROM replaced_row WHERE replaced_by = $1', [replacedBy]);
  const back = await sql.query<{ id: number }>(
    "UPDATE batch SET state = 'published' WHERE id = ANY (SELECT unnest(replaces) FROM batch WHERE id = $1) RETURNING id",
    [replacedBy],
  );
  return back.map(({ id }) => id);
}
