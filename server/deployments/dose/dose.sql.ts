/** Visits and planned stops in a hotspot area, under the reader's own role. A stop is the area's when it was planned as that area, or lies in it. */
import type { Sql } from '../../database/database.js';
import type { PlannedStop, VisitOfDose } from './dose.js';

export interface DosePlace {
  readonly name: string;
  /** GeoJSON. */
  readonly boundary: unknown;
}

export async function dosePlace(sql: Sql, hotspotArea: number): Promise<DosePlace | null> {
  const [place] = await sql.query<DosePlace>(
    'SELECT name, ST_AsGeoJSON(boundary, 7, 0)::json AS boundary FROM hotspot_area WHERE id = $1',
    [hotspotArea],
  );
  return place ?? null;
}

export function visitsInArea(
  sql: Sql,
  hotspotArea: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<VisitOfDose[]> {
  return sql.query<VisitOfDose>(
    `SELECT v.on_day::text AS on, v.team_kind = 'police patrol' AS "isPatrol", v.minutes, w.began,
            w.began <= v.to_minute AND w.began + v.minutes >= v.from_minute AS "inTime"
       FROM hotspot_area h JOIN visit_made v
         ON v.candidate = 'hotspot-area:' || h.id OR (v.place_bng && h.boundary_bng AND ST_Intersects(h.boundary_bng, v.place_bng))
      CROSS JOIN LATERAL (
        SELECT round(extract(epoch FROM (v.began_at AT TIME ZONE 'Europe/London') - v.on_day::timestamp) / 60)::int AS began) w
      WHERE h.id = $1 AND v.on_day BETWEEN $2::date AND $3::date ORDER BY v.on_day, v.began_at, v.id`,
    [hotspotArea, from, to],
  );
}

/** Of shifts that stand; a stop at a time of its own counts by itself. */
export function stopsInArea(
  sql: Sql,
  hotspotArea: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<PlannedStop[]> {
  return sql.query<PlannedStop>(
    `SELECT on_day::text AS on, visited FROM hotspot_area_stop
      WHERE hotspot_area_id = $1 AND on_day BETWEEN $2::date AND $3::date ORDER BY on_day, from_minute`,
    [hotspotArea, from, to],
  );
}
