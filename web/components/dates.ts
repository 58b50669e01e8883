/** Dates and months as people in the field write them. All inputs are local (Europe/London) `YYYY-MM-DD` or `YYYY-MM` texts. */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** «2026-10-31» (or a timestamp) → «31 October 2026». */
export function longDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number) as [number, number, number];
  return `${day} ${months[month - 1] ?? ''} ${year}`;
}

/** «2026-10-31» → «31 Oct 2026», which stays on one line. */
export function shortDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day}\u00a0${(months[month - 1] ?? '').slice(0, 3)}\u00a0${year}`;
}

/** «2026-10» → «October 2026». */
export function longMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${months[number - 1] ?? ''} ${year}`;
}

/** «2026-10» → «Oct 2026». */
export function shortMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${(months[number - 1] ?? '').slice(0, 3)} ${year}`;
}

/** «2026-10» and -11 → «2025-11». */
export function addMonths(month: string, step: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const index = year * 12 + number - 1 + step;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Every month from one to another, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const list: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) list.push(month);
  return list;
}

/** The last day of a month: «2026-02» → «2026-02-28». */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
}
