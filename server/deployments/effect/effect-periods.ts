/** Which days are compared: one period after, and one or several before it, such as the same weeks of earlier years. */
import { badUserInput } from '../../errors.js';
import { addDays, londonDay } from '../../governance/agreement.js';
import { wholeMonths, type Period } from '../../hotspots/period-before.js';

export interface EffectPeriods {
  readonly before: readonly Period[];
  readonly after: Period;
}

const MOST_BEFORE = 5;
const SHORTEST_DAYS = 7;
const LONGEST_DAYS = 366;

/** @throws CallerError BAD_USER_INPUT naming the period that is wrong */
export function checkPeriods({ before, after }: EffectPeriods, today: string = londonDay()): void {
  if (before.length === 0 || before.length > MOST_BEFORE) {
    throw wrong(`Compare with 1 to ${MOST_BEFORE} periods before.`, 'before');
  }
  checkLength(after, 'after');
  if (after.to >= today) throw wrong('The period after is over: its last day was yesterday or earlier.', 'after', 'to');
  for (const [at, period] of before.entries()) {
    checkLength(period, 'before', at);
    if (period.to >= after.from) throw wrong('A period before ends before the period after begins.', 'before', at, 'to');
    if (before.some((other, place) => place < at && other.from <= period.to && other.to >= period.from)) {
      throw wrong('Two of the periods before overlap: reports would be counted twice.', 'before', at);
    }
  }
}

/** @throws CallerError BAD_USER_INPUT where a source of months alone is asked about days */
export function checkWholeMonths({ before, after }: EffectPeriods, source: string): void {
  const periods = [after, ...before];
  if (periods.every((period) => wholeMonths(period) !== null)) return;
  throw badUserInput(
    `${source} tells the month and no day: compare whole months, from a first day of a month to a last one, or name a source of days in «sources».`,
    ['input', 'after'],
  );
}

export const daysOf = ({ from, to }: Period): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** The months of periods, those at the ends cut short, the earliest first. */
export function slicesOf(periods: readonly Period[]): Period[] {
  return [...periods].sort((a, b) => (a.from < b.from ? -1 : 1)).flatMap(monthsIn);
}

function monthsIn({ from, to }: Period): Period[] {
  const slices: Period[] = [];
  for (let first = from; first <= to;) {
    const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
    const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    slices.push({ from: first, to: last < to ? last : to });
    first = addDays(last, 1);
  }
  return slices;
}

function checkLength(period: Period, ...path: (string | number)[]): void {
  if (period.to < period.from) throw wrong('The period ends before it begins.', ...path, 'to');
  const days = daysOf(period);
  if (days < SHORTEST_DAYS || days > LONGEST_DAYS) {
    throw wrong(`A period has ${SHORTEST_DAYS} to ${LONGEST_DAYS} days; this one has ${days}.`, ...path);
  }
}

const wrong = (message: string, ...path: (string | number)[]): Error => badUserInput(message, ['input', ...path]);
