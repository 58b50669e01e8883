/**
 * In which larger areas each area lies: by look-up or parent column, step by step upwards; for kinds that no file relates, in
 * the one that holds most of its LSOAs. LSOAs are not listed here: `area_lsoa` has them.
 */
import type { Sql } from '../../database/database.js';

/** A composite or a postcode district may be asked «within», too, so wards have them as parents by most of their LSOAs. */
const RANKS = `(VALUES ('MSOA', 1), ('WARD', 1), ('POSTCODE_DISTRICT', 2), ('COMPOSITE', 3), ('DISTRICT', 4), ('UPPER_TIER', 5), ('FORCE', 6))`;

export async function deriveParents(sql: Sql): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.parent');
  await sql.execute(`
    CREATE TEMPORARY TABLE parent ON COMMIT DROP AS
    WITH RECURSIVE said AS (
      SELECT child_type AS type, child_code AS gss_code, parent_type, parent_code FROM link WHERE child_type <> 'LSOA'
      UNION
      SELECT type, gss_code, parent_type, parent_code FROM newest_boundary
       WHERE parent_code IS NOT NULL AND type <> 'LSOA'
      UNION
      SELECT 'COMPOSITE', code, within_type, within_code FROM composite_area WHERE within_code IS NOT NULL),
    up AS (
      SELECT * FROM said
      UNION
      SELECT up.type, up.gss_code, s.parent_type, s.parent_code
        FROM up JOIN said s ON s.type = up.parent_type AND s.gss_code = up.parent_code)
    SELECT type, gss_code, parent_type, parent_code FROM up`);
  await sql.execute('CREATE INDEX ON parent (type, gss_code, parent_type)');
  await sql.execute('ANALYZE parent');
  await sql.execute(`
    INSERT INTO parent
    SELECT DISTINCT ON (m.type, m.gss_code, p.type) m.type, m.gss_code, p.type, p.gss_code
      FROM (SELECT type, gss_code, lsoa_vintage, count(*) AS lsoas,
                   max(lsoa_vintage) OVER (PARTITION BY type, gss_code) AS newest
              FROM area_lsoa WHERE type <> 'LSOA' GROUP BY type, gss_code, lsoa_vintage) own
      JOIN area_lsoa m ON (m.type, m.gss_code, m.lsoa_vintage) = (own.type, own.gss_code, own.lsoa_vintage) AND own.lsoa_vintage = own.newest
      JOIN ${RANKS} AS low (type, place) ON low.type = m.type
      JOIN area_lsoa p ON p.lsoa_code = m.lsoa_code AND p.lsoa_vintage = m.lsoa_vintage
      JOIN ${RANKS} AS high (type, place) ON high.type = p.type AND high.place > low.place
     WHERE NOT EXISTS (SELECT FROM parent had WHERE (had.type, had.gss_code, had.parent_type) = (m.type, m.gss_code, p.type))
     GROUP BY m.type, m.gss_code, p.type, p.gss_code, own.lsoas
    HAVING count(*) * 2 > own.lsoas
     ORDER BY m.type, m.gss_code, p.type, count(*) DESC, p.gss_code`);
  await sql.execute(`
    DELETE FROM area_parent a
     WHERE NOT EXISTS (SELECT FROM parent p WHERE (p.type, p.gss_code, p.parent_type, p.parent_code)
                                                = (a.type, a.gss_code, a.parent_type, a.parent_code))`);
  await sql.execute(
    'INSERT INTO area_parent SELECT DISTINCT type, gss_code, parent_type, parent_code FROM parent ON CONFLICT DO NOTHING',
  );
}
