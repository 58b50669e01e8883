/**
 * Incidents past their time: counted, deleted or coarsened, wherever they are kept: among the rows, and among those that a replacing load put
 * aside. What a coarsened incident keeps is its kind, category, month and area codes, and the few words from fixed lists.
 */
import type { Sql } from '../database/database.js';
import type { IncidentKind, IncidentTable } from '../incidents/incident-kind.js';

/** Incidents of a batch that began before a London day. */
export interface DisposalScope {
  readonly batch: number;
  readonly before: string;
  /** Only those that are as they were loaded, not those that were coarsened. */
  readonly wholeOnly: boolean;
}

export interface FoundRows {
  readonly batch: number;
  readonly rows: number;
  /** The day on which the oldest began. */
  readonly oldest: string;
}

/** Columns of free text, references and exact times that not every kind has. */
const LOST_COLUMNS: Readonly<Record<IncidentTable, readonly string[]>> = {
  asb_report: ['received_at', 'owning_team', 'outcome'],
  firearms_discharge: ['injury', 'linked_reference'],
  recorded_crime: ['crime_id', 'last_outcome'],
};

const LOST = ['reference', 'location', 'location_bng', 'cell_east', 'cell_north', 'place_text', 'postcode'];

const SCOPES = `unnest($1::bigint[], $2::date[], $3::boolean[]) AS scope (batch, before, whole_only)`;

const parametersOf = (scopes: readonly DisposalScope[]): unknown[] => [
  scopes.map(({ batch }) => batch),
  scopes.map(({ before }) => before),
  scopes.map(({ wholeOnly }) => wholeOnly),
];

/** A row that was coarsened has no reference, which every list requires. Its day would not tell: one may come back late, from a restriction. */
const isMeant = (row: string): string =>
  `${row}.batch_id = scope.batch AND ${row}.occurred_from < london_midnight(scope.before)
   AND NOT (scope.whole_only AND ${row}.reference IS NULL)`;

/** Rows of the table that are put aside, as `aside` (at_row, kept). OFFSET 0: no condition is tried on literals of other tables. */
const asideOf = (table: string): string =>
  `(SELECT ctid AS at_row, row_text::${table} AS kept FROM replaced_row
     WHERE table_name = '${table}' AND batch_id = ANY ($1::bigint[]) OFFSET 0) AS aside`;

/** How many are meant, by batch, put aside ones among them. */
export function countMeant(sql: Sql, table: IncidentTable, scopes: readonly DisposalScope[]): Promise<FoundRows[]> {
  return sql.query<FoundRows>(
    `SELECT batch_id AS batch, count(*) AS rows, (min(occurred_from) AT TIME ZONE 'Europe/London')::date AS oldest
       FROM (SELECT t.batch_id, t.occurred_from FROM ${table} t, ${SCOPES} WHERE ${isMeant('t')}
             UNION ALL
             SELECT t.batch_id, t.occurred_from FROM (SELECT (kept).* FROM ${asideOf(table)}) t, ${SCOPES} WHERE ${isMeant('t')}) meant
      GROUP BY 1 ORDER BY 1`,
    parametersOf(scopes),
  );
}

/**
 * How many restricted rows are meant. No rule disposes of them, since whoever asked for the restriction may need them (UK GDPR, Article
 * 18(1)(c) and (2)): a person lifts it, or takes the record out.
 */
export async function countRestricted(sql: Sql, table: IncidentTable, scopes: readonly DisposalScope[]): Promise<number> {
  const [found] = await sql.query<{ rows: number }>(
    `SELECT count(*) AS rows
       FROM (SELECT (kept).* FROM (SELECT row_text::${table} AS kept FROM restricted_row
              WHERE table_name = '${table}' AND batch_id = ANY ($1::bigint[]) OFFSET 0) restricted) t, ${SCOPES} WHERE ${isMeant('t')}`,
    parametersOf(scopes),
  );
  return found!.rows;
}

/** What single records were corrected to goes with them. */
async function forgetCorrections(sql: Sql, table: IncidentTable, scopes: readonly DisposalScope[]): Promise<void> {
  await sql.execute(
    `DELETE FROM record_correction c
      USING (SELECT t.source, t.force_code, t.reference, t.batch_id FROM ${table} t, ${SCOPES} WHERE ${isMeant('t')}
             UNION ALL
             SELECT t.source, t.force_code, t.reference, t.batch_id FROM (SELECT (kept).* FROM ${asideOf(table)}) t, ${SCOPES} WHERE ${isMeant('t')}) meant
       JOIN batch ON batch.id = meant.batch_id
      WHERE c.source = meant.source AND c.force_code = meant.force_code AND c.loader = coalesce(batch.agency, '')
        AND c.reference_sha256 = encode(sha256(convert_to(meant.reference, 'UTF8')), 'hex')`,
    parametersOf(scopes),
  );
}

/**
 * A month of which the first rows go is no longer covered: a count of what is left of it would be read as a count of the month. The rest
 * of its rows follow day by day.
 */
export async function deleteIncidents(
  sql: Sql,
  table: IncidentTable,
  kind: IncidentKind,
  scopes: readonly DisposalScope[],
): Promise<void> {
  const parameters = parametersOf(scopes);
  await forgetCorrections(sql, table, scopes);
  await sql.execute(`DELETE FROM ${table} t USING ${SCOPES} WHERE ${isMeant('t')}`, parameters);
  await sql.execute(
    `DELETE FROM replaced_row r USING ${asideOf(table)} CROSS JOIN LATERAL (SELECT (kept).*) t, ${SCOPES}
      WHERE r.ctid = at_row AND ${isMeant('t')}`,
    parameters,
  );
  await sql.execute(
    `DELETE FROM batch_coverage c USING ${SCOPES} WHERE c.batch_id = scope.batch AND c.kind = $4 AND c.month < scope.before`,
    [...parameters, kind],
  );
  await sql.execute(
    `DELETE FROM replaced_row r USING ${asideOf('batch_coverage')}, ${SCOPES}
      WHERE r.ctid = at_row AND (kept).batch_id = scope.batch AND (kept).kind = $4 AND (kept).month < scope.before`,
    [...parameters, kind],
  );
}

/** The finest LSOA that is known stands as the row's own code, so that a later load of areas finds the row without its point. */
const COARSE: Readonly<Record<string, (row: string) => string>> = {
  occurred_from: (row) => `london_midnight(london_month(${row}.occurred_from))`,
  occurred_to: (row) =>
    `london_midnight((london_month(${row}.occurred_to - interval '1 microsecond') + interval '1 month')::date)`,
  precision: (row) => `CASE WHEN coalesce(${row}.lsoa21, ${row}.lsoa11, ${row}.area_code) IS NULL THEN 'NONE' ELSE 'AREA' END`,
  area_code: (row) => `coalesce(${row}.lsoa21, ${row}.lsoa11, ${row}.area_code)`,
  area_vintage: (row) =>
    `CASE WHEN ${row}.lsoa21 IS NOT NULL THEN 2021 WHEN ${row}.lsoa11 IS NOT NULL THEN 2011 ELSE ${row}.area_vintage END`,
};

export async function coarsenIncidents(sql: Sql, table: IncidentTable, scopes: readonly DisposalScope[]): Promise<void> {
  const parameters = parametersOf(scopes);
  await forgetCorrections(sql, table, scopes);
  const lost = [...LOST, ...LOST_COLUMNS[table]];
  const set = [
    ...Object.entries(COARSE).map(([column, coarse]) => `${column} = ${coarse('t')}`),
    ...lost.map((column) => `${column} = NULL`),
  ];
  await sql.execute(`UPDATE ${table} t SET ${set.join(', ')} FROM ${SCOPES} WHERE ${isMeant('t')}`, parameters);
  const coarse = [
    ...Object.entries(COARSE).map(([column, words]) => `'${column}', ${words('t')}`),
    ...lost.map((column) => `'${column}', NULL`),
  ];
  await sql.execute(
    `UPDATE replaced_row r SET row_text = jsonb_populate_record(kept, jsonb_build_object(${coarse.join(', ')}))::text
       FROM ${asideOf(table)} CROSS JOIN LATERAL (SELECT (kept).*) t, ${SCOPES}
      WHERE r.ctid = at_row AND ${isMeant('t')}`,
    parameters,
  );
}
