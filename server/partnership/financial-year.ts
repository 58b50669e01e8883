/** Financial years as councils write them: «2018/19» is April 2018 to March 2019. */

const WRITTEN = /^(20\d{2})\/(\d{2})$/;

/** The year as written, or null where it is none: «2018/29» is a slip, not eleven years. */
export function readFinancialYear(written: string): string | null {
  const parts = WRITTEN.exec(written.trim());
  return parts !== null && (Number(parts[1]) + 1) % 100 === Number(parts[2]) ? parts[0] : null;
}

export const NOT_A_YEAR = 'Write a financial year as 2018/19, with the year that follows.';

export const startOf = (year: string): string => `${year.slice(0, 4)}-04-01`;
/** The last day. */
export const endOf = (year: string): string => `${Number(year.slice(0, 4)) + 1}-03-31`;

/** The one a day lies in. */
export function financialYearOf(day: string): string {
  const first = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
}

/** Both and all between them. */
export function yearsFrom(first: string, last: string): string[] {
  const from = Number(first.slice(0, 4));
  return Array.from({ length: Math.max(0, Number(last.slice(0, 4)) - from + 1) }, (_, at) =>
    financialYearOf(`${from + at}-04-01`),
  );
}
