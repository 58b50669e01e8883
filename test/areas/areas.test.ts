import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AreaKey } from '../../server/areas/area-type.js';
import { areasByCode, areasInUse, lsoasOf, populationByAgeOf, populationOf } from '../../server/areas/areas.service.js';
import { composeArea } from '../../server/areas/compose-area.js';
import { refreshAreas } from '../../server/areas/derive/refresh-areas.js';
import { findPlace } from '../../server/areas/find-place.sql.js';
import type { Sql } from '../../server/database/database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import type { LoadOptions } from '../../server/ingest/source.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { serve } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { LSOA11, LSOA21, squares, WARD } from './squares.js';

/**
 * Six LSOAs of 2011 in a row: A stays (U); B is split into two of 2021, the lower three quarters and the upper quarter by people (S); C
 * and D are merged (M); E and F are cut anew (X). Wards lie above one another's LSOAs: W1 has A and B, W2 the rest, W3 nothing.
 */
const [A, B, C, D, E, F] = [1, 2, 3, 4, 5, 6].map((number) => `E0100000${number}`) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const [B1, B2, M, G, H] = [11, 12, 13, 14, 15].map((number) => `E010000${number}`) as [string, string, string, string, string];
const [W1, W2, W3] = ['E05000001', 'E05000002', 'E05000003'];
const LOOKUP = `LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM
${[
  [A, A, 'U'],
  [B, B1, 'S'],
  [B, B2, 'S'],
  [C, M, 'M'],
  [D, M, 'M'],
  [E, G, 'X'],
  [E, H, 'X'],
  [F, G, 'X'],
]
  .map(([from, to, change]) => `${from},Old,${to},New,${change},E08000001,Marram`)
  .join('\n')}\n`;
const lsoa = (gssCode: string, vintage = 2021): AreaKey => ({ type: 'LSOA', gssCode, vintage });
const MARRAM: AreaKey = { type: 'DISTRICT', gssCode: 'E08000001', vintage: 2022 };

describe.each(engines)('areas of squares (%s)', (engine) => {
  let database: PostgresDatabase;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await load('boundaries', squares(LSOA11, { [A]: [0, 0], [B]: [1, 0], [C]: [2, 0], [D]: [3, 0], [E]: [4, 0], [F]: [5, 0] }));
    await load(
      'boundaries',
      squares(LSOA21, {
        [A]: [0, 0],
        [B1]: [1, 0, 1, 0.5],
        [B2]: [1, 0.5, 1, 0.5],
        [M]: [2, 0, 2],
        [G]: [4, 0, 1.2],
        [H]: [5.2, 0, 0.8],
      }),
    );
    await load(
      'boundaries',
      squares(WARD, { [W1]: [0, 0, 2], [W2]: [2, 0, 3.9], [W3]: [5.9, 0, 0.1] }, () => ({
        LAD25CD: 'E08000001',
        LAD25NM: 'Marram',
      })),
    );
    await load('area-lookup', LOOKUP);
    await load(
      'area-lookup',
      `LSOA21CD,WD24CD,WD24NM\n${[
        [A, W1],
        [B1, W1],
        [B2, W1],
        [M, W2],
        [G, W2],
        [H, W2],
      ]
        .map(([from, to]) => `${from},${to},Ward`)
        .join('\n')}\n`,
    );
    await load(
      'population',
      `area_type,gss_code,vintage,year,basis,age_from,age_to,persons\n${[A, B, C, D, E, F]
        .flatMap((code, index) => [
          `lsoa,${code},2011,2020,mid-year estimate,0,9,100`,
          `lsoa,${code},2011,2020,mid-year estimate,10,17,${40 + index}`,
        ])
        .join('\n')}\n${[
        [A, 400],
        [B1, 300],
        [B2, 100],
        [M, 900],
        [G, 500],
        [H, 200],
      ]
        .map(([code, persons]) => `lsoa,${code},2021,2021,census,0,,${persons}`)
        .join('\n')}\n`,
    );
  });
  afterAll(() => database.close());

  async function load(source: string, text: string, options: Partial<LoadOptions> = {}, name?: string): Promise<LoadResult> {
    const result = await loadText(database, findSource(source)!, text, options, name);
    expect(result.errors).toEqual([]);
    return result;
  }
  const refused = (text: string, options: Partial<LoadOptions> = {}): Promise<LoadResult> =>
    loadText(database, findSource('boundaries')!, text, options);
  const read = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => database.asOwner(work);

  test('what a boundary file does not say is asked for; what contradicts is refused', async () => {
    const generic = squares(['areacd', 'areanm'], { E06000001: [0, 0] });
    const reasons = async (text: string, options: Partial<LoadOptions> = {}): Promise<string> =>
      (await refused(text, options)).errors.map((error) => error.reason + error.remedy).join(' ');
    expect(await reasons(generic)).toContain('--type');
    expect(await reasons(generic, { type: 'upper-tier' })).toContain('--vintage');
    expect(await reasons(generic, { type: 'parish', vintage: 2025 })).toContain('There is no type of area «parish»');
    expect(await reasons(squares(LSOA21, { [A]: [0, 0] }), { vintage: 2011 })).toContain('--vintage says 2011');
    expect(await reasons(squares(LSOA21, { [W1]: [0, 0] }))).toContain('another kind of area');
    expect(
      await reasons(
        '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}',
      ),
    ).toContain('3857');
    expect(
      await reasons(
        '{"type":"Topology","objects":{"lsoa":{"type":"GeometryCollection","geometries":[]},"ward":{"type":"GeometryCollection","geometries":[]}},"arcs":[]}',
      ),
    ).toContain('lsoa, ward');
    expect(await reasons('<kml><!DOCTYPE x [<!ENTITY a "b">]></kml>')).toContain('entities');
  });

  test('swapped axes, other countries, doubled codes and empty shapes are refused feature by feature', async () => {
    const collection = JSON.parse(squares(LSOA21, { [A]: [0, 0], [B1]: [1, 0], [B2]: [2, 0], [M]: [3, 0] })) as {
      features: { properties: Record<string, string>; geometry: { coordinates: number[][][] } | null }[];
    };
    collection.features[0]!.geometry!.coordinates[0] = collection.features[0]!.geometry!.coordinates[0]!.map(([east, north]) => [
      north!,
      east!,
    ]);
    collection.features[1]!.geometry!.coordinates[0] = collection.features[1]!.geometry!.coordinates[0]!.map(([east, north]) => [
      east! + 20,
      north!,
    ]);
    collection.features[2]!.geometry = null;
    collection.features.push(collection.features[3]!);
    const result = await refused(JSON.stringify(collection));
    expect(result.errors.map(({ row, reason }) => [row, /swapped|outside|no polygon|already/.exec(reason)?.[0]])).toEqual([
      [1, 'swapped'],
      [2, 'outside'],
      [3, 'no polygon'],
      [5, 'already'],
    ]);
    expect(result).toMatchObject({ read: 5, loaded: 0, refused: 4, heldBack: 1 });
  });

  test('a ring that crosses itself is repaired and named; undo takes it away exactly', async () => {
    const bow = {
      type: 'Polygon',
      coordinates: [
        [
          [-3, 53.6],
          [-2.99, 53.61],
          [-2.99, 53.6],
          [-3, 53.61],
          [-3, 53.6],
        ],
      ],
    };
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { LSOA21CD: 'E01000099', LSOA21NM: 'Bow' }, geometry: bow }],
    });
    const before = await read((sql) =>
      sql.query('SELECT type, gss_code, vintage, in_use, boundary_key FROM area ORDER BY 1, 2, 3'),
    );
    const result = await load('boundaries', text);
    expect(result.warnings.join()).toMatch(/E01000099: boundary repaired \(Self-intersection/);
    await undoBatch(database, findSource, result.batch!, 'test');
    expect(
      await read((sql) => sql.query('SELECT type, gss_code, vintage, in_use, boundary_key FROM area ORDER BY 1, 2, 3')),
    ).toEqual(before);
  });

  test('look-ups decide before positions: a ward that they leave out has no LSOA, in either vintage', async () => {
    const wards = await read((sql) => lsoasOf(sql, [W1, W2, W3]));
    expect(wards.get(W1)).toEqual({ lsoa11: [A, B], lsoa21: [A, B1, B2] });
    expect(wards.get(W2)).toEqual({ lsoa11: [C, D, E, F], lsoa21: [M, G, H] });
    expect(wards.get(W3)).toEqual({ lsoa11: [], lsoa21: [] });
    expect(await read((sql) => areasInUse(sql, { type: 'WARD', within: 'E08000001' }))).toHaveLength(3);
  });

  test('a district without a boundary is the union of its LSOAs, all at once', async () => {
    const [row] = await read((sql) =>
      sql.query<{ parts: number; box: string }>(
        `SELECT ST_NumGeometries(boundary) AS parts, ST_AsText(ST_Envelope(boundary)) AS box FROM area WHERE type = 'DISTRICT' AND vintage = 2022`,
      ),
    );
    expect(row).toEqual({ parts: 1, box: 'POLYGON((-3 53.5,-3 53.51,-2.94 53.51,-2.94 53.5,-3 53.5))' });
  });

  test('ages carry over: unchanged and merged by code, split by census totals, X never', async () => {
    const figures = await read((sql) =>
      populationOf(
        sql,
        [A, B1, B2, M, G, H].map((code) => lsoa(code)),
        { ageFrom: 10, ageTo: 17 },
      ),
    );
    expect([...figures.values()].map((figure) => figure.persons)).toEqual([40, 41 * 0.75, 41 * 0.25, 42 + 43, null, null]);
    expect(figures.get(`LSOA/${B1}/2021`)).toMatchObject({
      year: 2020,
      basis: 'mid-2020 estimate, LSOA 2011 carried over to 2021',
      note: expect.stringContaining('split'),
    });
    expect(figures.get(`LSOA/${G}/2021`)!.note).toContain('cannot be carried over');
  });

  test('where X keeps figures from being carried, a larger area is summed over the LSOAs they are of', async () => {
    const figures = await read((sql) => populationOf(sql, [MARRAM], { ageFrom: 10, ageTo: 17 }));
    expect([...figures.values()][0]).toMatchObject({
      persons: 40 + 41 + 42 + 43 + 44 + 45,
      basis: 'mid-2020 estimate, LSOA 2011',
    });
  });

  test('ages that no bands make up are null with a reason, never a guess', async () => {
    const figures = await read((sql) => populationOf(sql, [lsoa(A), MARRAM], { ageFrom: 12, ageTo: 15 }));
    for (const figure of figures.values())
      expect(figure).toMatchObject({ persons: null, note: expect.stringContaining('ages 12 to 15') });
  });

  test('females are told where every figure tells them, and for no part of an area alone', async () => {
    const ages = Array.from({ length: 91 }, (_, age) => age);
    const columns = (sex: string): string[] => ages.map((age) => `${sex}${age}`);
    const bySex = await load(
      'population',
      `LSOA21CD,year,${[...columns('F'), ...columns('M')].join()}\n${[A, B1].map((code) => `${code},2023,${[...ages.map(() => 2), ...ages.map(() => 3)].join()}`).join('\n')}\n`,
    );
    const without = await load('population', `LSOA21CD,year,${ages.join()}\n${B2},2023,${ages.map(() => 7).join()}\n`);
    const figures = await read((sql) =>
      populationByAgeOf(sql, [lsoa(A), lsoa(B2), { type: 'WARD', gssCode: W1, vintage: 2024 }]),
    );
    const tenth = [...figures.values()].map((bands) => bands.find(({ ageFrom }) => ageFrom === 10));
    expect(tenth).toEqual([
      { ageFrom: 10, ageTo: 10, persons: 5, females: 2 },
      { ageFrom: 10, ageTo: 10, persons: 7, females: null },
      { ageFrom: 10, ageTo: 10, persons: 17, females: null },
    ]);
    for (const { batch } of [without, bySex]) await undoBatch(database, findSource, batch!, 'cli:test');
  });

  test('a composite is its members within its limit, with what is left out said', async () => {
    await expect(
      read((sql) => composeArea(sql, { name: 'Nowhere', reason: 'test', memberCodes: ['X99'] }, 'test')),
    ).rejects.toThrow('There is no area');
    await read((sql) =>
      composeArea(sql, { name: 'East Side', reason: 'as the plan calls it', memberCodes: ['E08000001'], within: W2 }, 'test'),
    );
    expect((await read((sql) => lsoasOf(sql, ['east-side']))).get('east-side')).toEqual({
      lsoa11: [C, D, E, F],
      lsoa21: [M, G, H],
    });
    const [row] = await read((sql) =>
      sql.query<{ notes: string[] }>(`SELECT notes FROM composite_area WHERE code = 'east-side'`),
    );
    expect(row!.notes).toEqual([
      'Made of 3 whole LSOAs (2021) that fit its members (district) best.',
      '3 LSOAs of its members lie outside Place E05000002 and are left out.',
    ]);
    await expect(
      read((sql) => composeArea(sql, { name: 'East side', reason: 'again', memberCodes: [W2] }, 'test')),
    ).rejects.toThrow('already');
  });

  test('no composite adds to an area whose code it is called by: made, or there before', async () => {
    const lsoas = async () => (await read((sql) => lsoasOf(sql, [W2]))).get(W2);
    const before = await lsoas();
    await expect(
      read((sql) => composeArea(sql, { name: W2, reason: 'test', memberCodes: ['E08000001'] }, 'test')),
    ).rejects.toThrow('is the code of Place E05000002');
    await database.asOwner(async (sql) => {
      await sql.execute(`INSERT INTO composite_area (code, name, reason, created_by) VALUES (lower($1), 'W2', 'test', 'test')`, [
        W2,
      ]);
      await sql.execute(
        `INSERT INTO composite_member (code, member_type, member_code) VALUES (lower($1), 'DISTRICT', 'E08000001')`,
        [W2],
      );
      await refreshAreas(sql);
    });
    expect(await lsoas()).toEqual(before);
    expect((await read((sql) => areasByCode(sql, [W2]))).get(W2)).toMatchObject({ gssCode: W2, type: 'WARD' });
    await database.asOwner(async (sql) => {
      for (const table of ['composite_member', 'composite_area']) await sql.execute(`DELETE FROM ${table} WHERE code = lower($1)`, [W2]); // prettier-ignore
      await refreshAreas(sql);
    });
  });

  test('places are found by name, code and postcode, and text is never SQL or a pattern', async () => {
    await load(
      'postcodes',
      '"L20 1AA",10,334000,395000,"E92000001","","","","E08000001","E05000001"\n"L20 1AB",90,0,0,"E92000001","","","","E08000001","E05000001"\n',
    );
    const names = (text: string): Promise<string[]> =>
      read(async (sql) => (await findPlace(sql, text)).map((place) => `${place.kind} ${place.name}`));
    expect(await names('l201aa')).toEqual(['postcode L20 1AA']);
    expect(await names('L20 1')).toEqual(['postcode L20 1AA']);
    expect(await names('l20')).toEqual(['postcode-district L20']);
    expect(await names('E05000002')).toEqual([`ward Place ${W2}`]);
    expect((await names('marram'))[0]).toBe('district Marram');
    for (const text of ['%', '_', "'; DROP TABLE area; --", '\\', '']) expect(await names(text)).toEqual([]);
  });

  test('many areas are answered in one request, and boundaries as one file with their edges shared', async () => {
    const served = await serve(database);
    try {
      const { body } = await served.ask(
        `{ areas(type: LSOA, within: "${W1}") { totalCount edges { node { gssCode boundary centre landKm2 lsoaCount postcodeCount parents { type gssCode }
             population(ageFrom: 10, ageTo: 17) { persons note } populationByAge { ageFrom persons } deprivation { rank } composition { reason } } } }
           area(gssCode: "east-side") { type composition { reason members within { gssCode } } }
           areasAt(longitude: -2.995, latitude: 53.505) { gssCode } }`,
      );
      expect(body.errors).toBeUndefined();
      const data = body.data as {
        areas: { totalCount: number; edges: { node: Record<string, unknown> }[] };
        area: unknown;
        areasAt: unknown;
      };
      expect(data.areas.totalCount).toBe(3);
      expect(data.areas.edges.map(({ node }) => node['gssCode'])).toEqual([A, B1, B2]);
      expect(data.areas.edges[0]!.node).toMatchObject({
        boundary: { type: 'MultiPolygon' },
        population: { persons: 40, note: null },
        parents: [
          { type: 'WARD', gssCode: W1 },
          { type: 'DISTRICT', gssCode: 'E08000001' },
        ],
      });
      expect(data.area).toEqual({
        type: 'COMPOSITE',
        composition: { reason: 'as the plan calls it', members: ['E08000001'], within: { gssCode: W2 } },
      });
      expect(data.areasAt).toEqual([A, W1, 'E08000001'].map((gssCode) => ({ gssCode })));

      const authorization = `Bearer ${await served.token()}`;
      expect((await served.send('/boundaries/lsoa/2021/fine.geojson')).status).toBe(401);
      expect((await served.send('/boundaries/parish/2021/fine.geojson', { headers: { authorization } })).status).toBe(404);
      const file = await served.send('/boundaries/lsoa/2021/coarse.geojson', { headers: { authorization } });
      const collection = JSON.parse(file.text) as { features: { id: string; properties: { name: string } }[] };
      expect(collection.features.map((feature) => feature.id)).toEqual([A, B1, B2, M, G, H]);
      const again = await served.send('/boundaries/lsoa/2021/coarse.geojson', {
        headers: { authorization, 'if-none-match': String(file.headers.etag) },
      });
      expect(again.status).toBe(304);
      const forbidden = await served.ask(
        'mutation { composeArea(input: {name: "No", reason: "no", memberCodes: ["E05000001"]}) { gssCode } }',
        {},
        'partner',
      );
      expect(forbidden.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      const unknown = await served.ask(
        'mutation { composeArea(input: {name: "No", reason: "no", memberCodes: ["X99"]}) { gssCode } }',
      );
      expect(unknown.body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'memberCodes', 0] });
      const composed = await served.ask(
        'mutation { composeArea(input: {name: "West Side", reason: "test", memberCodes: ["E05000001"]}) { gssCode lsoaCount } }',
      );
      expect(composed.body.data).toEqual({ composeArea: { gssCode: 'west-side', lsoaCount: 3 } });
    } finally {
      await served.close();
    }
  });
});
