/** Incidents find their LSOAs (and postcodes their place) when areas, look-ups or postcodes come after them. */
import type { Sql } from '../database/database.js';
import { INCIDENT_TABLES, type IncidentTable } from './incident-kind.js';
import { refreshSummariesOf } from './incident-summaries.service.js';
import { bestVintage, resolveLsoas } from './lsoa-resolution.sql.js';

const STEP = 'incident-areas';

/**
 * To be called after every change of areas, LSOA look-ups or postcodes. Cheap when none of them changed since the last call; otherwise
 * each distinct code and point is resolved once, the rows whose answer changed are updated, and their summaries follow.
 */
export async function resolveIncidentAreas(sql: Sql): Promise<void> {
  const inputs = await currentInputs(sql);
  const same = await sql.query('SELECT FROM area_derivation WHERE step = $1 AND inputs = $2', [STEP, inputs]);
  if (same.length > 0) return;
  const tables = Object.entries(INCIDENT_TABLES);
  await sql.execute('DROP TABLE IF EXISTS pg_temp.moved');
  await sql.execute('CREATE TEMPORARY TABLE moved (kind text, source text, force_code text, month date) ON COMMIT DROP');
  for (const [kind, table] of tables) {
    await placeByPostcode(sql, kind, table);
    await findVintages(sql, table);
    await moveLsoas(sql, kind, table);
  }
  await refreshSummariesOf(sql, 'SELECT DISTINCT kind, source, force_code, month FROM moved');
  await sql.execute(
    'INSERT INTO area_derivation (step, inputs) VALUES ($1, $2) ON CONFLICT (step) DO UPDATE SET inputs = excluded.inputs',
    [STEP, inputs],
  );
}

/** Batches are never changed once published, so which of them are there says all that an answer depends on. */
async function currentInputs(sql: Sql): Promise<string> {
  const batchesOf = (table: string, where = ''): string =>
    `(SELECT coalesce(string_agg(b.id::text, ' ' ORDER BY b.id), '') FROM batch b
       WHERE EXISTS (SELECT FROM ${table} t WHERE t.batch_id = b.id ${where}))`;
  const [row] = await sql.query<{ inputs: string }>(
    `SELECT ${batchesOf('area_boundary', `AND t.type = 'LSOA'`)} || ';' || ${batchesOf('lsoa_change')} || ';' ||
            ${batchesOf('area_link', `AND t.child_type = 'LSOA'`)} || ';' || ${batchesOf('postcode')} AS inputs`,
  );
  return row!.inputs;
}

async function placeByPostcode(sql: Sql, kind: string, table: IncidentTable): Promise<void> {
  await sql.execute(
    `WITH placed AS (
       UPDATE ${table} r
          SET location = k.location, location_bng = k.location_bng, precision = 'POSTCODE',
              cell_east = floor(ST_X(k.location_bng) / 100)::int, cell_north = floor(ST_Y(k.location_bng) / 100)::int
         FROM (SELECT DISTINCT ON (postcode_key) postcode_key, location, location_bng FROM postcode
                WHERE location IS NOT NULL ORDER BY postcode_key, batch_id DESC) k
        WHERE r.location IS NULL AND r.postcode IS NOT NULL AND k.postcode_key = replace(r.postcode, ' ', '')
       RETURNING r.source, r.force_code, london_month(r.occurred_from) AS month)
     INSERT INTO moved SELECT DISTINCT '${kind}', source, force_code, month FROM placed`,
  );
}

/** Loads whose codes were unknown so far: as a load does, the vintage that most rows' codes belong to. */
async function findVintages(sql: Sql, table: IncidentTable): Promise<void> {
  const batches = await sql.query<{ id: number }>(
    `SELECT DISTINCT batch_id AS id FROM ${table} WHERE area_code IS NOT NULL AND area_vintage IS NULL ORDER BY 1`,
  );
  for (const { id } of batches) {
    const vintage = await bestVintage(
      sql,
      `(SELECT area_code AS code, count(*) AS rows FROM ${table} WHERE batch_id = ${id} AND area_code IS NOT NULL GROUP BY 1)`,
    );
    if (vintage === null) continue;
    await sql.execute(`UPDATE ${table} SET area_vintage = $1 WHERE batch_id = $2 AND area_code IS NOT NULL`, [vintage, id]);
  }
}

async function moveLsoas(sql: Sql, kind: string, table: IncidentTable): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.incident_place');
  await sql.execute(
    `CREATE TEMPORARY TABLE incident_place ON COMMIT DROP AS
     SELECT row_number() OVER ()::int AS place_key, area_code, area_vintage, location, lsoa21, lsoa11
       FROM (SELECT DISTINCT area_code, area_vintage, location, lsoa21, lsoa11 FROM ${table}
              WHERE area_code IS NOT NULL OR location IS NOT NULL) d`,
  );
  await sql.execute('ANALYZE incident_place');
  await resolveLsoas(sql, 'incident_place', 'incident_resolved');
  await sql.execute('DROP TABLE IF EXISTS pg_temp.incident_change');
  await sql.execute(
    `CREATE TEMPORARY TABLE incident_change ON COMMIT DROP AS
     SELECT p.area_code, p.area_vintage, p.location, p.lsoa21 AS old21, p.lsoa11 AS old11, r.lsoa21, r.lsoa11
       FROM incident_place p JOIN incident_resolved r USING (place_key)
      WHERE (p.lsoa21, p.lsoa11) IS DISTINCT FROM (r.lsoa21, r.lsoa11)`,
  );
  await sql.execute('ANALYZE incident_change');
  await sql.execute(
    `WITH changed AS (
       UPDATE ${table} r SET lsoa21 = c.lsoa21, lsoa11 = c.lsoa11
         FROM incident_change c
        WHERE coalesce(r.area_code, '') = coalesce(c.area_code, '') AND coalesce(r.area_vintage, 0) = coalesce(c.area_vintage, 0)
          AND r.location IS NOT DISTINCT FROM c.location
          AND coalesce(r.lsoa21, '') = coalesce(c.old21, '') AND coalesce(r.lsoa11, '') = coalesce(c.old11, '')
       RETURNING r.source, r.force_code, london_month(r.occurred_from) AS month)
     INSERT INTO moved SELECT DISTINCT '${kind}', source, force_code, month FROM changed`,
  );
}
