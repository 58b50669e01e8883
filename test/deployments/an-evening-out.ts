/** A published evening of one team, written as publishing writes it, without solving a plan. */
import type { Database } from '../../server/database/database.js';
import { londonDay } from '../../server/governance/agreement.js';

export interface StopOut {
  readonly candidate: string;
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
  readonly from: number;
  readonly to: number;
}

export interface EveningOut {
  readonly shift: number;
  readonly team: number;
  readonly plan: number;
  /** Of the bank, by seat. */
  readonly staff: readonly number[];
}

let made = 0;

/** @param on minutes of `from`, `to` and the stops are from its midnight. Everybody in `seats` is one more member of the bank, signed in for by that subject. */
export async function eveningOut(
  database: Database,
  evening: {
    readonly on: string;
    readonly from: number;
    readonly to: number;
    readonly stops?: readonly StopOut[];
    readonly seats: readonly (string | null)[];
    readonly team?: number;
    readonly kind?: string;
    /** Solved and published again: the next version of that plan. */
    readonly plan?: number;
  },
): Promise<EveningOut> {
  const { on, from, to, stops = [], seats } = evening;
  return database.asOwner(async (sql) => {
    const team =
      evening.team ??
      (await idOf(
        `INSERT INTO team (name, kind, aims, visit_minutes, size, skills, travel, base_name, base_bng, returns_to_base, rules,
        paused_months, bonfire_from, bonfire_to)
      VALUES ($1, $2, 'A test', 30, 3, '{}', 'foot', 'Fire station', ST_SetSRID(ST_MakePoint(332000, 398000), 27700), false, '[]', '{}', '10-24', '11-08')
      RETURNING id`,
        [`Team ${++made}`, evening.kind ?? 'youth outreach'],
      ));
    const plan =
      evening.plan ??
      (await idOf('INSERT INTO deployment_plan (on_day, agency) VALUES ($1::date, $2) RETURNING id', [on, 'Fire']));
    const version = await idOf(
      `INSERT INTO deployment_plan_version (plan_id, version, asked, input, result, staff, covered, bound, gap, greedy_covered, seconds, made_by)
       SELECT $1, coalesce(max(version), 0) + 1, '{}', '{}', '{}', '{}', 1, 1, 0, 1, 1, 'test' FROM deployment_plan_version WHERE plan_id = $1
       RETURNING version AS id`,
      [plan],
    );
    await sql.execute(`INSERT INTO deployment_plan_publication (plan_id, version, published_by) VALUES ($1, $2, 'test')`, [
      plan,
      version,
    ]);
    for (const [at, stop] of stops.entries())
      await sql.execute(
        `INSERT INTO deployment_stop (plan_id, version, team_id, position, candidate, name, place_bng, from_minute, to_minute, because)
         VALUES ($1, $2, $3, $4, $5, $6, ST_SetSRID(ST_MakePoint($7, $8), 27700), $9, $10, 'many reports')`,
        [plan, version, team, at + 1, stop.candidate, stop.name, stop.easting, stop.northing, stop.from, stop.to],
      );
    const shift = await idOf(
      'INSERT INTO shift (plan_id, version, team_id, on_day, from_minute, to_minute) VALUES ($1, $2, $3, $4::date, $5, $6) RETURNING id',
      [plan, version, team, on, from, to],
    );
    const staff: number[] = [];
    for (const [at, subject] of seats.entries()) {
      const member = subject === null ? undefined : await signedIn(subject);
      staff.push(
        member ??
          (await idOf(
            `INSERT INTO staff_member (label, kind, skills, usual_weekdays, away, extra_days) VALUES ($1, 'youth outreach', '{}', '{}', '[]', '{}')
                       RETURNING id`,
            [`Youth worker ${++made}`],
          )),
      );
      if (subject !== null && member === undefined)
        await sql.execute('INSERT INTO staff_sign_in (staff_id, subject, taken_at) VALUES ($1, $2, now())', [staff[at], subject]);
      await sql.execute('INSERT INTO shift_worker (shift_id, position, staff_id, role_label) VALUES ($1, $2, $3, $4)', [
        shift,
        at + 1,
        staff[at],
        'Youth worker',
      ]);
    }
    return { shift, team, plan, staff };

    async function idOf(statement: string, parameters: unknown[]): Promise<number> {
      return (await sql.query<{ id: number }>(statement, parameters))[0]!.id;
    }
    async function signedIn(subject: string): Promise<number | undefined> {
      return (await sql.query<{ id: number }>('SELECT staff_id AS id FROM staff_sign_in WHERE subject = $1', [subject]))[0]?.id;
    }
  });
}

/** The day and the minute of it that it is in London, `minutes` from now. */
export function londonNow(minutes = 0): { on: string; minute: number } {
  const on = londonDay();
  const midnight = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hour, minute] = midnight.format(new Date()).split(':').map(Number) as [number, number];
  return { on, minute: hour * 60 + minute + minutes };
}
