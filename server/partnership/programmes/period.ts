/** Periods that programmes are told by: a financial year, «2026/27», or a quarter of one, «2026/27 Q1» for April to June. */
import { readFinancialYear } from '../financial-year.js';

const WRITTEN = /^(20\d{2}\/\d{2})(?:\s*Q([1-4]))?$/i;

/** As it is kept; null where it is none. */
export function readPeriod(written: string): string | null {
  const parts = WRITTEN.exec(written.trim());
  const year = parts === null ? null : readFinancialYear(parts[1]!);
  return year === null ? null : parts![2] === undefined ? year : `${year} Q${parts![2]}`;
}

export const NOT_A_PERIOD = 'Write a financial year as 2026/27, or a quarter of one as 2026/27 Q1, which is April to June.';

/** Whether one holds the other: counts of both could be subtracted. */
export const overlap = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);
