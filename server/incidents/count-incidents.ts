/** Counts by area, month, hour of the week, category or kind, with what each leaves out. */
import type { Sql } from '../database/database.js';
import { longMonth } from '../long-day.js';
import { limitInWords } from './chosen-sources.js';
import { countByArea, type AreaCount, type CountOptions } from './count-by-area.js';
import { countGroups, type CountBy, type CountedGroup } from './counted-groups.js';
import type { IncidentFilter } from './incident-filter.js';
import { KIND_WORDS, type IncidentKind } from './incident-kind.js';
import { completenessOf, type IncompleteMonth } from './missing-months.js';
import { monthOf } from './month.js';
import { Parameters } from './parameters.js';
import { askQuestion, type Question } from './question.js';
import { admittedRows, HAS_HOUR, tooCoarse } from './row-conditions.js';
import { isSensitive } from './sensitive-view.js';

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
  readonly incompleteMonths: readonly IncompleteMonth[];
  readonly notIncluded: readonly IncidentKind[];
  readonly overlapping: readonly string[];
  /** Of which forces only, in words; null: of all. */
  readonly limitedTo: string | null;
  readonly denominatorBasis: string | null;
  readonly leftOut: LeftOut | null;
  /** The vintage of the areas counted by. */
  readonly vintage: number | null;
  /** Kinds that a source counts of whose rows are sensitive to look at. */
  readonly sensitiveKinds: readonly IncidentKind[];
}

export async function countIncidents(
  sql: Sql,
  filter: IncidentFilter,
  by: CountBy,
  options: CountOptions = {},
): Promise<CountsOfIncidents> {
  const question = await askQuestion(sql, filter);
  const counted = await countGroups(sql, question, by);
  const answer =
    by === 'AREA' ? await countByArea(sql, question, counted, options) : { ...countByKey(question, counted, by), vintage: null };
  const { sources } = question;
  return {
    denominatorBasis: null,
    notCarriedOver: 0,
    ...answer,
    sources: [...new Set(sources.counted.filter(({ months }) => months.length > 0).map(({ source }) => source))].sort(),
    ...(await completenessOf(sql, question)),
    notIncluded: question.filter.notIncluded,
    overlapping: sources.overlapping,
    limitedTo: limitInWords(sources),
    leftOut: await leftOut(sql, question, by),
    sensitiveKinds: [...new Set(sources.counted.filter(isSensitive).map(({ kind }) => kind))],
  };
}

function countByKey(
  question: Question,
  counted: readonly CountedGroup[],
  by: Exclude<CountBy, 'AREA'>,
): { rows: CountedRow[]; total: number; noLocation: number } {
  const counts = new Map<string, number>();
  let total = 0;
  let noLocation = 0;
  for (const { key, located, count } of counted) {
    total += count;
    if (!located) noLocation += count;
    if (key === null || count === 0) continue;
    const row = by === 'MONTH' ? monthRow(key, question) : key;
    counts.set(row, (counts.get(row) ?? 0) + count);
  }
  return {
    rows: keysOf(by, question, counts).map((key) => ({ key, label: labelOf(by, key), count: counts.get(key) ?? 0 })),
    total,
    noLocation,
  };
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
        (filter.weekdays == null || filter.weekdays.includes(Number(key[0]))) &&
        (filter.hours == null || filter.hours.includes(Number(key.slice(2)))),
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

export function labelOf(by: CountBy, key: string): string {
  if (by === 'KIND') return KIND_WORDS[key as IncidentKind];
  if (by === 'MONTH') return longMonth(key);
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
  const why =
    months === count
      ? `only ${count === 1 ? 'its' : 'their'} month is known`
      : `their ${finer} is not known${months > 0 ? ` (of ${months.toLocaleString('en-GB')} only the month)` : ''}`;
  return { count, sentence: `${records(count)} left out, because ${why}.` };
}
