import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { places } from '../../server/ingest/places.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { serve, type Served } from './serve.js';

/** Made-up places round a made-up square kilometre, E01999999. */
const SESSIONS =
  'session,place,kind,easting,northing,sensitive,weekday,starts,ends,age_from,age_to,period,males,females\n' +
  'Boxing club,Made-up Hall,building,333500,395500,,Friday,18:00,20:00,11,16,2025,14,9\n' +
  'Homework club,Made-up Hall,building,333500,395500,,Monday,16:00,17:30,,,,,\n' +
  'Youth bus,Made-up Road,bus,334900,395500,,Friday,,,,,,,\n' +
  'Street team,Made-up Parks,detached,,,,,,,,,,,\n' +
  'Hidden evening,Made-up House,building,333400,395400,yes,Friday,18:00,20:00,,,,7,7\n';

describe.each(engines)('youth provision over GraphQL (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO area (type, gss_code, vintage, name, boundary, boundary_bng, in_use)
         SELECT 'LSOA', 'E01999999', 2021, 'Made up 001A', ST_Multi(ST_Transform(b, 4326)), ST_Multi(b), true
           FROM (SELECT ST_MakeEnvelope(333000, 395000, 334000, 396000, 27700) AS b) AS made_up`,
      ),
    );
    expect((await loadText(database, youthProvision, SESSIONS)).loaded).toBe(5);
    await loadText(
      database,
      places,
      'name,kind,easting,northing,open,line\nMade-up School,school,333600,395600,,\nMade-up Library,library,333700,395700,no,\n' +
        'Made-up Town,town,336000,397000,,\nMade-up Road,road,336100,397100,,\nMade-up Lane,road,,,,"LINESTRING(-2.97 53.47, -2.96 53.47)"\n',
    );
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  it.each([
    ['{ youthProvision(filter: {weekday: 8}) { totalCount } }', ['filter', 'weekday']],
    ['{ youthProvision(filter: {hour: 24}) { totalCount } }', ['filter', 'hour']],
    ['{ youthProvision(filter: {areaCode: "E01000000"}) { totalCount } }', ['filter', 'areaCode']],
    ['{ youthProvision(filter: {bbox: {west: 53, south: -3, east: 54, north: -2}}) { totalCount } }', ['filter', 'bbox']],
    ['{ youthProvision(after: "x") { totalCount } }', ['after']],
    ['{ provisionNear(gssCode: "E01999999", walkMetres: -1) { name } }', ['walkMetres']],
    ['{ provisionNear(gssCode: "E01000000") { name } }', ['gssCode']],
    ['{ places(within: "E01000000") }', ['within']],
  ])('%s is refused, saying where', async (query, path) => {
    const { body } = await served.ask(query);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path });
  });

  it('a sensitive place is in no answer, whoever asks', async () => {
    for (const persona of ['police-analyst', 'partner', 'administrator'] as const) {
      const { text } = await served.ask(
        `{ youthProvision { totalCount edges { node { name sessions { name } } } timeNotStated { name } placeNotStated { name } }
           provisionNear(gssCode: "E01999999", walkMetres: 5000) { name place { name } }
           places }`,
        {},
        persona,
      );
      expect(text).toContain('Boxing club');
      expect(text).not.toContain('Hidden');
      expect(text).not.toContain('Made-up House');
    }
  });

  it('a Friday at seven: what is open, what may be, and what has no place', async () => {
    const { body } = await served.ask(
      `query($filter: ProvisionFilter) { youthProvision(filter: $filter) {
         totalCount unknownTimes timeNotStated { name startsAt place { name placeKnown } } placeNotStated { name kind areaText }
         edges { node { name kind placeKnown location sessions { name weekday startsAt endsAt ageFrom ageTo attendance { period male female } } } } } }`,
      { filter: { weekday: 5, hour: 19 } },
      'council-analyst',
    );
    expect(body.data!['youthProvision']).toMatchObject({
      totalCount: 1,
      unknownTimes: 2,
      timeNotStated: [
        { name: 'Street team', startsAt: null, place: { placeKnown: false } },
        { name: 'Youth bus', startsAt: null, place: { placeKnown: true } },
      ],
      placeNotStated: [],
      edges: [
        {
          node: {
            name: 'Made-up Hall',
            kind: 'building',
            placeKnown: true,
            location: { type: 'Point' },
            sessions: [
              {
                name: 'Boxing club',
                weekday: 5,
                startsAt: '18:00',
                endsAt: '20:00',
                ageFrom: 11,
                ageTo: 16,
                attendance: [{ period: '2025', male: 14, female: 9 }],
              },
            ],
          },
        },
      ],
    });
    const inArea = await served.ask(
      '{ youthProvision(filter: {areaCode: "E01999999"}) { edges { node { name } } placeNotStated { name areaText } } }',
    );
    expect(inArea.body.data!['youthProvision']).toEqual({
      edges: [{ node: { name: 'Made-up Hall' } }],
      placeNotStated: [{ name: 'Made-up Parks', areaText: 'Made-up Parks' }],
    });
  });

  it('pages hold every place once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { body } = await served.ask(
        'query($after: String) { youthProvision(first: 1, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const page = body.data!['youthProvision'] as {
        edges: { node: { name: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...page.edges.map(({ node }) => node.name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['Made-up Hall', 'Made-up Parks', 'Made-up Road']);
  });

  it('sessions within a walk come nearest first, 1,200 m unless told', async () => {
    const near = await served.ask(
      '{ usual: provisionNear(gssCode: "E01999999") { name walkMetres } short: provisionNear(gssCode: "E01999999", walkMetres: 1000) { name } }',
    );
    expect(near.body.data).toEqual({
      usual: [
        { name: 'Homework club', walkMetres: 0 },
        { name: 'Boxing club', walkMetres: 0 },
        { name: 'Youth bus', walkMetres: 1170 },
      ],
      short: [{ name: 'Homework club' }, { name: 'Boxing club' }],
    });
  });

  it('places are one FeatureCollection, by kind, area and box; closed ones are left out', async () => {
    const names = async (given: string): Promise<string[]> => {
      const { body } = await served.ask(`{ places${given} }`);
      const collection = body.data!['places'] as {
        type: string;
        features: { properties: { name: string } }[];
      };
      expect(collection.type).toBe('FeatureCollection');
      return collection.features.map(({ properties }) => properties.name);
    };
    expect(await names('')).toEqual(['Made-up School', 'Made-up Town', 'Made-up Road', 'Made-up Lane']);
    expect(await names('(kinds: [TOWN])')).toEqual(['Made-up Town']);
    expect(await names('(kinds: [TOWN, ROAD], withCourse: true)')).toEqual(['Made-up Lane']);
    expect(await names('(within: "E01999999")')).toEqual(['Made-up School']);
    expect(await names('(bbox: {west: -3.02, south: 53.45, east: -3.0, north: 53.46})')).toEqual(['Made-up School']);
  });
});
