/** The spatial SQL of youth provision. A sensitive place is left out of every statement here: it is on no map, file or answer. */
import type { Sql } from '../database/database.js';
import { AREA_GROUND } from './area-ground.sql.js';

export interface YouthPlaceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly area_text: string | null;
  readonly version: number;
}

export interface YouthSessionRow {
  readonly id: string;
  readonly place_id: string;
  readonly name: string;
  readonly weekday: number | null;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly season: string | null;
  readonly age_from: number | null;
  readonly age_to: number | null;
  readonly access: string;
  readonly capacity: number | null;
  readonly provider: string | null;
  readonly source_note: string | null;
  readonly version: number;
}

export interface AttendanceRow {
  readonly session_id: string;
  readonly period_text: string;
  readonly male: number | null;
  readonly female: number | null;
  readonly not_recorded: number | null;
}

/** Degrees, WGS 84. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface Ground {
  readonly areaCode?: string;
  readonly bbox?: Box;
}

const PLACE = `p.id::text, p.name, p.kind, ST_X(p.location) AS longitude, ST_Y(p.location) AS latitude, p.area_text,
  coalesce((SELECT k.version FROM youth_kept k WHERE k.kind = 'place' AND k.record_id = p.id), 0) AS version`;

/** Neither of what must not be found nor of what was closed by form. */
const SHOWN = `NOT p.sensitive AND NOT EXISTS (SELECT FROM youth_kept k WHERE k.kind = 'place' AND k.record_id = p.id AND k.closed)`;

/** Places on a ground, by name; with no ground all of them, those whose place is unknown included. */
export async function placesOnGround(sql: Sql, { areaCode, bbox }: Ground): Promise<YouthPlaceRow[]> {
  const parameters: unknown[] = [];
  const where = [SHOWN];
  if (bbox !== undefined) {
    parameters.push(bbox.west, bbox.south, bbox.east, bbox.north);
    where.push('p.location && ST_MakeEnvelope($1, $2, $3, $4, 4326)');
  }
  let ground = '';
  if (areaCode !== undefined) {
    parameters.push(areaCode);
    ground = `WITH ${AREA_GROUND(`$${parameters.length}`)}`;
    where.push(
      'EXISTS (SELECT FROM ground g WHERE p.location_bng && g.boundary_bng AND ST_Intersects(g.boundary_bng, p.location_bng))',
    );
  }
  return sql.query<YouthPlaceRow>(
    `${ground} SELECT ${PLACE} FROM youth_place p WHERE ${where.join(' AND ')} ORDER BY lower(p.name), p.id`,
    parameters,
  );
}

/** Places that no list locates: neither coordinates nor a postcode that is known. */
export async function placesNotLocated(sql: Sql): Promise<YouthPlaceRow[]> {
  return sql.query<YouthPlaceRow>(
    `SELECT ${PLACE} FROM youth_place p WHERE ${SHOWN} AND p.location IS NULL ORDER BY lower(p.name), p.id`,
  );
}

/** Places within straight-line `metres` of an area, 0 inside it. Over the area's LSOAs where it has no boundary of its own. */
export async function placesNearArea(
  sql: Sql,
  areaCode: string,
  metres: number,
): Promise<(YouthPlaceRow & { readonly metres: number })[]> {
  return sql.query(
    `WITH ${AREA_GROUND('$1')}
     SELECT ${PLACE}, min(ST_Distance(g.boundary_bng, p.location_bng)) AS metres
       FROM youth_place p
       JOIN ground g ON p.location_bng && ST_Expand(g.boundary_bng, $2)
                    AND ST_DWithin(g.boundary_bng, p.location_bng, $2)
      WHERE ${SHOWN}
      GROUP BY p.id
      ORDER BY metres, lower(p.name), p.id`,
    [areaCode, metres],
  );
}

/** The sessions of places, in the order of the week; those without a weekday last. */
export async function sessionsOfPlaces(sql: Sql, placeIds: readonly string[]): Promise<YouthSessionRow[]> {
  return sql.query<YouthSessionRow>(
    `SELECT s.id::text, s.place_id::text, s.name, s.weekday, s.starts_at::text, s.ends_at::text, s.season,
            s.age_from, s.age_to, s.access, s.capacity, s.provider, s.source_note, coalesce(k.version, 0) AS version
       FROM youth_session s JOIN youth_place p ON p.id = s.place_id
       LEFT JOIN youth_kept k ON k.kind = 'session' AND k.record_id = s.id
      WHERE NOT p.sensitive AND k.closed IS NOT TRUE AND s.place_id = ANY ($1::bigint[])
      ORDER BY s.weekday NULLS LAST, s.starts_at NULLS LAST, lower(s.name), s.id`,
    [placeIds],
  );
}

export async function attendanceOfSessions(sql: Sql, sessionIds: readonly string[]): Promise<AttendanceRow[]> {
  return sql.query<AttendanceRow>(
    `SELECT a.session_id::text, a.period_text, a.male, a.female, a.not_recorded
       FROM youth_attendance a
       JOIN youth_session s ON s.id = a.session_id JOIN youth_place p ON p.id = s.place_id
      WHERE NOT p.sensitive AND a.session_id = ANY ($1::bigint[])
      ORDER BY a.session_id, a.held_on NULLS FIRST, a.row_number`,
    [sessionIds],
  );
}
