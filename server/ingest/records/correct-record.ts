/**
 * Corrects named fields of a single record, wherever it is kept: checked as a file's cells are, its month, square and areas worked out
 * anew, its summaries following. Later loads that bring the wrong words are corrected again. What stood there before is kept nowhere.
 */
import { nameOf } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { idExpression } from '../../incidents/incident-id.js';
import { lockMoves } from '../put-aside.js';
import { rowError } from '../refusals.js';
import type { RowError } from '../source.js';
import { inGroups } from './correctable.js';
import { correctRows, type RowsMeant } from './correct-rows.js';
import { liftWords, type LiftOutcome } from './lift-words.js';
import { monthsTouched } from './record-coverage.js';
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
import { rowsAside } from './rows-aside.js';

export interface Corrected {
  readonly ok: true;
  readonly corrected: number;
  readonly force: string;
  readonly batches: readonly number[];
  readonly fields: readonly string[];
}

export type CorrectOutcome = Corrected | (Refusal & { readonly errors?: readonly RowError[] });

/** All in one transaction. `cells` are by column of the file, as the file would have them; an empty one empties the field. */
export function correctRecord(
  database: Database,
  key: RecordKey,
  cells: Readonly<Record<string, string>>,
  by: ChangeBy,
): Promise<CorrectOutcome> {
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    const { source } = key;
    if (!hasReferences(source)) return withoutReferences(source);
    // Before anything is looked for: what is wrong with the cells says nothing of the record.
    const read = readCells(source, cells);
    if ('errors' in read) return { ...WRONG, errors: read.errors };
    const { table, kind } = source.removable;
    const found = await sql.query<{ force: string; batch: number; id: string | null }>(
      `SELECT force_code AS force, batch_id AS batch, ${idExpression(kind)} AS id FROM ${table} WHERE ${NAMED}
       UNION ALL SELECT force_code, batch_id, NULL FROM ${rowsAside(table)} kept WHERE ${NAMED}
       UNION ALL SELECT force_code, batch_id, NULL FROM restricted_row WHERE ${NAMED}`,
      keyOf(key),
    );
    const refusal = whyNotOne(
      key,
      found.map((one) => one.force),
    );
    if (refusal !== null) return refusal;
    const force = found[0]!.force;
    const month = await uncoveredMonth(sql, source, force, read.columns['occurred_from']?.content ?? null);
    if (month !== null) return { ...WRONG, errors: [notCovered(cells, month)] };
    const meant: RowsMeant = { where: NAMED, parameters: keyOf(key) };
    const { months } = await correctRows(sql, source, read, meant);
    const whole = inGroups(cells);
    const batches = [...new Set(found.map(({ batch }) => batch))].sort((a, b) => a - b);
    await sql.execute(
      `INSERT INTO record_correction (source, force_code, reference_sha256, agency, loader, cells, corrected_by)
       SELECT $1, $2, ${digestOf('$3::text')}, $4, loader, $5::jsonb, $6
         FROM (SELECT DISTINCT coalesce(agency, '') AS loader FROM batch WHERE id = ANY ($7::bigint[])) loaders
       ON CONFLICT (source, force_code, reference_sha256, agency, loader)
       DO UPDATE SET cells = record_correction.cells || excluded.cells, corrected_by = excluded.corrected_by,
                     corrected_at = clock_timestamp()`,
      [source.name, force, key.reference, agencyOf(key), JSON.stringify(whole), nameOf(by.who), batches],
    );
    await source.refresh(sql, { batchIds: [], months: monthsTouched(source, months) });
    const fields = Object.keys(cells);
    const ids = found.flatMap(({ id }) => id ?? []);
    const told = { action: 'CORRECT', change: 'corrected', force, fields, rows: found.length, batches, ids } as const;
    await tellChange(sql, { ...key, source }, by, told);
    return { ok: true, corrected: found.length, force, batches, fields };
  });
}

const WRONG = { ok: false, reason: 'The correction was refused.', remedy: 'Nothing was changed.' } as const;

function readCells(
  source: RecordSource,
  cells: Readonly<Record<string, string>>,
): ReturnType<RecordSource['correctable']['read']> {
  const known = source.correctable.columns.map(({ name }) => name);
  const unknown = Object.keys(cells).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const remedy = `Write one of: ${known.join(', ')}; or «location» with «none».`;
    return { errors: unknown.map((name) => rowError(1, name, '', 'This field cannot be corrected.', remedy)) };
  }
  if (Object.keys(cells).length === 0) {
    return { errors: [rowError(1, '', '', 'No field is named.', 'Name at least one field and what it should say.')] };
  }
  return source.correctable.read(cells);
}

/** The month the record would lie in, when no load of its source and force covers it: a single record is no month of data. */
async function uncoveredMonth(sql: Sql, source: RecordSource, force: string, from: string | null): Promise<string | null> {
  if (from === null) return null;
  const [{ month, covered }] = (await sql.query(
    `SELECT to_char(london_month($3::timestamptz), 'YYYY-MM') AS month, EXISTS (
        SELECT FROM batch_coverage WHERE kind = $4 AND force_code = $2 AND source = $1 AND month = london_month($3::timestamptz)) AS covered`,
    [source.name, force, from, source.removable.kind],
  )) as [{ month: string; covered: boolean }];
  return covered ? null : month;
}

function notCovered(cells: Readonly<Record<string, string>>, month: string): RowError {
  return rowError(
    1,
    'occurred_from',
    cells['occurred_from'] ?? '',
    `No load of this source and force covers ${month}: with one record in it, the month would look as if it had data.`,
    'Check the date; else correct it in the agency’s own system, and load the file of that month.',
  );
}

/** The correction is forgotten: the next load brings what its file says. What stands there now stays, for what stood before is not kept. */
export function liftCorrection(database: Database, key: RecordKey, by: ChangeBy): Promise<LiftOutcome> {
  return liftWords(database, key, by, {
    table: 'record_correction',
    change: 'correction lifted',
    none: 'No record with this reference was corrected by whoever you may act for.',
  });
}
