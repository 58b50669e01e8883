/** LSOAs whose middle lies within a border: drawn, or of a hotspot area. */
import type { Sql } from '../../database/database.js';

export interface Border {
  readonly name: string;
  readonly kind: 'HOTSPOT_AREA' | 'DRAWN_SHAPE';
  /** GeoJSON text, longitude first. */
  readonly geojson: string;
  /** Where it was asked. */
  readonly path: readonly (string | number)[];
}

export async function lsoasWithin(sql: Sql, { geojson }: Pick<Border, 'geojson'>, vintage: number): Promise<string[]> {
  const rows = await sql.query<{ code: string }>(
    `WITH shape AS (SELECT ST_SetSRID(ST_GeomFromGeoJSON($1::text), 4326) AS outline)
     SELECT a.gss_code AS code FROM area a CROSS JOIN shape s
      WHERE a.type = 'LSOA' AND a.vintage = $2 AND a.in_use AND a.centre && s.outline AND ST_Intersects(a.centre, s.outline)
      ORDER BY a.gss_code COLLATE "C"`,
    [geojson, vintage],
  );
  return rows.map(({ code }) => code);
}
