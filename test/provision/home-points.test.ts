/** Which postcodes are the homes of an LSOA, on two squares that share a border. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { homePointsOf } from '../../server/provision/reach/home-points.sql.js';
import { engines, testDatabase } from '../database.js';

const [WEST, EAST, BARE] = ['E01999991', 'E01999992', 'E01999993'];

describe.each(engines)('home points (%s)', (engine) => {
  let database: PostgresDatabase;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await database.asOwner(async (sql) => {
      await sql.execute(
        `INSERT INTO area (type, gss_code, vintage, name, boundary, boundary_bng, in_use)
         SELECT 'LSOA', code, 2021, code, ST_Multi(b), ST_Multi(to_national_grid(b)), true
           FROM (VALUES ('${WEST}', -3.02, 53.45), ('${EAST}', -3.01, 53.45), ('${BARE}', -3.01, 53.47)) v (code, w, s),
                LATERAL ST_MakeEnvelope(w, s, w + 0.01, s + 0.01, 4326) AS b`,
      );
      const batch = async (): Promise<number> => {
        const [made] = await sql.query<{ id: number }>(
          `INSERT INTO batch (source, file_name, content_sha256, state, loaded_by) VALUES ('postcodes', 'made up', gen_random_uuid()::text, 'published', 'test') RETURNING id`,
        );
        return made!.id;
      };
      const [older, newer] = [await batch(), await batch()];
      for (const [of, key, longitude] of [
        [older, 'ZZ11AA', -3.015],
        [older, 'ZZ11AB', -3.01],
        [older, 'ZZ11AC', -3.014],
        [newer, 'ZZ11AC', -3.004],
        [newer, 'ZZ11AD', null],
        [older, 'ZZ11AD', -3.013],
        [newer, 'ZZ11AE', -2.5],
      ] as const)
        await sql.execute(
          `INSERT INTO postcode (batch_id, postcode, postcode_key, outward, quality, location, location_bng)
           SELECT $1, $2, $2, 'ZZ1', 10, p, to_national_grid(p) FROM ST_SetSRID(ST_MakePoint($3::float8, 53.455), 4326) AS p`,
          [of, key, longitude],
        );
    });
  });
  afterAll(() => database.close());

  const homes = (...lsoas: string[]) =>
    database.asOwner(async (sql) =>
      Object.fromEntries(
        (await homePointsOf(sql, lsoas, 2021)).map((of) => [of.gssCode, of.fromPostcodes ? of.eastings.length : 'squares']),
      ),
    );

  it('a postcode counts where its newest load with a place has it; one on the border once, in the first by code', async () => {
    expect(await homes(WEST!, EAST!, BARE!)).toEqual({ [WEST!]: 3, [EAST!]: 1, [BARE!]: 'squares' });
  });

  it('and in the same one when only one of the two is asked for', async () => {
    expect(await homes(WEST!)).toEqual({ [WEST!]: 3 });
    expect(await homes(EAST!)).toEqual({ [EAST!]: 1 });
  });

  it('an LSOA without a border has none', async () => {
    expect(await homes('E01000000')).toEqual({});
  });
});
