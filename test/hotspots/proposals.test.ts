/** What a detection found as shapes that can be proposed, over HTTP on the invented district. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { ASB, serveDemonstration, type OnTheDemonstration } from './on-the-demonstration.js';

let served: OnTheDemonstration;
beforeAll(async () => {
  served = await serveDemonstration();
}, 180_000);
afterAll(() => served.close());

interface Proposal {
  cells: string[];
  boundary: { type: string; coordinates: [number, number][][] };
  areaKm2: number;
  reports: number;
  problem: string | null;
  sentence: string;
}
interface Result {
  proposals: Proposal[] | null;
  cells: {
    features: {
      properties: { key: string; class: string; observed: number; cluster?: number | null; density?: number; landKm2: number };
    }[];
  };
}

async function found(method: string, options: object, persona: PersonaName = 'police-analyst'): Promise<Result> {
  const { body } = await served.ask(
    `query ($filter: IncidentFilter!, $method: HotspotMethod!, $options: HotspotOptions) { hotspotCells(filter: $filter, method: $method, options: $options) {
      cells proposals { cells boundary areaKm2 reports problem sentence } } }`,
    { filter: ASB, method, options },
    persona,
  );
  expect(body.errors).toBeUndefined();
  return body.data!['hotspotCells'] as Result;
}

const keysOf = ({ cells }: Result, wanted: (one: Result['cells']['features'][number]['properties']) => boolean): string[] =>
  cells.features.flatMap(({ properties }) => (wanted(properties) ? [properties.key] : [])).sort();
const proposedBy = ({ proposals }: Result): string[] => proposals!.flatMap(({ cells }) => cells).sort();

/** What the area's own form says of a border. */
async function checked(boundary: object): Promise<{ field: string }[]> {
  const { body } = await served.ask(
    'query ($boundary: GeoJSON!) { checkHotspotBoundary(boundary: $boundary) { problems { field problem } } }',
    { boundary },
  );
  return (body.data!['checkHotspotBoundary'] as { problems: { field: string }[] }).problems;
}

describe('proposals', () => {
  it('are no more than areas have, for whom areas are all there is', async () => {
    expect((await found('GI_STAR', { areaType: 'WARD' }, 'partner')).proposals).toBeNull();
  });

  it('of Gi* are the cells that stand out, and pass as they are where no problem is told', async () => {
    const result = await found('GI_STAR', { cellMetres: 250 });
    expect(proposedBy(result)).toEqual(keysOf(result, (one) => ['HOT_1', 'HOT_5'].includes(one.class)));
    const reports = result.proposals!.map((one) => one.reports);
    expect(reports).toEqual([...reports].sort((a, b) => b - a));
    const sound = result.proposals!.find(({ problem, areaKm2 }) => problem === null && areaKm2 > 0.1)!;
    expect(await checked(sound.boundary)).toEqual([]);
    expect(sound.areaKm2).toBeGreaterThanOrEqual(sound.cells.length * 0.0625);
    expect(sound.sentence).toMatch(/^\d+ cells that stand out as more than expected, with [\d,]+ reports\.$/);
  });

  it('of histories leave out what is over', async () => {
    const result = await found('EMERGING', { cellMetres: 500 });
    expect(proposedBy(result)).toEqual(keysOf(result, (one) => one.class.endsWith('_HOT') && one.class !== 'HISTORICAL_HOT'));
    expect(result.proposals!.length).toBeGreaterThan(0);
  });

  it('of a density are the densest land, as much as asked', async () => {
    const result = await found('KERNEL_DENSITY', { cellMetres: 250, bandwidthMetres: 500, densestPercent: 5 });
    const [mine, others] = [proposedBy(result), result.cells.features.map(({ properties }) => properties)];
    const [taken, left] = [others.filter(({ key }) => mine.includes(key)), others.filter(({ key }) => !mine.includes(key))];
    const land = (some: typeof taken): number => some.reduce((sum, one) => sum + one.landKm2, 0);
    expect(land(taken) / land(others)).toBeLessThanOrEqual(0.0501);
    expect(land(taken) / land(others)).toBeGreaterThan(0.045);
    expect(Math.min(...taken.map((one) => one.density!))).toBeGreaterThanOrEqual(
      Math.max(...left.map((one) => one.density ?? 0)),
    );
    expect(
      (await served.ask('{ hotspotCells(filter: {}, method: KERNEL_DENSITY, options: {densestPercent: 50}) { tests } }')).body
        .errors![0]!.message,
    ).toMatch(/from 1 to 20/);
  });

  it('of clusters hold their cells, and have no corner but those of cells', async () => {
    const cellMetres = 200;
    const result = await found('DBSCAN', { cellMetres });
    const proposed = proposedBy(result);
    for (const key of keysOf(result, (one) => one.class === 'CLUSTER')) expect(proposed).toContain(key);
    expect(result.proposals!.every(({ boundary }) => boundary.type === 'Polygon')).toBe(true);
    const corners = await served.database.asOwner((sql) =>
      sql.query<{ east: number; north: number }>(
        `SELECT ST_X(p) / ${cellMetres} AS east, ST_Y(p) / ${cellMetres} AS north
           FROM (SELECT to_national_grid(ST_SetSRID(ST_MakePoint(x, y), 4326)) AS p FROM unnest($1::float8[], $2::float8[]) AS c (x, y)) g`,
        [0, 1].map((axis) => result.proposals!.flatMap(({ boundary }) => boundary.coordinates[0]!.map((point) => point[axis]))),
      ),
    );
    expect(corners.length).toBeGreaterThan(4);
    for (const { east, north } of corners) {
      expect(Math.abs(east - Math.round(east))).toBeLessThan(0.001);
      expect(Math.abs(north - Math.round(north))).toBeLessThan(0.001);
    }
  });
});
