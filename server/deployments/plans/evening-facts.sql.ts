/** Reads the facts of an evening under the planner's own role. */
import { CallerError } from '../../errors.js';
import type { Sql } from '../../database/database.js';
import { BAND_SQUARE, viewedBands, type Reader, type SquareBands } from '../../incidents/incidents.service.js';
import { openingAt } from '../../provision/session-opening.js';
import { staffOfShifts } from '../calendar/calendar.sql.js';
import { addDays, weekdayOf } from '../calendar/days.js';
import type { ShiftOfTeam } from '../calendar/shifts-of-teams.js';
import { metresBetween } from '../planning/travel.js';
import { clearedOn } from '../safety/crew-safety.sql.js';
import { listStaff } from '../teams/teams.sql.js';
import type { AreaFact, EveningFacts, RequestFact, SquareFact } from './evening-facts.js';

/** A walk of about ten minutes. */
const OPEN_NEAR_METRES = 800;
/** A square whose middle is this near to another candidate is not visited by itself. */
const SAME_VISIT_METRES = 400;
/** Two squares that touch, at a corner too, are one walk: the first of them stands for both. */
const BETWEEN_GAPS_METRES = 750;
/** So many places are planned to a few per cent of the bound (docs/methods/planning.md). */
export const MOST_CANDIDATES = 40;
const MOST_GAPS = 12;
const MANY = 2;

export interface FactsRead {
  readonly facts: EveningFacts;
  /** Squares that could have been candidates, and are further away than those that are. */
  readonly gapsLeftOut: number;
}

export async function readEveningFacts(
  sql: Sql,
  reader: NonNullable<Reader>,
  on: string,
  shifts: readonly ShiftOfTeam[],
): Promise<FactsRead> {
  const areas = await activeAreas(sql);
  const requests = (await openRequests(sql, on)).slice(0, Math.max(0, MOST_CANDIDATES - MOST_GAPS - areas.length));
  const bands = await bandsOrNone(sql, reader);
  const found = await gapsOf(sql, bands, on, shifts, [...areas, ...requests]);
  const gaps = found.slice(0, MOST_GAPS);
  const from = addDays(on, -28);
  const facts: EveningFacts = {
    ...{ on, areas, requests, gaps, shifts },
    bands: bands?.squares ?? null,
    bandMonths: bands === null || bands.months.length === 0 ? null : { from: bands.months[0]!, to: bands.months.at(-1)! },
    cleared: await clearedOn(sql, on),
    staff: (await listStaff(sql)).filter(({ onTheBank }) => onTheBank),
    past: await staffOfShifts(sql, { from, to: addDays(on, -1) }),
  };
  return { facts, gapsLeftOut: found.length - gaps.length };
}

async function bandsOrNone(sql: Sql, reader: NonNullable<Reader>): Promise<SquareBands | null> {
  try {
    const bands = await viewedBands(sql, reader);
    return bands.months.length === 0 ? null : bands;
  } catch (error) {
    if (error instanceof CallerError && error.code === 'SUPPRESSED') return null;
    throw error;
  }
}

const PLACE = (point: string): string => `ST_X(${point}) AS easting, ST_Y(${point}) AS northing,
  ST_X(to_longitude_latitude(${point})) AS longitude, ST_Y(to_longitude_latitude(${point})) AS latitude`;

/** A planner's own table holds active ones alone. */
function activeAreas(sql: Sql): Promise<AreaFact[]> {
  return sql.query<AreaFact>(
    `SELECT h.id, h.name, ${PLACE('p.point')}, s.squares
       FROM hotspot_area h
      CROSS JOIN LATERAL (SELECT ST_SnapToGrid(ST_PointOnSurface(h.boundary_bng), 1) AS point) p
      CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('east', east, 'north', north) ORDER BY east, north) AS squares
          FROM generate_series(floor(ST_XMin(h.boundary_bng) / ${BAND_SQUARE})::int, floor(ST_XMax(h.boundary_bng) / ${BAND_SQUARE})::int) AS east,
               generate_series(floor(ST_YMin(h.boundary_bng) / ${BAND_SQUARE})::int, floor(ST_YMax(h.boundary_bng) / ${BAND_SQUARE})::int) AS north
         WHERE ST_Area(ST_Intersection(h.boundary_bng, ST_MakeEnvelope(east * ${BAND_SQUARE}, north * ${BAND_SQUARE},
                 (east + 1) * ${BAND_SQUARE}, (north + 1) * ${BAND_SQUARE}, 27700))) > 0) s
      WHERE hotspot_status(h.status, h.review_on, NULL) = 'active' ORDER BY h.id`,
  );
}

/** The most urgent, then the oldest first; those that are planned for another evening are not asked for this one. */
function openRequests(sql: Sql, on: string): Promise<RequestFact[]> {
  return sql.query<RequestFact>(
    `SELECT r.id, r.name, ${PLACE('r.place_bng')}, r.urgency, (r.asked_at AT TIME ZONE 'Europe/London')::date::text AS "askedOn",
            coalesce(r.hotspot_area_id, (SELECT min(h.id) FROM hotspot_area h
              WHERE hotspot_status(h.status, h.review_on, NULL) = 'active' AND ST_Intersects(h.boundary_bng, r.place_bng))) AS area
       FROM support_request r
      WHERE r.merged_into IS NULL AND (r.state = 'received' OR (r.state = 'planned' AND r.planned_on = $1::date))
      ORDER BY array_position(ARRAY['urgent', 'soon', 'routine'], r.urgency), r.id`,
    [on],
  );
}

/** In the district's wards; by the nearest base of a team. */
async function gapsOf(
  sql: Sql,
  bands: SquareBands | null,
  on: string,
  shifts: readonly ShiftOfTeam[],
  others: readonly { readonly easting: number; readonly northing: number }[],
): Promise<SquareFact[]> {
  const middle = ({ east, north }: { east: number; north: number }) => ({
    easting: (east + 0.5) * BAND_SQUARE,
    northing: (north + 0.5) * BAND_SQUARE,
  });
  const bases = shifts.map(({ team }) => team);
  const away = (square: { east: number; north: number }): number =>
    Math.min(...bases.map((base) => metresBetween(base, middle(square))));
  const busy = (bands?.squares ?? [])
    .filter((square) => square.n === MANY)
    .filter((square) => others.every((other) => metresBetween(other, middle(square)) > SAME_VISIT_METRES))
    .sort((a, b) => away(a) - away(b) || a.east - b.east || a.north - b.north);
  if (busy.length === 0) return [];
  const open = await openThatEvening(sql, on, shifts);
  const gaps = apart(
    busy.filter((square) => open.every((place) => metresBetween(place, middle(square)) > OPEN_NEAR_METRES)),
    (one, other) => metresBetween(middle(one), middle(other)) > BETWEEN_GAPS_METRES,
  );
  return sql.query<SquareFact>(
    `SELECT g.east, g.north, w.name || ' (square ' || g.east * ${BAND_SQUARE} || ' ' || g.north * ${BAND_SQUARE} || ')' AS name, ${PLACE('p.point')}
       FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS g (east, north, at)
      CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint((g.east + 0.5) * ${BAND_SQUARE}, (g.north + 0.5) * ${BAND_SQUARE}), 27700) AS point) p
       JOIN LATERAL (SELECT a.name FROM area a WHERE a.type = 'WARD' AND a.in_use AND a.boundary_bng && p.point
                        AND ST_Intersects(a.boundary_bng, p.point) ORDER BY a.gss_code LIMIT 1) w ON true
      ORDER BY g.at`,
    [gaps.map(({ east }) => east), gaps.map(({ north }) => north)],
  );
}

/** Of things that crowd, those that come first and lie apart. */
function apart<Thing>(things: readonly Thing[], isApart: (one: Thing, other: Thing) => boolean): Thing[] {
  return things.reduce<Thing[]>((kept, thing) => (kept.every((other) => isApart(thing, other)) ? [...kept, thing] : kept), []);
}

/** Places with a session in the hours of the teams; one whose hours are not stated is not taken for open. */
async function openThatEvening(
  sql: Sql,
  on: string,
  shifts: readonly ShiftOfTeam[],
): Promise<{ easting: number; northing: number }[]> {
  const rows = await sql.query<{
    easting: number;
    northing: number;
    weekday: number | null;
    startsAt: string | null;
    endsAt: string | null;
  }>(
    `SELECT ST_X(p.location_bng) AS easting, ST_Y(p.location_bng) AS northing, s.weekday, s.starts_at::text AS "startsAt", s.ends_at::text AS "endsAt"
       FROM youth_session s JOIN youth_place p ON p.id = s.place_id
      WHERE NOT p.sensitive AND p.location_bng IS NOT NULL
        AND NOT EXISTS (SELECT FROM youth_kept k WHERE k.kind = 'session' AND k.record_id = s.id AND k.closed)`,
  );
  const hours = new Set(
    shifts.flatMap(({ from, to }) => Array.from({ length: Math.ceil((to - from) / 60) }, (_, at) => Math.floor(from / 60) + at)),
  );
  const weekday = weekdayOf(on);
  return rows.filter((session) =>
    [...hours].some((hour) => openingAt(session, hour >= 24 ? (weekday % 7) + 1 : weekday, hour % 24) === 'open'),
  );
}
