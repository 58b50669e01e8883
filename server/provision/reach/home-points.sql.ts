/** Points that stand for where the people of LSOAs live: the postcodes in each, or the middles of squares where no postcode is loaded. */
import type { Sql } from '../../database/database.js';

export interface HomePointsOfLsoa {
  readonly gssCode: string;
  readonly eastings: readonly number[];
  readonly northings: readonly number[];
  readonly fromPostcodes: boolean;
}

/** An LSOA of the open country is covered by about so many squares at most, each of 100 m or more. */
const MOST_SQUARES = 400;

/** Those of LSOAs with a boundary. One so narrow that no square's middle lies in it has its inner point. */
export function homePointsOf(sql: Sql, lsoas: readonly string[], vintage: number): Promise<HomePointsOfLsoa[]> {
  return sql.query<HomePointsOfLsoa>(
    `WITH lsoa AS MATERIALIZED (
       SELECT gss_code, boundary, boundary_bng, greatest(100, ceil(sqrt(ST_Area(boundary_bng) / ${MOST_SQUARES})))::int AS metres
         FROM area WHERE type = 'LSOA' AND vintage = $2 AND gss_code = ANY ($1::text[]) AND boundary_bng IS NOT NULL
     ),
     -- One border after the other, by the index of the postcodes: OFFSET 0 keeps each border's postcodes together, so that PostGIS prepares it once.
     -- A postcode on a border shared with a neighbour is the home of one of them, whichever of the two was asked for.
     neighbours AS MATERIALIZED (
       SELECT a.gss_code, a.boundary, a.boundary_bng IS NOT NULL AND a.gss_code = ANY ($1::text[]) AS is_asked FROM area a
        WHERE a.type = 'LSOA' AND a.vintage = $2 AND a.gss_code IN (
          SELECT DISTINCT touched.gss_code FROM lsoa l CROSS JOIN LATERAL (
            SELECT n.gss_code FROM area n WHERE n.type = 'LSOA' AND n.vintage = $2 AND n.boundary && l.boundary OFFSET 0
          ) touched)
     ),
     within AS MATERIALIZED (
       SELECT n.gss_code, n.is_asked, inside.* FROM neighbours n CROSS JOIN LATERAL (
         SELECT p.postcode_key, p.batch_id, p.location_bng FROM postcode p
          WHERE p.location && n.boundary AND ST_Intersects(n.boundary, p.location) OFFSET 0
       ) inside
     ),
     homes AS MATERIALIZED (
       SELECT gss_code, home FROM (
         SELECT DISTINCT ON (w.postcode_key) w.gss_code, w.is_asked, w.location_bng AS home FROM within w
          WHERE NOT EXISTS (SELECT FROM postcode newer WHERE newer.postcode_key = w.postcode_key AND newer.batch_id > w.batch_id AND newer.location IS NOT NULL)
          ORDER BY w.postcode_key, w.gss_code COLLATE "C"
       ) settled WHERE is_asked
     ),
     -- Looked up by hash: an anti-join may be planned as a loop over every square and every postcode.
     bare AS MATERIALIZED (
       SELECT * FROM lsoa WHERE gss_code NOT IN (SELECT DISTINCT h.gss_code FROM homes h)
     ),
     squares AS MATERIALIZED (
       SELECT l.gss_code, middle AS home
         FROM bare l
         CROSS JOIN LATERAL generate_series(floor(ST_XMin(l.boundary_bng) / l.metres)::int, floor(ST_XMax(l.boundary_bng) / l.metres)::int) AS east
         CROSS JOIN LATERAL generate_series(floor(ST_YMin(l.boundary_bng) / l.metres)::int, floor(ST_YMax(l.boundary_bng) / l.metres)::int) AS north
         CROSS JOIN LATERAL ST_SetSRID(ST_MakePoint((east + 0.5) * l.metres, (north + 0.5) * l.metres), 27700) AS middle
        WHERE ST_Intersects(l.boundary_bng, middle)
     ),
     found AS (
       SELECT gss_code, home, true AS from_postcodes FROM homes
       UNION ALL
       SELECT gss_code, home, false FROM squares
     ),
     complete AS (
       SELECT * FROM found
       UNION ALL
       SELECT b.gss_code, ST_PointOnSurface(b.boundary_bng), false FROM bare b WHERE b.gss_code NOT IN (SELECT DISTINCT s.gss_code FROM squares s)
     )
     SELECT gss_code AS "gssCode", array_agg(ST_X(home)) AS eastings, array_agg(ST_Y(home)) AS northings, bool_or(from_postcodes) AS "fromPostcodes"
       FROM complete GROUP BY gss_code ORDER BY gss_code COLLATE "C"`,
    [lsoas, vintage],
  );
}
