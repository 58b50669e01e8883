/**
 * Takes a single record out by its reference: its row goes, wherever it is kept, its summaries follow, and loading its file again does
 * not bring it back. Of the record nothing stays but a digest of its reference.
 */
import { nameOf, type Who } from '../audit/actor.js';
import type { Database, Sql } from '../database/database.js';
import { lockMoves } from './put-aside.js';
import { liftWords, type LiftOutcome } from './records/lift-words.js';
import { NONE_NOT_SHOWN, type NotShown } from './records/not-shown.js';
import { changeCoverage, changeCoverageAside, monthChange, monthsTouched, type MonthChange } from './records/record-coverage.js';
import { tellChange } from './records/record-history.js';
import {
  agencyOf,
  digestOf,
  hasReferences,
  keyOf,
  NAMED,
  SAID,
  whyNotOne,
  withoutReferences,
  type ChangeBy,
  type RecordKey,
  type Refusal,
} from './records/record-key.js';
import { rowsAside, rowsRestricted } from './records/rows-aside.js';
import type { PublishContext, Source } from './source.js';

export type RemoveOutcome =
  { readonly ok: true; readonly removed: number; readonly force: string; readonly batches: readonly number[] } | Refusal;

/** A record where it is kept: among the rows, or among those that a replacing load or a restriction put aside. */
interface Found {
  readonly force: string;
  readonly batch: number;
}

/** All in one transaction: either nothing of the record stays, or nothing was changed. `force` where several forces use the reference. */
export function removeRecord(
  database: Database,
  source: Source,
  reference: string,
  who: Who,
  force?: string,
  further: { readonly agency?: string | undefined; readonly reason?: string | undefined } = {},
): Promise<RemoveOutcome> {
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    if (!hasReferences(source)) return withoutReferences(source);
    const { table } = source.removable;
    const key = { source, reference, force, agency: further.agency };
    const found = await sql.query<Found>(
      `SELECT force_code AS force, batch_id AS batch FROM ${table} WHERE ${NAMED}
       UNION ALL SELECT force_code, batch_id FROM ${rowsAside(table)} kept WHERE ${NAMED}
       UNION ALL SELECT force_code, batch_id FROM ${rowsRestricted(table)} kept WHERE ${NAMED}`,
      keyOf(key),
    );
    const refusal = whyNotOne(
      key,
      found.map((one) => one.force),
    );
    if (refusal !== null) return refusal;
    if (await isRestrictedByOperator(sql, key, found[0]!.force)) return KEPT_BY_OPERATOR;
    const months = await sql.query<MonthChange>(
      `DELETE FROM ${table} WHERE ${NAMED} RETURNING ${monthChange(table)}`,
      keyOf(key),
    );
    const asideMonths = await sql.query<MonthChange>(
      `WITH gone AS (SELECT at_row, batch_id, force_code, occurred_from FROM ${rowsAside(table)} kept WHERE ${NAMED})
       DELETE FROM replaced_row r USING gone WHERE r.ctid = gone.at_row RETURNING ${monthChange('gone')}`,
      keyOf(key),
    );
    await changeCoverage(sql, source, months, -1);
    await changeCoverageAside(sql, source, asideMonths, -1);
    await sql.execute(`DELETE FROM restricted_row WHERE ${NAMED}`, keyOf(key));
    await forgetWords(sql, key);
    const own = found[0]!.force;
    await sql.execute(
      `INSERT INTO removed_record (source, force_code, reference_sha256, agency, removed_by)
       VALUES ($1, $2, ${digestOf('$3::text')}, $4, $5) ON CONFLICT DO NOTHING`,
      [source.name, own, reference, agencyOf(key), nameOf(who)],
    );
    const batches = [...new Set(found.map(({ batch }) => batch))].sort((a, b) => a - b);
    for (const batch of batches) {
      const rows = found.filter((one) => one.batch === batch).length;
      await sql.execute('INSERT INTO batch_removal (batch_id, rows, removed_by) VALUES ($1, $2, $3)', [batch, rows, nameOf(who)]);
    }
    await source.refresh(sql, { batchIds: [], months: monthsTouched(source, months) });
    const told = { action: 'REMOVE', change: 'removed', force: own, rows: found.length, batches } as const;
    await tellChange(sql, { ...key, source }, { who, reason: further.reason }, told);
    return { ok: true, removed: found.length, force: own, batches };
  });
}

const KEPT_BY_OPERATOR: Refusal = {
  ok: false,
  reason: 'The operator of this installation restricted this record, so that it is kept.',
  remedy: 'Ask there; nothing was changed.',
};

/** Whoever asked for a restriction may need the record (UK GDPR, Article 18(1)(c)): what the operator keeps an agency does not destroy. */
async function isRestrictedByOperator(sql: Sql, { source, reference, agency }: RecordKey, force: string): Promise<boolean> {
  if (agency === undefined) return false;
  const said = await sql.query(`SELECT FROM record_restriction WHERE ${SAID}`, keyOf({ source, reference, force, agency: '' }));
  return said.length > 0;
}

/** A corrected word is content of the record too; and what is gone needs no restriction. */
async function forgetWords(sql: Sql, key: RecordKey): Promise<void> {
  for (const table of ['record_correction', 'record_restriction'])
    await sql.execute(`DELETE FROM ${table} WHERE ${SAID}`, keyOf(key));
}

/** A mistaken removal: the digest goes, and the next load that has the record brings it. */
export function liftRemoval(database: Database, key: RecordKey, by: ChangeBy): Promise<LiftOutcome> {
  return liftWords(database, key, by, {
    table: 'removed_record',
    change: 'removal lifted',
    none: 'No record with this reference was taken out by whoever you may act for.',
  });
}

/** In a load's transaction, after its rows were moved: those taken out earlier go again. Warns of those whose removal is the loader's own word. */
export async function leaveOutRemoved(sql: Sql, source: Source, context: PublishContext): Promise<NotShown> {
  if (!hasReferences(source)) return NONE_NOT_SHOWN;
  const known = await sql.query('SELECT FROM removed_record WHERE source = $1 LIMIT 1', [source.name]);
  if (known.length === 0) return NONE_NOT_SHOWN;
  const gone = await sql.query<MonthChange & { own: boolean; by: string; day: string }>(
    `DELETE FROM ${source.removable.table} t USING (
         SELECT source, force_code, reference_sha256, bool_or(agency = $3) AS own, min(removed_by) FILTER (WHERE agency = $3) AS by,
                to_char(min(removed_at) FILTER (WHERE agency = $3), 'YYYY-MM-DD') AS day
           FROM removed_record WHERE source = $2 AND agency IN ('', $3) GROUP BY 1, 2, 3) r
      WHERE t.batch_id = $1 AND t.source = r.source AND t.force_code = r.force_code
        AND r.reference_sha256 = ${digestOf('t.reference')}
      RETURNING ${monthChange('t')}, r.own, r.by, r.day`,
    [context.batchId, source.name, context.options.agency ?? ''],
  );
  await changeCoverage(sql, source, gone, -1);
  const told = gone.filter(({ own }) => own);
  if (told.length > 0) {
    const what = told.length === 1 ? '1 row is a record that was' : `${told.length} rows are records that were`;
    const [{ by, day }] = told as [(typeof told)[number]];
    context.warn(`${what} taken out before (by ${by} on ${day}): left out again.`);
  }
  return { rows: gone.length, untold: gone.length - told.length };
}
