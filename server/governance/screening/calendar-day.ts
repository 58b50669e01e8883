/** Days in free text, by the ways they are written here: 12/03/2011, 12.3.11, 2011-03-12, 12th March 2011, March 12 2011. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const FORMS: readonly { readonly pattern: RegExp; readonly order: readonly ['day' | 'month' | 'year', string, string] }[] = [
  { pattern: /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/-])/g, order: ['day', 'month', 'year'] },
  { pattern: /(?<![\d/.-])(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/-])/g, order: ['year', 'month', 'day'] },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${MONTH},?[ -](\\d{4}|\\d{2})(?!\\d)`, 'gi'),
    order: ['day', 'month', 'year'],
  },
  {
    pattern: new RegExp(`(?<![a-z])${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'gi'),
    order: ['month', 'day', 'year'],
  },
];

/** Most texts with digits have no day: told at a glance. */
const MAYBE_A_DAY =
  /\d[/.-]\d|\d\D{0,8}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\D{0,8}\d/i;

export interface FoundDay {
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds since 1970; two digits of a year are taken for the newest such year that is not to come. */
  readonly day: number;
}

export function daysIn(text: string, today: Date): FoundDay[] {
  if (!MAYBE_A_DAY.test(text)) return [];
  return FORMS.flatMap(({ pattern, order }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const part = (name: string): string => match[1 + order.indexOf(name)]!;
      const month = /\d/.test(part('month'))
        ? Number(part('month'))
        : MONTHS.indexOf(part('month').slice(0, 3).toLowerCase()) + 1;
      const day = dayOf(yearOf(part('year'), today), month, Number(part('day')));
      return day === null ? [] : [{ from: match.index, to: match.index + match[0].length, day }];
    }),
  );
}

function yearOf(text: string, today: Date): number {
  if (text.length === 4) return Number(text);
  const thisCentury = 2_000 + Number(text);
  return thisCentury > today.getUTCFullYear() ? thisCentury - 100 : thisCentury;
}

function dayOf(year: number, month: number, day: number): number | null {
  // 03/25/2011 is a day too, written the other way round.
  const [m, d] = month > 12 && day <= 12 ? [day, month] : [month, day];
  const found = new Date(Date.UTC(year, m - 1, d));
  const isDay = year >= 1_900 && found.getUTCMonth() === m - 1 && found.getUTCDate() === d;
  return isDay ? found.getTime() : null;
}
