/** The shifts of all teams between two days: by rule and decision, with why; what a rule would have given and is not, with why not; what was published. */
import type { Sql } from '../../database/database.js';
import { listTeams } from '../teams/teams.sql.js';
import type { Team } from '../teams/team.js';
import { decisionsBetween, publishedShifts, readSchoolCalendar, type PublishedShift } from './calendar.sql.js';
import type { Day, Days } from './days.js';
import { shiftsBetween, type DayDecision, type NotOut, type Shift, type TeamCalendar } from './shift-rules.js';

export interface ShiftOfTeam extends Shift {
  readonly team: Team;
  /** The plan that was published last for it. */
  readonly published: PublishedShift | null;
}

export interface TeamNotOut extends NotOut {
  readonly team: Team;
}

export interface ShiftsOfTeams {
  readonly shifts: readonly ShiftOfTeam[];
  readonly notOut: readonly TeamNotOut[];
}

/** Teams that go out no more have none. In the order of days, then of teams. */
export async function shiftsOfTeams(sql: Sql, days: Days, only: number | null = null): Promise<ShiftsOfTeams> {
  const teams = (await listTeams(sql)).filter(({ id, closed }) => !closed && (only ?? id) === id);
  const { holidays } = await readSchoolCalendar(sql);
  const decisions = await decisionsBetween(sql, days);
  const published = await publishedShifts(sql, days);
  const shifts: ShiftOfTeam[] = [];
  const notOut: TeamNotOut[] = [];
  for (const team of teams) {
    const found = shiftsBetween(days, calendarOf(team, holidays, decisions.get(team.id) ?? []));
    const publishedOn = new Map(published.filter((shift) => shift.team === team.id).map((shift) => [shift.on, shift]));
    shifts.push(...found.shifts.map((shift) => ({ ...shift, team, published: publishedOn.get(shift.on) ?? null })));
    notOut.push(...found.notOut.map((not) => ({ ...not, team })));
  }
  return { shifts: shifts.sort(byDay), notOut: notOut.sort(byDay) };
}

function calendarOf(team: Team, schoolHolidays: readonly Days[], decisions: readonly DayDecision[]): TeamCalendar {
  const { rules, pausedMonths, bonfireFrom, bonfireTo } = team;
  return { rules, pausedMonths, schoolHolidays, bonfirePeriod: { from: bonfireFrom, to: bonfireTo }, decisions };
}

const byDay = (a: { readonly on: Day }, b: { readonly on: Day }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);
