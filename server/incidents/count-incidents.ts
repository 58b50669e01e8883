/** Counts by area, month, hour of the week, category or kind: from the summaries where they can answer, else from the rows. */
import type { AreaType } from '../areas/areas.service.js';
import type { Sql } from '../database/database.js';
import { countByArea, type AreaCount } from './count-by-area.js';
import type { IncidentFilter } from './incident-filter.js';
import { KIND_WORDS, type IncidentKind } from './incident-kind.js';
import { monthOf } from './month.js';
import { inLsoas } from './named-areas.js';
import { Parameters } from './parameters.js';
import { askQuestion, isOfSummaries, type Question } from './question.js';
import { admittedRows, HAS_HOUR, HOUR, tooCoarse, WEEKDAY } from './row-conditions.js';
import { planSummary, summaryRows } from './summary-parts.js';

export type CountBy = 'AREA' | 'MONTH' | 'WEEK_HOUR' | 'CATEGORY' | 'KIND';

export interface CountOptions {
  readonly areaType?: AreaType | null;
  /** Of the areas; the newest in use when left out. */
  readonly vintage?: number | null;
}

export interface CountedRow {
  /** GSS code, 2025-11, weekday-hour (1-0 Monday midnight … 7-23), category or kind. */
  readonly key: string;
  readonly label: string;
  /** Null: no data, which is not zero (an area that no LSOA belongs to). */
  readonly count: number | null;
  readonly area?: AreaCount['area'];
  readonly denominator?: number | null;
  readonly rate?: AreaCount['rate'];
}

/** Records that are not in the answer because their time is known too coarsely, in words. Null when there are none. */
export interface LeftOut {
  readonly count: number;
  readonly sentence: string;
}

export interface CountsOfIncidents {
  readonly rows: readonly CountedRow[];
  readonly total: number;
  readonly noLocation: number;
  readonly notCarriedOver: number;
  readonly sources: readonly string[];
  readonly missingMonths: readonly string[];
  readonly notIncluded: readonly IncidentKind[];
  readonly overlapping: readonly string[];
  readonly denominatorBasis: string | null;
  readonly leftOut: LeftOut | null;
  /** The vintage of the areas counted by. */
  readonly vintage: number | null;
}

/**
 * What is admitted, with what tells it apart: `key`, the LSOAs ('' for none), whether a code was recorded (coded) and whether it has a
 * place (located). Count with `n`.
 */
export interface Counted {
  readonly text: string;
  readonly parameters: Parameters;
}

export async function countIncidents(
  sql: Sql,
  filter: IncidentFilter,
  by: CountBy,
  options: CountOptions = {},
): Promise<CountsOfIncidents> {
  const question = await askQuestion(sql, filter);
  const fromSummaries = by !== 'WEEK_HOUR' && question.filter.bbox == null && isOfSummaries(question);
  const counted = fromSummaries ? await summarised(sql, question, by) : admitted(question, by);
  const answer =
    by === 'AREA' ? await countByArea(sql, question, counted, options) : { ...(await countByKey(sql, question, counted, by)), vintage: null };
  const { sources } = question;
  return {
    denominatorBasis: null,
    notCarriedOver: 0,
    ...answer,
    sources: [...new Set(sources.counted.filter(({ months }) => months.length > 0).map(({ source }) => source))].sort(),
    missingMonths: sources.missingMonths,
    notIncluded: question.filter.notIncluded,
    overlapping: sources.overlapping,
    leftOut: await leftOut(sql, question, by),
  };
}

/** How many the filter admits: `totalCount` of a list. */
export async function countTotal(sql: Sql, filter: IncidentFilter): Promise<number> {
  return (await countIncidents(sql, filter, 'KIND')).total;
}

async function summarised(sql: Sql, question: Question, by: CountBy): Promise<Counted | null> {
  const plan = await planSummary(sql, question, { byCategory: by === 'CATEGORY', byMonth: by === 'MONTH' });
  const parameters = new Parameters();
  const { areas } = question;
  const rows = summaryRows(plan, question, parameters, {
    name: 'incident_area_count',
    columns: 'series, period, lsoas, coded, located, count AS n',
    conditions: () => (areas === null ? [] : [inLsoas(areas, parameters)]),
  });
  if (rows === null) return null;
  const names = (of: 'kind' | 'category'): string => {
    const ids = parameters.add(plan.series.map(({ id }) => id), 'int[]');
    const words = parameters.add(plan.series.map((series) => series[of]), 'text[]');
    return `JOIN unnest(${ids}, ${words}) AS named (id, key) ON named.id = s.series`;
  };
  const [key, join] =
    by === 'KIND' ? ['named.key', names('kind')] : by === 'CATEGORY' ? ['named.key', names('category')] : [by === 'MONTH' ? 'period::text' : `''`, ''];
  // Only areas need the LSOAs' codes; years and categories together are many rows, so they are not joined for nothing.
  const codes = by === 'AREA' ? ['l.lsoa21, l.lsoa11', 'JOIN incident_lsoas l ON l.id = s.lsoas'] : [`'' AS lsoa21, '' AS lsoa11`, ''];
  return { text: `SELECT ${key} AS key, ${codes[0]}, coded, located, n FROM (${rows}) s ${join} ${codes[1]}`, parameters };
}

const KEY_OF_ROW: Readonly<Record<CountBy, (kind: IncidentKind) => string>> = {
  AREA: () => `''`,
  MONTH: () => 'london_month(occurred_from)::text',
  WEEK_HOUR: () => `CASE WHEN ${HAS_HOUR} THEN ${WEEKDAY}::text || '-' || ${HOUR}::text END`,
  CATEGORY: () => 'category',
  KIND: (kind) => `'${kind}'`,
};

function admitted(question: Question, by: CountBy): Counted | null {
  const parameters = new Parameters();
  const columns = (kind: IncidentKind): string =>
    `${KEY_OF_ROW[by](kind)} AS key, lsoa21, lsoa11, area_code IS NOT NULL AS coded, location IS NOT NULL AS located`;
  const rows = admittedRows(question, parameters, columns);
  if (rows === null) return null;
  const grouped = by === 'AREA' ? `coalesce(lsoa21, '') AS lsoa21, coalesce(lsoa11, '') AS lsoa11, coded` : `'' AS lsoa21, '' AS lsoa11, coded`;
  return { text: `SELECT key, ${grouped}, located, count(*) AS n FROM (${rows}) r GROUP BY 1, 2, 3, 4, 5`, parameters };
}

async function countByKey(
  sql: Sql,
  question: Question,
  counted: Counted | null,
  by: Exclude<CountBy, 'AREA'>,
): Promise<{ rows: CountedRow[]; total: number; noLocation: number }> {
  const found =
    counted === null
      ? []
      : await sql.query<{ key: string | null; count: number; nowhere: number }>(
          `SELECT key, sum(n)::int AS count, coalesce(sum(n) FILTER (WHERE NOT located), 0)::int AS nowhere FROM (${counted.text}) c GROUP BY key ORDER BY key`,
          counted.parameters.list,
        );
  const counts = new Map<string, number>();
  for (const { key, count } of found) {
    if (key === null) continue;
    const row = by === 'MONTH' ? monthRow(key, question) : key;
    counts.set(row, (counts.get(row) ?? 0) + count);
  }
  const total = found.reduce((sum, row) => sum + row.count, 0);
  const noLocation = found.reduce((sum, row) => sum + row.nowhere, 0);
  return { rows: keysOf(by, question, counts).map((key) => ({ key, label: labelOf(by, key), count: counts.get(key) ?? 0 })), total, noLocation };
}

/** What began before the period is counted in its first month, so that the months add up to the total. */
function monthRow(month: string, { filter }: Question): string {
  const first = filter.from == null ? month : monthOf(filter.from);
  return (month < first ? first : month).slice(0, 7);
}

/** Rows with nothing are rows: months that have data, every hour of the week, every kind asked. */
function keysOf(by: Exclude<CountBy, 'AREA'>, { filter, sources }: Question, counts: ReadonlyMap<string, number>): string[] {
  if (by === 'WEEK_HOUR') {
    return Array.from({ length: 7 * 24 }, (_, index) => `${Math.floor(index / 24) + 1}-${index % 24}`).filter(
      (key) =>
        (filter.weekdays == null || filter.weekdays.includes(Number(key[0]))) && (filter.hours == null || filter.hours.includes(Number(key.slice(2)))),
    );
  }
  if (by === 'KIND') return [...filter.kinds];
  if (by === 'CATEGORY') return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || a.localeCompare(b));
  const covered = sources.counted.flatMap(({ months }) => months).filter((month) => isCovered(month, filter));
  return [...new Set([...covered.map((month) => month.slice(0, 7)), ...counts.keys()])].sort();
}

function isCovered(month: string, { from, to }: Question['filter']): boolean {
  return (from == null || month >= monthOf(from)) && (to == null || month <= monthOf(to));
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function labelOf(by: CountBy, key: string): string {
  if (by === 'KIND') return KIND_WORDS[key as IncidentKind];
  if (by === 'MONTH') return `${MONTHS[Number(key.slice(5, 7)) - 1]} ${key.slice(0, 4)}`;
  if (by !== 'WEEK_HOUR') return key;
  const hour = Number(key.slice(2));
  return `${WEEKDAYS[Number(key[0]) - 1]} ${String(hour).padStart(2, '0')}:00 to ${String(hour + 1).padStart(2, '0')}:00`;
}

async function leftOut(sql: Sql, question: Question, by: CountBy): Promise<LeftOut | null> {
  const coarse = by === 'WEEK_HOUR' && question.filter.hours == null ? `NOT (${HAS_HOUR})` : tooCoarse(question);
  if (coarse === null) return null;
  const parameters = new Parameters();
  const rows = admittedRows(question, parameters, () => `occurred_to - occurred_from > interval '27 days' AS month_only`, {
    anyTime: true,
    further: coarse,
  });
  if (rows === null) return null;
  const [found] = await sql.query<{ count: number; months: number }>(
    `SELECT count(*)::int AS count, count(*) FILTER (WHERE month_only)::int AS months FROM (${rows}) r`,
    parameters.list,
  );
  const { count, months } = found!;
  if (count === 0) return null;
  const finer = by === 'WEEK_HOUR' || question.filter.hours != null ? 'hour' : 'day';
  const records = (number: number): string => `${number.toLocaleString('en-GB')} ${number === 1 ? 'record is' : 'records are'}`;
  const why = months === count ? `only ${count === 1 ? 'its' : 'their'} month is known` : `their ${finer} is not known${months > 0 ? ` (of ${months.toLocaleString('en-GB')} only the month)` : ''}`;
  return { count, sentence: `${records(count)} left out, because ${why}.` };
}

