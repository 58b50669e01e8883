/** The shift a worker is on, under the worker's own role: its views hold nobody else's, and nothing once it is over. */
import type { Sql } from '../../database/database.js';
import type { ShiftTimes } from './shift-times.js';

export interface OwnShift extends ShiftTimes {
  readonly id: number;
  readonly team: string;
  readonly on: string;
  readonly seat: number;
  readonly stops: readonly OwnStop[];
  readonly visits: readonly OwnVisit[];
}

export interface OwnStop {
  readonly position: number;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Minutes from the midnight the day begins with. */
  readonly from: number;
  readonly to: number;
  readonly waits: boolean;
}

export interface OwnVisit {
  readonly id: string;
  readonly mine: boolean;
  readonly stop: number | null;
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly youngPeople: number;
  readonly adults: number;
}

/** Of two shifts that follow on each other, the one that began last. */
export async function ownShift(sql: Sql): Promise<OwnShift | null> {
  const [shift] = await sql.query<Omit<OwnShift, 'stops' | 'visits'>>(
    `SELECT id, team, on_day::text AS on, seat, begins, ends FROM own_shift
      ORDER BY begins <= clock_timestamp() DESC, abs(extract(epoch FROM clock_timestamp() - begins)), id LIMIT 1`,
  );
  if (shift === undefined) return null;
  const stops = await sql.query<OwnStop>(
    `SELECT position, name, ST_X(to_longitude_latitude(place_bng)) AS longitude, ST_Y(to_longitude_latitude(place_bng)) AS latitude,
            from_minute AS from, to_minute AS to, waits
       FROM own_shift_stop WHERE shift_id = $1 ORDER BY position`,
    [shift.id],
  );
  const visits = await sql.query<OwnVisit>(
    `SELECT id, mine, stop_position AS stop, began_at AS "beganAt", ended_at AS "endedAt", young_people AS "youngPeople", adults
       FROM own_shift_visit WHERE shift_id = $1 ORDER BY began_at, id`,
    [shift.id],
  );
  return { ...shift, stops, visits };
}

export interface NextShift extends ShiftTimes {
  readonly team: string;
  readonly on: string;
}

/** When one is out next, while that is too far off for the shift to be shown. */
export async function nextShift(sql: Sql): Promise<NextShift | null> {
  const [next] = await sql.query<NextShift>(
    'SELECT team, on_day::text AS on, begins, ends FROM own_next_shift ORDER BY begins, team LIMIT 1',
  );
  return next ?? null;
}
