/**
 * Youth provision: what is open for children, where and when. Sensitive places are never answered.
 *
 * What a list does not say is «not stated», never «closed»: a session without weekday or times matches no question about a
 * weekday or an hour, and is answered apart, as one that may be open then.
 */
import { AGENCY_NOT_STATED } from '../access/provider/person-from-claims.js';
import type { Sql } from '../database/database.js';
import {
  attendanceOfSessions,
  type AttendanceRow,
  placesNearArea,
  placesNotLocated,
  placesOnGround,
  sessionsOfPlaces,
  type Box,
  type YouthPlaceRow,
  type YouthSessionRow,
} from './provision.sql.js';
import { openingAt } from './session-opening.js';
import { WALK_PER_STRAIGHT_LINE } from './walk.js';

export interface ProvisionFilter {
  /** 1 Monday … 7 Sunday. */
  readonly weekday?: number;
  /** 0–23. */
  readonly hour?: number;
  readonly areaCode?: string;
  readonly bbox?: Box;
  readonly age?: number;
}

export interface Attendance {
  readonly period: string;
  readonly male: number | null;
  readonly female: number | null;
  readonly notRecorded: number | null;
}

export interface YouthSession {
  readonly id: string;
  readonly name: string;
  readonly place: YouthPlace;
  readonly weekday: number | null;
  /** HH:MM, Europe/London. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly season: string | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly access: string;
  readonly capacity: number | null;
  readonly provider: string | null;
  readonly note: string | null;
  /** Null where the viewer has none of it, or where it was not asked for. */
  readonly attendance: readonly Attendance[] | null;
  readonly walkMetres: number | null;
  /** How often it was changed by form. */
  readonly version: number;
}

export interface YouthPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly location: { readonly type: 'Point'; readonly coordinates: readonly [number, number] } | null;
  readonly placeKnown: boolean;
  readonly areaText: string | null;
  readonly version: number;
  readonly sessions: readonly YouthSession[];
}

/** Of which sessions head-counts are wanted: all, those that an agency runs, or none. */
export type WantedAttendance = 'all' | { readonly ranBy: string } | 'none';

export interface Provision {
  /** Places by name, each with the sessions that match; without a filter on time or age, places without a session too. */
  readonly places: readonly YouthPlace[];
  /** Sessions that fit all that was asked except that their weekday or times are not stated: they may be open then. */
  readonly timeNotStated: readonly YouthSession[];
  /** Places that fit all that was asked, and may lie in the area or box asked for, but are on no list with a position. */
  readonly placeNotStated: readonly YouthPlace[];
}

/** Everything that matches the filter. Lists of one partnership are hundreds of sessions, so the whole list is answered. */
export async function youthProvision(sql: Sql, filter: ProvisionFilter, wanted: WantedAttendance = 'all'): Promise<Provision> {
  const onGround = filter.areaCode !== undefined || filter.bbox !== undefined;
  const places = await withSessions(sql, await placesOnGround(sql, filter), wanted);
  const unlocated = onGround ? await withSessions(sql, await placesNotLocated(sql), wanted) : [];
  return {
    places: matching(places, filter),
    timeNotStated: places.flatMap((place) => place.sessions.filter((session) => fits(session, filter) === 'not stated')),
    placeNotStated: matching(unlocated, filter, ['open', 'not stated']),
  };
}

/**
 * Sessions within a walk of an area: straight line to its boundary (0 inside) × 1.3, nearest first.
 * @param walkMetres the longest walk, in metres
 */
export async function provisionNear(
  sql: Sql,
  areaCode: string,
  walkMetres: number,
  wanted: WantedAttendance = 'all',
): Promise<YouthSession[]> {
  const near = await placesNearArea(sql, areaCode, walkMetres / WALK_PER_STRAIGHT_LINE);
  const walks = new Map(near.map((place) => [place.id, Math.round(place.metres * WALK_PER_STRAIGHT_LINE)]));
  return (await withSessions(sql, near, wanted, walks)).flatMap((place) => place.sessions);
}

type Fit = 'open' | 'closed' | 'not stated';

function matching(places: readonly YouthPlace[], filter: ProvisionFilter, admitted: readonly Fit[] = ['open']): YouthPlace[] {
  const narrows = filter.weekday !== undefined || filter.hour !== undefined || filter.age !== undefined;
  return places
    .map((place) => ({
      ...place,
      sessions: place.sessions.filter((session) => admitted.includes(fits(session, filter))),
    }))
    .filter((place) => !narrows || place.sessions.length > 0);
}

/** Ages not stated keep nobody out. */
function fits(session: YouthSession, { weekday, hour, age }: ProvisionFilter): Fit {
  if (age !== undefined && (age < (session.ageFrom ?? 0) || age > (session.ageTo ?? Infinity))) return 'closed';
  return openingAt(session, weekday, hour);
}

async function withSessions(
  sql: Sql,
  rows: readonly YouthPlaceRow[],
  wanted: WantedAttendance,
  walks: ReadonlyMap<string, number> = new Map(),
): Promise<YouthPlace[]> {
  if (rows.length === 0) return [];
  const sessions = await sessionsOfPlaces(
    sql,
    rows.map((row) => row.id),
  );
  const counted = sessions.filter((session) => isWanted(session, wanted)).map((session) => session.id);
  const counts = counted.length === 0 ? [] : await attendanceOfSessions(sql, counted);
  const attendance = groupBy(counts, (row) => row.session_id);
  const byPlace = groupBy(sessions, (session) => session.place_id);
  return rows.map((row) => {
    const place = asPlace(row);
    place.sessions.push(
      ...(byPlace.get(row.id) ?? []).map((session) => ({
        ...asSession(session),
        place,
        walkMetres: walks.get(row.id) ?? null,
        attendance: isWanted(session, wanted) ? (attendance.get(session.id) ?? []).map(asAttendance) : null,
      })),
    );
    return place;
  });
}

/** As the row policy of partners says it (migrations/0012-attendance.ts). */
function isWanted({ provider }: YouthSessionRow, wanted: WantedAttendance): boolean {
  if (typeof wanted === 'string') return wanted === 'all';
  // Agencies that the identity provider does not name are all called so: it is nobody's.
  if (wanted.ranBy === AGENCY_NOT_STATED) return false;
  return provider !== null && provider.trim().toLowerCase() === wanted.ranBy.trim().toLowerCase();
}

function asAttendance({ period_text, male, female, not_recorded }: AttendanceRow): Attendance {
  return { period: period_text, male, female, notRecorded: not_recorded };
}

function asPlace(row: YouthPlaceRow): Omit<YouthPlace, 'sessions'> & { sessions: YouthSession[] } {
  const { longitude, latitude } = row;
  const known = longitude !== null && latitude !== null;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    location: known ? { type: 'Point', coordinates: [sixDecimals(longitude), sixDecimals(latitude)] } : null,
    placeKnown: known,
    areaText: row.area_text,
    version: row.version,
    sessions: [],
  };
}

function asSession(row: YouthSessionRow): Omit<YouthSession, 'place' | 'attendance' | 'walkMetres'> {
  return {
    id: row.id,
    name: row.name,
    weekday: row.weekday,
    startsAt: row.starts_at?.slice(0, 5) ?? null,
    endsAt: row.ends_at?.slice(0, 5) ?? null,
    season: row.season,
    ageFrom: row.age_from,
    ageTo: row.age_to,
    access: row.access,
    capacity: row.capacity,
    provider: row.provider,
    note: row.source_note,
    version: row.version,
  };
}

/** A tenth of a metre: more digits are noise. */
function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
