/** Takes a published batch back: its rows go, what it replaced comes back, derived tables follow. The state before, exactly. */
import { nameOf, type Who } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { findBatch, type BatchRecord } from './batches.js';
import { deleteRows, lockMoves, restore } from './put-aside.js';
import { monthsBeyondCoverage } from './records/record-coverage.js';
import type { Source } from './source.js';

export type UndoOutcome =
  | { readonly ok: true; readonly batch: BatchRecord; readonly restored: readonly number[] }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

/** All in one transaction: a killed undo undoes nothing. */
export async function undoBatch(
  database: Database,
  findSource: (name: string) => Source | undefined,
  batchId: number,
  who: Who,
): Promise<UndoOutcome> {
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    const batch = await findBatch(sql, batchId);
    const refusal = await whyNot(sql, batch, batchId);
    if (refusal !== null) return refusal;
    const source = findSource(batch!.source);
    if (source === undefined) throw new Error(`batch ${batchId} is of source «${batch!.source}», which does not exist`);

    await deleteRows(sql, source.tables, batchId);
    await sql.execute('DELETE FROM restricted_row WHERE batch_id = $1', [batchId]);
    await sql.execute("UPDATE batch SET state = 'undone', undone_at = clock_timestamp(), undone_by = $2 WHERE id = $1", [
      batchId,
      nameOf(who),
    ]);
    const restored = await restore(sql, source.tables, batchId);
    const months = await monthsBeyondCoverage(sql, source, restored);
    await source.refresh(sql, { batchIds: [batchId, ...restored], months });
    const { loaded, source: of } = batch!;
    const detail = { sources: [of], batches: restored.map(String) };
    await recordIn(sql, who, { action: 'UNDO', subject: `batch:${batchId}`, detail, rowCount: loaded });
    return { ok: true, batch: (await findBatch(sql, batchId))!, restored };
  });
}

async function whyNot(sql: Sql, batch: BatchRecord | null, batchId: number): Promise<UndoOutcome | null> {
  if (batch === null) {
    return { ok: false, reason: `There is no batch ${batchId}.`, remedy: 'The list of batches shows their numbers.' };
  }
  if (batch.state === 'undone') {
    return {
      ok: false,
      reason: `Batch ${batchId} was taken back already, by ${batch.undoneBy}.`,
      remedy: 'Load the file again if you want it.',
    };
  }
  if (batch.state === 'replaced') {
    const newer = await sql.query<{ id: number }>(
      'SELECT id FROM batch WHERE $1 = ANY (replaces) AND state <> $2 ORDER BY id DESC LIMIT 1',
      [batchId, 'undone'],
    );
    return {
      ok: false,
      reason: `Batch ${batchId} was replaced by batch ${newer[0]!.id}.`,
      remedy: `Take batch ${newer[0]!.id} back first.`,
    };
  }
  return null;
}
