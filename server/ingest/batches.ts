/** What `batch` says of loads: found by content, begun, published, listed. */
import type { Database, Sql } from '../database/database.js';
import { READABLE_FORCES } from '../incidents/readable-forces.sql.js';
import type { LoadOptions } from './source.js';
import { ownMark } from './process-mark.js';

export interface BatchRecord {
  readonly id: number;
  readonly source: string;
  readonly fileName: string;
  readonly state: 'published' | 'undone' | 'replaced';
  readonly loadedBy: string;
  /** Whose analyst loaded it; null for the operator. */
  readonly agency: string | null;
  readonly loadedAt: Date;
  readonly read: number;
  readonly loaded: number;
  readonly refused: number;
  readonly heldBack: number;
  readonly noLocation: number;
  readonly warnings: readonly string[];
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly agreement: string | null;
  readonly invented: boolean;
  readonly replaces: readonly number[];
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  /** Records taken out one by one since. */
  readonly removed: number;
  readonly removedBy: readonly string[];
}

const COLUMNS = `id, source, file_name AS "fileName", state, loaded_by AS "loadedBy", agency, loaded_at AS "loadedAt", rows_read AS read,
  rows_loaded AS loaded, rows_refused AS refused, rows_held_back AS "heldBack", rows_no_location AS "noLocation", warnings,
  period_from AS "periodFrom", period_to AS "periodTo", agreement, invented, replaces::text[] AS replaces,
  undone_at AS "undoneAt", undone_by AS "undoneBy",
  (SELECT coalesce(sum(r.rows), 0)::int FROM batch_removal r WHERE r.batch_id = batch.id) AS removed,
  ARRAY(SELECT DISTINCT r.removed_by FROM batch_removal r WHERE r.batch_id = batch.id ORDER BY 1) AS "removedBy"`;

type StoredBatch = Omit<BatchRecord, 'replaces'> & { readonly replaces: readonly string[] };

function fromStored(row: StoredBatch): BatchRecord {
  return { ...row, replaces: row.replaces.map(Number) };
}

export interface BatchCounts {
  readonly read: number;
  readonly loaded: number;
  readonly noLocation: number;
  readonly warnings: readonly string[];
}

/** The published batch of the very same content, read in the same way. */
export async function findPublished(sql: Sql, source: string, sha256: string, options: LoadOptions): Promise<BatchRecord | null> {
  const rows = await sql.query<StoredBatch>(
    `SELECT ${COLUMNS} FROM batch
      WHERE state = 'published' AND source = $1 AND content_sha256 = $2
        AND options ->> 'type' IS NOT DISTINCT FROM $3 AND options ->> 'vintage' IS NOT DISTINCT FROM $4`,
    [source, sha256, options.type ?? null, options.vintage === undefined ? null : String(options.vintage)],
  );
  return rows[0] === undefined ? null : fromStored(rows[0]);
}

export async function beginBatch(
  sql: Sql,
  batch: { source: string; fileName: string; sha256: string; options: LoadOptions; who: string },
): Promise<number> {
  const { type, vintage, agreement, agency, invented } = batch.options;
  const rows = await sql.query<{ id: number }>(
    `INSERT INTO batch (source, file_name, content_sha256, state, options, loaded_by, agency, agreement, invented)
     VALUES ($1, $2, $3, 'staging', $4::jsonb || jsonb_build_object('heartbeat', clock_timestamp()), $5, $6, $7, $8) RETURNING id`,
    [
      batch.source,
      batch.fileName,
      batch.sha256,
      JSON.stringify({ type, vintage, load: ownMark() }),
      batch.who,
      agency ?? null,
      agreement ?? null,
      invented ?? false,
    ],
  );
  return rows[0]!.id;
}

export async function beat(database: Database, batchId: number): Promise<void> {
  await database.asOwner((sql) =>
    sql.execute(
      "UPDATE batch SET options = options || jsonb_build_object('heartbeat', clock_timestamp()) WHERE id = $1 AND state = 'staging'",
      [batchId],
    ),
  );
}

/** Locks the batch that is about to be published. False when another process took the load for dead and removed it. */
export async function lockStaging(sql: Sql, batchId: number): Promise<boolean> {
  const rows = await sql.query("SELECT FROM batch WHERE id = $1 AND state = 'staging' FOR UPDATE", [batchId]);
  return rows.length === 1;
}

/** The period is what the batch covers, whole months; null for sources that cover no months. */
export async function markPublished(sql: Sql, batchId: number, counts: BatchCounts, replaces: readonly number[]): Promise<void> {
  await sql.execute(
    `UPDATE batch SET state = 'published', options = options - 'load' - 'heartbeat', loaded_at = clock_timestamp(),
            rows_read = $2, rows_loaded = $3, rows_no_location = $4, warnings = $5::jsonb, replaces = $6::bigint[],
            period_from = coalesce(period_from, (SELECT min(month) FROM batch_coverage WHERE batch_id = $1)),
            period_to = coalesce(period_to, (SELECT (max(month) + interval '1 month - 1 day')::date FROM batch_coverage WHERE batch_id = $1))
      WHERE id = $1`,
    [batchId, counts.read, counts.loaded, counts.noLocation, JSON.stringify(counts.warnings), replaces],
  );
}

/** How many rows of a load stand in the tables that its source writes. */
export async function rowsHeld(sql: Sql, tables: readonly string[], batchId: number): Promise<number> {
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table} WHERE batch_id = $1)`).join(' + ');
  const [held] = await sql.query<{ rows: number }>(`SELECT (${counts})::int AS rows`, [batchId]);
  return held!.rows;
}

export async function deleteBatch(sql: Sql, batchId: number): Promise<void> {
  await sql.execute("DELETE FROM batch WHERE id = $1 AND state = 'staging'", [batchId]);
}

/** Of loads that cover forces, those of a force that is read here (HOMEWARD_FORCES). One taken back covers nothing any more. */
const OF_READABLE_FORCES = `(homeward_forces.names IS NULL
  OR NOT EXISTS (SELECT FROM batch_coverage v WHERE v.batch_id = batch.id)
  OR EXISTS (SELECT FROM batch_coverage v WHERE v.batch_id = batch.id AND v.force_code = ANY (homeward_forces.names)))`;

const LISTED = `batch, (SELECT ${READABLE_FORCES} AS names) homeward_forces WHERE state <> 'staging' AND ${OF_READABLE_FORCES}`;

/** A batch of the list; null for one that is none, or not listed. */
export async function findListed(sql: Sql, batchId: number): Promise<BatchRecord | null> {
  const rows = await sql.query<StoredBatch>(`SELECT ${COLUMNS} FROM ${LISTED} AND id = $1`, [batchId]);
  return rows[0] === undefined ? null : fromStored(rows[0]);
}

export async function findBatch(sql: Sql, batchId: number): Promise<BatchRecord | null> {
  const rows = await sql.query<StoredBatch>(`SELECT ${COLUMNS} FROM batch WHERE id = $1 AND state <> 'staging'`, [batchId]);
  return rows[0] === undefined ? null : fromStored(rows[0]);
}

/** Newest first, below `before` where given. Loads that are still being read are not batches yet. */
export async function listBatches(sql: Sql, limit: number, before: number | null = null): Promise<BatchRecord[]> {
  const rows = await sql.query<StoredBatch>(
    `SELECT ${COLUMNS} FROM ${LISTED} AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $1`,
    [limit, before],
  );
  return rows.map(fromStored);
}

export async function countBatches(sql: Sql): Promise<number> {
  const rows = await sql.query<{ count: number }>(`SELECT count(*) AS count FROM ${LISTED}`);
  return rows[0]!.count;
}
