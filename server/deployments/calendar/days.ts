/** Days as `2026-05-08`, reckoned in UTC so that no clock change adds or takes one. */
const MILLISECONDS = 86_400_000;

export type Day = string;

/** Both ends are in it. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** @throws RangeError when it is no day of the calendar, as `2026-02-30` */
export function asDay(text: string): Day {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(at) || dayOf(at) !== text) throw new RangeError(`«${text}» is no day; write it as 2026-05-08`);
  return text;
}

export function makeDay(year: number, month: number, date: number): Day {
  return dayOf(Date.UTC(year, month - 1, date));
}

export function addDays(day: Day, days: number): Day {
  return dayOf(Date.parse(day) + days * MILLISECONDS);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}

export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

export function includes({ from, to }: Days, day: Day): boolean {
  return from <= day && day <= to;
}

export function everyDay({ from, to }: Days): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** `daysBetween('2026-05-08', '2026-05-10')` is 2. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS);
}

function dayOf(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}
