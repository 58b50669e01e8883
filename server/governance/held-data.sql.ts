/** What is held under which agreement: loads that are in use, or put aside by a newer one and so still there. */
import type { Sql } from '../database/database.js';

export interface HeldLoad {
  readonly batch: number;
  readonly source: string;
  readonly fileName: string;
  /** As the load names it; the register may not know it. */
  readonly agreement: string | null;
  readonly invented: boolean;
  readonly loadedAt: Date;
  /** The last day that it covers; of what covers no months the day of the load. */
  readonly newest: string;
  /** Rows that are there, coarsened ones among them. */
  readonly rows: number;
  /** Rows that are there as they were loaded. */
  readonly fullRows: number;
}

/** Loads with rows left, oldest first. */
export async function heldLoads(sql: Sql): Promise<HeldLoad[]> {
  return sql.query<HeldLoad>(
    `SELECT * FROM (
       SELECT id AS batch, source, file_name AS "fileName", agreement, invented, loaded_at AS "loadedAt",
              coalesce(period_to, (loaded_at AT TIME ZONE 'Europe/London')::date) AS newest,
              rows_loaded - removed - deleted AS rows, rows_loaded - removed - disposed AS "fullRows"
         FROM batch
         CROSS JOIN LATERAL (SELECT coalesce(sum(rows), 0)::bigint AS removed FROM batch_removal WHERE batch_id = batch.id) r
         CROSS JOIN LATERAL (SELECT coalesce(sum(rows) FILTER (WHERE action = 'delete'), 0)::bigint AS deleted,
                                    coalesce(sum(full_rows), 0)::bigint AS disposed FROM disposal WHERE batch_id = batch.id) d
        WHERE state IN ('published', 'replaced')) held
      WHERE rows > 0 ORDER BY batch`,
  );
}
