/** School holidays, decisions of a day, and shifts that were published, as they are stored. Read under the viewer's own role. */
import type { Sql } from '../../database/database.js';
import type { Days } from './days.js';
import type { DayDecision } from './shift-rules.js';

export interface SchoolHoliday extends Days {
  readonly name: string;
}

export interface SchoolCalendar {
  readonly holidays: readonly SchoolHoliday[];
  readonly version: number;
}

export async function readSchoolCalendar(sql: Sql): Promise<SchoolCalendar> {
  const [found] = await sql.query<SchoolCalendar>('SELECT holidays, version FROM school_calendar');
  return found!;
}

export async function lockSchoolCalendar(sql: Sql): Promise<SchoolCalendar> {
  const [found] = await sql.query<SchoolCalendar>('SELECT holidays, version FROM school_calendar FOR UPDATE');
  return found!;
}

export async function writeSchoolCalendar(sql: Sql, holidays: readonly SchoolHoliday[]): Promise<number> {
  const [written] = await sql.query<{ version: number }>(
    'UPDATE school_calendar SET holidays = $1::jsonb, version = version + 1 RETURNING version',
    [JSON.stringify(holidays)],
  );
  return written!.version;
}

/** Of all teams, by team. */
export async function decisionsBetween(sql: Sql, { from, to }: Days): Promise<ReadonlyMap<number, DayDecision[]>> {
  const rows = await sql.query<{
    team: number;
    on: string;
    decided: string;
    from: number;
    to: number;
    askedBy: string;
    reason: string;
  }>(
    `SELECT team_id AS team, on_day::text AS on, decided, from_minute AS from, to_minute AS to, asked_by AS "askedBy", reason
       FROM shift_decision WHERE on_day BETWEEN $1::date AND $2::date ORDER BY on_day`,
    [from, to],
  );
  const byTeam = new Map<number, DayDecision[]>();
  for (const { team, ...decision } of rows) byTeam.set(team, [...(byTeam.get(team) ?? []), decision as DayDecision]);
  return byTeam;
}

export async function lockDecision(sql: Sql, team: number, on: string): Promise<boolean> {
  const found = await sql.query('SELECT 1 FROM shift_decision WHERE team_id = $1 AND on_day = $2::date FOR UPDATE', [team, on]);
  return found.length > 0;
}

export async function writeDecision(sql: Sql, team: number, decision: DayDecision): Promise<void> {
  const hours = decision.decided === 'cancelled' ? { from: null, to: null } : decision;
  await sql.execute(
    `INSERT INTO shift_decision (team_id, on_day, decided, from_minute, to_minute, asked_by, reason)
     VALUES ($1, $2::date, $3, $4, $5, $6, $7)
     ON CONFLICT (team_id, on_day) DO UPDATE SET decided = excluded.decided, from_minute = excluded.from_minute,
       to_minute = excluded.to_minute, asked_by = excluded.asked_by, reason = excluded.reason`,
    [
      team,
      decision.on,
      decision.decided,
      hours.from,
      hours.to,
      decision.decided === 'support' ? decision.askedBy : null,
      decision.reason,
    ],
  );
}

export async function deleteDecision(sql: Sql, team: number, on: string): Promise<void> {
  await sql.execute('DELETE FROM shift_decision WHERE team_id = $1 AND on_day = $2::date', [team, on]);
}

export interface PublishedShift {
  readonly team: number;
  readonly on: string;
  readonly from: number;
  readonly to: number;
  readonly plan: number;
  readonly version: number;
}

/** Those that teams go by. */
export function publishedShifts(sql: Sql, { from, to }: Days): Promise<PublishedShift[]> {
  return sql.query<PublishedShift>(
    `SELECT team_id AS team, on_day::text AS on, from_minute AS from, to_minute AS to, plan_id AS plan, version
       FROM standing_shift WHERE on_day BETWEEN $1::date AND $2::date ORDER BY on_day, team_id`,
    [from, to],
  );
}

/** Who was on which shift that stands. */
export function staffOfShifts(sql: Sql, { from, to }: Days): Promise<{ on: string; staff: number[] }[]> {
  return sql.query(
    `SELECT s.on_day::text AS on, array_agg(w.staff_id) AS staff
       FROM standing_shift s JOIN shift_worker w ON w.shift_id = s.id AND w.staff_id IS NOT NULL
      WHERE s.on_day BETWEEN $1::date AND $2::date GROUP BY s.id, s.on_day`,
    [from, to],
  );
}
