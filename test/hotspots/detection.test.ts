/** Detection over HTTP on the invented district: what was planted is found, what is asked wrongly is refused in words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { HOTSPOTS, PERIOD } from '../../server/demonstration/truth.js';
import { PURPOSE } from '../api/serve.js';
import { serveDemonstration, type OnTheDemonstration } from './on-the-demonstration.js';

interface Properties {
  key: string;
  observed: number;
  expected: number;
  neighbourhoodObserved: number;
  neighbourhoodExpected: number;
  p: number | null;
  pAdjusted: number | null;
  class: string;
  landKm2: number;
  residents: number | null;
  sentence: string;
}
interface Cells {
  features: { geometry: { type: string; coordinates: [number, number][][] }; properties: Properties }[];
}
interface Result {
  cells: Cells;
  tests: number;
  outside: number;
  cellMetres: number;
  total: { count: number };
  noLocation: { count: number };
  legend: { class: string; cells: number }[];
  sentence: string;
  warnings: string[];
  card: { label: string; text: string }[];
  marking: string;
  notIncluded: string[];
  areaType: string | null;
  protection: string | null;
  withheld: number;
  channels: { channel: string | null; count: number; share: number }[] | null;
  withoutOfficerReports: { officerReports: number; remain: number; vanish: string[]; appear: string[]; sentence: string } | null;
}

const QUERY = `query ($filter: IncidentFilter!, $method: HotspotMethod!, $options: HotspotOptions) {
  hotspotCells(filter: $filter, method: $method, options: $options) {
    cells tests outside cellMetres channels { channel count share } withoutOfficerReports { officerReports remain vanish appear sentence } areaType protection withheld total { count } noLocation { count } legend { class cells } sentence warnings card { label text } marking notIncluded } }`;

let served: OnTheDemonstration;
beforeAll(async () => {
  served = await serveDemonstration();
}, 180_000);
afterAll(() => served.close());

const LAST_YEAR = { from: '2025-11-01', to: PERIOD.to };

function ask(filter: object, options: object = {}, persona: PersonaName = 'police-analyst', headers = {}) {
  return served.ask(QUERY, { filter, method: 'GI_STAR', options }, persona, headers);
}

async function found(...given: Parameters<typeof ask>): Promise<Result> {
  const { body } = await ask(...given);
  expect(body.errors).toBeUndefined();
  return body.data!['hotspotCells'] as Result;
}

async function refused(...given: Parameters<typeof ask>): Promise<{ code: string; message: string; path: unknown }> {
  const [error] = (await ask(...given)).body.errors!;
  return { code: error!.extensions.code, message: error!.message, path: error!.extensions.path };
}

/** The cell that holds a place of the National Grid. */
const cellAt = ({ cells, cellMetres }: Result, easting: number, northing: number): Properties | undefined =>
  cells.features.find(
    ({ properties: { key } }) => key === `${Math.floor(easting / cellMetres)}/${Math.floor(northing / cellMetres)}`,
  )?.properties;

describe('Gi* on squares', () => {
  it('finds the planted hot spots of ASB', async () => {
    const result = await found({ kinds: ['ASB_REPORT'], ...LAST_YEAR }, { cellMetres: 250 });
    const running = HOTSPOTS.filter(({ kind, course }) => kind === 'asb' && course !== 'fading');
    for (const { name, centre } of running) {
      expect([name, cellAt(result, centre.easting, centre.northing)?.class]).toEqual([name, 'HOT_1']);
    }
    // Where few live little is reported: most of the land is no hot spot.
    const hot = result.cells.features.filter(({ properties }) => properties.class.startsWith('HOT'));
    expect(hot.length).toBeLessThan(result.tests / 4);
    expect(result.sentence).toMatch(/stand out as more than expected if spread evenly over the land, at the 5 % level/);
    expect(result.marking).toBe('OFFICIAL-SENSITIVE');
  });

  it('counts every report once, and only cells with land', async () => {
    const result = await found({ kinds: ['ASB_REPORT'], ...LAST_YEAR }, { cellMetres: 500 });
    const { features } = result.cells;
    const all = (of: (one: Properties) => number): number => features.reduce((sum, { properties }) => sum + of(properties), 0);
    expect(all(({ observed }) => observed) + result.outside + result.noLocation.count).toBe(result.total.count);
    expect(all(({ expected }) => expected)).toBeCloseTo(
      all(({ observed }) => observed),
      -1,
    );
    expect(features.every(({ properties }) => properties.landKm2 > 0 && properties.landKm2 <= 0.25)).toBe(true);
    expect(result.legend.reduce((sum, { cells }) => sum + cells, 0)).toBe(features.length);
    expect(result.tests).toBe(features.length);
    const [land] = await served.database.asOwner((sql) =>
      sql.query<{ km2: number }>(`SELECT sum(land_km2) AS km2 FROM area WHERE type = 'DISTRICT' AND in_use`),
    );
    expect(all(({ landKm2 }) => landKm2) / land!.km2).toBeCloseTo(1, 2);
    expect(features[0]!.properties.sentence).toMatch(/ reports? here, .* expected if spread evenly over the land; .*tests\.$/);
  });

  it('chooses a size of cells and says why', async () => {
    const result = await found({ kinds: ['ASB_REPORT'], ...LAST_YEAR });
    const card = Object.fromEntries(result.card.map(({ label, text }) => [label, text]));
    expect(card['Cells']).toMatch(/squares of .* m on the National Grid \(the smallest of our sizes at which/);
    expect(card['What was counted']).toBe('ASB reports, 1 November 2025 to 31 October 2026');
    expect(card['How to read it']).toMatch(/about 1 in 100 is expected to be chance/);
    expect(result.card.map(({ text }) => text).join(' ')).not.toMatch(/99 % sure/);
  });

  it('knows hexagons, rooks and distances, and residents', async () => {
    const filter = { kinds: ['ASB_REPORT'], ...LAST_YEAR };
    const hexagons = await found(filter, { cellMetres: 400, shape: 'HEXAGON' });
    const squares = await found(filter, { cellMetres: 400 });
    const land = ({ cells }: Result): number => cells.features.reduce((sum, { properties }) => sum + properties.landKm2, 0);
    expect(land(hexagons) / land(squares)).toBeCloseTo(1, 2);
    const rook = await found(filter, { cellMetres: 400, neighbours: 'ROOK' });
    const near = await found(filter, { cellMetres: 400, neighbours: 'DISTANCE', neighbourMetres: 400 });
    expect(rook.cells).toEqual(near.cells);
    const byResidents = await found(filter, { cellMetres: 400, baseline: 'RESIDENTS' });
    expect(byResidents.card.map(({ text }) => text).join(' ')).toMatch(/as the residents are \(mid-/);
    const people = (result: Result): number =>
      result.cells.features.reduce((sum, { properties }) => sum + (properties.residents ?? 0), 0);
    expect(people(byResidents)).toBeGreaterThan(50_000);
    expect(people(hexagons) / people(byResidents)).toBeCloseTo(1, 2);
  });

  it('compares with a period before: what emerges is hot, what fades is cold', async () => {
    const filter = { kinds: ['ASB_REPORT'], ...LAST_YEAR };
    const change = await found(filter, { cellMetres: 250, baseline: 'LAST_PERIOD' });
    expect(change.card.map(({ text }) => text).join(' ')).toContain('in the period before (1 November 2024 to 31 October 2025)');
    const of = (name: string): Properties => {
      const { centre } = HOTSPOTS.find((hotspot) => hotspot.name === name)!;
      return cellAt(change, centre.easting, centre.northing)!;
    };
    expect(of('Teasel Park').class).toBe('HOT_1');
    expect(of('Castle Precinct').class).toMatch(/^COLD_/);
    expect(of('Saltings track').class).toBe('NOT_SIGNIFICANT');
    expect(of('Teasel Park').sentence).toMatch(
      /reports here \(\d+ in the period before\), .* expected if spread as in the period before/,
    );
    const twoYears = { from: '2023-11-01', to: '2024-10-31' };
    const named = await found(filter, { cellMetres: 250, against: twoYears });
    expect(named.card.map(({ text }) => text).join(' ')).toContain('(1 November 2023 to 31 October 2024)');
    expect((await refused(filter, { against: { from: '2025-10-01', to: '2025-12-31' } })).message).toMatch(/overlap/);
    expect((await refused({ kinds: ['ASB_REPORT'] }, { baseline: 'LAST_PERIOD' })).path).toEqual(['filter', 'from']);
    expect((await refused(filter, { against: { from: '2019-01-01', to: '2019-12-31' } })).message).toMatch(
      /Nothing was reported/,
    );
    const wards = await found(filter, { areaType: 'WARD', baseline: 'LAST_PERIOD' }, 'partner');
    expect(wards.cells.features.length).toBeGreaterThan(5);
  });

  it('says how reports came in, and what stands out without officers’ own', async () => {
    const filter = { kinds: ['ASB_REPORT'], ...LAST_YEAR };
    const { channels, withoutOfficerReports, total, ...result } = await found(filter, { cellMetres: 250 });
    expect(channels!.reduce((sum, { count }) => sum + count, 0)).toBe(total.count);
    const officers = channels!.find(({ channel }) => channel === 'officer')!;
    expect(officers.share).toBeCloseTo(officers.count / total.count, 9);
    expect(withoutOfficerReports!.officerReports).toBeLessThanOrEqual(officers.count);
    expect(withoutOfficerReports!.officerReports).toBeGreaterThan(0.8 * officers.count);
    const hot = result.cells.features.filter(({ properties }) => ['HOT_1', 'HOT_5'].includes(properties.class));
    expect(withoutOfficerReports!.remain + withoutOfficerReports!.vanish.length).toBe(hot.length);
    expect(withoutOfficerReports!.sentence).toMatch(/still do/);
    expect((await found(filter, { areaType: 'WARD' }, 'partner')).channels).toBeNull();
  });

  it('looks only at the place asked', async () => {
    const { body } = await served.ask('{ areas(type: WARD, first: 1) { edges { node { gssCode } } } }');
    const [ward] = (body.data!['areas'] as { edges: { node: { gssCode: string } }[] }).edges;
    const inWard = await found({ kinds: ['ASB_REPORT'], areaCodes: [ward!.node.gssCode] }, { cellMetres: 200 });
    const [area] = await served.database.asOwner((sql) =>
      sql.query<{ km2: number }>(`SELECT land_km2 AS km2 FROM area WHERE gss_code = $1 AND in_use`, [ward!.node.gssCode]),
    );
    const land = inWard.cells.features.reduce((sum, { properties }) => sum + properties.landKm2, 0);
    expect(land / area!.km2).toBeCloseTo(1, 2);
    const hotspot = HOTSPOTS[0]!.centre;
    const [point] = await served.database.asOwner((sql) =>
      sql.query<{ longitude: number; latitude: number }>(
        `SELECT ST_X(p) AS longitude, ST_Y(p) AS latitude FROM to_longitude_latitude(ST_SetSRID(ST_MakePoint($1, $2), 27700)) p`,
        [hotspot.easting, hotspot.northing],
      ),
    );
    const circle = await found({ kinds: ['ASB_REPORT'], near: { ...point, metres: 1000 } }, { cellMetres: 100 });
    const round = circle.cells.features.reduce((sum, { properties }) => sum + properties.landKm2, 0);
    expect(round).toBeGreaterThan(2);
    expect(round).toBeLessThan(Math.PI * 1.01);
  });
});

describe('Gi* on areas', () => {
  const yearOf = { kinds: ['ASB_REPORT'], ...LAST_YEAR };

  it('from protected figures alone, where that is what the viewer has', async () => {
    const { body } = await served.ask(
      'query ($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: AREA, areaType: WARD) { rows { key count { count suppressed } } } }',
      { filter: yearOf },
      'partner',
    );
    const { rows } = body.data!['incidentCounts'] as { rows: { key: string; count: { count: number | null } }[] };
    const result = await found(yearOf, { areaType: 'WARD' }, 'partner');
    const shown = rows.filter(({ count }) => count.count !== null).map(({ key, count }) => [key, count.count]);
    expect(result.cells.features.map(({ properties }) => [properties.key, properties.observed])).toEqual(shown);
    expect(result.protection).not.toBeNull();
    expect(result.noLocation.count).toBeNull();
    expect(result.marking).toBe('OFFICIAL');
    expect(result.warnings.join(' ')).toMatch(/rounded to 5 before they were tested/);
    expect(result.withheld).toBe(rows.length - shown.length);
  });

  it('by the finest that the role has, unless told', async () => {
    expect((await found(yearOf, { unit: 'AREAS' }, 'partner')).areaType).toBe('WARD');
    expect((await found(yearOf, { unit: 'AREAS' }, 'jsna-author')).areaType).toBe('LSOA');
    expect((await refused(yearOf, { areaType: 'LSOA' }, 'partner')).message).toMatch(/What is possible: areaType WARD/);
    expect((await refused(yearOf, { unit: 'AREAS' }, 'deployment-planner')).message).toMatch(/bands by squares are too coarse/);
  });

  it('exactly for the police, with neighbours that touch, or within a distance', async () => {
    const result = await found(yearOf, { areaType: 'LSOA' });
    expect(result.areaType).toBe('LSOA');
    expect(result.protection).toBeNull();
    const hot = result.cells.features.filter(({ properties }) => properties.class === 'HOT_1');
    expect(hot.length).toBeGreaterThan(0);
    expect(result.cells.features.every(({ geometry }) => geometry.type.endsWith('Polygon'))).toBe(true);
    const [touching] = await served.database.asOwner((sql) =>
      sql.query<{ sum: number }>(
        `SELECT count(*)::int AS sum FROM area a JOIN area b ON ST_DWithin(a.boundary_bng, b.boundary_bng, 1) AND b.type = 'LSOA' AND b.vintage = a.vintage
          WHERE a.type = 'LSOA' AND a.vintage = 2021 AND a.gss_code = $1`,
        [hot[0]!.properties.key],
      ),
    );
    expect(hot[0]!.properties.sentence).toContain(`with its ${touching!.sum - 1} neighbours`);
    const near = await found(yearOf, { areaType: 'LSOA', neighbours: 'DISTANCE', neighbourMetres: 1 });
    expect(near.cells.features.every(({ properties }) => properties.neighbourhoodObserved === properties.observed)).toBe(true);
  });
});

describe('as a file', () => {
  const file = async (format: string, words: string, persona: PersonaName = 'police-analyst') =>
    served.send(`/export/hotspots.${format}?kinds=asb-reports&period=2025-11..2026-10&${words}`, {
      headers: { authorization: `Bearer ${await served.token(persona)}` },
    });

  it('the cells of the screen, with the method card and the marking in the heading', async () => {
    const shown = await found({ kinds: ['ASB_REPORT'], ...LAST_YEAR }, { cellMetres: 250 });
    const csv = (await file('csv', 'cell=250')).text.trim().split('\n');
    expect(csv).toHaveLength(shown.cells.features.length + 2);
    expect(csv[0]).toMatch(/^"OFFICIAL-SENSITIVE\. Invented data\. /);
    expect(csv[0]).toContain(shown.sentence);
    expect(csv[0]).toContain('How to read it: Of cells marked at the 1 % level about 1 in 100');
    expect(csv[1]).toMatch(/^east,north,key,observed,class,land_km2,residents,expected,neighbourhood_observed/);
    const geojson = JSON.parse((await file('geojson', 'cell=250')).text) as { marking: string; features: Cells['features'] };
    expect(geojson.marking).toBe('OFFICIAL-SENSITIVE');
    expect(geojson.features.map(({ properties }) => properties.class)).toEqual(
      shown.cells.features.map(({ properties }) => properties.class),
    );
  });

  it('by areas for whoever has no cells, and refused where the screen is', async () => {
    expect((await file('csv', 'level=ward', 'partner')).text).toMatch(/^"OFFICIAL\. /);
    expect((await file('csv', 'cell=250', 'partner')).status).toBe(403);
    expect((await file('csv', 'method=tarot')).status).toBe(400);
    const events = await served.database.asOwner((sql) =>
      sql.query<{ detail: object }>(`SELECT detail FROM audit_event WHERE action = 'EXPORT' ORDER BY seq DESC LIMIT 1`),
    );
    expect(events[0]!.detail).toMatchObject({ query: 'hotspots', method: 'GI_STAR', level: 'WARD' });
  });
});

describe('what is refused, in words', () => {
  it.each([
    [{ cellMetres: 10 }, ['options', 'cellMetres'], /50 to 10,000 metres/],
    [{ cellMetres: 50_000 }, ['options', 'cellMetres'], /50 to 10,000 metres/],
    [{ neighbours: 'DISTANCE' }, ['options', 'neighbourMetres'], /goes with neighbours DISTANCE/],
    [{ neighbourMetres: 500, neighbours: 'ROOK' }, ['options', 'neighbourMetres'], /goes with neighbours DISTANCE/],
    [{ seed: -1 }, ['options', 'seed'], /0 to/],
    [{ unit: 'AREAS', cellMetres: 100 }, ['options', 'cellMetres'], /Areas have no size/],
    [{ unit: 'AREAS', areaType: 'COMPOSITE' }, ['options', 'areaType'], /do not overlap/],
    [{ unit: 'GRID', areaType: 'LSOA' }, ['options', 'areaType'], /goes with unit AREAS/],
  ])('%o', async (options, path, message) => {
    const answer = await refused({ kinds: ['ASB_REPORT'] }, options);
    expect(answer).toMatchObject({ code: 'BAD_USER_INPUT', path });
    expect(answer.message).toMatch(message);
  });

  it('cells for whoever has counts or bands only, saying by which areas it can be had', async () => {
    expect(await refused({ kinds: ['ASB_REPORT'] }, {}, 'jsna-author')).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/unit AREAS with areaType LSOA/) as string,
    });
    expect((await refused({ kinds: ['FIREARMS_DISCHARGE'] }, {}, 'partner')).message).toMatch(/areaType DISTRICT/);
    expect((await refused({ kinds: ['ASB_REPORT'] }, { cellMetres: 500 }, 'deployment-planner')).code).toBe('FORBIDDEN');
    expect((await refused({}, {}, 'outreach-worker')).code).toBe('FORBIDDEN');
  });

  it('cells of discharges without a purpose, of whatever size', async () => {
    const filter = { kinds: ['FIREARMS_DISCHARGE'] };
    expect((await refused(filter, { cellMetres: 2000 })).code).toBe('PURPOSE_REQUIRED');
    const result = await found(filter, { cellMetres: 1000 }, 'police-analyst', PURPOSE);
    expect(result.cells.features.length).toBeGreaterThan(20);
    const unnamed = await found({}, { cellMetres: 500 });
    expect(unnamed.notIncluded).toEqual(['FIREARMS_DISCHARGE']);
    const events = await served.database.asOwner((sql) =>
      sql.query<{ detail: { method?: string } }>(
        `SELECT detail FROM audit_event WHERE action = 'VIEW' ORDER BY seq DESC LIMIT 1`,
      ),
    );
    expect(events[0]!.detail).toMatchObject({ method: 'GI_STAR' });
  });
});
