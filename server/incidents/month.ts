/** Months as their first day, `2024-01-01`: as the summaries and the coverage name them. */
export type MonthStart = string;

export const monthOf = (day: string): MonthStart => `${day.slice(0, 7)}-01`;

export const yearOf = (month: MonthStart): MonthStart => `${month.slice(0, 4)}-01-01`;

export function nextMonth(month: MonthStart): MonthStart {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}-01`;
}

/** The day after, for half-open periods: `2024-02-29` → `2024-03-01`. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Every month from the first to the last, both included; none when the last is before the first. */
export function monthsBetween(first: MonthStart, last: MonthStart): MonthStart[] {
  const months: MonthStart[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}
