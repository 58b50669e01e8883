/** A period of whole local days, both ends included, and its words. Whole months are written as months: «2025-11..2026-10». */
import { addMonths, lastDayOf, longDate, longMonth, monthsBetween } from '../components/dates.js';

export interface Period {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly to: string;
}

const end = /^(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?$/;

/** «2025-11..2026-10», «2025-11-01..2025-11-08», «2026-10»; null when it is none of them. */
export function parsePeriod(text: string | null): Period | null {
  if (!text) return null;
  const [first, last = first, rest] = text.split('..');
  if (first === undefined || last === undefined || rest !== undefined || !end.test(first) || !end.test(last)) return null;
  const from = first.length === 7 ? `${first}-01` : first;
  const to = last.length === 7 ? lastDayOf(last) : last;
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

export function formatPeriod(period: Period): string {
  if (!isWholeMonths(period)) return `${period.from}..${period.to}`;
  const first = period.from.slice(0, 7);
  const last = period.to.slice(0, 7);
  return first === last ? first : `${first}..${last}`;
}

/** «November 2025 to October 2026», or with days when it is not whole months. */
export function periodText(period: Period): string {
  const write = isWholeMonths(period) ? (day: string) => longMonth(day.slice(0, 7)) : longDate;
  const first = write(period.from);
  const last = write(period.to);
  return first === last ? first : `${first} to ${last}`;
}

export function isWholeMonths(period: Period): boolean {
  return period.from.endsWith('-01') && period.to === lastDayOf(period.to.slice(0, 7));
}

/** How many whole months it is made of; null where it is not. */
export const monthsOf = (period: Period): number | null =>
  isWholeMonths(period) ? monthsBetween(period.from.slice(0, 7), period.to.slice(0, 7)).length : null;

/** A period to choose from a list. */
export interface PeriodOption {
  readonly text: string;
  readonly period: Period;
}

/** The last 12, 3 and 1 months with data, each calendar year, and all of it; newest first. */
export function periodOptions(monthsLoaded: readonly string[]): PeriodOption[] {
  const months = [...new Set(monthsLoaded)].sort();
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = (from: string, to: string): Period => ({
    from: `${from < first ? first : from}-01`,
    to: lastDayOf(to > last ? last : to),
  });
  const options: PeriodOption[] = [
    { text: 'Last 12 months', period: span(addMonths(last, -11), last) },
    { text: 'Last 3 months', period: span(addMonths(last, -2), last) },
    { text: `Last month (${longMonth(last)})`, period: span(last, last) },
  ];
  for (let year = Number(last.slice(0, 4)); year >= Number(first.slice(0, 4)); year -= 1) {
    options.push({
      text: `${year}${Number(last.slice(0, 4)) === year && !last.endsWith('-12') ? ' so far' : ''}`,
      period: span(`${year}-01`, `${year}-12`),
    });
  }
  options.push({ text: `All ${monthsBetween(first, last).length} months`, period: span(first, last) });
  const seen = new Set<string>();
  return options.filter(({ period }) => {
    const words = formatPeriod(period);
    return seen.has(words) ? false : Boolean(seen.add(words));
  });
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as people type it: «1 Nov 2025», «1 November 2025», «1/11/2025» (day first), «2025-11-01»; null when it is no day. */
export function readDay(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  const words = /^(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})$/.exec(trimmed);
  const slashes = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(trimmed);
  let day = trimmed;
  if (words) day = pad(words[3], monthNames.indexOf((words[2] ?? '').slice(0, 3)) + 1, words[1]);
  else if (slashes) day = pad(slashes[3], Number(slashes[2]), slashes[1]);
  return isDay(day) ? day : null;
}

/** «2025-11-01» → «1 Nov 2025», what the date fields show. */
export function writeDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const name = monthNames[month - 1] ?? '';
  return `${date} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}

function pad(year: string | undefined, month: number, date: string | undefined): string {
  return `${year ?? ''}-${String(month).padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
