/**
 * The ground that the areas of a question stand on, as polygons in metres: what detection takes for land. It is as good as the boundaries
 * that are loaded: those of the extent of the realm reach to low water, those clipped to the coast do not.
 */
import type { Sql } from '../database/database.js';
import type { AreaKey, AreaType } from './area-type.js';

/** Polygons, each an outer ring and its holes, as eastings and northings. */
export type Ground = readonly (readonly (readonly (readonly [number, number])[])[])[];

export interface AreaGround extends AreaKey {
  readonly ground: Ground;
  /** Square metres of `ground`. */
  readonly land: number;
  /** Square metres of the whole area, of which `ground` may be a part. */
  readonly wholeArea: number;
  /** Easting and northing of its middle. */
  readonly centre: readonly [number, number];
}

interface GroundRow extends AreaKey {
  readonly geojson: string;
  readonly land: number;
  readonly wholeArea: number;
  readonly easting: number;
  readonly northing: number;
}

/** Ten centimetres: neighbours round their shared corners alike, and stay neighbours. */
const DECIMALS = 1;

/**
 * Areas of a type and vintage with a boundary, those of the codes alone when there are any.
 * @param shape GeoJSON of longitude and latitude that the ground is cut to; null: not at all
 */
export async function groundOf(
  sql: Sql,
  { type, vintage, codes, shape }: { type: AreaType; vintage: number; codes: readonly string[] | null; shape: string | null },
): Promise<AreaGround[]> {
  const rows = await sql.query<GroundRow>(
    `WITH cut AS (SELECT to_national_grid(ST_SetSRID(ST_GeomFromGeoJSON($4::text), 4326)) AS shape)
     SELECT type, gss_code AS "gssCode", vintage, ST_AsGeoJSON(ground, ${DECIMALS}, 0) AS geojson, ST_Area(ground) AS land, "wholeArea",
            ST_X(ST_Centroid(ground)) AS easting, ST_Y(ST_Centroid(ground)) AS northing
       FROM (SELECT a.type, a.gss_code, a.vintage, ST_Area(a.boundary_bng) AS "wholeArea",
                    CASE WHEN cut.shape IS NULL OR ST_CoveredBy(a.boundary_bng, cut.shape) THEN a.boundary_bng
                         ELSE ST_CollectionExtract(ST_Intersection(a.boundary_bng, cut.shape), 3) END AS ground
               FROM area a CROSS JOIN cut
              WHERE a.type = $1 AND a.vintage = $2 AND a.boundary_bng IS NOT NULL AND a.in_use
                AND ($3::text[] IS NULL OR a.gss_code = ANY ($3)) AND (cut.shape IS NULL OR ST_Intersects(a.boundary_bng, cut.shape))) g
      WHERE NOT ST_IsEmpty(ground) ORDER BY gss_code COLLATE "C"`,
    [type, vintage, codes, shape],
  );
  return rows.map(({ geojson, easting, northing, ...area }) => ({
    ...area,
    ground: polygonsOf(geojson),
    centre: [easting, northing],
  }));
}

function polygonsOf(geojson: string): Ground {
  const { type, coordinates } = JSON.parse(geojson) as { type: string; coordinates: unknown };
  return (type === 'Polygon' ? [coordinates] : coordinates) as Ground;
}

/** Types by which ground may be known, finest first. */
const GROUND_TYPES: readonly AreaType[] = ['LSOA', 'WARD', 'DISTRICT'];

/** The finest type of which boundaries in use are loaded, in its newest vintage; null when there are none. */
export async function finestGround(sql: Sql): Promise<{ readonly type: AreaType; readonly vintage: number } | null> {
  const rows = await sql.query<{ type: AreaType; vintage: number }>(
    `SELECT type, max(vintage) AS vintage FROM area WHERE in_use AND boundary_bng IS NOT NULL AND type = ANY ($1::text[]) GROUP BY type`,
    [GROUND_TYPES],
  );
  return rows.toSorted((a, b) => GROUND_TYPES.indexOf(a.type) - GROUND_TYPES.indexOf(b.type))[0] ?? null;
}
