/** Quarters of the calendar year, «2026-Q2»: what protected figures of the triage are given by. */
import { RETURN_DAYS } from '../../migrations/0019-noise-triage.js';
import { addDays } from '../governance/agreement.js';

/** @param month «2026-05» */
export const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

export const isQuarter = (text: string): boolean => /^\d{4}-Q[1-4]$/.test(text);

/** Its three months, in order. */
export function monthsOf(quarter: string): [string, string, string] {
  const first = Number(quarter.slice(6)) * 3 - 2;
  const month = (number: number): string => `${quarter.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return [month(first), month(first + 1), month(first + 2)];
}

/** Over for so long that nothing of it can change: results bear their own day, and what came back has done so. @param today in London */
export function isFinal(quarter: string, today: string): boolean {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  const after = number === 4 ? `${year + 1}-01-01` : `${year}-${String(number * 3 + 1).padStart(2, '0')}-01`;
  return today > addDays(after, RETURN_DAYS);
}
