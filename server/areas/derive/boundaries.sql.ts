/**
 * Boundaries of areas that no file gives one: the union of their LSOAs, where all of them are loaded. Sets of LSOAs that are
 * the same (a district and an upper tier, a ward in two vintages) are united once; unchanged ones not at all.
 */
import type { Sql } from '../../database/database.js';
import { validPolygons } from '../valid-polygons.js';

/** Reads `area_lsoa` and the LSOAs' own boundaries; LSOA 2021 is preferred to 2011 where both are complete. */
export async function deriveUnitedBoundaries(sql: Sql): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.united');
  await sql.execute(`
    CREATE TEMPORARY TABLE united ON COMMIT DROP AS
    SELECT DISTINCT ON (type, gss_code) type, gss_code, lsoa_vintage, boundary_key
      FROM (SELECT m.type, m.gss_code, m.lsoa_vintage,
                   count(*) = count(l.gss_code) AS complete,
                   'lsoas:' || md5(string_agg(m.lsoa_code || l.boundary_key, ',' ORDER BY m.lsoa_code)) AS boundary_key
              FROM area_lsoa m
              LEFT JOIN area l ON l.type = 'LSOA' AND l.gss_code = m.lsoa_code AND l.vintage = m.lsoa_vintage
                              AND l.boundary_key LIKE 'file:%'
             WHERE m.type <> 'LSOA'
             GROUP BY m.type, m.gss_code, m.lsoa_vintage) sets
     WHERE complete
     ORDER BY type, gss_code, lsoa_vintage DESC`);
  await sql.execute('ANALYZE united');
  await sql.execute(`
    WITH wanted AS (
      SELECT a.type, a.gss_code, a.vintage, u.lsoa_vintage, u.boundary_key
        FROM area a JOIN united u USING (type, gss_code)
       WHERE a.boundary_key IS NULL OR (a.boundary_key LIKE 'lsoas:%' AND a.boundary_key <> u.boundary_key)),
    once AS (SELECT DISTINCT ON (boundary_key) boundary_key, type, gss_code, lsoa_vintage FROM wanted
              ORDER BY boundary_key, type, gss_code),
    made AS MATERIALIZED (
      SELECT o.boundary_key,
             ${validPolygons('ST_Union(l.boundary)', 'degrees')} AS boundary
        FROM once o
        JOIN area_lsoa m ON (m.type, m.gss_code, m.lsoa_vintage) = (o.type, o.gss_code, o.lsoa_vintage)
        JOIN area l ON l.type = 'LSOA' AND l.gss_code = m.lsoa_code AND l.vintage = m.lsoa_vintage
       GROUP BY o.boundary_key),
    metric AS MATERIALIZED (
      SELECT boundary_key, boundary, ${validPolygons('ST_Transform(boundary, 27700)', 'metres')} AS boundary_bng
        FROM made)
    UPDATE area a
       SET boundary = b.boundary, boundary_bng = b.boundary_bng, boundary_key = b.boundary_key,
           centre = ST_PointOnSurface(b.boundary), land_km2 = ST_Area(b.boundary_bng) / 1e6
      FROM wanted w JOIN metric b USING (boundary_key)
     WHERE (a.type, a.gss_code, a.vintage) = (w.type, w.gss_code, w.vintage)`);
  await sql.execute(`
    UPDATE area a SET boundary = NULL, boundary_bng = NULL, boundary_key = NULL, centre = NULL, land_km2 = NULL
     WHERE a.boundary_key LIKE 'lsoas:%'
       AND NOT EXISTS (SELECT FROM united u WHERE (u.type, u.gss_code) = (a.type, a.gss_code))`);
}

const LSOAS_WITH_INCIDENTS = `
  SELECT unnest(c.lsoas) FROM incident_series s JOIN incident_slice i ON i.series = s.id AND i.months = 12
    JOIN incident_area_count c ON c.slice = i.id WHERE s.category = '*'`;

/** Areas to list when nothing else is asked: with a boundary, over an LSOA with one, or over an LSOA with incidents. */
export async function markAreasInUse(sql: Sql): Promise<void> {
  await sql.execute(`
    WITH lsoa AS (
      SELECT gss_code AS code, vintage FROM area WHERE type = 'LSOA' AND boundary_key IS NOT NULL
      UNION
      SELECT lsoa21, 2021 FROM incident_lsoas WHERE lsoa21 <> '' AND id IN (${LSOAS_WITH_INCIDENTS})
      UNION
      SELECT lsoa11, 2011 FROM incident_lsoas WHERE lsoa11 <> '' AND id IN (${LSOAS_WITH_INCIDENTS})),
    over_lsoa AS (
      SELECT DISTINCT m.type, m.gss_code, CASE WHEN m.type = 'LSOA' THEN m.lsoa_vintage END AS own_vintage
        FROM area_lsoa m JOIN lsoa ON lsoa.code = m.lsoa_code AND lsoa.vintage = m.lsoa_vintage),
    used AS (
      SELECT a.type, a.gss_code, a.vintage,
             a.boundary_key IS NOT NULL OR o.gss_code IS NOT NULL AS in_use
        FROM area a
        LEFT JOIN over_lsoa o ON o.type = a.type AND o.gss_code = a.gss_code
                             AND (o.own_vintage IS NULL OR o.own_vintage = a.vintage))
    UPDATE area a SET in_use = used.in_use FROM used
     WHERE (a.type, a.gss_code, a.vintage) = (used.type, used.gss_code, used.vintage) AND a.in_use <> used.in_use`);
}
