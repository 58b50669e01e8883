/** Keeping school holidays and the decisions of a day. Each change in one transaction: the row, its history and the audit's event, or none. */
import type { Acting } from '../../audit/actor.js';
import type { Database } from '../../database/database.js';
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome } from '../../governance/asked-change.js';
import { personsIn } from '../../governance/persons-in-terms.js';
import { followPlans } from '../requests/follow-plans.js';
import { told } from '../teams/keep-teams.js';
import { problemOfReason } from '../teams/read-team-terms.js';
import { lockTeam } from '../teams/teams.sql.js';
import {
  deleteDecision,
  lockDecision,
  lockSchoolCalendar,
  writeDecision,
  writeSchoolCalendar,
  type SchoolHoliday,
} from './calendar.sql.js';
import { shiftsBetween, USUAL_CALENDAR, type DayDecision } from './shift-rules.js';

export const SCHOOL_CALENDAR = 'school-calendar';
/** As the history and the audit name what was decided of the days of a team. */
export const daysOf = (team: number): string => `team-days:${team}`;

const MOST_HOLIDAYS = 60;
const LONGEST_NAME = 60;

/** The whole list takes the place of the one before. */
export async function setSchoolHolidays(
  database: Database,
  version: number | null,
  written: readonly SchoolHoliday[],
  reason: string,
  who: Acting,
): Promise<Outcome<object>> {
  const holidays = written
    .map(({ name, from, to }) => ({ name: name.trim(), from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const problems = [...holidayProblems(holidays), ...problemOfReason(reason)];
  return database.asOwner(async (sql) => {
    const before = await lockSchoolCalendar(sql);
    if (version !== null && version !== before.version)
      return failed('', 'Somebody changed the school holidays since you opened them. Look at what is there now.');
    if (problems.length > 0) return refused(problems);
    const since = await writeSchoolCalendar(sql, holidays);
    await told(sql, who, { subject: SCHOOL_CALENDAR, version: since, change: 'changed', reason });
    return { ok: true };
  });
}

export type AskedDecision = DayDecision | { readonly on: string; readonly decided: 'as ruled'; readonly reason: string };

/** What is decided of a day stands until it is decided anew, or «as ruled», which takes the decision back. */
export async function decideShift(
  database: Database,
  team: number,
  decision: AskedDecision,
  who: Acting,
  today: string,
): Promise<Outcome<object>> {
  const problems = decisionProblems(decision, today);
  return database.asOwner(async (sql) => {
    const found = await lockTeam(sql, team);
    if (found === null || found.closed) return failed('team', 'There is no such team that goes out.');
    if (problems.length > 0) return refused(problems);
    const decided = await lockDecision(sql, team, decision.on);
    if (decision.decided === 'as ruled') {
      if (!decided) return failed('decided', 'Nothing is decided of this day: its rules hold already.');
      await deleteDecision(sql, team, decision.on);
    } else await writeDecision(sql, team, { ...decision, reason: decision.reason.trim() });
    await told(sql, who, {
      subject: daysOf(team),
      version: found.version,
      change: `${decision.on}: ${decision.decided}`,
      reason: decision.reason,
    });
    await followPlans(sql, decision.on, who);
    return { ok: true };
  });
}

function holidayProblems(holidays: readonly SchoolHoliday[]): FieldProblem[] {
  const problem = (words: string): FieldProblem => ({ field: 'holidays', problem: words });
  if (holidays.length > MOST_HOLIDAYS) return [problem(`Write at most ${MOST_HOLIDAYS} holidays; those past can go.`)];
  return holidays.flatMap(({ name, from, to }) => {
    if (name.length < 3 || name.length > LONGEST_NAME) return [problem('Name each holiday, such as «Autumn half term».')];
    if (!isDay(from) || !isDay(to)) return [problem(`Write the days of ${name} as year-month-day.`)];
    if (from > to) return [problem(`${name} ends before it begins.`)];
    return personsIn(name, 'holidays');
  });
}

function decisionProblems(decision: AskedDecision, today: string): FieldProblem[] {
  const problems = problemOfReason(decision.reason);
  if (!isDay(decision.on)) return [{ field: 'on', problem: 'Write the day as year-month-day.' }, ...problems];
  if (decision.on < today) problems.push({ field: 'on', problem: 'The day is past.' });
  if (decision.decided === 'support') {
    if (decision.askedBy.trim().length < 3 || decision.askedBy.length > 100)
      problems.push({ field: 'askedBy', problem: 'Write which partner asks for support: an agency or a role.' });
    else problems.push(...personsIn(decision.askedBy, 'askedBy'));
  }
  if (decision.decided === 'as ruled' || problems.length > 0) return problems;
  try {
    shiftsBetween({ from: decision.on, to: decision.on }, { ...USUAL_CALENDAR, decisions: [decision] });
    return problems;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ field: 'from', problem: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.` }];
  }
}
