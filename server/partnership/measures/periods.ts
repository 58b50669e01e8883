/** Periods of a measure: «2025/26», «2025/26 Q3», «2025-11». A period is due a month after it is over. */
import { startOf, readFinancialYear } from '../financial-year.js';
import type { Frequency } from './measure.js';

const MONTHS_TO_ENTER = 1;

/** All periods of a financial year, in order. */
export function periodsOf(year: string, frequency: Frequency): string[] {
  if (frequency === 'yearly') return [year];
  if (frequency === 'quarterly') return [1, 2, 3, 4].map((quarter) => `${year} Q${quarter}`);
  return Array.from({ length: 12 }, (_, at) => monthAfter(startOf(year).slice(0, 7), at));
}

/** The period as written, or null where it is none of that frequency. */
export function readPeriod(written: string, frequency: Frequency): string | null {
  const text = written.trim().replaceAll(/\s+/g, ' ');
  if (frequency === 'yearly') return readFinancialYear(text);
  if (frequency === 'monthly') return /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text) ? text : null;
  return / Q[1-4]$/.test(text) && readFinancialYear(text.slice(0, -3)) !== null ? text : null;
}

export const PERIOD_WRITTEN: Readonly<Record<Frequency, string>> = {
  monthly: '2025-11',
  quarterly: '2025/26 Q3',
  yearly: '2025/26',
};

/** The last month of a period. */
function lastMonthOf(period: string): string {
  if (period.length === 7 && period[4] === '-') return period;
  const first = startOf(period.slice(0, 7)).slice(0, 7);
  const quarter = / Q([1-4])$/.exec(period);
  return monthAfter(first, quarter === null ? 11 : Number(quarter[1]) * 3 - 1);
}

/** Whether it is over, and the month in which it is entered too. */
export const isDue = (period: string, today: string): boolean =>
  monthAfter(lastMonthOf(period), MONTHS_TO_ENTER) < today.slice(0, 7);
export const isOver = (period: string, today: string): boolean => lastMonthOf(period) < today.slice(0, 7);

/** In the order of time, whatever they are of. */
export const inOrder = (one: string, other: string): number => lastMonthOf(one).localeCompare(lastMonthOf(other));

function monthAfter(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
