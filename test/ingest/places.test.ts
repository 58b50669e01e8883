import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { places } from '../../server/ingest/places.js';
import { geocodePlaces } from '../../server/provision/geocode-places.js';
import { placesAsGeoJson, type PlacesAsked } from '../../server/provision/places.service.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from './load-text.js';

interface Collection {
  readonly complete: boolean;
  readonly features: readonly {
    readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
    readonly properties: { readonly kind: string; readonly name: string; readonly detail: string | null };
  }[];
}

const SCHOOLS = 'urn,establishment_name,establishment_type,education_phase,number_of_pupils,easting,northing,la_name\n';
const REGISTER =
  'URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),Easting,Northing,Postcode,SchoolWebsite\n';
const LIBRARIES = 'name,authority,postcode,type,operation_22,operation_23,closed,monday\n';

/** 34 columns of OS Open Names; the names are made up. */
const openName = (name: string, type: string, localType: string, easting: number, northing: number): string =>
  [
    `made-up-${name}`,
    '',
    name,
    '',
    '',
    '',
    type,
    localType,
    easting,
    northing,
    ...Array<string>(11).fill(''),
    'Made-up District',
    ...Array<string>(12).fill(''),
  ].join(',') + '\n';

describe.each(engines)('places (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(() =>
    database.asOwner(async (sql) => {
      await sql.execute('TRUNCATE place');
      await sql.execute('DELETE FROM postcode');
      await sql.execute('DELETE FROM batch');
    }),
  );

  const load = (text: string, options = {}): ReturnType<typeof loadText> => loadText(database, places, text, options);
  async function shown(asked: PlacesAsked = {}): Promise<Collection> {
    return JSON.parse(await database.asOwner((sql) => placesAsGeoJson(sql, asked))) as Collection;
  }
  const names = ({ features }: Collection): string[] => features.map(({ properties }) => properties.name);

  test('an unknown header is refused with the layouts that are known', async () => {
    const result = await load('title,where\nMade-up School,here\n');
    expect(result).toMatchObject({ loaded: 0 });
    expect(result.errors[0]!.reason).toContain(
      '«schools register», «libraries (Arts Council England)», «own list», «OS Open Names»',
    );
  });

  test('wrong cells of one’s own list are refused', async () => {
    const result = await load(
      'name,kind,longitude,latitude,line\n' +
        'Made-up A,castle,,,\n' +
        'Made-up B,school,53.45,-3.0,\n' +
        'Made-up C,road,,,"LINESTRING(53.45 -3.0, 53.46 -3.0)"\n' +
        'Made-up D,school,-3.0,,\n',
    );
    expect(result).toMatchObject({ read: 4, loaded: 0, refused: 4 });
    expect(result.errors.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 kind', '3 longitude', '4 line', '5 latitude']);
    expect(result.errors[1]!.reason).toContain('swapped');
  });

  test('schools of the register and of its cuts; closed ones and those without a point are on no map', async () => {
    const cut = await load(
      SCHOOLS +
        '1,Made-up Primary,Community school,Primary,210,333000,395000,Made-up\n2,Made-up Unit,Pupil referral unit,Not applicable,,0,0,Made-up\n',
    );
    expect(cut).toMatchObject({ loaded: 2, noLocation: 1, warnings: [] });
    const register = await load(
      REGISTER +
        '3,Made-up High,Academy converter,"Open, but proposed to close",333200,395000,,\n4,Made-up Old,Community school,Closed,333300,395000,,\n',
    );
    expect(register).toMatchObject({ loaded: 2, warnings: [] });
    const { features } = await shown({ kinds: ['SCHOOL'] });
    expect(features.map(({ properties }) => properties)).toEqual([
      { kind: 'SCHOOL', name: 'Made-up Primary', detail: 'Primary, Community school' },
      { kind: 'SCHOOL', name: 'Made-up High', detail: 'Academy converter' },
    ]);
    expect(features[0]!.geometry).toMatchObject({ type: 'Point' });
    expect(features[0]!.geometry.coordinates[0]).toBeCloseTo(-3.0103, 3);
    expect(await shown({ kinds: ['LIBRARY'] })).toEqual({
      type: 'FeatureCollection',
      complete: true,
      features: [],
    });
  });

  test('libraries are placed by postcode once postcodes are there; closed ones are marked not open', async () => {
    const result = await load(
      `\uFEFF${LIBRARIES}Made-up Central,Made-up,L99 9ZZ,Static Library,LA,LA,,AM & PM\n` +
        'Made-up West,Made-up,L99 9ZZ,Static Library,LA,LA,2013,\n' +
        'Made-up East,Made-up,L99 9ZZ,Static Library,LA,Closed,,\n' +
        'Made-up Van,,N/A,Mobile Library,LA,C,,\n',
    );
    expect(result).toMatchObject({ read: 4, loaded: 4, noLocation: 4 });
    expect(result.warnings.join()).toContain('3 rows have postcodes that are not loaded (first: row 2)');
    expect(names(await shown())).toEqual([]);
    await database.asOwner(async (sql) => {
      const [batch] = await sql.query<{ id: string }>(
        "INSERT INTO batch (source, file_name, content_sha256, state, loaded_by, invented) VALUES ('postcodes', 'made up', 'x', 'published', 'test', true) RETURNING id",
      );
      await sql.execute(
        `INSERT INTO postcode (batch_id, postcode, postcode_key, outward, quality, location, location_bng)
         SELECT $1, 'L99 9ZZ', 'L999ZZ', 'L99', 10, p, ST_Transform(p, 27700) FROM (SELECT ST_SetSRID(ST_MakePoint(-3.01, 53.45), 4326) AS p) AS made_up`,
        [batch!.id],
      );
      expect(await geocodePlaces(sql)).toBe(3);
      expect(await geocodePlaces(sql)).toBe(0);
    });
    expect(names(await shown())).toEqual(['Made-up Central']);
  });

  test('OS Open Names: towns and roads are told apart, postcodes are left to their own source', async () => {
    const result = await load(
      openName('Made-up Village', 'populatedPlace', 'Village', 336_157, 417_529) +
        openName('Made-up Lane', 'transportNetwork', 'Section Of Named Road', 336_000, 417_000) +
        openName('Made-up Station', 'transportNetwork', 'Railway Station', 336_000, 417_100) +
        openName('PR99 9ZZ', 'other', 'Postcode', 336_000, 417_200),
    );
    expect(result).toMatchObject({ read: 4, loaded: 4, refused: 0 });
    expect(result.warnings.join()).toContain('1 rows are postcodes');
    expect((await shown()).features.map(({ properties }) => [properties.kind, properties.name])).toEqual([
      ['TOWN', 'Made-up Village'],
      ['OTHER', 'Made-up Station'],
      ['ROAD', 'Made-up Lane'],
    ]);
  });

  test('a road may bring its course; a box cuts', async () => {
    await load(
      'name,kind,longitude,latitude,line\n' +
        'Made-up Road,road,,,"LINESTRING(-3.02 53.45, -3.00 53.45)"\n' +
        'Made-up School,school,-3.05,53.45,\n',
    );
    const all = await shown();
    expect(all.features.map(({ geometry }) => geometry.type)).toEqual(['Point', 'LineString']);
    const box = { west: -3.021, south: 53.44, east: -3.015, north: 53.46 };
    expect(names(await shown({ bbox: box }))).toEqual(['Made-up Road']);
  });

  test('a newer edition of a list is refused beside the older one, and replaces it when told to', async () => {
    const older = await load(SCHOOLS + '1,Made-up Primary,,,,333000,395000,\n');
    const refused = await load(SCHOOLS + '1,Made-up Primary School,,,,333000,395000,\n');
    expect(refused.errors[0]!.reason).toContain(`batch ${older.batch} («Made-up Primary»)`);
    await load(SCHOOLS + '1,Made-up Primary School,,,,333000,395000,\n', { replace: true });
    expect(names(await shown())).toEqual(['Made-up Primary School']);
  });
});
