/** The incidents a question admits, grouped by what an answer tells apart: from the summaries where they can answer, else from the rows. */
import type { Sql } from '../database/database.js';
import type { IncidentFilter } from './incident-filter.js';
import type { IncidentKind } from './incident-kind.js';
import { lsoasNumbered, type NamedAreas } from './named-areas.js';
import { Parameters } from './parameters.js';
import { askQuestion, isOfSummaries, type Question } from './question.js';
import { admittedRows, HAS_HOUR, HOUR, WEEKDAY } from './row-conditions.js';
import { AREAS_ONE_BY_ONE } from './summary-blocks.sql.js';
import { findSlices, type Slice } from './summary-parts.js';

export type CountBy = 'AREA' | 'MONTH' | 'WEEK_HOUR' | 'CATEGORY' | 'KIND';

/** Incidents that are alike in all an answer tells apart. LSOAs are '' for none; `key` is null where a record has none (no hour). */
export interface CountedGroup {
  readonly key: string | null;
  readonly lsoa21: string;
  readonly lsoa11: string;
  /** The source recorded an area code. */
  readonly coded: boolean;
  /** There is a point. */
  readonly located: boolean;
  readonly count: number;
}

/** How many the filter admits: `totalCount` of a list. */
export async function countTotal(sql: Sql, filter: IncidentFilter): Promise<number> {
  return countAdmitted(sql, await askQuestion(sql, filter));
}

/** The same of a question that was asked already. */
export async function countAdmitted(sql: Sql, question: Question): Promise<number> {
  return (await countGroups(sql, question, 'KIND')).reduce((sum, { count }) => sum + count, 0);
}

export async function countGroups(sql: Sql, question: Question, by: CountBy): Promise<CountedGroup[]> {
  const fromSummaries = by !== 'WEEK_HOUR' && question.filter.bbox == null && isOfSummaries(question);
  return fromSummaries ? summarised(sql, question, by) : admitted(sql, question, by);
}

async function summarised(sql: Sql, question: Question, by: CountBy): Promise<CountedGroup[]> {
  const slices = await findSlices(sql, question, { byCategory: by === 'CATEGORY', byMonth: by === 'MONTH' });
  const keyOf = ({ kind, category, period }: Slice): string =>
    by === 'KIND' ? kind : by === 'CATEGORY' ? category : by === 'MONTH' ? period : '';
  const nowhere = { lsoa21: '', lsoa11: '', coded: false };
  const inPart = districtsLeftOut(slices);
  if (by !== 'AREA' && question.areas === null && inPart.size === 0) {
    return slices.flatMap((slice) => [
      { ...nowhere, key: keyOf(slice), located: true, count: slice.located },
      { ...nowhere, key: keyOf(slice), located: false, count: slice.nowhere },
    ]);
  }
  const lsoas = question.areas === null ? null : await lsoasNumbered(sql, question.areas);
  if (slices.length === 0 || lsoas?.length === 0) return [];
  const parameters = new Parameters();
  const of = await ofSlices(sql, slices, lsoas, parameters);
  if (by === 'AREA') {
    return sql.query<CountedGroup>(
      `SELECT '' AS key, l.lsoa21, l.lsoa11, g.coded, g.located, g.count
         FROM (SELECT lsoas, coded, located, sum(count)::int AS count FROM ${AREAS_ONE_BY_ONE} c WHERE ${of} GROUP BY 1, 2, 3) g
         JOIN incident_lsoas l ON l.id = g.lsoas`,
      parameters.list,
    );
  }
  const bySlice = new Map(slices.map((slice) => [slice.id, slice]));
  const rows = await sql.query<{ slice: number; located: boolean; count: number }>(
    `SELECT slice, located, sum(count)::int AS count FROM ${AREAS_ONE_BY_ONE} c WHERE ${of} GROUP BY 1, 2`,
    parameters.list,
  );
  return rows.map(({ slice, located, count }) => ({ ...nowhere, key: keyOf(bySlice.get(slice)!), located, count }));
}

/** By slice and LSOA, '' for none: everything that the slices count. */
export async function countedBySlice(
  sql: Sql,
  slices: readonly Slice[],
): Promise<readonly { readonly slice: number; readonly lsoa21: string; readonly lsoa11: string; readonly count: number }[]> {
  const parameters = new Parameters();
  const of = await ofSlices(sql, slices, null, parameters);
  return sql.query(
    `SELECT slice, l.lsoa21, l.lsoa11, g.count
       FROM (SELECT slice, lsoas, sum(count)::int AS count FROM ${AREAS_ONE_BY_ONE} c WHERE ${of} GROUP BY 1, 2) g
       JOIN incident_lsoas l ON l.id = g.lsoas`,
    parameters.list,
  );
}

/** Over AREAS_ONE_BY_ONE as c: of the slices, in the LSOAs, without the districts that do not count. */
async function ofSlices(
  sql: Sql,
  slices: readonly Slice[],
  lsoas: readonly number[] | null,
  parameters: Parameters,
): Promise<string> {
  const conditions = [
    `c.slice = ANY (${parameters.add(
      slices.map(({ id }) => id),
      'int[]',
    )})`,
  ];
  if (lsoas !== null) conditions.push(`c.lsoas = ANY (${parameters.add(lsoas, 'int[]')})`);
  for (const [areas, ids] of districtsLeftOut(slices)) {
    const there = parameters.add(await lsoasNumbered(sql, areas), 'int[]');
    conditions.push(`NOT (c.slice = ANY (${parameters.add(ids, 'int[]')}) AND c.lsoas = ANY (${there}))`);
  }
  return conditions.join(' AND ');
}

/** The slices of which a district does not count, by district. */
function districtsLeftOut(slices: readonly Slice[]): ReadonlyMap<NamedAreas, readonly number[]> {
  const found = new Map<NamedAreas, number[]>();
  for (const { id, without } of slices) {
    for (const areas of without) found.set(areas, [...(found.get(areas) ?? []), id]);
  }
  return found;
}

const KEY_OF_ROW: Readonly<Record<CountBy, (kind: IncidentKind) => string>> = {
  AREA: () => `''`,
  MONTH: () => 'london_month(occurred_from)::text',
  WEEK_HOUR: () => `CASE WHEN ${HAS_HOUR} THEN ${WEEKDAY}::text || '-' || ${HOUR}::text END`,
  CATEGORY: () => 'category',
  KIND: (kind) => `'${kind}'`,
};

async function admitted(sql: Sql, question: Question, by: CountBy): Promise<CountedGroup[]> {
  const parameters = new Parameters();
  const lsoas = by === 'AREA' ? `coalesce(lsoa21, '') AS lsoa21, coalesce(lsoa11, '') AS lsoa11` : `'' AS lsoa21, '' AS lsoa11`;
  const columns = (kind: IncidentKind): string =>
    `${KEY_OF_ROW[by](kind)} AS key, ${lsoas}, area_code IS NOT NULL AS coded, location IS NOT NULL AS located`;
  const rows = admittedRows(question, parameters, columns);
  if (rows === null) return [];
  return sql.query<CountedGroup>(
    `SELECT key, lsoa21, lsoa11, coded, located, count(*)::int AS count FROM (${rows}) r GROUP BY 1, 2, 3, 4, 5`,
    parameters.list,
  );
}
