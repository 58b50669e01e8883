/**
 * How many postcodes (with a place) lie in each area: by the district and ward that the postcode file itself names, by the outward code
 * for postcode districts, by position for LSOAs and what is made of them.
 */
import type { Sql } from '../database/database.js';
import type { AreaKey } from './area-type.js';

/** By `areaKeyText`; null where no postcodes are loaded at all, or none that could say. */
export async function postcodeCountsOf(sql: Sql, areas: readonly AreaKey[]): Promise<Map<string, number | null>> {
  const rows = await sql.query<{ key: string; postcodes: number | null }>(
    `WITH asked AS MATERIALIZED (
       SELECT DISTINCT concat_ws('/', type, code, vintage) AS key, type, code, vintage
         FROM unnest($1::text[], $2::text[], $3::int[]) AS a (type, code, vintage)),
     -- What an area is counted by: itself, or for a composite each of its members.
     part AS MATERIALIZED (
       SELECT key, type, code, vintage, NULL::text AS within FROM asked WHERE type <> 'COMPOSITE'
       UNION ALL
       SELECT a.key, m.member_type, m.member_code, NULL, c.within_code
         FROM asked a JOIN composite_area c ON c.code = a.code JOIN composite_member m ON m.code = c.code
        WHERE a.type = 'COMPOSITE'),
     found AS (
       SELECT p.key, p.within, k.postcode_key FROM part p JOIN postcode k ON p.type = 'POSTCODE_DISTRICT' AND k.outward = p.code WHERE k.location IS NOT NULL
       UNION
       SELECT p.key, p.within, k.postcode_key FROM part p JOIN postcode k ON p.type = 'WARD' AND k.ward_code = p.code WHERE k.location IS NOT NULL
       UNION
       SELECT p.key, p.within, k.postcode_key FROM part p JOIN postcode k ON p.type = 'DISTRICT' AND k.district_code = p.code WHERE k.location IS NOT NULL
       UNION
       SELECT p.key, p.within, k.postcode_key
         FROM part p
         JOIN (SELECT type, gss_code AS code, gss_code AS district FROM area WHERE type = 'UPPER_TIER'
               UNION
               SELECT parent_type, parent_code, gss_code FROM area_parent WHERE type = 'DISTRICT') d ON d.type = p.type AND d.code = p.code
         JOIN postcode k ON k.district_code = d.district
        WHERE p.type IN ('UPPER_TIER', 'FORCE') AND k.location IS NOT NULL
       UNION
       SELECT p.key, p.within, k.postcode_key
         FROM part p
         JOIN area a ON a.type = p.type AND a.gss_code = p.code
                    AND a.vintage = coalesce(p.vintage, (SELECT max(n.vintage) FROM area n WHERE n.type = p.type AND n.gss_code = p.code))
         JOIN postcode k ON a.boundary && k.location AND ST_Intersects(a.boundary, k.location)
        WHERE p.type IN ('LSOA', 'MSOA')),
     counted AS (
       SELECT f.key, count(DISTINCT f.postcode_key) AS postcodes
         FROM found f
        WHERE f.within IS NULL OR EXISTS (
                SELECT FROM postcode k
                 WHERE k.postcode_key = f.postcode_key
                   AND (k.district_code = f.within OR k.ward_code = f.within OR k.outward = f.within
                        OR EXISTS (SELECT FROM area_parent up WHERE up.gss_code = k.district_code AND up.type = 'DISTRICT' AND up.parent_code = f.within)))
        GROUP BY f.key)
     SELECT a.key, CASE WHEN EXISTS (SELECT FROM postcode) THEN coalesce(c.postcodes, 0) END AS postcodes
       FROM asked a LEFT JOIN counted c USING (key)`,
    [areas.map((area) => area.type), areas.map((area) => area.gssCode), areas.map((area) => area.vintage)],
  );
  return new Map(rows.map((row) => [row.key, row.postcodes]));
}
