/**
 * Takes away what killed loads left: staging tables and the batch rows that say «staging». Run at start and before each load;
 * loads that go on in this or another process are left alone.
 */
import type { Database, Sql } from '../database/database.js';
import { isAlive, STALE_SECONDS, type ProcessMark } from './process-mark.js';
import { dropStages } from './stage.js';

/** @returns how many loads were taken away */
export async function removeAbandonedLoads(database: Database): Promise<number> {
  return database.asOwner(async (sql) => {
    const dead = await abandonedBatches(sql);
    await sql.execute('DELETE FROM batch WHERE id = ANY ($1::bigint[])', [dead]);
    for (const batchId of dead) await dropStages(sql, batchId);
    await dropStrayStages(sql);
    return dead.length;
  });
}

/** A batch that is just being published is locked, and alive. */
async function abandonedBatches(sql: Sql): Promise<number[]> {
  const staging = await sql.query<{ id: number; mark: ProcessMark | null; stale: boolean }>(
    `SELECT id, options -> 'load' AS mark,
            coalesce((options ->> 'heartbeat')::timestamptz < clock_timestamp() - make_interval(secs => $1), true) AS stale
       FROM batch WHERE state = 'staging' FOR UPDATE SKIP LOCKED`,
    [STALE_SECONDS],
  );
  return staging
    .filter(({ mark, stale }) => {
      const alive = mark === null ? null : isAlive(mark);
      return alive === null ? stale : !alive;
    })
    .map(({ id }) => id);
}

/** Staging tables whose batch is gone. */
async function dropStrayStages(sql: Sql): Promise<void> {
  const stray = await sql.query<{ batch: string }>(
    `SELECT DISTINCT split_part(c.relname, '_', 2) AS batch
       FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname ~ '^stage_[0-9]+_'
        AND NOT EXISTS (SELECT FROM batch b WHERE b.id = split_part(c.relname, '_', 2)::bigint AND b.state = 'staging')`,
  );
  for (const { batch } of stray) await dropStages(sql, Number(batch));
}
