/** Periods of reporting: months, quarters and years. Quarters and years are financial: April to June is the first. */
import { financialYearOf } from '../financial-year.js';

export const FREQUENCIES = ['monthly', 'quarterly', 'yearly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

const MONTHS_OF: Readonly<Record<Frequency, number>> = { monthly: 1, quarterly: 3, yearly: 12 };

export interface Period {
  /** «June 2031», «Q1 2031/32» or «2031/32». */
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

const MONTH_NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
];

/** «2031-06-01» as «June 2031». */
export const monthName = (day: string): string => `${MONTH_NAMES[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/** The first day of the month so many months after a day's. */
export function monthAfter(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  return new Date(Date.UTC(year, month + months, 1)).toISOString().slice(0, 10);
}

/** The period that a day lies in. */
export function periodOf(day: string, frequency: Frequency): Period {
  const months = MONTHS_OF[frequency];
  // How many months into its period the day's month is, counted from April.
  const into = ((Number(day.slice(5, 7)) + 8) % 12) % months;
  const firstDay = monthAfter(day, -into);
  const next = new Date(`${monthAfter(firstDay, months)}T00:00:00Z`);
  return {
    name: nameOf(firstDay, frequency),
    firstDay,
    lastDay: new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10),
  };
}

function nameOf(firstDay: string, frequency: Frequency): string {
  if (frequency === 'monthly') return monthName(firstDay);
  const year = financialYearOf(firstDay);
  return frequency === 'yearly' ? year : `Q${((Number(firstDay.slice(5, 7)) + 8) % 12) / 3 + 1} ${year}`;
}

/** The periods from the one that `from` lies in to the one that `to` lies in, the newest first. */
export function periodsBetween(from: string, to: string, frequency: Frequency): Period[] {
  const periods: Period[] = [];
  for (
    let day = from;
    day <= periodOf(to, frequency).lastDay;
    day = monthAfter(periodOf(day, frequency).firstDay, MONTHS_OF[frequency])
  )
    periods.push(periodOf(day, frequency));
  return periods.reverse();
}

/** First days of the months of a period. */
export function monthsOf({ firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>): string[] {
  const months: string[] = [];
  for (let month = monthAfter(firstDay, 0); month <= lastDay; month = monthAfter(month, 1)) months.push(month);
  return months;
}
