/** Made-up areas, written straight into the derived tables: the sources of areas have their own tests. */
import type { PostgresDatabase } from '../../server/database/postgres-database.js';

/** A code alone, or with a box (west, south, east, north) as its boundary. */
export type MadeUpLsoa = string | readonly [code: string, west: number, south: number, east: number, north: number];

export async function addLsoas(database: PostgresDatabase, vintage: number, lsoas: readonly MadeUpLsoa[]): Promise<void> {
  await database.asOwner(async (sql) => {
    for (const lsoa of lsoas) {
      const [code, ...box] = typeof lsoa === 'string' ? [lsoa] : lsoa;
      await sql.execute(
        `INSERT INTO area (type, gss_code, vintage, name, in_use, boundary_key, boundary)
         VALUES ('LSOA', $1, $2, 'LSOA ' || $1, true, 'file:made up',
                 CASE WHEN $3::float8 IS NOT NULL THEN ST_Multi(ST_MakeEnvelope($3::float8, $4::float8, $5::float8, $6::float8, 4326)) END)`,
        [code, vintage, box[0] ?? null, box[1] ?? null, box[2] ?? null, box[3] ?? null],
      );
      await sql.execute(`INSERT INTO area_lsoa VALUES ('LSOA', $1, $2, $1, 'self')`, [code, vintage]);
    }
    await newBatch(sql);
  });
}

/** A larger area as a set of LSOAs of one vintage. */
export async function addArea(
  database: PostgresDatabase,
  area: { type: string; code: string; vintage: number; name: string; lsoaVintage: number; lsoas: readonly string[] },
): Promise<void> {
  await database.asOwner(async (sql) => {
    await sql.execute(
      `INSERT INTO area (type, gss_code, vintage, name, in_use, boundary_key) VALUES ($1, $2, $3, $4, true, 'file:made up') ON CONFLICT DO NOTHING`,
      [area.type, area.code, area.vintage, area.name],
    );
    await sql.execute(`INSERT INTO area_lsoa SELECT $1, $2, $3, code, 'lookup' FROM unnest($4::text[]) AS code`, [
      area.type,
      area.code,
      area.lsoaVintage,
      area.lsoas,
    ]);
  });
}

export async function addLsoaChanges(
  database: PostgresDatabase,
  changes: readonly (readonly [lsoa11: string, lsoa21: string, change: 'U' | 'S' | 'M' | 'X'])[],
): Promise<void> {
  await database.asOwner(async (sql) => {
    const batch = await newBatch(sql);
    for (const change of changes) await sql.execute('INSERT INTO lsoa_change VALUES ($1, $2, $3, $4)', [batch, ...change]);
  });
}

async function newBatch(sql: { query<Row>(text: string): Promise<Row[]> }): Promise<number> {
  const [batch] = await sql.query<{ id: number }>(
    `INSERT INTO batch (source, file_name, content_sha256, state, loaded_by, invented)
     VALUES ('area-lookup', 'made up', md5(random()::text), 'published', 'test', true) RETURNING id`,
  );
  return batch!.id;
}
