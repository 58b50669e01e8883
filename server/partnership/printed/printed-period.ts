/**
 * Periods as documents print them: «2018/19», «2018/19 Q3», «Q3 2018/19», «Jan-Dec 2018», «Oct 16 - Sept 17», «Nov 2018 - end March 2019», «2018-11», «2019».
 * Kept by their first and last month, so that one period in two spellings is one, and a calendar year never joins financial ones.
 */
import { endOf, financialYearOf, readFinancialYear, startOf } from '../financial-year.js';

export interface PrintedPeriod {
  /** In the house's words: «2018/19», «2018/19 Q3», «2018-11», «Jan-Dec 2018», «Oct 2016-Sep 2017». */
  readonly name: string;
  /** «2018-04» */
  readonly firstMonth: string;
  readonly lastMonth: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH_WORDS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const SPAN = new RegExp(
  `^(?:start |beginning )?(${MONTH_WORDS})\\.?(?: (\\d{4}|\\d{2}))? ?(?:-|–|to) ?(?:end )?(?:of )?(${MONTH_WORDS})\\.? (\\d{4}|\\d{2})$`,
  'i',
);
const ONE_MONTH = new RegExp(`^(${MONTH_WORDS}) (\\d{4})$`, 'i');

export const NOT_A_PRINTED_PERIOD =
  'Write it as 2018/19, 2018/19 Q3, 2018-11, Jan-Dec 2018 or Oct 2016 - Sep 2017; where the document states none, leave it empty.';

/** What documents write where they say no period. */
export const isNotStated = (written: string): boolean => /^(?:not stated|unknown|n\/?a|-)?$/i.test(written.trim());

/** Null where it is no period. */
export function readPrintedPeriod(written: string): PrintedPeriod | null {
  const text = written.trim().replaceAll(/\s+/g, ' ');
  const quarter = /^(20\d{2}\/\d{2}) Q([1-4])$/i.exec(text) ?? reversed(/^Q([1-4]) (20\d{2}\/\d{2})$/i.exec(text));
  const year = readFinancialYear(quarter === null ? text : quarter[1]!);
  if (year !== null) {
    if (quarter === null) return between(startOf(year).slice(0, 7), endOf(year).slice(0, 7));
    const first = monthsAfter(startOf(year).slice(0, 7), 3 * (Number(quarter[2]) - 1));
    return between(first, monthsAfter(first, 2));
  }
  if (/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text)) return between(text, text);
  if (/^(?:19|20)\d{2}$/.test(text)) return between(`${text}-01`, `${text}-12`);
  const one = ONE_MONTH.exec(text);
  if (one !== null) return between(monthOf(one[1]!, one[2]!), monthOf(one[1]!, one[2]!));
  const span = SPAN.exec(text);
  if (span === null) return null;
  const [, fromMonth, fromYear, toMonth, toYear] = span;
  const period = between(monthOf(fromMonth!, fromYear ?? toYear!), monthOf(toMonth!, toYear!));
  return period.firstMonth <= period.lastMonth ? period : null;
}

/** A period that a document wrote into the name of its measure: «Custody, Jan-Dec 2017». */
export function splitName(written: string): { readonly name: string; readonly period: PrintedPeriod | null } {
  const text = written.trim().replaceAll(/\s+/g, ' ');
  const comma = text.lastIndexOf(', ');
  const period = comma < 0 ? null : readPrintedPeriod(text.slice(comma + 2));
  return period === null ? { name: text, period: null } : { name: text.slice(0, comma), period };
}

export const monthsOf = ({ firstMonth, lastMonth }: PrintedPeriod): number => ordinal(lastMonth) - ordinal(firstMonth) + 1;

export const doOverlap = (one: PrintedPeriod, other: PrintedPeriod): boolean =>
  one.firstMonth <= other.lastMonth && other.firstMonth <= one.lastMonth;

function between(firstMonth: string, lastMonth: string): PrintedPeriod {
  return { name: nameOf(firstMonth, lastMonth), firstMonth, lastMonth };
}

function nameOf(firstMonth: string, lastMonth: string): string {
  const months = ordinal(lastMonth) - ordinal(firstMonth) + 1;
  const month = Number(firstMonth.slice(5));
  if (months === 1) return firstMonth;
  const financial = financialYearOf(`${firstMonth}-01`);
  if (months === 12 && month === 4) return financial;
  if (months === 3 && month % 3 === 1) return `${financial} Q${((month + 8) % 12) / 3 + 1}`;
  const [from, to] = [firstMonth, lastMonth].map((one) => [MONTHS[Number(one.slice(5)) - 1]!, one.slice(0, 4)] as const);
  return from![1] === to![1] ? `${from![0]}-${to![0]} ${to![1]}` : `${from![0]} ${from![1]}-${to![0]} ${to![1]}`;
}

const reversed = (found: RegExpExecArray | null): readonly string[] | null =>
  found === null ? null : [found[0], found[2]!, found[1]!];

function monthOf(word: string, year: string): string {
  const month = MONTHS.findIndex((short) => word.toLowerCase().startsWith(short.toLowerCase())) + 1;
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}`;
}

const ordinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
function monthsAfter(month: string, months: number): string {
  const at = ordinal(month) + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
