/** Periods of counts: a month, «2026-04»; a quarter of a financial year, «2026/27 Q1»; a financial year, «2026/27». */
import { readFinancialYear } from '../financial-year.js';

export interface CountPeriod {
  readonly period: string;
  /** Its months, the first day of each: 2026-04-01. */
  readonly firstMonth: string;
  readonly lastMonth: string;
}

export const NOT_A_PERIOD =
  'Write a month as 2026-04, a quarter as 2026/27 Q1, which is April to June, or a financial year as 2026/27.';

/** Null where it is none: «2026/28» is a slip, and «Q5» no quarter. */
export function readCountPeriod(written: string): CountPeriod | null {
  const text = written.trim().replaceAll(/\s+/g, ' ');
  if (/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text)) return { period: text, firstMonth: `${text}-01`, lastMonth: `${text}-01` };
  const [, yearText, quarterText] = /^(20\d{2}\/\d{2})(?: ?[Qq]([1-4]))?$/.exec(text) ?? [];
  const year = yearText === undefined ? null : readFinancialYear(yearText);
  if (year === null) return null;
  const april = `${year.slice(0, 4)}-04-01`;
  if (quarterText === undefined) return { period: year, firstMonth: april, lastMonth: monthAfter(april, 11) };
  const firstMonth = monthAfter(april, 3 * (Number(quarterText) - 1));
  return { period: `${year} Q${quarterText}`, firstMonth, lastMonth: monthAfter(firstMonth, 2) };
}

/** Whether they share a month: counts of both could be subtracted. */
export const overlap = (one: CountPeriod, other: CountPeriod): boolean =>
  one.firstMonth <= other.lastMonth && other.firstMonth <= one.lastMonth;

/** @param today 2026-11-27 */
export const isOver = ({ lastMonth }: CountPeriod, today: string): boolean => lastMonth.slice(0, 7) < today.slice(0, 7);

/** Whether one of the same length follows the other at once. */
export const follows = (one: CountPeriod, before: CountPeriod): boolean =>
  monthAfter(before.lastMonth, 1) === one.firstMonth && monthsIn(one) === monthsIn(before);

const countOf = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1;
const monthsIn = ({ firstMonth, lastMonth }: CountPeriod): number => countOf(lastMonth) - countOf(firstMonth) + 1;

function monthAfter(month: string, months: number): string {
  const at = countOf(month) + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}
