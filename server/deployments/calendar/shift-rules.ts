/**
 * When a team is out, by rule: every Friday; more evenings in school holidays and the Bonfire period; none in December and January unless a partner asks for
 * support; and what was decided for a single day. Each shift says by which rule, each evening that a rule would have given and that is not, why not.
 *
 * One shift of a team a day: of several rules for the same day the first that applies holds. A day's own decision comes before rules and pauses.
 */
import { bankHolidays, KNOWN_ONE_OFFS, type OneOffHoliday } from './bank-holidays.js';
import { everyDay, includes, monthOf, weekdayOf, type Day, type Days } from './days.js';

export const OCCASIONS = ['every week', 'school holidays', 'Bonfire period', 'bank holidays'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** Minutes after the midnight the shift begins after; past midnight they go on. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export interface ShiftRule extends Hours {
  readonly in: Occasion;
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
}

/** What was decided of one day. */
export type DayDecision =
  | { readonly on: Day; readonly decided: 'cancelled'; readonly reason: string }
  /** Out though no rule says so, or at other hours than its rule says. */
  | ({ readonly on: Day; readonly decided: 'out'; readonly reason: string } & Hours)
  /** A partner asks for support at a place with a spike: out in a paused month too. */
  | ({ readonly on: Day; readonly decided: 'support'; readonly askedBy: string; readonly reason: string } & Hours);

export interface TeamCalendar {
  readonly rules: readonly ShiftRule[];
  /** 1 January … 12 December: few young people are out. */
  readonly pausedMonths: readonly number[];
  /** As the schools of the partnership set them. */
  readonly schoolHolidays: readonly Days[];
  /** Of every year, as month and day: 10-24. */
  readonly bonfirePeriod: { readonly from: string; readonly to: string };
  readonly decisions: readonly DayDecision[];
  readonly oneOffHolidays?: readonly OneOffHoliday[];
}

export interface Shift extends Hours {
  readonly on: Day;
  readonly because: string;
  /** Its name where the day is a bank holiday: who is out then is another question. */
  readonly bankHoliday: string | null;
  /** By a decision of the day, not by a rule. */
  readonly decided: boolean;
}

export interface NotOut {
  readonly on: Day;
  readonly because: string;
  readonly decided: boolean;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The street team's own: Fridays 17:00–21:00, paused in December and January; which evenings are added is for each partnership to say. */
export const USUAL_CALENDAR: TeamCalendar = {
  rules: [{ in: 'every week', weekdays: [5], from: 17 * 60, to: 21 * 60 }],
  pausedMonths: [12, 1],
  schoolHolidays: [],
  bonfirePeriod: { from: '10-24', to: '11-08' },
  decisions: [],
};

/** @throws RangeError naming what of the calendar cannot be */
export function shiftsBetween(days: Days, calendar: TeamCalendar): { readonly shifts: Shift[]; readonly notOut: NotOut[] } {
  checkCalendar(calendar);
  const years = new Set(everyYear(days));
  const holidays = new Map(
    [...years].flatMap((year) =>
      bankHolidays(year, calendar.oneOffHolidays ?? KNOWN_ONE_OFFS).map(({ on, name }) => [on, name] as const),
    ),
  );
  const shifts: Shift[] = [];
  const notOut: NotOut[] = [];
  for (const on of everyDay(days)) {
    const bankHoliday = holidays.get(on) ?? null;
    const decision = calendar.decisions.find((decided) => decided.on === on);
    if (decision !== undefined && decision.decided !== 'cancelled') {
      const { from, to, reason } = decision;
      const because = decision.decided === 'support' ? `support asked for by ${decision.askedBy}: ${reason}` : reason;
      shifts.push({ on, from, to, because, bankHoliday, decided: true });
      continue;
    }
    const rule = calendar.rules.find((candidate) => applies(candidate, on, calendar, bankHoliday !== null));
    if (rule === undefined) continue;
    if (decision !== undefined) notOut.push({ on, because: `cancelled: ${decision.reason}`, decided: true });
    else if (calendar.pausedMonths.includes(monthOf(on)))
      notOut.push({ on, because: `none in ${MONTHS[monthOf(on) - 1]!} unless a partner asks for support`, decided: false });
    else
      shifts.push({ on, from: rule.from, to: rule.to, because: ruleWords(rule, on, bankHoliday), bankHoliday, decided: false });
  }
  return { shifts, notOut };
}

function applies(rule: ShiftRule, on: Day, calendar: TeamCalendar, bankHoliday: boolean): boolean {
  if (!rule.weekdays.includes(weekdayOf(on))) return false;
  if (rule.in === 'school holidays') return calendar.schoolHolidays.some((days) => includes(days, on));
  if (rule.in === 'Bonfire period') return inPeriodOfYear(calendar.bonfirePeriod, on.slice(5));
  return rule.in === 'every week' || bankHoliday;
}

/** A period may run over the end of the year: 12-20 to 01-05. */
function inPeriodOfYear({ from, to }: TeamCalendar['bonfirePeriod'], on: string): boolean {
  return from <= to ? from <= on && on <= to : on >= from || on <= to;
}

function ruleWords(rule: ShiftRule, on: Day, bankHoliday: string | null): string {
  if (rule.in === 'every week') return `every ${WEEKDAYS[weekdayOf(on) - 1]!}`;
  return rule.in === 'bank holidays' ? bankHoliday! : rule.in;
}

function everyYear({ from, to }: Days): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

function checkCalendar({ rules, decisions, schoolHolidays, pausedMonths, bonfirePeriod }: TeamCalendar): void {
  const refuse = (wrong: boolean, words: string): void => {
    if (wrong) throw new RangeError(words);
  };
  for (const rule of rules) {
    refuse(
      rule.weekdays.some((weekday) => !WEEKDAYS[weekday - 1]),
      'a weekday is 1 (Monday) to 7 (Sunday)',
    );
    refuse(rule.weekdays.length === 0, 'a rule names at least one weekday');
  }
  for (const { from, to } of [...rules, ...decisions.filter((decision) => decision.decided !== 'cancelled')]) {
    refuse(!(from >= 0 && from < 24 * 60), 'a shift begins within its day');
    refuse(!(to > from && to <= from + 12 * 60), 'a shift ends after it began, within twelve hours');
  }
  refuse(new Set(decisions.map(({ on }) => on)).size < decisions.length, 'one day has two decisions: take one back first');
  refuse(
    decisions.some(({ reason }) => reason.trim() === ''),
    'a decision of a day has a reason',
  );
  refuse(
    schoolHolidays.some(({ from, to }) => from > to),
    'a school holiday ends before it begins',
  );
  refuse(
    pausedMonths.some((month) => !MONTHS[month - 1]),
    'a month is 1 to 12',
  );
  refuse(
    [bonfirePeriod.from, bonfirePeriod.to].some((day) => !/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)),
    'the Bonfire period is given as month and day: 10-24',
  );
}
