import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { engines, testDatabase } from '../database.js';
import { addArea, addLsoas } from '../incidents/made-up-areas.js';
import { loadText } from '../ingest/load-text.js';
import { PURPOSE, serve, type Answer, type Served } from './serve.js';

const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n' +
  'c1,2025-03,Marram Police,Marram Police,-3.010000,53.500000,On or near Sand Lane,E01000001,Marram 001A,Burglary,Under investigation,\n' +
  'c2,2025-03,Marram Police,Marram Police,,,No Location,E01000001,Marram 001A,Drugs,,\n' +
  ',2025-04,Marram Police,Marram Police,-2.990000,53.500000,On or near Quay Road,E01000002,Marram 001B,Anti-social behaviour,,\n';
const ASB =
  'reference,force,occurred_from,occurred_to,longitude,latitude,category,national_type,local_category,youth_related\n' +
  'A1,marram,2025-03-07T20:15,2025-03-07T20:45,-3.0100,53.5000,=Noise,nuisance,noise,yes\n' +
  'A2,marram,2025-03-08T21:00,2025-03-08T21:30,-2.9900,53.5100,Vehicle nuisance,nuisance,vehicle nuisance,no\n';
const SHOTS =
  'reference,force,occurred_from,longitude,latitude,weapon,verification\n' +
  'F1,marram,2025-03-09T23:10,-2.9950,53.5050,handgun,confirmed\n';

describe.each(engines)('incidents over the API on %s', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await addLsoas(database, 2021, [
      ['E01000001', -3.02, 53.48, -3.0, 53.52],
      ['E01000002', -3.0, 53.48, -2.98, 53.52],
    ]);
    await addArea(database, {
      type: 'DISTRICT',
      code: 'E08000099',
      vintage: 2024,
      name: 'Marram',
      lsoaVintage: 2021,
      lsoas: ['E01000001', 'E01000002'],
    });
    for (const [source, text] of [
      [policeStreet, STREET],
      [asbReports, ASB],
      [firearmsDischarges, SHOTS],
    ] as const) {
      const result = await loadText(
        database,
        source,
        text,
        {},
        source === policeStreet ? '2025-03-marram-street.csv' : 'own.csv',
      );
      expect(result.errors).toEqual([]);
    }
    served = await serve(database);
  });

  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const refused = (answer: Answer) =>
    answer.body.errors?.map(({ extensions }) => ({ code: extensions.code, path: extensions.path }));
  const bad = (...path: (string | number)[]) => [{ code: 'BAD_USER_INPUT', path }];

  it.each<[string, Record<string, unknown>, (string | number)[]]>([
    ['a period that ends before it begins', { from: '2025-04-01', to: '2025-03-01' }, ['filter', 'to']],
    ['a day that is none', { from: '2025-02-30' }, ['filter', 'from']],
    ['a kind that is none', { kinds: ['MURDER'] }, ['filter', 'kinds', 0]],
    ['a box inside out', { bbox: { west: -2, east: -3, south: 53, north: 54 } }, ['filter', 'bbox', 'west']],
    ['a box with latitude first', { bbox: { west: 53, east: 54, south: -3, north: -2 } }, ['filter', 'bbox']],
    ['a point as polygon', { within: { type: 'Point', coordinates: [-3, 53] } }, ['filter', 'within']],
    ['a polygon as text', { within: '{"type":"Polygon"}' }, ['filter', 'within']],
    [
      'a polygon of strings',
      {
        within: {
          type: 'Polygon',
          coordinates: [
            [
              ['-3', '53'],
              ['-2', '53'],
              ['-2', '54'],
              ['-3', '53'],
            ],
          ],
        },
      },
      ['filter', 'within'],
    ],
    [
      'a polygon that crosses itself',
      {
        within: {
          type: 'Polygon',
          coordinates: [
            [
              [-3, 53],
              [-2, 54],
              [-2, 53],
              [-3, 54],
              [-3, 53],
            ],
          ],
        },
      },
      ['filter', 'within'],
    ],
    ['a circle too large', { near: { longitude: -3, latitude: 53.5, metres: 1e6 } }, ['filter', 'near', 'metres']],
    ['a circle elsewhere', { near: { longitude: 53.5, latitude: -3, metres: 100 } }, ['filter', 'near']],
    ['an eighth weekday', { weekdays: [1, 8] }, ['filter', 'weekdays', 1]],
    ['a 25th hour', { hours: [24] }, ['filter', 'hours', 0]],
    ['an unknown area', { areaCodes: ['E08000099', "E01'; DROP TABLE batch; --"] }, ['filter', 'areaCodes', 1]],
    ['too many areas', { areaCodes: Array.from({ length: 501 }, (_, i) => `E0100${i}`) }, ['filter', 'areaCodes']],
    ['too many categories', { categories: Array.from({ length: 201 }, (_, i) => `c${i}`) }, ['filter', 'categories']],
    ['a batch that is no number', { batch: '1; DROP' }, ['filter', 'batch']],
  ])('refuses %s, naming it', async (_name, filter, path) => {
    for (const query of [
      'query ($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: KIND) { total { count } } }',
      'query ($filter: IncidentFilter!) { incidentPoints(filter: $filter) }',
    ]) {
      expect(refused(await served.ask(query, { filter }))).toEqual(bad(...path));
    }
  });

  it('refuses what else is wrong with a question', async () => {
    expect(refused(await served.ask('{ incidentGrid(filter: {}, cellMetres: 1) { largest } }'))).toEqual(bad('cellMetres'));
    expect(refused(await served.ask('{ incidentPoints(filter: {}, limit: 0) }'))).toEqual(bad('limit'));
    expect(refused(await served.ask('{ incidentCounts(filter: {}, by: AREA) { total { count } } }'))).toEqual(bad('areaType'));
    const vintage = '{ incidentCounts(filter: {}, by: AREA, areaType: LSOA, vintage: 21) { total { count } } }';
    expect(refused(await served.ask(vintage))).toEqual(bad('vintage'));
    const cursor = Buffer.from('["2025-13-99", 1]').toString('base64url');
    const after = 'query ($after: String) { incidents(filter: {}, after: $after) { edges { cursor } } }';
    expect(refused(await served.ask(after, { after: cursor }))).toEqual(bad('after'));
  });

  it('counts by kind, month and area', async () => {
    const query = `{
      byKind: incidentCounts(filter: {}, by: KIND) { rows { key count { count suppressed roundedTo } } total { count } noLocation { count } sources }
      byMonth: incidentCounts(filter: {kinds: [RECORDED_CRIME]}, by: MONTH) { rows { key count { count } } }
      byArea: incidentCounts(filter: {areaCodes: ["E08000099"]}, by: AREA, areaType: LSOA) { rows { key area { gssCode name vintage } count { count } rate { rate } } }
    }`;
    const { body } = await served.ask(query);
    expect(body.errors).toBeUndefined();
    const { byKind, byArea, byMonth } = body.data as Record<
      string,
      { rows: { key: string; count: { count: number } }[]; total: unknown }
    >;
    expect(Object.fromEntries(byKind!.rows.map(({ key, count }) => [key, count.count]))).toEqual({
      ASB_REPORT: 3,
      FIREARMS_DISCHARGE: 1,
      RECORDED_CRIME: 2,
    });
    expect(byKind).toMatchObject({ total: { count: 6 }, noLocation: { count: 1 } });
    expect(byKind!.rows[0]).toMatchObject({ count: { suppressed: false, roundedTo: 1 } });
    expect(byMonth!.rows).toContainEqual({ key: '2025-03', count: { count: 2 } });
    expect(byArea!.rows).toMatchObject([
      { key: 'E01000001', area: { gssCode: 'E01000001', vintage: 2021 }, rate: null },
      { key: 'E01000002' },
    ]);
  });

  it('sends points and cells as GeoJSON, not as text', async () => {
    const query =
      '{ incidentPoints(filter: {kinds: [ASB_REPORT]}) incidentGrid(filter: {}, cellMetres: 500) { cells largest total { count } } }';
    const { body, text } = await served.ask(query);
    expect(body.errors).toBeUndefined();
    const points = body.data?.['incidentPoints'] as { type: string; features: { geometry: unknown; properties: object }[] };
    expect(points.type).toBe('FeatureCollection');
    expect(points.features).toHaveLength(3);
    expect(points.features[0]).toMatchObject({
      type: 'Feature',
      geometry: { type: 'Point' },
      properties: { kind: 'ASB_REPORT' },
    });
    expect(text).toContain('"category":"=Noise"');
    const grid = body.data?.['incidentGrid'] as {
      cells: { features: { properties: { count: number } }[] };
      total: { count: number };
    };
    const inCells = grid.cells.features.reduce((sum, { properties }) => sum + properties.count, 0);
    expect([inCells, grid.total.count]).toEqual([5, 6]);
  });

  it('lists incidents page by page, each of its own type', async () => {
    const query = `query ($after: String) { incidents(filter: {}, first: 2, after: $after) {
      edges { cursor node { __typename id kind category occurredFrom location precision source
        ... on AsbReport { nationalType youthRelated } ... on FirearmsDischarge { weapon } ... on RecordedCrime { crimeId outcomes { outcome } } } }
      pageInfo { hasNextPage endCursor } totalCount } }`;
    const seen: { id: string; __typename: string }[] = [];
    let after: string | null = null;
    do {
      const { body }: Answer = await served.ask(query, { after }, 'police-analyst', PURPOSE);
      expect(body.errors).toBeUndefined();
      const page = body.data?.['incidents'] as {
        edges: { node: { id: string; __typename: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
        totalCount: number;
      };
      expect(page.totalCount).toBe(6);
      seen.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(6);
    expect(seen.map(({ __typename }) => __typename).sort()).toEqual([
      'AsbReport',
      'AsbReport',
      'AsbReport',
      'FirearmsDischarge',
      'RecordedCrime',
      'RecordedCrime',
    ]);
    expect(seen.find(({ __typename }) => __typename === 'FirearmsDischarge')).toMatchObject({
      weapon: 'handgun',
      occurredFrom: '2025-03-09T23:10:00.000Z',
      location: { type: 'Point' },
    });
    const one = await served.ask('query ($id: ID!) { incident(id: $id) { id kind } }', { id: seen[0]!.id });
    expect(one.body.data?.['incident']).toMatchObject({ id: seen[0]!.id });
    for (const id of ['1', 'nonsense', '', seen[0]!.id.slice(4)]) {
      expect((await served.ask('query ($id: ID!) { incident(id: $id) { id } }', { id })).body).toEqual({
        data: { incident: null },
      });
    }
  });

  describe('as files', () => {
    const get = async (path: string): Promise<Answer> =>
      served.send(`/export/${path}`, { headers: { authorization: `Bearer ${await served.token()}`, ...PURPOSE } });

    it.each([
      ['murders.csv', 'layer'],
      ['areas.xlsx', 'format'],
      ['areas.csv?kinds=murder', 'kinds'],
      ['areas.csv?perod=2025-03', 'perod'],
      ['areas.csv?period=soon', 'period'],
      ['areas.csv?weekdays=someday', 'weekdays'],
      ['areas.csv?hours=25', 'hours'],
      ['areas.csv?level=parish', 'level'],
      ['areas.csv?bbox=1,2,3', 'bbox'],
      ['counts.csv?by=murder', 'by'],
      ['counts.csv?delete-by=tomorrow', 'delete-by'],
      ['counts.csv?delete-by=2020-01-01', 'delete-by'],
      ['counts.geojson', 'format'],
    ])('refuses %s', async (path, word) => {
      const answer = await get(path);
      expect(answer.status).toBe(400);
      expect(refused(answer)).toEqual(bad(word));
    });

    describe.each(['areas.csv', 'counts.csv', 'grid.csv', 'points.csv', 'points.geojson', 'provision.csv', 'provision.geojson'])(
      'refuses for %s what does not exist, instead of an empty file',
      (file) => {
        it.each([
          ['area=E99999999', ['filter', 'areaCodes', 0]],
          ['area=E08000099,E99999999', ['filter', 'areaCodes', 1]],
          ['sources=gossip', ['filter', 'sources', 0]],
          ['batch=9999', ['filter', 'batch']],
          ['batch=x', ['filter', 'batch']],
          ['from=2025-02-30', ['filter', 'from']],
          ['period=2025-13', ['filter', 'from']],
          ['period=2025-04..2025-03', ['filter', 'to']],
          ['period=soon', ['period']],
        ])('%s', async (words, path) => {
          const answer = await get(`${file}?${words}`);
          expect([answer.status, answer.headers['content-type']]).toEqual([400, expect.stringContaining('application/json')]);
          expect(refused(answer)).toEqual(bad(...path));
        });
      },
    );

    it('says of provision what it passes over, and names the area', async () => {
      const { status, text } = await get('provision.csv?area=E08000099&period=2025-03&kinds=asb-reports');
      expect(status).toBe(200);
      expect(text).toContain('Youth provision, in Marram (E08000099)');
      expect(text).toContain('Provision is not told apart by period, kinds: passed over here.');
    });

    it('gives the rows of the table, marked, under a name that is marked', async () => {
      const { text, headers } = await get('areas.csv?kinds=asb-reports&period=2025-03&level=lsoa&measure=rate');
      expect(headers['content-disposition']).toBe('attachment; filename="homeward-areas-lsoa-OFFICIAL-invented.csv"');
      const lines = text.split('\r\n');
      expect(lines[0]).toMatch(
        /^"OFFICIAL\. Invented data\. ASB reports by LSOA \(2021\), 1 March 2025 to 31 March 2025\. Source: .*Made with Homeward by .* on \d+ \w+ \d{4}: by Priya Marsh \(Police\), for Priya Marsh \(Police\)\. To be deleted by \d+ \w+ \d{4}\."$/,
      );
      expect(lines[1]).toBe('gss_code,name,type,vintage,count,residents,rate_per_1000,lower_95,upper_95,method,shown_as');
      const counts = await served.ask(
        '{ incidentCounts(filter: {kinds: [ASB_REPORT], from: "2025-03-01", to: "2025-03-31"}, by: AREA, areaType: LSOA) { rows { key count { count } } } }',
      );
      const { rows } = counts.body.data?.['incidentCounts'] as { rows: { key: string; count: { count: number } }[] };
      expect(lines.slice(2, -1).map((line) => [line.split(',')[0], Number(line.split(',')[4])])).toEqual(
        rows.map(({ key, count }) => [key, count.count]),
      );
    });

    it('says whom it is for and when it is to be gone, as its maker says', async () => {
      const csv = await get('counts.csv?recipient=Marram%20Council&delete-by=2099-03-01');
      expect(csv.text).toContain('by Priya Marsh (Police), for Marram Council. To be deleted by 1 March 2099.');
      const geojson = await get('areas.geojson?recipient=Marram%20Council&delete-by=2099-03-01');
      expect(JSON.parse(geojson.text)).toMatchObject({
        madeBy: 'Priya Marsh (Police)',
        recipient: 'Marram Council',
        deleteBy: '2099-03-01',
      });
    });

    it('guards against formulas, and marks records higher', async () => {
      const { text, headers } = await get('points.csv?kinds=asb-reports&sources=asb-reports');
      expect(headers['content-disposition']).toContain('OFFICIAL-SENSITIVE');
      expect(text).toMatch(/^"OFFICIAL-SENSITIVE\. Invented data\./);
      expect(text).toContain(",'=Noise,");
    });

    it('gives GeoJSON with its marking inside', async () => {
      for (const [path, features] of [
        ['areas.geojson', 2],
        ['points.geojson', 6],
        ['grid.geojson?cell=500', 4],
      ] as const) {
        const file = JSON.parse((await get(path)).text) as {
          type: string;
          marking: string;
          invented: boolean;
          features: unknown[];
        };
        expect(file).toMatchObject({ type: 'FeatureCollection', marking: expect.stringMatching(/^OFFICIAL/), invented: true });
        expect(file.features).toHaveLength(features);
      }
    });
  });
});
