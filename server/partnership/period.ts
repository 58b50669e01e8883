/**
 * Periods as the partnership writes them, each of whole months: a month, «2026-04»; a quarter of a financial year, «2026/27 Q1» for April to June; a financial
 * year, «2026/27».
 */
import { financialYearOf, readFinancialYear, startOf } from './financial-year.js';

export const FREQUENCIES = ['monthly', 'quarterly', 'yearly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

const MONTHS_OF: Readonly<Record<Frequency, number>> = { monthly: 1, quarterly: 3, yearly: 12 };

export interface Months {
  /** «2026-04» */
  readonly firstMonth: string;
  readonly lastMonth: string;
}

export interface Period extends Months {
  /** As it is written and kept, so that one period in two spellings is one. */
  readonly name: string;
}

/** Null where it is none of these: «2026/28» is a slip, and «Q5» no quarter. «Q1 2026/27» and «2026/27q1» are read too. */
export function readPeriod(written: string, frequencies: readonly Frequency[] = FREQUENCIES): Period | null {
  const period = readAny(written.trim().replaceAll(/\s+/g, ' '));
  return period !== null && frequencies.some((one) => MONTHS_OF[one] === monthsIn(period)) ? period : null;
}

function readAny(text: string): Period | null {
  if (/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text)) return periodOf(text, 'monthly');
  const [, yearText, quarter] = /^(20\d{2}\/\d{2})(?: ?Q([1-4]))?$/i.exec(text.replace(/^(Q\d) (.+)$/i, '$2 $1')) ?? [];
  const year = yearText === undefined ? null : readFinancialYear(yearText);
  if (year === null) return null;
  if (quarter === undefined) return periodOf(startOf(year), 'yearly');
  return periodOf(monthAfter(startOf(year), MONTHS_OF.quarterly * (Number(quarter) - 1)), 'quarterly');
}

const WRITTEN: Readonly<Record<Frequency, string>> = {
  monthly: 'a month as 2026-04',
  quarterly: 'a quarter as 2026/27 Q1, which is April to June',
  yearly: 'a financial year as 2026/27',
};

/** What to write where none was read. */
export const writePeriod = (frequencies: readonly Frequency[] = FREQUENCIES): string =>
  `Write ${frequencies.map((one, at) => `${at > 0 && at === frequencies.length - 1 ? 'or ' : ''}${WRITTEN[one]}`).join(', ')}.`;

/** The one that a day or month lies in. */
export function periodOf(day: string, frequency: Frequency): Period {
  const months = MONTHS_OF[frequency];
  const firstMonth = monthAfter(day, -(monthsSinceApril(day) % months));
  return { name: nameOf(firstMonth, frequency), firstMonth, lastMonth: monthAfter(firstMonth, months - 1) };
}

function nameOf(firstMonth: string, frequency: Frequency): string {
  if (frequency === 'monthly') return firstMonth;
  const year = financialYearOf(`${firstMonth}-01`);
  return frequency === 'yearly' ? year : `${year} Q${monthsSinceApril(firstMonth) / MONTHS_OF.quarterly + 1}`;
}

const monthsSinceApril = (day: string): number => (Number(day.slice(5, 7)) + 8) % 12;

/** All periods of a financial year, in order. */
export function periodsOf(year: string, frequency: Frequency): Period[] {
  const months = MONTHS_OF[frequency];
  return Array.from({ length: 12 / months }, (_, at) => periodOf(monthAfter(startOf(year), at * months), frequency));
}

/** Whether they share a month: counts of both could be subtracted. */
export const doOverlap = (one: Months, other: Months): boolean =>
  one.firstMonth <= other.lastMonth && other.firstMonth <= one.lastMonth;

/** Whether one of the same length follows the other at once. */
export const follows = (one: Months, before: Months): boolean =>
  monthAfter(before.lastMonth, 1) === one.firstMonth && monthsIn(one) === monthsIn(before);

/** @param today 2026-11-27 */
export const isOver = ({ lastMonth }: Months, today: string): boolean => lastMonth < today.slice(0, 7);

export const monthsIn = ({ firstMonth, lastMonth }: Months): number => ordinalOf(lastMonth) - ordinalOf(firstMonth) + 1;

/** The month so many months after a day's or a month. */
export function monthAfter(day: string, months: number): string {
  const ordinal = ordinalOf(day) + months;
  return `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`;
}

const ordinalOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
