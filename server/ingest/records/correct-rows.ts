/** Writes corrected fields into rows, wherever they are kept, and the same again into the rows of later loads. */
import type { Sql } from '../../database/database.js';
import type { IncidentTable } from '../../incidents/incident-kind.js';
import { insertByMonth } from '../../incidents/partitions.service.js';
import { PLACE_STAGE, placePlaces } from '../incident-places.js';
import type { CorrectedColumns, PublishContext, Source } from '../source.js';
import { changeCoverage, changeCoverageAside, monthChange, type MonthChange } from './record-coverage.js';
import { digestOf, hasReferences, type RecordSource } from './record-key.js';
import { columnsOf } from './restrict-record.js';
import { rowsAside, rowsRestricted } from './rows-aside.js';

/** Which rows: a condition over the columns of an incident table. */
export interface RowsMeant {
  readonly where: string;
  readonly parameters: readonly unknown[];
}

export interface Written {
  readonly written: number;
  readonly months: readonly MonthChange[];
}

/** What a place is made of in a row, as `placePlaces` finds it. */
const PLACED = [
  'location',
  'location_bng',
  'cell_east',
  'cell_north',
  'postcode',
  'area_code',
  'area_vintage',
  'lsoa11',
  'lsoa21',
];

/** Answers how many rows were written, and the table's months, those left and those come to. They keep their numbers. Summaries are the caller's to refresh. */
export async function correctRows(sql: Sql, source: RecordSource, read: CorrectedColumns, meant: RowsMeant): Promise<Written> {
  const { table } = source.removable;
  const { where, parameters } = meant;
  const columns = await columnsOf(sql, table);
  await sql.execute('DROP TABLE IF EXISTS pg_temp.corrected');
  await sql.execute(`CREATE TEMPORARY TABLE corrected (LIKE ${table}) ON COMMIT DROP`);
  for (const rows of [table, rowsAside(table), rowsRestricted(table)])
    await sql.execute(`INSERT INTO corrected (${columns}) SELECT ${columns} FROM ${rows} kept WHERE ${where}`, parameters);
  const written = await change(sql, source, read);
  if (written === 0) return { written, months: [] };

  const before = await sql.query<MonthChange & { id: number }>(
    `DELETE FROM ${table} t USING corrected c WHERE ${SAME_ROW} RETURNING t.id, ${monthChange('t')}`,
  );
  const numbers = before.map(({ id }) => id);
  const after = await backIntoTable(sql, table, columns, numbers);
  const asideBefore = await sql.query<MonthChange>(
    `SELECT ${monthChange('t')} FROM ${rowsAside(table)} t JOIN corrected c ON ${SAME_ROW}`,
  );
  const asideAfter = await sql.query<MonthChange>(
    `UPDATE replaced_row r SET row_text = c::text FROM ${rowsAside(table)} t, corrected c
      WHERE r.ctid = t.at_row AND ${SAME_ROW} RETURNING ${monthChange('c')}`,
  );
  await sql.execute(
    `UPDATE restricted_row r SET row_text = c::text FROM ${rowsRestricted(table)} t, corrected c
      WHERE r.ctid = t.at_row AND ${SAME_ROW}`,
  );
  await changeCoverage(sql, source, before, -1);
  await changeCoverage(sql, source, after, 1);
  await changeCoverageAside(sql, source, asideBefore, -1);
  await changeCoverageAside(sql, source, asideAfter, 1);
  return { written, months: [...before, ...after] };
}

/** Numbers come from one sequence, and a row keeps its own wherever it is kept. */
const SAME_ROW = 't.id = c.id AND t.force_code = c.force_code AND t.batch_id = c.batch_id';

/** Writes the fields into the temporary table `corrected`. Answers how many rows it has. */
async function change(sql: Sql, source: RecordSource, { columns, place, precision }: CorrectedColumns): Promise<number> {
  const sets: string[] = [];
  const contents: unknown[] = [];
  for (const [column, { type, content }] of Object.entries(columns)) {
    contents.push(content);
    sets.push(`${column} = $${contents.length}::text::${type}`);
  }
  if (place !== null) {
    await placeOne(sql, place);
    contents.push(precision);
    sets.push(
      ...PLACED.map((column) => `${column} = p.${column}`),
      `precision = CASE WHEN p.location IS NULL THEN 'NONE' WHEN p.by_postcode THEN 'POSTCODE' ELSE coalesce($${contents.length}::text, 'EXACT') END`,
    );
  }
  return sql.execute(`UPDATE corrected c SET ${sets.join(', ')} ${place === null ? '' : 'FROM placed p'}`, contents);
}

/** The temporary table `placed` with the one place, by the way that the places of a load are found. */
async function placeOne(sql: Sql, place: NonNullable<CorrectedColumns['place']>): Promise<void> {
  const names = Object.entries(PLACE_STAGE.columns);
  await sql.execute('DROP TABLE IF EXISTS pg_temp.corrected_place');
  await sql.execute(
    `CREATE TEMPORARY TABLE corrected_place (${names.map(([name, type]) => `${name} ${type}`).join(', ')}) ON COMMIT DROP`,
  );
  await sql.execute(
    `INSERT INTO corrected_place VALUES (${names.map(([, type], index) => `$${index + 1}::text::${type}`).join(', ')})`,
    ['0', ...place],
  );
  const context = {
    batchId: 0,
    options: { replace: false, dryRun: false },
    stage: () => 'corrected_place',
    warn: () => undefined,
  };
  await placePlaces(sql, context, null);
}

async function backIntoTable(
  sql: Sql,
  table: IncidentTable,
  columns: string,
  numbers: readonly number[],
): Promise<MonthChange[]> {
  const months = await sql.query<{ month: string; rows: number }>(
    `SELECT london_month(occurred_from)::text AS month, count(*)::int AS rows FROM corrected WHERE id = ANY ($1::bigint[]) GROUP BY 1`,
    [numbers],
  );
  const after: MonthChange[] = [];
  if (months.length === 0) return after;
  await insertByMonth(sql, table, months, async (into, part) => {
    const rows = await sql.query<MonthChange>(
      `INSERT INTO ${into} (${columns}) SELECT ${columns} FROM corrected
        WHERE id = ANY ($1::bigint[]) AND london_month(occurred_from) = ANY ($2::date[]) RETURNING ${monthChange(into)}`,
      [numbers, part],
    );
    after.push(...rows);
  });
  return after;
}

/**
 * In a load's transaction, after its rows were moved: records that were corrected before are corrected again, and it says how many.
 * The readers may have become stricter since: what they refuse now is left as the file has it, and told.
 */
export async function correctAgain(sql: Sql, source: Source, context: PublishContext): Promise<void> {
  if (!hasReferences(source)) return;
  const known = await sql.query<Known>(
    `SELECT force_code AS force, reference_sha256 AS digest, cells FROM record_correction r
      WHERE source = $2 AND loader = $3 AND EXISTS (
        SELECT FROM ${source.removable.table} t
         WHERE t.batch_id = $1 AND t.source = r.source AND t.force_code = r.force_code AND ${digestOf('t.reference')} = r.reference_sha256)
      ORDER BY corrected_at`,
    [context.batchId, source.name, context.options.agency ?? ''],
  );
  const done = new Set<string>();
  let rows = 0;
  let refused = 0;
  for (const { force, digest, cells } of known) {
    const read = source.correctable.read(cells);
    if ('errors' in read) {
      refused++;
      continue;
    }
    const where = `batch_id = $1 AND force_code = $2 AND ${digestOf('reference')} = $3`;
    const { written } = await correctRows(sql, source, read, { where, parameters: [context.batchId, force, digest] });
    if (!done.has(`${force} ${digest}`)) rows += written;
    done.add(`${force} ${digest}`);
  }
  if (rows > 0) {
    const what = rows === 1 ? '1 row is a record that was' : `${rows} rows are records that were`;
    context.warn(`${what} corrected before: corrected again, whatever the file says.`);
  }
  if (refused > 0) {
    const what = refused === 1 ? '1 earlier correction is' : `${refused} earlier corrections are`;
    context.warn(`${what} of a form that is not taken any more: the file's own words stand there. Correct the record again.`);
  }
}

interface Known {
  readonly force: string;
  readonly digest: string;
  readonly cells: Readonly<Record<string, string>>;
}
