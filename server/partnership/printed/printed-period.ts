/**
 * Periods as documents print them: «2018/19», «2018/19 Q3», «Q3 2018/19», «Jan-Dec 2018», «Oct 16 - Sept 17», «Nov 2018 - end March 2019», «2018-11», «2019».
 * Kept by their first and last month, so that one period in two spellings is one, and a calendar year never joins financial ones.
 */
import { FREQUENCIES, periodOf, readPeriod, type Period } from '../period.js';

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
export function readPrintedPeriod(written: string): Period | null {
  const plain = readPeriod(written);
  if (plain !== null) return plain;
  const text = written.trim().replaceAll(/\s+/g, ' ');
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
export function splitName(written: string): { readonly name: string; readonly period: Period | null } {
  const text = written.trim().replaceAll(/\s+/g, ' ');
  const comma = text.lastIndexOf(', ');
  const period = comma < 0 ? null : readPrintedPeriod(text.slice(comma + 2));
  return period === null ? { name: text, period: null } : { name: text.slice(0, comma), period };
}

function between(firstMonth: string, lastMonth: string): Period {
  return { name: nameOf(firstMonth, lastMonth), firstMonth, lastMonth };
}

/** In the house's words: «2018/19», «2018/19 Q3», «2018-11», «Jan-Dec 2018», «Oct 2016-Sep 2017». */
function nameOf(firstMonth: string, lastMonth: string): string {
  const plain = FREQUENCIES.map((one) => periodOf(firstMonth, one)).find(
    (one) => one.firstMonth === firstMonth && one.lastMonth === lastMonth,
  );
  if (plain !== undefined) return plain.name;
  const [from, to] = [firstMonth, lastMonth].map((one) => [MONTHS[Number(one.slice(5)) - 1]!, one.slice(0, 4)] as const);
  return from![1] === to![1] ? `${from![0]}-${to![0]} ${to![1]}` : `${from![0]} ${from![1]}-${to![0]} ${to![1]}`;
}

function monthOf(word: string, year: string): string {
  const month = MONTHS.findIndex((short) => word.toLowerCase().startsWith(short.toLowerCase())) + 1;
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}`;
}
