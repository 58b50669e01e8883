/** The ground an effect is measured on: a hotspot area, the ring about it, and the LSOAs that could be compared with it. */
import type { Sql } from '../../database/database.js';

export interface TreatedPlace {
  readonly name: string;
  /** GeoJSON. */
  readonly boundary: unknown;
  /** What lies within the buffer of its border, without itself; null without a buffer. */
  readonly buffer: unknown;
  /** Whether it was drawn from a detection run. */
  readonly wasDetected: boolean;
}

export interface NearbyLsoa {
  readonly gssCode: string;
  readonly name: string;
  /** From the area, border to border. */
  readonly metres: number;
}

/** Null when there is no such area for the viewer. */
export async function treatedPlace(sql: Sql, hotspotArea: number, bufferMetres: number): Promise<TreatedPlace | null> {
  const [place] = await sql.query<TreatedPlace>(
    `SELECT name, ST_AsGeoJSON(boundary, 7, 0)::json AS boundary, detection_run IS NOT NULL AS "wasDetected",
            CASE WHEN $2 > 0 THEN ST_AsGeoJSON(to_longitude_latitude(ST_Difference(ST_Buffer(boundary_bng, $2::float8), boundary_bng)), 7, 0)::json END AS buffer
       FROM hotspot_area WHERE id = $1`,
    [hotspotArea, bufferMetres],
  );
  return place ?? null;
}

/** Nothing is done there either, as far as it is known: LSOAs with no other active hotspot area in them, `from` to `to` metres away. */
export async function untreatedLsoas(
  sql: Sql,
  hotspotArea: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<NearbyLsoa[]> {
  return sql.query<NearbyLsoa>(
    `WITH treated AS (SELECT boundary_bng FROM hotspot_area WHERE id = $1)
     SELECT a.gss_code AS "gssCode", a.name, d.metres
       FROM treated t
       JOIN area a ON a.type = 'LSOA' AND a.vintage = 2021 AND a.boundary && to_longitude_latitude(ST_Expand(t.boundary_bng, $3::float8))
      CROSS JOIN LATERAL (SELECT ST_Distance(a.boundary_bng, t.boundary_bng) AS metres) d
      WHERE d.metres BETWEEN $2::float8 AND $3::float8
        AND NOT EXISTS (SELECT FROM hotspot_area h
                         WHERE h.id <> $1 AND hotspot_status(h.status, h.review_on, NULL) = 'active'
                           AND h.boundary_bng && a.boundary_bng AND ST_Intersects(h.boundary_bng, a.boundary_bng))
      ORDER BY d.metres, a.gss_code COLLATE "C"`,
    [hotspotArea, from, to],
  );
}

/** Of LSOAs named, those that are known, and how far each is. */
export async function lsoasNamed(sql: Sql, hotspotArea: number, codes: readonly string[]): Promise<NearbyLsoa[]> {
  return sql.query<NearbyLsoa>(
    `SELECT a.gss_code AS "gssCode", a.name, ST_Distance(a.boundary_bng, t.boundary_bng) AS metres
       FROM area a, (SELECT boundary_bng FROM hotspot_area WHERE id = $1) t
      WHERE a.type = 'LSOA' AND a.vintage = 2021 AND a.gss_code = ANY ($2::text[]) AND a.boundary_bng IS NOT NULL`,
    [hotspotArea, codes],
  );
}
