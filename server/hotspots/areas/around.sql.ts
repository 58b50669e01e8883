/** What lies around hotspot areas, or around a shape that is to be one: the wards, other areas, and the district. */
import type { Sql } from '../../database/database.js';
import type { HotspotStatus } from './hotspot-area.js';
import { polygonText, type Ring } from './ring.js';

export interface WardShare {
  readonly gssCode: string;
  readonly name: string;
  /** Of the area, 0 to 1. */
  readonly share: number;
}

export interface Overlap {
  readonly id: number;
  readonly name: string;
  readonly status: HotspotStatus;
  /** Of the area asked about, 0 to 1. */
  readonly share: number;
  /** Of the other. */
  readonly shareOfOther: number;
}

/** Slivers are the drawing's, not the place's. */
const SMALLEST_SHARE = 0.005;

const STORED = 'SELECT id AS key, boundary, boundary_bng FROM hotspot_area WHERE id = ANY ($1::bigint[])';
const DRAWN = `SELECT 0::bigint AS key, to_longitude_latitude(drawn) AS boundary, drawn AS boundary_bng FROM ST_GeomFromText($1, 27700) drawn`;

const wards = (shapes: string): string => `
  WITH shape AS (${shapes})
  SELECT s.key, w.gss_code AS "gssCode", w.name, p.share
    FROM shape s JOIN area w ON w.type = 'WARD' AND w.boundary && s.boundary AND ST_Intersects(w.boundary, s.boundary)
     AND w.vintage = (SELECT max(n.vintage) FROM area n WHERE n.type = 'WARD' AND n.in_use)
    CROSS JOIN LATERAL (SELECT ST_Area(ST_Intersection(w.boundary_bng, s.boundary_bng)) / ST_Area(s.boundary_bng) AS share) p
   WHERE p.share >= ${SMALLEST_SHARE} ORDER BY s.key, p.share DESC, w.gss_code COLLATE "C"`;

/** Closed areas stand in nobody's way. */
const overlaps = (shapes: string): string => `
  WITH shape AS (${shapes})
  SELECT s.key, o.id, o.name, hotspot_status(o.status, o.review_on, $2::date) AS status,
         p.metres / ST_Area(s.boundary_bng) AS share, p.metres / ST_Area(o.boundary_bng) AS "shareOfOther"
    FROM shape s JOIN hotspot_area o ON o.id <> s.key AND o.status <> 'closed' AND o.boundary_bng && s.boundary_bng
    CROSS JOIN LATERAL (SELECT ST_Area(ST_Intersection(o.boundary_bng, s.boundary_bng)) AS metres) p
   WHERE p.metres > 0 ORDER BY s.key, p.metres DESC, o.id`;

type Keyed<Row> = Row & { readonly key: number };

export function wardsOf(sql: Sql, ids: readonly number[]): Promise<Keyed<WardShare>[]> {
  return sql.query(wards(STORED), [ids]);
}

export function overlapsOf(sql: Sql, ids: readonly number[], today: string): Promise<Keyed<Overlap>[]> {
  return sql.query(overlaps(STORED), [ids, today]);
}

export function wardsUnder(sql: Sql, ring: Ring): Promise<WardShare[]> {
  return sql.query(wards(DRAWN), [polygonText(ring)]);
}

/** @param except the area that the shape is to be the boundary of */
export async function overlapsUnder(sql: Sql, ring: Ring, today: string, except: number | null): Promise<Overlap[]> {
  const found = await sql.query<Overlap>(overlaps(DRAWN), [polygonText(ring), today]);
  return found.filter(({ id }) => id !== except);
}

/** Boundaries are published with corners cut by up to 20 m. */
const NEAR_ENOUGH_METRES = 20;

export interface InDistrict {
  /** Whether any boundary of a district is loaded. */
  readonly known: boolean;
  /** Indices of points that lie in none. */
  readonly outside: readonly number[];
  /** Part of the shape that lies in none, 0 to 1. */
  readonly shareOutside: number;
}

export async function inDistrict(sql: Sql, ring: Ring): Promise<InDistrict> {
  const [found] = await sql.query<{ known: boolean; outside: number[]; share: number }>(
    `WITH shape AS (${DRAWN}),
     newest AS (SELECT max(vintage) AS vintage FROM area WHERE type = 'DISTRICT' AND boundary_key IS NOT NULL),
     district AS (
       SELECT a.boundary_bng FROM area a, newest, shape s
        WHERE a.type = 'DISTRICT' AND a.vintage = newest.vintage AND a.boundary && ST_Expand(s.boundary, 0.001))
     SELECT (SELECT vintage IS NOT NULL FROM newest) AS known,
            coalesce((SELECT json_agg(at - 1 ORDER BY at) FROM unnest($2::float8[], $3::float8[]) WITH ORDINALITY AS p (easting, northing, at)
              WHERE NOT EXISTS (SELECT FROM district d
                                 WHERE ST_DWithin(d.boundary_bng, ST_SetSRID(ST_MakePoint(easting, northing), 27700), ${NEAR_ENOUGH_METRES}))),
              '[]') AS outside,
            1 - coalesce((SELECT sum(ST_Area(ST_Intersection(d.boundary_bng, s.boundary_bng))) FROM district d), 0) / ST_Area(s.boundary_bng) AS share
       FROM shape s`,
    [polygonText(ring), ring.map(([easting]) => easting), ring.map(([, northing]) => northing)],
  );
  return { known: found!.known, outside: found!.outside, shareOutside: found!.share };
}

/** Longitude and latitude on whole metres of the National Grid. */
export async function onGrid(sql: Sql, positions: readonly (readonly [number, number])[]): Promise<Ring> {
  const found = await sql.query<{ easting: number; northing: number }>(
    `SELECT round(ST_X(point)) AS easting, round(ST_Y(point)) AS northing
       FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS p (longitude, latitude, at)
       CROSS JOIN LATERAL to_national_grid(ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)) point ORDER BY at`,
    [positions.map(([longitude]) => longitude), positions.map(([, latitude]) => latitude)],
  );
  return found.map(({ easting, northing }) => [easting, northing]);
}
