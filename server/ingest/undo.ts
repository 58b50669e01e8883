/**
 * Takes a published batch back: its rows go, what it replaced comes back, derived tables follow. The state before, exactly. Rows of
 * restricted records would be destroyed with it, which whoever asked for the restriction may need: that only the operator does, by saying so.
 */
import { nameOf, type Who } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { findBatch, type BatchRecord } from './batches.js';
import { deleteRows, lockMoves, restore } from './put-aside.js';
import { monthsBeyondCoverage } from './records/record-coverage.js';
import { restrictedOf, type RestrictedRows } from './records/restricted-rows.js';
import type { Source } from './source.js';

export type UndoOutcome =
  | { readonly ok: true; readonly batch: BatchRecord; readonly restored: readonly number[]; readonly restricted: number }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly remedy: string;
      /** How many rows of restricted records keep it from being taken back. */
      readonly restricted?: number;
    };

/** All in one transaction: a killed undo undoes nothing. */
export async function undoBatch(
  database: Database,
  findSource: (name: string) => Source | undefined,
  batchId: number,
  who: Who,
  { withRestricted = false } = {},
): Promise<UndoOutcome> {
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    const batch = await findBatch(sql, batchId);
    const refusal = await whyNot(sql, batch, batchId);
    if (refusal !== null) return refusal;
    const restricted = await restrictedOf(sql, batchId);
    if (restricted.rows > 0 && !withRestricted) return keptFor(batch!, restricted);
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
    const destroyed = restricted.rows > 0 ? { restricted: restricted.rows } : {};
    const detail = { sources: [of], batches: restored.map(String), ...destroyed };
    await recordIn(sql, who, { action: 'UNDO', subject: `batch:${batchId}`, detail, rowCount: loaded });
    return { ok: true, batch: (await findBatch(sql, batchId))!, restored, restricted: restricted.rows };
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

/** How many, and who can lift it; of no other load, and no reference. */
function keptFor({ id, agency }: BatchRecord, { rows, byOperator }: RestrictedRows): UndoOutcome {
  const of = rows === 1 ? '1 row of a record' : `${rows} rows of records`;
  const who = [
    ...(byOperator > 0 ? [`the operator of this installation (${byOperator})`] : []),
    ...(rows > byOperator ? [`${agency ?? 'the operator of this installation'} (${rows - byOperator})`] : []),
  ];
  return {
    ok: false,
    reason: `Batch ${id} holds ${of} whose processing is restricted; taken back, ${rows === 1 ? 'it' : 'they'} would be destroyed.`,
    remedy: `First it must be lifted, by ${who.join(' and ')}; nothing was changed.`,
    restricted: rows,
  };
}
