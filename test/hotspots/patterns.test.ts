/** Near-repeat and hours of the week over HTTP on the invented district. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { HOTSPOTS } from '../../server/demonstration/truth.js';
import { PURPOSE } from '../api/serve.js';
import { serveDemonstration, type OnTheDemonstration } from './on-the-demonstration.js';
import { loadText } from '../ingest/load-text.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { streetFileOf } from '../security/street-file.js';

let served: OnTheDemonstration;
beforeAll(async () => {
  served = await serveDemonstration();
}, 180_000);
afterAll(() => served.close());

const NEAR = `query ($filter: IncidentFilter!, $seed: Int, $distances: [Int!]) { nearRepeat(filter: $filter, seed: $seed, distances: $distances) {
  n withoutDay sentence warnings variant card { label text } bands { distanceTo daysTo observed expected ratio p sentence } } }`;
const HOURS =
  'query ($filter: IncidentFilter!) { weekHourProfile(filter: $filter) { weights total exact spread sentence warnings } }';

async function ask<Kind>(
  query: string,
  variables: Record<string, unknown>,
  persona: PersonaName = 'police-analyst',
): Promise<Kind> {
  const { body } = await served.ask(query, variables, persona, PURPOSE);
  expect(body.errors).toBeUndefined();
  return Object.values(body.data!)[0] as Kind;
}

async function refusal(query: string, variables: Record<string, unknown>, persona: PersonaName = 'police-analyst', headers = {}) {
  const [error] = (await served.ask(query, variables, persona, headers)).body.errors!;
  return { code: error!.extensions.code, message: error!.message };
}

interface Table {
  n: number;
  sentence: string;
  bands: { distanceTo: number; daysTo: number; observed: number; expected: number; ratio: number; p: number; sentence: string }[];
}

describe('near-repeat', () => {
  const filter = { kinds: ['FIREARMS_DISCHARGE'] };

  it('finds that discharges were planted to follow each other, with n and the expected pairs', async () => {
    const table = await ask<Table>(NEAR, { filter, distances: [200, 400, 800] });
    const [first] = table.bands;
    expect(table.bands).toHaveLength(9);
    expect(first!.observed).toBeGreaterThan(2 * first!.expected);
    expect(first!.p).toBeLessThan(0.01);
    expect(table.n).toBeGreaterThan(50);
    expect(table.sentence).toMatch(
      /^\d+ incidents with a place and a day\. \d+ pairs within 200 m and within 7 days, .* expected: .* times as many, p /,
    );
    expect(await ask(NEAR, { filter, distances: [200, 400, 800] })).toEqual(table);
  });

  it('wants a purpose, and points', async () => {
    expect((await refusal(NEAR, { filter })).code).toBe('PURPOSE_REQUIRED');
    expect((await refusal(NEAR, { filter }, 'jsna-author')).code).toBe('FORBIDDEN');
    expect((await refusal(NEAR, { filter, distances: [400, 200] }, 'police-analyst', PURPOSE)).message).toMatch(/rising/);
  });
});

describe('hours of the week', () => {
  it('by weights that add up, fullest when it was planted to be', async () => {
    const { centre } = HOTSPOTS[0]!;
    const [point] = await served.database.asOwner((sql) =>
      sql.query<{ longitude: number; latitude: number }>(
        'SELECT ST_X(p) AS longitude, ST_Y(p) AS latitude FROM to_longitude_latitude(ST_SetSRID(ST_MakePoint($1, $2), 27700)) p',
        [centre.easting, centre.northing],
      ),
    );
    const filter = { kinds: ['ASB_REPORT'], near: { ...point, metres: 400 } };
    const { weights, total, sentence } = await ask<{ weights: number[]; total: number; sentence: string }>(HOURS, { filter });
    expect(weights).toHaveLength(168);
    expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total, 6);
    expect(sentence).toMatch(/^The fullest 8 hours are (Friday|Saturday) 1\d:00 to /);
  });
});

describe('police.uk', () => {
  beforeAll(async () => {
    const loaded = await loadText(
      served.database,
      policeStreet,
      await streetFileOf(served.database),
      {},
      '2026-01-marram-street.csv',
    );
    expect(loaded.errors).toEqual([]);
  });
  const filter = { kinds: ['RECORDED_CRIME'], sources: ['police.uk'] };
  const CELLS = `query ($filter: IncidentFilter!, $method: HotspotMethod!, $options: HotspotOptions) {
    hotspotCells(filter: $filter, method: $method, options: $options) { cellMetres warnings card { text } } }`;

  it('is refused for what needs places or days, saying what is possible', async () => {
    expect((await refusal(NEAR, { filter })).message).toMatch(/near and soon mean nothing/);
    expect((await refusal(HOURS, { filter })).message).toMatch(/What is possible: incidentCounts by MONTH/);
    const small = { filter, method: 'GI_STAR', options: { cellMetres: 200 } };
    expect((await refusal(CELLS, small)).message).toMatch(/What is possible: cells of 500 m or more, areas/);
    expect((await refusal(CELLS, { filter, method: 'DBSCAN' })).message).toMatch(/What is possible: GI_STAR on cells of 500 m/);
    const density = { filter, method: 'KERNEL_DENSITY', options: { bandwidthMetres: 200 } };
    expect((await refusal(CELLS, density)).message).toMatch(/500 m or more of a quartic kernel/);
  });

  it.each(['SQUARE', 'HEXAGON'])('is counted from the summaries as from the rows, by a %s', async (shape) => {
    const QUESTION = `query ($filter: IncidentFilter!) { hotspotCells(filter: $filter, method: GI_STAR, options: {cellMetres: 1000, shape: ${shape}}) {
      cells outside channels { channel count } total { count } noLocation { count } } }`;
    // Every row has the whole month as its time: a day less is asked of the rows, and admits the same.
    const month = { ...filter, from: '2026-01-01', to: '2026-01-31' };
    const summarised = await ask<{ total: { count: number } }>(QUESTION, { filter: month });
    expect(summarised.total.count).toBeGreaterThan(0);
    expect(await ask(QUESTION, { filter: { ...month, to: '2026-01-30' } })).toEqual(summarised);
  });

  it('is answered on cells of 500 m, also for planners, with a warning', async () => {
    for (const persona of ['police-analyst', 'deployment-planner', 'council-analyst'] as const) {
      const found = await ask<{ cellMetres: number; warnings: string[] }>(CELLS, { filter, method: 'GI_STAR' }, persona);
      expect(found.cellMetres).toBeGreaterThanOrEqual(500);
      expect(found.warnings.join(' ')).toMatch(/moves places to map points/);
    }
  });
});
