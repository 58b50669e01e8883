/**
 * Which slices of the summaries add up to a question: whole years where all their months count, single months for the rest, and those few
 * that began before the period and were still going on in it.
 */
import type { Sql } from '../database/database.js';
import { KeptReadings } from '../database/kept-readings.js';
import { isInPeriod, type ChosenSources, type CountedSource } from './chosen-sources.js';
import type { IncidentKind } from './incident-kind.js';
import { monthOf, yearOf, type MonthStart } from './month.js';
import type { NamedAreas } from './named-areas.js';
import type { Question } from './question.js';

export interface Slice {
  readonly id: number;
  readonly kind: IncidentKind;
  readonly category: string;
  /** First day of the month or year. */
  readonly period: MonthStart;
  readonly located: number;
  readonly nowhere: number;
  /** Districts whose part of it does not count. */
  readonly without: readonly NamedAreas[];
}

type StoredSlice = Omit<Slice, 'without'> & {
  readonly source: string;
  readonly force: string;
  readonly months: number;
  readonly lastMonth: MonthStart;
};

export async function findSlices(sql: Sql, question: Question, options: SliceOptions): Promise<readonly Slice[]> {
  const { filter, sources } = question;
  if (sql.dataVersion === null) return chooseSlices(sql, question, options);
  let ofSources = found.get(sources);
  if (ofSources === undefined) found.set(sources, (ofSources = new Map<string, readonly Slice[]>()));
  const key = JSON.stringify([filter.kinds, filter.categories, filter.from, filter.to, options.byCategory, options.byMonth]);
  const known = ofSources.get(key);
  if (known !== undefined) return known;
  const slices = await chooseSlices(sql, question, options);
  if (ofSources.size >= MOST_FOUND) ofSources.clear();
  ofSources.set(key, slices);
  return slices;
}

interface SliceOptions {
  readonly byCategory: boolean;
  readonly byMonth: boolean;
}

/** Kept with the sources they were chosen for, which are themselves kept until the data change (chosen-sources.ts): a map asks again and again. */
const found = new WeakMap<ChosenSources, Map<string, readonly Slice[]>>();
const MOST_FOUND = 20;

async function chooseSlices(sql: Sql, question: Question, options: SliceOptions): Promise<readonly Slice[]> {
  const { filter, sources } = question;
  const asked: AskedSlices = {
    kinds: filter.kinds,
    categories: filter.categories ?? null,
    byCategory: options.byCategory,
    from: filter.from == null ? null : monthOf(filter.from),
    to: filter.to == null ? null : monthOf(filter.to),
  };
  const stored = await kept.get(sql, JSON.stringify(asked), () => readSlices(sql, asked));
  const countedOf = new Map(sources.counted.map((counted) => [keyOf(counted), counted]));
  const wantedOf = new Map(sources.counted.map((counted) => [keyOf(counted), wanted(counted, question, options.byMonth)]));
  return stored
    .filter((slice) => wantedOf.get(keyOf(slice))?.(slice) === true)
    .map((slice) => {
      const { leftOutIn } = countedOf.get(keyOf(slice))!;
      const without = slice.months === 12 ? [] : leftOutIn.filter(({ months }) => months.includes(slice.period));
      return { ...slice, without: without.map(({ areas }) => areas) };
    });
}

interface AskedSlices {
  readonly kinds: readonly IncidentKind[];
  readonly categories: readonly string[] | null;
  readonly byCategory: boolean;
  readonly from: MonthStart | null;
  readonly to: MonthStart | null;
}

/** A few thousand slices each at most. */
const kept = new KeptReadings<readonly StoredSlice[]>(50);

function readSlices(sql: Sql, { kinds, categories, byCategory, from, to }: AskedSlices): Promise<StoredSlice[]> {
  return sql.query<StoredSlice>(
    `SELECT i.id, s.kind, s.category, s.source, s.force_code AS force, i.months, i.period::text AS period, i.last_month::text AS "lastMonth",
            i.located, i.nowhere
       FROM incident_series s JOIN incident_slice i ON i.series = s.id
      WHERE s.kind = ANY ($1::text[])
        AND CASE WHEN $2::text[] IS NOT NULL THEN s.category = ANY ($2::text[]) AND s.category <> '*'
                 WHEN $3::boolean THEN s.category <> '*' ELSE s.category = '*' END
        AND ($4::date IS NULL OR i.last_month >= $4::date) AND ($5::date IS NULL OR i.period <= $5::date)
      ORDER BY i.id`,
    [kinds, categories, byCategory, from, to],
  );
}

function keyOf({ kind, source, force }: Pick<CountedSource, 'kind' | 'source' | 'force'>): string {
  return `${kind}/${source}/${force}`;
}

function wanted(counted: CountedSource, { filter }: Question, byMonth: boolean): (slice: StoredSlice) => boolean {
  const months = new Set(counted.months.filter((month) => isInPeriod(month, filter)));
  const leftOut = new Set(counted.leftOut);
  const inPart = new Set(counted.leftOutIn.flatMap((one) => one.months));
  // A year's sum may be taken when it holds no month that does not count.
  const all = [...counted.months, ...counted.leftOut];
  const years = byMonth ? [] : [...new Set([...months].map(yearOf))];
  const whole = new Set(
    years.filter((year) => all.every((month) => yearOf(month) !== year || (months.has(month) && !inPart.has(month)))),
  );
  const first = filter.from == null ? null : monthOf(filter.from);
  return ({ months: length, period, lastMonth }) => {
    if (length === 12) return whole.has(period);
    if (months.has(period)) return !whole.has(yearOf(period));
    return first !== null && period < first && lastMonth >= first && !leftOut.has(period);
  };
}
