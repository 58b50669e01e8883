/** The account of a financial year: what was bought, and what of it does not add up. Made anew each time from the lines. */
import type { Sql } from '../database/database.js';
import { listActivities } from './activities/activities.sql.js';
import { isOfYear, type Activity } from './activities/activity.js';
import { financialYearOf, yearsFrom } from './financial-year.js';
import type { AccountLine, LineKind, Outcome } from './money/account-line.js';
import { isSame, linesWithoutActual, moneyChecks, sumOf, type MoneyCheck } from './money/money-checks.js';
import { listLines, listOutcomes } from './money/money.sql.js';

/** Sums of lines in pence; null where nobody stated any. */
export interface Sums {
  /** Budgeted, or planned where no budget stands. */
  readonly budgeted: number | null;
  readonly isPlan: boolean;
  readonly actual: number | null;
  /** Whether it is stated for all that is budgeted. */
  readonly isActualWhole: boolean;
  /** Actual less budgeted; null where either lacks something. */
  readonly variance: number | null;
  readonly match: number | null;
}

export interface ActivityMoney extends Sums {
  /** As the lines name it. */
  readonly title: string;
  /** Null where money names an activity that nobody described. */
  readonly activity: Activity | null;
  readonly lines: readonly AccountLine[];
}

export interface OutcomeMoney extends Sums {
  readonly outcome: Outcome | null;
  readonly lines: readonly AccountLine[];
  readonly activities: readonly ActivityMoney[];
}

export interface YearOfAccount {
  readonly year: string;
  readonly years: readonly string[];
  readonly received: readonly AccountLine[];
  readonly total: Sums;
  readonly outcomes: readonly OutcomeMoney[];
  readonly checks: readonly MoneyCheck[];
}

export interface AccountRows {
  readonly outcomes: readonly Outcome[];
  readonly lines: readonly AccountLine[];
  readonly activities: readonly Activity[];
}

export const readAccount = async (sql: Sql): Promise<AccountRows> => ({
  outcomes: await listOutcomes(sql),
  lines: await listLines(sql),
  activities: await listActivities(sql),
});

/** Years that something stands in, the newest first. */
export function yearsOf({ lines, activities }: AccountRows): string[] {
  const years = new Set([
    ...lines.map(({ year }) => year),
    ...activities.flatMap(({ fromYear, toYear }) => yearsFrom(fromYear, toYear)),
  ]);
  return [...years].sort().reverse();
}

/** The newest year with a budget or an actual, else this one: a plan of next year is not what a chair opens first. */
export function usualYear(rows: AccountRows, today: string): string {
  const budgeted = rows.lines.filter(({ kind }) => kind === 'budgeted' || kind === 'actual').map(({ year }) => year);
  return budgeted.sort().at(-1) ?? financialYearOf(today);
}

export function yearOfAccount(rows: AccountRows, year: string): YearOfAccount {
  const lines = rows.lines.filter((line) => line.year === year);
  const activities = rows.activities.filter((one) => isOfYear(one, year));
  const listed = rows.outcomes.map((outcome) => ofOutcome(outcome, lines, activities));
  const loose = ofOutcome(null, lines, []);
  return {
    ...{
      year,
      years: yearsOf(rows),
      received: lines.filter(({ level }) => level === 'source'),
      total: sumsOf(lines.filter(({ outcome }) => outcome !== null)),
    },
    outcomes: [...listed, loose].filter((one) => one.lines.length > 0 || one.activities.length > 0),
    checks: moneyChecks(
      lines,
      rows.lines.filter((line) => line.year !== year),
    ),
  };
}

function ofOutcome(outcome: Outcome | null, all: readonly AccountLine[], activities: readonly Activity[]): OutcomeMoney {
  const here = all.filter(
    (line) => line.outcome === (outcome?.key ?? null) && (line.level === 'outcome' || line.level === 'activity'),
  );
  const named = here.filter(({ level }) => level === 'activity');
  const described = activities.filter((one) => one.outcome === outcome?.key);
  const others = [...new Set(named.map(({ title }) => title.toLowerCase()))].filter(
    (title) => !described.some((one) => isSame(one.title, title)),
  );
  const moneyOf = (title: string, activity: Activity | null): ActivityMoney => {
    const lines = named.filter((line) => isSame(line.title, title));
    return { title: activity?.title ?? lines[0]!.title, activity, lines, ...sumsOf(lines) };
  };
  return {
    ...{ outcome, lines: here.filter(({ level }) => level === 'outcome'), ...sumsOf(here) },
    activities: [...described.map((one) => moneyOf(one.title, one)), ...others.map((title) => moneyOf(title, null))],
  };
}

function sumsOf(lines: readonly AccountLine[]): Sums {
  const of = (kind: LineKind): number | null => sumOf(lines, kind)?.pence ?? null;
  const [budgeted, planned, actual] = [of('budgeted') ?? of('funded'), of('planned'), of('actual')];
  const isActualWhole = linesWithoutActual(lines, of('budgeted') === null ? 'funded' : 'budgeted').length === 0;
  return {
    ...{ budgeted: budgeted ?? planned, isPlan: budgeted === null && planned !== null, actual, match: of('match') },
    isActualWhole,
    variance: budgeted === null || actual === null || !isActualWhole ? null : actual - budgeted,
  };
}
