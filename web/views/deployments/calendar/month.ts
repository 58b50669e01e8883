/** A month as weeks from Monday to Sunday. */
import { lastDayOf } from '../../../components/dates.js';
import { daysOn } from '../plan-words.js';

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** `weeksOf('2026-12')`: days of the month in rows of seven; null where a row reaches into another month. */
export function weeksOf(month: string): (string | null)[][] {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  const weeks: (string | null)[][] = [];
  for (let monday = daysOn(first, 1 - weekdayOf(first)); monday <= last; monday = daysOn(monday, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((on) => daysOn(monday, on)).map((day) => (day >= first && day <= last ? day : null)));
  return weeks;
}
