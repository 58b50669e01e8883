/**
 * Restriction (UK GDPR, Article 18): a record stays stored and is in no list, map, count or file, until that is lifted. Its rows leave the
 * tables that anything is read from, so that nothing has to remember to leave them out; later loads put theirs beside them.
 */
import { nameOf } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { idExpression } from '../../incidents/incident-id.js';
import { lockMoves } from '../put-aside.js';
import type { PublishContext, Source } from '../source.js';
import { liftWords, type LiftOutcome } from './lift-words.js';
import { NONE_NOT_SHOWN, type NotShown } from './not-shown.js';
import { changeCoverage, changeCoverageAside, monthChange, monthsTouched, type MonthChange } from './record-coverage.js';
import { tellChange } from './record-history.js';
import {
  agencyOf,
  digestOf,
  hasReferences,
  keyOf,
  NAMED,
  whyNotOne,
  withoutReferences,
  type ChangeBy,
  type RecordKey,
  type RecordSource,
  type Refusal,
} from './record-key.js';
import { rowsAside, rowsRestricted } from './rows-aside.js';

export type RestrictOutcome =
  { readonly ok: true; readonly restricted: number; readonly force: string; readonly batches: readonly number[] } | Refusal;

/** All in one transaction. */
export function restrictRecord(database: Database, key: RecordKey, by: ChangeBy): Promise<RestrictOutcome> {
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    const { source } = key;
    if (!hasReferences(source)) return withoutReferences(source);
    const { table, kind } = source.removable;
    const found = await sql.query<{ force: string; batch: number; id: string | null; restricted: boolean }>(
      `SELECT force_code AS force, batch_id AS batch, ${idExpression(kind)} AS id, false AS restricted FROM ${table} WHERE ${NAMED}
       UNION ALL SELECT force_code, batch_id, NULL, false FROM ${rowsAside(table)} kept WHERE ${NAMED}
       UNION ALL SELECT force_code, batch_id, NULL, true FROM restricted_row WHERE ${NAMED}`,
      keyOf(key),
    );
    const refusal = whyNotOne(
      key,
      found.map((one) => one.force),
    );
    if (refusal !== null) return refusal;
    if (found.every(({ restricted }) => restricted)) {
      return { ok: false, reason: 'This record is restricted already.', remedy: 'Nothing was changed. It can be lifted.' };
    }
    const months = await setAside(sql, source, key);
    const force = found[0]!.force;
    await sql.execute(
      `INSERT INTO record_restriction (source, force_code, reference_sha256, agency, restricted_by)
       VALUES ($1, $2, ${digestOf('$3::text')}, $4, $5) ON CONFLICT DO NOTHING`,
      [source.name, force, key.reference, agencyOf(key), nameOf(by.who)],
    );
    const now = found.filter(({ restricted }) => !restricted);
    const batches = [...new Set(now.map(({ batch }) => batch))].sort((a, b) => a - b);
    await source.refresh(sql, { batchIds: [], months: monthsTouched(source, months) });
    const ids = now.flatMap(({ id }) => id ?? []);
    const told = { action: 'RESTRICT', change: 'restricted', force, rows: now.length, batches, ids } as const;
    await tellChange(sql, { ...key, source }, by, told);
    return { ok: true, restricted: now.length, force, batches };
  });
}

/** Moves the record's rows to `restricted_row`, from the table and from what replacing loads put aside. Answers the table's months. */
async function setAside(sql: Sql, source: RecordSource, key: RecordKey): Promise<MonthChange[]> {
  const { table } = source.removable;
  const months = await sql.query<MonthChange>(
    `WITH gone AS (DELETE FROM ${table} t WHERE ${NAMED} RETURNING ${KEPT_OF_A_ROW}, t::text AS row_text), ${keeping(table)}`,
    keyOf(key),
  );
  const asideMonths = await sql.query<MonthChange>(
    `WITH found AS (SELECT at_row, ${KEPT_OF_A_ROW} FROM ${rowsAside(table)} t WHERE ${NAMED}),
     gone AS (
       DELETE FROM replaced_row r USING found WHERE r.ctid = found.at_row
       RETURNING found.batch_id, found.source, found.force_code, found.reference, found.occurred_from, r.row_text), ${keeping(table)}`,
    keyOf(key),
  );
  await changeCoverage(sql, source, months, -1);
  await changeCoverageAside(sql, source, asideMonths, -1);
  return months;
}

const KEPT_OF_A_ROW = 't.batch_id, t.source, t.force_code, t.reference, t.occurred_from';

/** The rest of a statement whose `gone` are rows that leave for `restricted_row`: answers their months. */
const keeping = (table: string, further = ''): string => `kept AS (
  INSERT INTO restricted_row (batch_id, table_name, source, force_code, reference, row_text)
  SELECT batch_id, '${table}', source, force_code, reference, row_text FROM gone)
SELECT ${monthChange('gone')} ${further} FROM gone`;

/** Brings a restricted record back where its load has it now. Rows that somebody else restricted too stay so. */
export function liftRestriction(database: Database, key: RecordKey, by: ChangeBy): Promise<LiftOutcome> {
  return liftWords(database, key, by, {
    table: 'record_restriction',
    change: 'restriction lifted',
    none: 'No record with this reference is restricted by whoever you may act for.',
    async bringBack(sql, source, restricted) {
      const back = await bringBack(sql, source, restricted);
      const batches = [...new Set([...back.rows, ...back.aside].map(({ batch }) => batch))].sort((a, b) => a - b);
      await source.refresh(sql, { batchIds: [], months: monthsTouched(source, back.rows) });
      return { rows: back.rows.length + back.aside.length, batches };
    },
  });
}

/** Answers the months of the rows that came back: to the table, and to what was put aside. */
async function bringBack(sql: Sql, source: RecordSource, key: RecordKey): Promise<Record<'rows' | 'aside', MonthChange[]>> {
  const { table } = source.removable;
  const free = `NOT EXISTS (SELECT FROM record_restriction w JOIN batch b ON b.id = batch_id
    WHERE w.source = k.source AND w.force_code = k.force_code AND w.reference_sha256 = ${digestOf('k.reference')}
      AND w.agency IN ('', coalesce(b.agency, '')))`;
  await sql.execute('DROP TABLE IF EXISTS pg_temp.freed');
  await sql.execute(`CREATE TEMPORARY TABLE freed ON COMMIT DROP AS SELECT * FROM ${rowsRestricted(table)} k LIMIT 0`);
  await sql.execute(`INSERT INTO freed SELECT k.* FROM ${rowsRestricted(table)} k WHERE ${NAMED} AND ${free}`, keyOf(key));
  const columns = await columnsOf(sql, table);
  const replacedBy = `(SELECT max(newer.id) FROM batch newer WHERE k.batch_id = ANY (newer.replaces) AND newer.state <> 'undone')`;
  const isAside = `(SELECT state FROM batch WHERE id = k.batch_id) = 'replaced'`;
  const months = await sql.query<MonthChange>(
    `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM freed k WHERE NOT ${isAside}
     RETURNING ${monthChange(table)}`,
  );
  const asideMonths = await sql.query<MonthChange>(
    `WITH aside AS (
       INSERT INTO replaced_row (batch_id, replaced_by, table_name, row_text)
       SELECT k.batch_id, ${replacedBy}, '${table}', r.row_text FROM freed k JOIN restricted_row r ON r.ctid = k.at_row WHERE ${isAside}
       RETURNING batch_id)
     SELECT ${monthChange('k')} FROM freed k WHERE ${isAside} AND (SELECT count(*) FROM aside) > 0`,
  );
  await sql.execute('DELETE FROM restricted_row r USING freed WHERE r.ctid = freed.at_row');
  await changeCoverage(sql, source, months, 1);
  await changeCoverageAside(sql, source, asideMonths, 1);
  return { rows: months, aside: asideMonths };
}

/** Names of a table's columns, in their order. */
export async function columnsOf(sql: Sql, table: string): Promise<string> {
  const rows = await sql.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name).join(', ');
}

/** In a load's transaction, after its rows were moved: those of restricted records are stored aside. Warns of those that the loader restricted itself. */
export async function keepRestricted(sql: Sql, source: Source, context: PublishContext): Promise<NotShown> {
  if (!hasReferences(source)) return NONE_NOT_SHOWN;
  const known = await sql.query('SELECT FROM record_restriction WHERE source = $1 LIMIT 1', [source.name]);
  if (known.length === 0) return NONE_NOT_SHOWN;
  const { table } = source.removable;
  const held = await sql.query<MonthChange & { own: boolean }>(
    `WITH gone AS (
       DELETE FROM ${table} t USING (
           SELECT source, force_code, reference_sha256, bool_or(agency = $3) AS own FROM record_restriction
            WHERE source = $2 AND agency IN ('', $3) GROUP BY 1, 2, 3) w
        WHERE t.batch_id = $1 AND t.source = w.source AND t.force_code = w.force_code
          AND w.reference_sha256 = ${digestOf('t.reference')}
       RETURNING ${KEPT_OF_A_ROW}, t::text AS row_text, w.own), ${keeping(table, ', own')}`,
    [context.batchId, source.name, context.options.agency ?? ''],
  );
  await changeCoverage(sql, source, held, -1);
  const told = held.filter(({ own }) => own).length;
  if (told > 0) {
    const what = told === 1 ? '1 row is a record whose' : `${told} rows are records whose`;
    context.warn(`${what} processing is restricted: stored aside, in no list, map, count or file until that is lifted.`);
  }
  return { rows: held.length, untold: held.length - told };
}
