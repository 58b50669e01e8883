/** A square kilometre with a hundred children aged 10 to 17, whose home points are a hundred squares: one child each. */
import type { Database } from '../../server/database/database.js';

export const SQUARE = 'E01999999';

export async function addSquare(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    await sql.execute(
      `INSERT INTO area (type, gss_code, vintage, name, boundary, boundary_bng, in_use)
       SELECT 'LSOA', '${SQUARE}', 2021, 'Made up 001A', ST_Multi(ST_Transform(b, 4326)), ST_Multi(b), true
         FROM (SELECT ST_MakeEnvelope(333000, 395000, 334000, 396000, 27700) AS b) AS made_up`,
    );
    await sql.execute(`INSERT INTO area_lsoa VALUES ('LSOA', '${SQUARE}', 2021, '${SQUARE}', 'self')`);
    const [batch] = await sql.query<{ id: string }>(
      `INSERT INTO batch (source, file_name, content_sha256, state, loaded_by) VALUES ('population', 'made up', '', 'published', 'test') RETURNING id`,
    );
    await sql.execute(`INSERT INTO population VALUES ($1, 'LSOA', '${SQUARE}', 2021, 2022, 'mid-year estimate', 10, 17, 100)`, [
      batch!.id,
    ]);
    await sql.execute(
      `INSERT INTO population_basis SELECT 'LSOA', 2021, 'mid-year estimate', 2022, 10, 17, count(*) FROM population`,
    );
  });
}
