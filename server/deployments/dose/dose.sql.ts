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

const OF_THE_AREA = (stop: string): string =>
  `(${stop}.candidate = 'hotspot-area:' || h.id OR (${stop}.place_bng && h.boundary_bng AND ST_Intersects(h.boundary_bng, ${stop}.place_bng)))`;

export function visitsInArea(
  sql: Sql,
  hotspotArea: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<VisitOfDose[]> {
  return sql.query<VisitOfDose>(
    `SELECT v.on_day::text AS on, v.team_kind = 'police patrol' AS "isPatrol", v.minutes, w.began,
            w.began <= v.to_minute AND w.began + v.minutes >= v.from_minute AS "inTime"
       FROM hotspot_area h JOIN visit_made v ON ${OF_THE_AREA('v')}
      CROSS JOIN LATERAL (
        SELECT round(extract(epoch FROM (v.began_at AT TIME ZONE 'Europe/London') - v.on_day::timestamp) / 60)::int AS began) w
      WHERE h.id = $1 AND v.on_day BETWEEN $2::date AND $3::date ORDER BY v.on_day, v.began_at, v.id`,
    [hotspotArea, from, to],
  );
}

/** Of each team's evening the plan that was published last; a stop at a time of its own counts by itself. For whoever reads plans and visits. */
export function stopsInArea(
  sql: Sql,
  hotspotArea: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<PlannedStop[]> {
  return sql.query<PlannedStop>(
    `SELECT s.on_day::text AS on,
            EXISTS (SELECT FROM visit_made v WHERE v.team_id = s.team_id AND v.on_day = s.on_day AND v.candidate = d.candidate
                                               AND v.from_minute = d.from_minute) AS visited
       FROM hotspot_area h
       JOIN deployment_stop d ON ${OF_THE_AREA('d')}
       JOIN shift s ON s.plan_id = d.plan_id AND s.version = d.version AND s.team_id = d.team_id
      WHERE h.id = $1 AND s.on_day BETWEEN $2::date AND $3::date
        AND NOT EXISTS (SELECT FROM shift n WHERE n.team_id = s.team_id AND n.on_day = s.on_day AND n.id > s.id)
      ORDER BY s.on_day, d.from_minute`,
    [hotspotArea, from, to],
  );
}
