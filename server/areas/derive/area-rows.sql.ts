/**
 * Which areas there are: from boundaries, look-ups, postcodes and compositions, newest batch first. Makes the temporary tables
 * that the other steps read, then brings `area` in line, writing only rows that changed.
 */
import type { Sql } from '../../database/database.js';
import { validPolygons } from '../valid-polygons.js';

/**
 * The newest boundary of each area (without its geometry), of which LSOAs of the other vintage each LSOA is made, and the look-ups in force: for each parent the newest look-up
 * edition that names it, so that an older edition serves only the parents a newer one no longer has.
 */
export async function readInputs(sql: Sql): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.newest_boundary, pg_temp.link, pg_temp.lsoa_part');
  await sql.execute(`
    CREATE TEMPORARY TABLE newest_boundary ON COMMIT DROP AS
    SELECT DISTINCT ON (type, gss_code, vintage) type, gss_code, vintage, name, parent_type, parent_code, batch_id
      FROM area_boundary ORDER BY type, gss_code, vintage, batch_id DESC`);
  await sql.execute(`
    CREATE TEMPORARY TABLE link ON COMMIT DROP AS
    WITH edition AS (
      SELECT DISTINCT ON (child_type, child_code, child_vintage, parent_type, parent_vintage)
             child_type, child_code, child_vintage, parent_type, parent_code, parent_vintage
        FROM area_link
       WHERE parent_type <> 'REGION'
       ORDER BY child_type, child_code, child_vintage, parent_type, parent_vintage, batch_id DESC, parent_code)
    SELECT child_type, child_code, child_vintage, parent_type, parent_code, parent_vintage
      FROM (SELECT *, max(parent_vintage) OVER (PARTITION BY child_type,
                        CASE WHEN child_type = 'LSOA' THEN child_vintage END, parent_type, parent_code) AS newest
              FROM edition) editions
     WHERE parent_vintage = newest`);
  await sql.execute(`
    CREATE TEMPORARY TABLE lsoa_part ON COMMIT DROP AS
    WITH change AS (
      SELECT DISTINCT ON (lsoa11, lsoa21) lsoa11, lsoa21, change FROM lsoa_change ORDER BY lsoa11, lsoa21, batch_id DESC)
    SELECT 2011 AS vintage, lsoa11 AS code, lsoa21 AS part, change, count(*) OVER (PARTITION BY lsoa11) AS parts FROM change
    UNION ALL
    SELECT 2021, lsoa21, lsoa11, change, count(*) OVER (PARTITION BY lsoa21) FROM change`);
  // Indexed, so that a plan made on a wrong guess is slow by a factor, not by the size of England.
  await sql.execute('CREATE INDEX ON lsoa_part (part, vintage)');
  await sql.execute('CREATE INDEX ON link (child_code, parent_type)');
  await sql.execute('ANALYZE lsoa_part');
  await sql.execute('CREATE INDEX ON newest_boundary (type, gss_code)');
  await sql.execute('CREATE INDEX ON link (parent_type, child_type)');
  await sql.execute('ANALYZE newest_boundary');
  await sql.execute('ANALYZE link');
}

/** Inserts, renames and removes rows of `area`; own boundaries are taken over where their batch changed. */
export async function deriveAreaRows(sql: Sql): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.known_area');
  await sql.execute(`
    CREATE TEMPORARY TABLE known_area ON COMMIT DROP AS
    WITH named AS (
      SELECT type, gss_code, vintage, name, batch_id, batch_id AS boundary_batch FROM newest_boundary
      UNION ALL
      SELECT child_type, child_code, child_vintage, child_name, batch_id, NULL FROM area_link WHERE child_vintage > 0
      UNION ALL
      SELECT parent_type, parent_code, parent_vintage, parent_name, batch_id, NULL
        FROM area_link WHERE parent_vintage > 0 AND parent_type <> 'REGION'
      UNION ALL
      SELECT 'LSOA', lsoa11, 2011, NULL, batch_id, NULL FROM lsoa_change
      UNION ALL
      SELECT 'LSOA', lsoa21, 2021, NULL, batch_id, NULL FROM lsoa_change
      UNION ALL
      SELECT 'POSTCODE_DISTRICT', outward,
             coalesce((SELECT max(vintage) FROM newest_boundary WHERE type = 'POSTCODE_DISTRICT'),
                      (SELECT extract(year FROM loaded_at)::int FROM batch WHERE id = max(p.batch_id))),
             outward, max(batch_id), NULL
        FROM postcode p
       WHERE NOT EXISTS (SELECT FROM newest_boundary b WHERE b.type = 'POSTCODE_DISTRICT' AND b.gss_code = p.outward)
       GROUP BY outward
      UNION ALL
      SELECT 'COMPOSITE', code,
             coalesce((SELECT max(vintage) FROM newest_boundary WHERE type = 'LSOA'),
                      (SELECT max(child_vintage) FROM link WHERE child_type = 'LSOA'), 2021),
             name, 0, NULL
        FROM composite_area)
    SELECT type, gss_code, vintage,
           coalesce((array_agg(name ORDER BY boundary_batch IS NULL, batch_id DESC) FILTER (WHERE name <> ''))[1], gss_code) AS name,
           max(boundary_batch) AS boundary_batch
      FROM named GROUP BY type, gss_code, vintage`);
  await sql.execute('CREATE UNIQUE INDEX ON known_area (type, gss_code, vintage)');
  await sql.execute('ANALYZE known_area');
  await nameFromOtherVintages(sql);
  await sql.execute(`
    DELETE FROM area a
     WHERE NOT EXISTS (SELECT FROM known_area k WHERE (k.type, k.gss_code, k.vintage) = (a.type, a.gss_code, a.vintage))`);
  await sql.execute(`
    INSERT INTO area (type, gss_code, vintage, name)
    SELECT type, gss_code, vintage, name FROM known_area
    ON CONFLICT (type, gss_code, vintage) DO UPDATE SET name = excluded.name WHERE area.name <> excluded.name`);
  await sql.execute(`
    WITH changed AS MATERIALIZED (
      SELECT k.type, k.gss_code, k.vintage, 'file:' || k.boundary_batch AS boundary_key, b.boundary,
             ${validPolygons('ST_Transform(b.boundary, 27700)', 'metres')} AS boundary_bng
        FROM known_area k
        JOIN area a USING (type, gss_code, vintage)
        JOIN area_boundary b ON (b.batch_id, b.type, b.gss_code, b.vintage) = (k.boundary_batch, k.type, k.gss_code, k.vintage)
       WHERE a.boundary_key IS DISTINCT FROM 'file:' || k.boundary_batch)
    UPDATE area a
       SET boundary = c.boundary, boundary_bng = c.boundary_bng, boundary_key = c.boundary_key,
           centre = ST_PointOnSurface(c.boundary), land_km2 = ST_Area(c.boundary_bng) / 1e6
      FROM changed c
     WHERE (a.type, a.gss_code, a.vintage) = (c.type, c.gss_code, c.vintage)`);
  await sql.execute(`
    UPDATE area a SET boundary = NULL, boundary_bng = NULL, boundary_key = NULL, centre = NULL, land_km2 = NULL
      FROM known_area k
     WHERE (a.type, a.gss_code, a.vintage) = (k.type, k.gss_code, k.vintage)
       AND k.boundary_batch IS NULL AND a.boundary_key LIKE 'file:%'`);
}

/** A file that gives only an area's code borrows the name from another vintage, where one knows it: codes are not reused. */
async function nameFromOtherVintages(sql: Sql): Promise<void> {
  await sql.execute(`
    UPDATE known_area k SET name = other.name
      FROM (SELECT DISTINCT ON (type, gss_code) type, gss_code, name FROM known_area
             WHERE name <> gss_code ORDER BY type, gss_code, vintage DESC) other
     WHERE k.name = k.gss_code AND k.type <> 'POSTCODE_DISTRICT' AND (other.type, other.gss_code) = (k.type, k.gss_code)`);
}
