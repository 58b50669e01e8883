import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AreaKey } from '../../server/areas/area-type.js';
import { areasInUse, lsoasOf, populationOf } from '../../server/areas/areas.service.js';
import { composeArea } from '../../server/areas/compose-area.js';
import { deprivationOf } from '../../server/areas/deprivation.js';
import { postcodeCountsOf } from '../../server/areas/postcode-counts.sql.js';
import type { Sql } from '../../server/database/database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { loadFile } from '../../server/ingest/load.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import type { LoadOptions } from '../../server/ingest/source.js';
import { findSource } from '../../server/ingest/sources.js';
import { testDatabase } from '../database.js';
import { SHARED_DATA_ABSENT } from '../not-run.js';
import { sharedPath } from '../shared-data.js';

const DISTRICTS = ['E08000011', 'E08000012', 'E08000013', 'E08000014', 'E08000015'];
const LAYERS = ['lsoa21', 'lsoa11', 'ward25', 'msoa21'];
const SEFTON: AreaKey = { type: 'DISTRICT', gssCode: 'E08000014', vintage: 2025 };

/** Files in an order that makes the later ones change what the earlier ones left: look-ups after boundaries, postcodes last. */
const FILES: readonly (readonly [source: string, file: string, options?: Partial<LoadOptions>])[] = [
  ...LAYERS.flatMap((layer) => DISTRICTS.map((district) => ['boundaries', `boundaries/${layer}/${district}.geojson`] as const)),
  ['area-lookup', 'lookups/LSOA_2011_to_LSOA_2021_to_LAD_2022_Lookup_EW.csv.gz'],
  ['area-lookup', 'lookups/lookup_lsoa21_ward24_ltla24_merseyside.csv'],
  ['area-lookup', 'lookups/lsoa21_to_utla23.csv.gz'],
  ['area-lookup', 'lookups/LTLA-UTLA_Apr23_Lookup_England-Wales.csv'],
  ['area-lookup', 'lookups/utla_all_codes.csv', { vintage: 2023 }],
  ['population', 'population/population20_lsoa11_merseyside.csv'],
  ['population', 'population/population20_ltla21.csv'],
  ['population', 'population/census21_pop_lsoa21_merseyside.csv'],
  ['population', 'population/ons_mid-year_population_estimates_2012_to_2024.csv'],
  ['deprivation', 'deprivation/File_1_-_IMD2019_Index_of_Multiple_Deprivation.csv.gz'],
  ['deprivation', 'deprivation/imd2025_england_lsoa21.csv.gz'],
  ['postcodes', 'postcodes/l.csv'],
  ['postcodes', 'postcodes/pr.csv'],
];

const shared = sharedPath('data', 'README.md');

// On the server only: the semantics are held on both engines by areas.test.ts and, with these files, by test/real-district.test.ts.
describe('published areas of Merseyside (server)', () => {
  let database: PostgresDatabase;
  const results = new Map<string, LoadResult>();

  beforeAll(async () => {
    if (shared === null) return;
    database = await testDatabase('server');
    for (const [source, file, options] of FILES) results.set(file, await load(source, file, options));
  }, 900_000);
  afterAll(() => database?.close());

  async function load(source: string, file: string, options: Partial<LoadOptions> = {}): Promise<LoadResult> {
    const found = path.join(path.dirname(shared!), file);
    return loadFile(database, findSource(source)!, { path: found }, { replace: false, dryRun: false, ...options }, 'cli:test');
  }
  const check = (name: string, body: (sql: Sql) => Promise<void>): void => {
    test(name, async (context) => {
      if (shared === null) context.skip(SHARED_DATA_ABSENT);
      await database.asOwner(body);
    });
  };

  check('every file loads whole', async () => {
    for (const [file, result] of results) expect([file, result.refused, result.errors]).toEqual([file, 0, []]);
    const read = (file: string): number => results.get(file)!.loaded;
    expect(
      LAYERS.map((layer) => DISTRICTS.reduce((sum, district) => sum + read(`boundaries/${layer}/${district}.geojson`), 0)),
    ).toEqual([923, 910, 141, 185]);
    expect(read('postcodes/l.csv')).toBe(20_853);
  });

  check('the one invalid MSOA is repaired, and the repair is named', async () => {
    const repairs = [...results.values()].flatMap((result) => result.warnings.filter((warning) => warning.includes('repaired')));
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatch(/^E02\d{6}: boundary repaired \(.*\)\.$/);
  });

  check('Sefton has 191 LSOAs of 2021, 189 of 2011, 22 wards', async (sql) => {
    const sefton = (await lsoasOf(sql, ['E08000014'])).get('E08000014')!;
    expect([sefton.lsoa21.length, sefton.lsoa11.length]).toEqual([191, 189]);
    expect(await areasInUse(sql, { type: 'LSOA', within: 'E08000014' })).toHaveLength(191);
    expect(await areasInUse(sql, { type: 'LSOA', vintage: 2011, within: 'E08000014' })).toHaveLength(189);
    expect(await areasInUse(sql, { type: 'WARD', within: 'E08000014' })).toHaveLength(22);
    const wards = await areasInUse(sql, { type: 'WARD' });
    expect(wards.map((ward) => ward.vintage)).toEqual(Array(141).fill(2025));
  });

  check('Waterfront North has no LSOA: no data, not 0', async (sql) => {
    const wards = await areasInUse(sql, { type: 'WARD', within: 'E08000012' });
    const waterfront = wards.find((ward) => ward.name === 'Waterfront North')!;
    expect((await lsoasOf(sql, [waterfront.gssCode])).get(waterfront.gssCode)).toEqual({ lsoa11: [], lsoa21: [] });
    const others = wards.filter((ward) => ward !== waterfront).map((ward) => ward.gssCode);
    const lsoas = await lsoasOf(sql, others);
    expect(others.filter((code) => lsoas.get(code)!.lsoa21.length === 0)).toEqual([]);
    // The wards share out the district's LSOAs, each to one ward.
    expect(others.reduce((sum, code) => sum + lsoas.get(code)!.lsoa21.length, 0)).toBe(302);
  });

  check('a district without a boundary of its own has the union of its LSOAs', async (sql) => {
    const [district] = await sql.query<{ km2: number; valid: boolean; vintages: number[] }>(
      `SELECT max(land_km2) AS km2, bool_and(ST_IsValid(boundary_bng)) AS valid, array_agg(vintage ORDER BY vintage) AS vintages
         FROM area WHERE type = 'DISTRICT' AND gss_code = 'E08000014' AND boundary IS NOT NULL`,
    );
    expect(district!.vintages).toEqual([2022, 2023, 2024, 2025]);
    expect(district!.valid).toBe(true);
    expect(district!.km2).toBeGreaterThan(150);
    expect(district!.km2).toBeLessThan(165);
  });

  check('ages 10 to 17 are 24,476 and stay so when carried over to LSOA 2021', async (sql) => {
    const lsoas = (await areasInUse(sql, { type: 'LSOA', within: 'E08000014' })).map(({ type, gssCode, vintage }) => ({
      type,
      gssCode,
      vintage,
    }));
    const figures = [...(await populationOf(sql, [...lsoas, SEFTON], { ageFrom: 10, ageTo: 17 })).values()];
    const district = figures.pop()!;
    expect(district.persons).toBe(24_476);
    expect(figures.reduce((sum, figure) => sum + figure.persons!, 0)).toBeCloseTo(24_476, 6);
    expect(figures[0]!.basis).toBe('mid-2020 estimate, LSOA 2011 carried over to 2021');
    expect(figures.filter((figure) => figure.note !== null)).toHaveLength(4);
  });

  check('Sefton 2011 to 2021: 187 unchanged, two split in two', async (sql) => {
    const changes = await sql.query<{ lsoa11: string; lsoa21: string }>(
      `SELECT lsoa11, lsoa21 FROM lsoa_change c JOIN area_lsoa m ON m.lsoa_code = c.lsoa21 AND m.lsoa_vintage = 2021
        WHERE m.type = 'DISTRICT' AND m.gss_code = 'E08000014' AND change <> 'U' ORDER BY 1, 2`,
    );
    expect(changes).toEqual([
      { lsoa11: 'E01006968', lsoa21: 'E01033797' },
      { lsoa11: 'E01006968', lsoa21: 'E01033798' },
      { lsoa11: 'E01033096', lsoa21: 'E01033799' },
      { lsoa11: 'E01033096', lsoa21: 'E01033800' },
    ]);
  });

  check('all ages come from the census, 0 to 17 from the newest mid-year estimate, 0 to 15 from the census', async (sql) => {
    const of = async (ageFrom: number, ageTo: number | null): Promise<unknown> =>
      [...(await populationOf(sql, [SEFTON], { ageFrom, ageTo })).values()].map(({ persons, year }) => ({ persons, year }))[0];
    expect(await of(0, null)).toEqual({ persons: 279_239, year: 2021 });
    expect(await of(0, 17)).toEqual({ persons: 54_760, year: 2024 });
    expect(await of(0, 15)).toEqual({ persons: 46_843, year: 2021 });
  });

  check('deciles: 38 of 189 in the most deprived tenth in 2019, 36 of 191 in 2025', async (sql) => {
    const in2019 = (await deprivationOf(sql, [SEFTON], 2019)).get('DISTRICT/E08000014/2025')!;
    expect([in2019.release, in2019.lsoasByDecile[0], in2019.lsoasByDecile.reduce((sum, lsoas) => sum + lsoas, 0)]).toEqual([
      2019, 38, 189,
    ]);
    const newest = (await deprivationOf(sql, [SEFTON], null)).get('DISTRICT/E08000014/2025')!;
    expect([newest.release, newest.lsoasByDecile[0], newest.lsoasByDecile.reduce((sum, lsoas) => sum + lsoas, 0)]).toEqual([
      2025, 36, 191,
    ]);
    const linacre = await deprivationOf(sql, [{ type: 'LSOA', gssCode: 'E01007003', vintage: 2021 }], null);
    expect([...linacre.values()][0]).toMatchObject({ rank: 174, decile: 1 });
  });

  check('South Sefton is L20, L21 and L30 within Sefton, without the 84 postcodes of Liverpool', async (sql) => {
    const code = await composeArea(
      sql,
      {
        name: 'South Sefton',
        reason: 'The area the partnership names so',
        memberCodes: ['L20', 'L21', 'L30'],
        within: 'E08000014',
      },
      'cli:test',
    );
    expect(code).toBe('south-sefton');
    const [composite] = await sql.query<{ notes: string[] }>('SELECT notes FROM composite_area WHERE code = $1', [code]);
    expect(composite!.notes).toContain('84 of 2,025 postcodes of L20, L21, L30 lie outside Sefton and are left out.');
    expect(
      (await postcodeCountsOf(sql, [{ type: 'COMPOSITE', gssCode: code, vintage: 2021 }])).get(`COMPOSITE/${code}/2021`),
    ).toBe(1_941);
    const { lsoa21 } = (await lsoasOf(sql, [code])).get(code)!;
    expect(lsoa21).toContain('E01007003');
    const [boundary] = await sql.query<{ km2: number }>(
      `SELECT land_km2 AS km2 FROM area WHERE type = 'COMPOSITE' AND gss_code = $1`,
      [code],
    );
    expect(boundary!.km2).toBeGreaterThan(10);
  });
});
