/**
 * Which rows of the summaries add up to a question: whole years where all their months count, single months for the rest, and the few
 * incidents that began before the period and were still going on in it.
 */
import type { Sql } from '../database/database.js';
import { isInPeriod, type CountedSource } from './chosen-sources.js';
import { ALL_CATEGORIES, type IncidentKind } from './incident-kind.js';
import { monthOf, yearOf, type MonthStart } from './month.js';
import type { Parameters } from './parameters.js';
import type { Question } from './question.js';

export interface Series {
  readonly id: number;
  readonly kind: IncidentKind;
  readonly category: string;
}

export interface SummaryPlan {
  readonly series: readonly Series[];
  readonly parts: readonly SummaryPart[];
}

interface SummaryPart {
  readonly series: readonly number[];
  readonly years: readonly MonthStart[];
  readonly months: readonly MonthStart[];
  readonly leftOut: readonly MonthStart[];
}

export async function planSummary(
  sql: Sql,
  question: Question,
  options: { readonly byCategory: boolean; readonly byMonth: boolean },
): Promise<SummaryPlan> {
  const { filter, sources } = question;
  const series = await sql.query<Series & { source: string; force: string }>(
    `SELECT id, kind, category, source, force_code AS force FROM incident_series
      WHERE kind = ANY ($1::text[]) AND CASE WHEN $2::text[] IS NOT NULL THEN category = ANY ($2::text[]) AND category <> '*'
                                             WHEN $3 THEN category <> '*' ELSE category = '${ALL_CATEGORIES}' END
      ORDER BY id`,
    [filter.kinds, filter.categories ?? null, options.byCategory],
  );
  const parts = new Map<string, SummaryPart & { series: number[] }>();
  for (const counted of sources.counted) {
    const ids = series.filter((one) => one.kind === counted.kind && one.source === counted.source && one.force === counted.force).map(({ id }) => id);
    if (ids.length === 0) continue;
    const periods = periodsOf(counted, question, options.byMonth);
    const key = JSON.stringify(periods);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, { ...periods, series: ids });
    else part.series.push(...ids);
  }
  return { series, parts: [...parts.values()] };
}

function periodsOf(counted: CountedSource, { filter }: Question, byMonth: boolean): Omit<SummaryPart, 'series'> {
  const wanted = counted.months.filter((month) => isInPeriod(month, filter));
  const { leftOut } = counted;
  if (byMonth) return { years: [], months: wanted, leftOut };
  // A year's sum may be taken when it holds no month that does not count.
  const all = [...counted.months, ...leftOut];
  const isWhole = (year: MonthStart): boolean => all.every((month) => yearOf(month) !== year || wanted.includes(month));
  const years = [...new Set(wanted.map(yearOf))].filter(isWhole);
  return { years, months: wanted.filter((month) => !years.includes(yearOf(month))), leftOut };
}

/**
 * The rows of one summary table that the plan names, as a query for `columns`; null when there are none. `conditions` narrow them further;
 * they are asked for only when there are rows, because a statement may not have a parameter that it does not use.
 */
export function summaryRows(
  plan: SummaryPlan,
  question: Question,
  parameters: Parameters,
  table: { readonly name: 'incident_area_count' | 'incident_cell_count'; readonly columns: string; readonly conditions: () => readonly string[] },
): string | null {
  const queries: string[] = [];
  let further: readonly string[] | null = null;
  const select = (part: SummaryPart, conditions: readonly string[]): void => {
    further ??= table.conditions();
    const series = `series = ANY (${parameters.add(part.series, 'int[]')})`;
    queries.push(`SELECT ${table.columns} FROM ${table.name} WHERE ${[series, ...conditions, ...further].join(' AND ')}`);
  };
  for (const part of plan.parts) {
    if (part.years.length > 0) select(part, ['months = 12', `period = ANY (${parameters.add(part.years, 'date[]')})`]);
    if (part.months.length > 0) select(part, ['months = 1', `period = ANY (${parameters.add(part.months, 'date[]')})`]);
    const { from } = question.filter;
    // Began before the period and reached into it: such rows are few and have an index of their own.
    if (from == null || question.earliestStart === monthOf(from)) continue;
    const first = parameters.add(monthOf(from), 'date');
    const leftOut = part.leftOut.length === 0 ? [] : [`NOT (period = ANY (${parameters.add(part.leftOut, 'date[]')}))`];
    select(part, ['months = 1', 'last_month > period', `last_month >= ${first}`, `period < ${first}`, ...leftOut]);
  }
  return queries.length === 0 ? null : queries.join(' UNION ALL ');
}
