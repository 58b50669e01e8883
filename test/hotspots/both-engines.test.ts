/** Detection on a made-up place small enough to check, on both engines: the same cells, the same figures. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPersona } from '../../server/access/personas.js';
import { inventedPerson, viewerOf, actingViewer } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { detect, type Detection } from '../../server/hotspots/detect.js';
import type { HotspotOptions } from '../../server/hotspots/hotspot-options.js';
import type { HotspotMethod } from '../../server/hotspots/hotspot-words.js';
import { findRun, keepRun, runOf } from '../../server/hotspots/runs/saved-run.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { loadText } from '../ingest/load-text.js';
import { engines, testDatabase } from '../database.js';
import { addArea, addLsoas } from '../incidents/made-up-areas.js';

const ASB = 'reference,force,occurred_from,occurred_to,easting,northing,category,channel\n';
const FILTER = { kinds: ['ASB_REPORT' as const], from: '2025-01-01', to: '2025-12-31' };
const VIEWER = viewerOf(inventedPerson(findPersona('police-analyst')!));

/** South-west corner of the made-up place, about: 2.6 km by 4.4 km of two LSOAs. */
const [EAST, NORTH] = [332_000, 399_000];

interface Report {
  readonly east: number;
  readonly north: number;
  readonly month: number;
  readonly channel: string;
}

/** Scattered reports, and sixty on one spot, half of them officers' own. */
const REPORTS: readonly Report[] = [
  ...Array.from({ length: 140 }, (_, at) => ({
    east: 200 + ((at * 577) % 2300),
    north: 300 + ((at * 911) % 3800),
    month: 1 + (at % 12),
    channel: at % 3 === 0 ? 'online' : 'telephone',
  })),
  ...Array.from({ length: 60 }, (_, at) => ({
    east: 1210 + (at % 7),
    north: 2210 + (at % 5),
    month: 1 + (at % 12),
    channel: at % 2 === 0 ? 'officer' : 'telephone',
  })),
];

const rowOf = ({ east, north, month, channel }: Report, at: number): string => {
  const day = `2025-${String(month).padStart(2, '0')}-${String(1 + (at % 27)).padStart(2, '0')}`;
  return `r${at},marram,${day}T20:00:00Z,${day}T21:00:00Z,${EAST + east},${NORTH + north},Noise,${channel}\n`;
};

const results = new Map<string, Detection[]>();

describe.each(engines)('detection (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
    await addLsoas(database, 2021, [
      ['E01000001', -3.03, 53.48, -3.0, 53.52],
      ['E01000002', -3.0, 53.48, -2.98, 53.52],
    ]);
    await database.asOwner((sql) => sql.execute('UPDATE area SET boundary_bng = ST_Multi(to_national_grid(boundary))'));
    await addArea(database, {
      type: 'DISTRICT',
      code: 'E08000099',
      vintage: 2024,
      name: 'Marram',
      lsoaVintage: 2021,
      lsoas: ['E01000001', 'E01000002'],
    });
    const loaded = await loadText(database, asbReports, ASB + REPORTS.map(rowOf).join(''));
    expect(loaded.errors).toEqual([]);
  }, 120_000);
  afterAll(() => database.close());

  const found = (method: HotspotMethod, options: HotspotOptions, filter: object = FILTER): Promise<Detection> =>
    database.asViewer(actingViewer(VIEWER), (sql) => detect(sql, VIEWER, { filter, method, options }, { version: 'test' }));

  test('the planted spot stands out, and less so without officers', async () => {
    const { answer, units, withoutOfficerReports, told } = await found('GI_STAR', { cellMetres: 200 });
    const spot = units.keys.indexOf(`${Math.floor((EAST + 1210) / 200)}/${Math.floor((NORTH + 2210) / 200)}`);
    expect(units.counts[spot]).toBeGreaterThanOrEqual(60);
    expect(answer.classes[spot]).toBe('HOT_1');
    expect(withoutOfficerReports!.officerReports).toBe(30);
    expect(told.total.count).toBe(200);
    expect(units.counts.reduce((sum, count) => sum + count, 0) + units.outside).toBe(200);
  });

  test('a run is kept under the viewer’s own role, once, and found again by nobody else', async () => {
    const detection = await found('GI_STAR', { cellMetres: 250 });
    const run = { ...runOf(VIEWER, detection, 'test'), madeAt: new Date('2026-11-01T12:00:00Z') };
    for (let times = 0; times < 2; times++) {
      await database.asViewer(actingViewer(VIEWER), (sql) => keepRun(sql, VIEWER, run), { write: true });
    }
    expect(await database.asViewer(actingViewer(VIEWER), (sql) => findRun(sql, run.id))).toEqual(run);
    const other = viewerOf(inventedPerson(findPersona('council-analyst')!));
    expect(await database.asViewer(actingViewer(other), (sql) => findRun(sql, run.id))).toBeNull();
    const elsewhere = { ...actingViewer(VIEWER), agency: 'Another force' };
    expect(await database.asViewer(elsewhere, (sql) => findRun(sql, run.id))).toBeNull();
    const forged = { ...run, id: 'forged' };
    await expect(database.asViewer(elsewhere, (sql) => keepRun(sql, VIEWER, forged), { write: true })).rejects.toThrow(
      /row-level security/,
    );
  });

  test('whatever the cells, every report is counted once and all expectations add up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 60, max: 900 }),
        fc.constantFrom('SQUARE' as const, 'HEXAGON' as const),
        fc.constantFrom('QUEEN' as const, 'ROOK' as const),
        async (cellMetres, shape, neighbours) => {
          const { units, features } = await found('GI_STAR', { cellMetres, shape, neighbours });
          const counted = units.counts.reduce((sum, count) => sum + count, 0);
          expect(counted + units.outside).toBe(200);
          const { features: cells } = JSON.parse(features) as { features: { properties: { expected: number } }[] };
          const expected = cells.reduce((sum, { properties }) => sum + properties.expected, 0);
          expect(expected).toBeCloseTo(counted, 0);
          expect(units.land.reduce((sum, land) => sum + land, 0) / 1e6).toBeCloseTo(14.7, 0);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  test.each([
    ['GI_STAR', { cellMetres: 200 }],
    ['GI_STAR', { cellMetres: 300, shape: 'HEXAGON' }],
    ['GI_STAR', { areaType: 'LSOA' }],
    [
      'GI_STAR',
      { cellMetres: 300, weights: 'HARM', harm: { source: 'A test', year: 2026, weights: [{ category: 'Noise', weight: 2.5 }] } },
    ],
    ['LOCAL_MORAN', { cellMetres: 400, permutations: 499 }],
    ['EMERGING', { cellMetres: 500, sliceMonths: 3 }],
    ['KERNEL_DENSITY', { cellMetres: 300, bandwidthMetres: 600 }],
    ['DBSCAN', { cellMetres: 200 }],
  ] as const)('%s with %o is the same on both engines', async (method, options) => {
    const key = JSON.stringify([method, options]);
    const detection = await found(method, options);
    results.set(key, [...(results.get(key) ?? []), detection]);
    const [first] = results.get(key)!;
    expect(detection.answer.sentence).toBe(first!.answer.sentence);
    expect(detection.answer.classes).toEqual(first!.answer.classes);
    expect(detection.units.keys).toEqual(first!.units.keys);
    for (const [at, land] of detection.units.land.entries()) expect(land).toBeCloseTo(first!.units.land[at]!, -1);
  });
});
