/**
 * In which LSOA of 2021 and of 2011 an incident lies. By the code its source recorded, where there is one: carried to the other vintage
 * by code when the LSOA is unchanged or merged (split, the other way round), by the point among the candidates when one code became
 * several, never when the change is «other» (X). By point in polygon where no code was recorded.
 */
import type { Sql } from '../database/database.js';

/** 2011 + 2021: less one vintage, it is the other. */
const OTHER_VINTAGE = 4032;

/**
 * Reads the table `places` (place_key unique, area_code, area_vintage, location) and makes the temporary table `resolved`
 * (place_key, lsoa21, lsoa11) with a row for each place, and `lsoa_shape` (gss_code, vintage, boundary) of the LSOAs around them.
 * They end with the transaction.
 */
export async function resolveLsoas(sql: Sql, places: string, resolved: string): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.lsoa_carry');
  await sql.execute(`
    CREATE TEMPORARY TABLE lsoa_carry ON COMMIT DROP AS
    WITH used AS (SELECT DISTINCT area_code AS code, area_vintage AS vintage FROM ${places} WHERE area_code IS NOT NULL),
    said AS (
      SELECT lsoa11 AS code, 2011 AS vintage, lsoa21 AS other, change = 'S' AS by_point FROM lsoa_change WHERE change <> 'X'
      UNION
      SELECT lsoa21, 2021, lsoa11, change = 'M' FROM lsoa_change WHERE change <> 'X'),
    -- GSS codes are not reused: the same code in both vintages is an LSOA that did not change.
    same AS (
      SELECT u.code, u.vintage, u.code AS other, false AS by_point
        FROM used u JOIN area a ON a.type = 'LSOA' AND a.gss_code = u.code AND a.vintage = ${OTHER_VINTAGE} - u.vintage
       WHERE NOT EXISTS (SELECT FROM lsoa_change c WHERE CASE u.vintage WHEN 2011 THEN c.lsoa11 ELSE c.lsoa21 END = u.code))
    SELECT s.code, s.vintage, s.other, s.by_point FROM said s JOIN used u ON u.code = s.code AND u.vintage = s.vintage
    UNION
    SELECT code, vintage, other, by_point FROM same`);
  await sql.execute('ANALYZE lsoa_carry');
  // A copy that is never analysed: from the statistics of boundaries and of points far from all of them PostGIS on the embedded
  // engine estimates a share of a join that is above 1, and the planner refuses the statement («invalid join selectivity»).
  await sql.execute('DROP TABLE IF EXISTS pg_temp.lsoa_shape');
  await sql.execute(`
    CREATE TEMPORARY TABLE lsoa_shape ON COMMIT DROP AS
    SELECT gss_code, vintage, boundary FROM area
     WHERE type = 'LSOA' AND boundary && (SELECT ST_SetSRID(ST_Extent(location)::geometry, 4326) FROM ${places})`);
  await sql.execute('CREATE INDEX ON lsoa_shape USING gist (boundary)');
  await sql.execute(`DROP TABLE IF EXISTS pg_temp.${resolved}`);
  await sql.execute(`
    CREATE TEMPORARY TABLE ${resolved} ON COMMIT DROP AS
    WITH by_code AS (
      SELECT code, vintage, min(other) AS other FROM lsoa_carry WHERE NOT by_point GROUP BY code, vintage),
    by_candidate AS (
      SELECT p.place_key, min(a.gss_code) AS other
        FROM ${places} p
        JOIN lsoa_carry c ON c.code = p.area_code AND c.vintage = p.area_vintage AND c.by_point
        JOIN lsoa_shape a ON a.gss_code = c.other AND a.vintage = ${OTHER_VINTAGE} - c.vintage
       WHERE a.boundary && p.location AND ST_Intersects(a.boundary, p.location)
       GROUP BY p.place_key),
    by_point AS (
      SELECT p.place_key,
             min(a.gss_code) FILTER (WHERE a.vintage = 2021) AS lsoa21,
             min(a.gss_code) FILTER (WHERE a.vintage = 2011) AS lsoa11
        FROM ${places} p
        JOIN lsoa_shape a ON a.boundary && p.location AND ST_Intersects(a.boundary, p.location)
       WHERE p.area_code IS NULL
       GROUP BY p.place_key)
    SELECT p.place_key,
           CASE p.area_vintage WHEN 2021 THEN p.area_code WHEN 2011 THEN coalesce(k.other, c.other) ELSE b.lsoa21 END AS lsoa21,
           CASE p.area_vintage WHEN 2011 THEN p.area_code WHEN 2021 THEN coalesce(k.other, c.other) ELSE b.lsoa11 END AS lsoa11
      FROM ${places} p
      LEFT JOIN by_code k ON k.code = p.area_code AND k.vintage = p.area_vintage
      LEFT JOIN by_candidate c ON c.place_key = p.place_key
      LEFT JOIN by_point b ON b.place_key = p.place_key`);
  await sql.execute(`ANALYZE ${resolved}`);
}

/**
 * The LSOA vintage that most rows' codes belong to; the newer one when they fit both equally. Null when no code is known.
 * `codes` is a relation (code, rows).
 */
export async function bestVintage(sql: Sql, codes: string): Promise<number | null> {
  const rows = await sql.query<{ vintage: number }>(
    `SELECT a.vintage FROM ${codes} AS used JOIN area a ON a.type = 'LSOA' AND a.gss_code = used.code
      GROUP BY a.vintage ORDER BY sum(used.rows) DESC, a.vintage DESC LIMIT 1`,
  );
  return rows[0]?.vintage ?? null;
}
