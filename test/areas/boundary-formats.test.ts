import { zipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { boundaries } from '../../server/ingest/boundaries.js';
import { readShapefile, sridOfProjection } from '../../server/ingest/boundary-formats/shapefile-reader.js';
import { loadFile } from '../../server/ingest/load.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import type { LoadOptions } from '../../server/ingest/source.js';
import { engines, testDatabase } from '../database.js';
import { requireShared } from '../shared-data.js';

describe('shapefiles that cannot be read', () => {
  const bytes = new Uint8Array([1]);
  test('each missing part is named, and limits hold before anything is expanded', () => {
    expect(() => readShapefile(zipSync({ 'a.shp': bytes, 'a.dbf': bytes }))).toThrow('no a.prj');
    expect(() => readShapefile(zipSync({ 'readme.txt': bytes }))).toThrow('no shapefile');
    expect(() => readShapefile(zipSync({ 'a.shp': bytes, 'b.shp': bytes }))).toThrow('2 shapefiles: a.shp, b.shp');
    expect(() =>
      readShapefile(zipSync(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.txt`, bytes])))),
    ).toThrow('more than 200 entries');
    expect(() => readShapefile(zipSync({ 'a.shp': new Uint8Array(60_000_000) }))).toThrow('would expand to more than 50 MB');
    expect(() => readShapefile(new Uint8Array([0x50, 0x4b, 3, 4]))).toThrow('damaged');
  });

  test('a .prj is read by its parameters, whatever it is called', () => {
    const grid = (scale: string): string =>
      `PROJCS["My grid",GEOGCS["x",DATUM["y",SPHEROID["Airy_1830",6377563.396,299.3]]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],PARAMETER["scale_factor",${scale}],PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],UNIT["Meter",1]]`;
    expect(sridOfProjection(grid('0.9996012717'))).toBe(27700);
    expect(sridOfProjection('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]]]')).toBe(4326);
    expect(() => sridOfProjection(grid('1'))).toThrow('«My grid»');
  });
});

describe.each(engines)('published boundaries in every format (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());

  async function load(file: string, options: Partial<LoadOptions>): Promise<LoadResult> {
    const result = await loadFile(
      database,
      boundaries,
      { path: file },
      { replace: false, dryRun: false, ...options },
      'cli:test',
    );
    expect(result.errors).toEqual([]);
    return result;
  }

  test('TopoJSON of many years and layers: the layer by type, the areas by year', async (context) => {
    const file = requireShared(context, 'data', 'boundaries', 'authority', 'uk-topojson-2014-2025.topojson');
    const unclear = await loadFile(
      database,
      boundaries,
      { path: file },
      { replace: false, dryRun: false, vintage: 2025 },
      'cli:test',
    );
    expect(unclear.errors[0]!.reason).toContain('8 layers');
    const result = await load(file, { type: 'upper-tier', vintage: 2025 });
    expect(result.loaded).toBe(230);
    expect(result.warnings.join()).toContain('areas that did not exist in 2025 are left out');
    const [row] = await database.asOwner((sql) =>
      sql.query<{ england: number }>(
        `SELECT count(*) AS england FROM area WHERE type = 'UPPER_TIER' AND gss_code LIKE 'E%' AND boundary IS NOT NULL`,
      ),
    );
    expect(row!.england).toBe(153);
  });

  test('a zipped shapefile on the National Grid lies where the GeoJSON of the same LSOAs does', async (context) => {
    const folder = requireShared(context, 'data', 'boundaries', 'lsoa11');
    const shapefile = path.join(folder, 'Liverpool_LSOA_bng_shapefile.zip');
    const asked = await loadFile(database, boundaries, { path: shapefile }, { replace: false, dryRun: false }, 'cli:test');
    expect(asked.errors[0]!.remedy).toContain('--vintage');
    expect((await load(shapefile, { vintage: 2011 })).loaded).toBe(298);
    const geojson = JSON.parse(await readFile(path.join(folder, 'E08000012.geojson'), 'utf8')) as {
      features: { properties: { LSOA11CD: string; LONG: number; LAT: number } }[];
    };
    const points = geojson.features.map(({ properties }) => properties);
    const [row] = await database.asOwner((sql) =>
      sql.query<{ inside: number }>(
        `SELECT count(*) FILTER (WHERE ST_DWithin(a.boundary_bng, ST_Transform(ST_SetSRID(ST_MakePoint(p.east, p.north), 4326), 27700), 30)) AS inside
           FROM unnest($1::text[], $2::float8[], $3::float8[]) AS p (code, east, north)
           JOIN area a ON a.type = 'LSOA' AND a.vintage = 2011 AND a.gss_code = p.code`,
        [points.map((point) => point.LSOA11CD), points.map((point) => point.LONG), points.map((point) => point.LAT)],
      ),
    );
    expect(row!.inside).toBeGreaterThan(290);
  });

  test('KML and GeoJSON of the same postcode districts give the same districts', async (context) => {
    const folder = requireShared(context, 'data', 'boundaries', 'postcode-district');
    expect((await load(path.join(folder, 'L.kml'), { vintage: 2020 })).loaded).toBe(40);
    const codes = (): Promise<unknown> =>
      database.asOwner((sql) =>
        sql.query(
          `SELECT gss_code, vintage, round(land_km2::numeric, 1)::text AS km2 FROM area WHERE type = 'POSTCODE_DISTRICT' ORDER BY 1`,
        ),
      );
    const fromKml = await codes();
    expect((await load(path.join(folder, 'L.geojson'), { type: 'postcode-district', vintage: 2020 })).loaded).toBe(40);
    expect(await codes()).toEqual(fromKml);
  });

  test('TopoJSON of one layer', async (context) => {
    expect((await load(requireShared(context, 'data', 'boundaries', 'lsoa11', 'topo_E08000014.json'), {})).loaded).toBe(189);
  });
});
