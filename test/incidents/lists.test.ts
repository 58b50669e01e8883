import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActingViewer } from '../../server/database/database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import {
  countIncidents,
  findIncident,
  gridIncidents,
  incidentPoints,
  listIncidents,
  outcomesOf,
  type IncidentFilter,
} from '../../server/incidents/incidents.service.js';
import { cellFeatures } from '../../server/incidents/cell-polygons.js';
import type { IncidentKind } from '../../server/incidents/incident-kind.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { recordedCrime } from '../../server/ingest/recorded-crime.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

const ANALYST: ActingViewer = { databaseRole: 'homeward_police_analyst', name: 'an analyst', agency: 'police' };

describe.each(engines)('incidents one by one (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
    await loadText(
      database,
      asbReports,
      'reference,force,agency,received_at,occurred_from,easting,northing,national_type,category,youth_related,noise_test\n' +
        'a1,marram,council,2024-01-10T21:00,2024-01-10T19:30,333712.5,400801.25,nuisance,"Noise, loud",yes,above\n' +
        'a2,marram,council,,2024-02-01,,,,Fireworks,,\n' +
        'a3,marram,council,,2024-02-01,334000,401000,,Fireworks,no,\n',
    );
    await loadText(
      database,
      firearmsDischarges,
      'reference,force,occurred_from,easting,northing,weapon,verification,casings_recovered\nf1,marram,2024-01-20T23:00,333900,400900,handgun,confirmed,3\n',
    );
    await loadText(
      database,
      recordedCrime,
      'reference,force,occurred_from,occurred_to,longitude,latitude,offence_group,knife\nr1,Marram Police,2024-01-05T10:00,2024-01-05T12:00,-3.0,53.5,Robbery,yes\n',
    );
  });
  afterAll(() => database.close());

  test('wrong rows of own lists are refused with column and remedy', async () => {
    const refused = await loadText(
      database,
      firearmsDischarges,
      'reference,force,occurred_from,weapon,verification\nx,marram,01/02/2024,cannon,confirmed\ny,marram,2024-03-01,handgun,\n',
    );
    expect(refused.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'weapon'],
      [3, 'verification'],
    ]);
    const dates = await loadText(
      database,
      asbReports,
      'reference,force,occurred_from,occurred_to,category\nx,marram,01/02/2024,,Noise\ny,marram,2024-03-02,2024-03-01,Noise\n',
    );
    expect(dates.errors.map(({ column, reason }) => [column, reason])).toEqual([
      ['occurred_from', '«01/02/2024» can be read in two ways: the day or the month first.'],
      ['occurred_to', 'The end («2024-03-01») is before the beginning («2024-03-02»).'],
    ]);
  });

  test('a list goes on where the page before ended, newest first, each kind with its own fields', async () => {
    const page = (first: number, after?: readonly [string, number]) =>
      database.asViewer(ANALYST, (sql) => listIncidents(sql, {}, first, after));
    const first = await page(3);
    expect(first.hasNextPage).toBe(true);
    const rest = await page(3, first.incidents.at(-1)!.cursor);
    expect(rest.hasNextPage).toBe(false);
    const all = [...first.incidents, ...rest.incidents].map(({ incident }) => incident);
    expect(all.map(({ reference }) => reference)).toEqual(['a3', 'a2', 'f1', 'a1', 'r1']);
    expect(all[3]).toMatchObject({
      kind: 'ASB_REPORT',
      category: 'Noise, loud',
      precision: 'EXACT',
      source: 'asb-reports',
      nationalType: 'nuisance',
      youthRelated: true,
      noiseTest: 'above',
      receivedAt: '2024-01-10T21:00:00.000Z',
    });
    expect(all[1]).toMatchObject({ location: null, precision: 'NONE', nationalType: 'unknown', youthRelated: null });
    expect(all[2]).toMatchObject({ weapon: 'handgun', casingsRecovered: 3, weaponClass: 'unknown' });
    expect(all[4]).toMatchObject({ knife: true, firearm: null, force: 'marram' });
  });

  test('one is found by its id, unless its kind is not permitted; what is no id finds nothing', async () => {
    const [shot] = (await database.asViewer(ANALYST, (sql) => listIncidents(sql, { kinds: ['FIREARMS_DISCHARGE'] }, 1)))
      .incidents;
    const find = (id: string, ...kinds: Parameters<typeof findIncident>[2] extends infer Kinds ? [Kinds?] : never) =>
      database.asViewer(ANALYST, (sql) => findIncident(sql, id, ...kinds));
    expect(await find(shot!.incident.id)).toMatchObject({ reference: 'f1' });
    expect(await find(shot!.incident.id, ['ASB_REPORT'])).toBeNull();
    for (const wrong of ['', 'nothing', Buffer.from("a.1.2.x' OR true").toString('base64url')])
      expect(await find(wrong)).toBeNull();
    expect(await database.asViewer(ANALYST, (sql) => outcomesOf(sql, ['none']))).toEqual(new Map([['none', []]]));
  });

  test('points have id, kind and category only, none without a place, and say when there are more', async () => {
    const points = await database.asViewer(ANALYST, (sql) => incidentPoints(sql, {}, 2));
    const collection = JSON.parse(points.geojson) as {
      truncated: boolean;
      features: { id: string; properties: object; geometry: { coordinates: number[] } }[];
    };
    expect(collection.truncated).toBe(true);
    expect(collection.features).toHaveLength(2);
    expect(Object.keys(collection.features[0]!.properties)).toEqual(['id', 'kind', 'category']);
    const all = JSON.parse((await database.asViewer(ANALYST, (sql) => incidentPoints(sql, {}))).geojson) as typeof collection;
    expect(all.features).toHaveLength(4);
    expect(all.truncated).toBe(false);
  });

  test('hexagons hold what lies in them, as wide as asked from flat side to flat side', async () => {
    const grid = await database.asViewer(ANALYST, (sql) => gridIncidents(sql, {}, 200, 'HEXAGON'));
    expect(grid).toMatchObject({ total: 5, noLocation: 1, shape: 'HEXAGON' });
    const { features } = JSON.parse(grid.cells) as { features: { geometry: unknown; properties: { count: number } }[] };
    expect(features.reduce((sum, { properties }) => sum + properties.count, 0)).toBe(4);
    const [measured] = await database.asOwner((sql) =>
      sql.query<{ width: number; area: number; inside: number }>(
        `SELECT round(avg(ST_XMax(p) - ST_XMin(p)))::int AS width, round(avg(ST_Area(p)))::int AS area,
                (SELECT count(*)::int FROM incident i WHERE EXISTS (SELECT FROM unnest($1::text[]) t WHERE ST_Intersects(ST_SetSRID(ST_GeomFromGeoJSON(t), 4326), i.location))) AS inside
           FROM (SELECT to_national_grid(ST_SetSRID(ST_GeomFromGeoJSON(t), 4326)) AS p FROM unnest($1::text[]) t) cells`,
        [features.map(({ geometry }) => JSON.stringify(geometry))],
      ),
    );
    expect(measured!.width).toBe(200);
    // √3/2 × width²
    expect(Math.abs(measured!.area - 34_641)).toBeLessThan(30);
    expect(measured!.inside).toBe(4);
  });

  test('squares are those of the National Grid, however often their corners were drawn before', async () => {
    const drawn = async (filter: IncidentFilter): Promise<{ geometry: unknown; properties: { east: number; north: number } }[]> =>
      JSON.parse((await database.asViewer(ANALYST, (sql) => gridIncidents(sql, filter, 250))).cells).features;
    await drawn({ kinds: ['RECORDED_CRIME'] });
    const features = await drawn({});
    const expected = await database.asOwner((sql) =>
      sql.query<{ polygon: string }>(
        `SELECT ST_AsGeoJSON(to_longitude_latitude(ST_MakeEnvelope(e * 250, n * 250, (e + 1) * 250, (n + 1) * 250, 27700)), 6) AS polygon
           FROM unnest($1::int[], $2::int[]) AS cell (e, n)`,
        [features.map(({ properties }) => properties.east), features.map(({ properties }) => properties.north)],
      ),
    );
    expect(features.map(({ geometry }) => geometry)).toEqual(expected.map(({ polygon }) => JSON.parse(polygon)));
    expect(await drawn({})).toEqual(features);
    // One corner is new only.
    const around = [
      { east: 1299, north: 1600, n: 1 },
      { east: 1300, north: 1599, n: 1 },
    ];
    const between = { east: 1300, north: 1600, n: 2 };
    const squares = { cellMetres: 250, shape: 'SQUARE' as const };
    await database.asOwner((sql) => cellFeatures(sql, around, squares));
    const last = JSON.parse(await database.asOwner((sql) => cellFeatures(sql, [...around, between], squares))).features[2];
    expect(last.geometry.coordinates[0]).toHaveLength(5);
    expect(last.geometry.coordinates[0][2][1]).toBeCloseTo(last.geometry.coordinates[0][1][1], 3);
    expect(last.properties).toEqual({ east: 1300, north: 1600, count: 2 });
  });

  test('a box cuts squares exactly, discharges too, of which the summaries hold no point', async () => {
    const bbox = { west: -3.0, south: 53.4, east: -2.9, north: 53.6 };
    const kindsInBox = (await database.asViewer(ANALYST, (sql) => countIncidents(sql, { bbox }, 'KIND'))).rows;
    for (const { key, count } of [...kindsInBox, { key: null, count: kindsInBox.reduce((sum, row) => sum + row.count!, 0) }]) {
      const filter = { bbox, ...(key === null ? {} : { kinds: [key as IncidentKind] }) };
      expect((await database.asViewer(ANALYST, (sql) => gridIncidents(sql, filter, 500))).total).toBe(count);
    }
    const held = await database.asOwner((sql) =>
      sql.query(
        `SELECT DISTINCT s.kind FROM incident_cell_count c JOIN incident_slice i ON i.id = c.slice JOIN incident_series s ON s.id = i.series
          WHERE c.longitudes IS NOT NULL ORDER BY 1`,
      ),
    );
    expect(held).toEqual([{ kind: 'ASB_REPORT' }, { kind: 'RECORDED_CRIME' }]);
  });

  // Last, because of what it loads.
  test('records of the same instant come in the order of their numbers, with no more fields than are wanted', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => `n${index + 1},dune,2024-03-01T10:00,Noise\n`);
    await loadText(database, asbReports, `reference,force,occurred_from,category\n${rows.join('')}`);
    const page = (filter: object, wanted?: ReadonlySet<string>) =>
      database.asViewer(ANALYST, (sql) => listIncidents(sql, { from: '2024-03-01', ...filter }, 12, undefined, wanted));
    const expected = Array.from({ length: 12 }, (_, index) => `n${12 - index}`);
    for (const filter of [{ kinds: ['ASB_REPORT'] }, {}])
      expect((await page(filter)).incidents.map(({ incident }) => incident.reference)).toEqual(expected);
    const [first] = (await page({}, new Set(['occurredTo', 'outcomes']))).incidents;
    expect(Object.keys(first!.incident).sort()).toEqual(['id', 'instant', 'kind', 'number', 'occurredTo']);
  });
});

test('as a viewer, a box and a period read few partitions and use an index', async () => {
  const database = await testDatabase('server');
  try {
    const rows = Array.from({ length: 6_000 }, (_, index) => {
      const month = String((index % 6) + 1).padStart(2, '0');
      return `r${index},marram,2024-${month}-1${index % 9}T10:00,${330_000 + (index % 100) * 150},${400_000 + Math.floor(index / 100) * 250},Noise\n`;
    });
    await loadText(database, asbReports, `reference,force,occurred_from,easting,northing,category\n${rows.join('')}`);
    const plan = await database.asViewer(ANALYST, async (sql) => {
      const found = await sql.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT id FROM asb_report WHERE occurred_from >= $1::timestamptz AND occurred_from < $2::timestamptz
           AND location && ST_MakeEnvelope(-3.0, 53.5, -2.995, 53.503, 4326)`,
        ['2024-03-01', '2024-04-01'],
      );
      return found.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('asb_report_2024_03');
    expect(plan).not.toContain('asb_report_2024_04');
    expect(plan).toMatch(/Index Scan.*location/);
  } finally {
    await database.close();
  }
});
