/** The other methods, saved runs and back-tests, over HTTP on the invented district. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { renewDataVersion } from '../../server/database/data-version.js';
import { HOTSPOTS, PERIOD } from '../../server/demonstration/truth.js';
import { PURPOSE, type Answer } from '../api/serve.js';
import { ASB, serveDemonstration, type OnTheDemonstration } from './on-the-demonstration.js';

let served: OnTheDemonstration;
beforeAll(async () => {
  served = await serveDemonstration();
}, 180_000);
afterAll(() => served.close());

const FIELDS = 'variant tests sentence warnings legend { class cells } card { label text } cellMetres cells';

interface Properties {
  key: string;
  class: string;
  observed: number;
  density?: number | null;
  cluster?: number | null;
  slices?: number[];
  significance?: number[];
  sentence: string;
}
interface Result {
  variant: string;
  tests: number;
  sentence: string;
  warnings: string[];
  legend: { class: string; cells: number }[];
  card: { label: string; text: string }[];
  cellMetres: number;
  cells: { features: { properties: Properties }[] };
}

function ask(method: string, options: object = {}, filter: object = ASB, fields = FIELDS, headers = {}): Promise<Answer> {
  return served.ask(
    `query ($filter: IncidentFilter!, $method: HotspotMethod!, $options: HotspotOptions) { hotspotCells(filter: $filter, method: $method, options: $options) { ${fields} } }`,
    { filter, method, options },
    'police-analyst',
    headers,
  );
}

async function found<Kind = Result>(...given: Parameters<typeof ask>): Promise<Kind> {
  const { body } = await ask(...given);
  expect(body.errors).toBeUndefined();
  return body.data!['hotspotCells'] as Kind;
}

async function refusal(...given: Parameters<typeof ask>): Promise<{ message: string; path: unknown }> {
  const [error] = (await ask(...given)).body.errors!;
  return { message: error!.message, path: error!.extensions.path };
}

const cellAt = ({ cells, cellMetres }: Result, name: string): Properties => {
  const { centre } = HOTSPOTS.find((hotspot) => hotspot.name === name)!;
  const key = `${Math.floor(centre.easting / cellMetres)}/${Math.floor(centre.northing / cellMetres)}`;
  return cells.features.find(({ properties }) => properties.key === key)!.properties;
};

describe('local Moran', () => {
  it('finds the planted clusters, and twice the same by its seed', async () => {
    const options = { cellMetres: 400, permutations: 4999, seed: 7 };
    const result = await found('LOCAL_MORAN', options);
    expect(cellAt(result, 'Harbour Road').class).toBe('HIGH_HIGH');
    expect(await found('LOCAL_MORAN', options)).toEqual(result);
    expect((await found('LOCAL_MORAN', { ...options, seed: 8 })).cells).not.toEqual(result.cells);
    expect(result.card.find(({ label }) => label === 'Method')!.text).toMatch(/4,999 permutations, seed 7/);
  });

  it('refuses more permutations than can be worked out', async () => {
    expect((await refusal('LOCAL_MORAN', { cellMetres: 100, permutations: 99_999 })).path).toEqual(['options', 'permutations']);
  });

  it('goes by areas, too', async () => {
    const result = await found('LOCAL_MORAN', { areaType: 'LSOA', permutations: 999 });
    expect(result.tests).toBeGreaterThan(150);
  });
});

describe('histories', () => {
  const threeYears = { kinds: ['ASB_REPORT'], from: PERIOD.from, to: PERIOD.to };

  it('tell what was planted to emerge from what persists and what is over', async () => {
    const result = await found('EMERGING', { cellMetres: 400, sliceMonths: 2 }, threeYears);
    expect(cellAt(result, 'Harbour Road').class).toMatch(/^(PERSISTENT|INTENSIFYING|DIMINISHING)_HOT$/);
    expect(cellAt(result, 'Teasel Park').class).toMatch(/^(CONSECUTIVE|SPORADIC|OSCILLATING)_HOT$/);
    expect(cellAt(result, 'Teasel Park').significance!.at(-1)).toBe(1);
    expect(cellAt(result, 'Teasel Park').slices).toHaveLength(18);
    const { significance } = cellAt(result, 'Castle Precinct');
    expect(significance![0]).toBe(1);
    const all = result.cells.features.map(({ properties }) => properties);
    const sliced = all.reduce((sum, { slices }) => sum + slices!.reduce((a, b) => a + b, 0), 0);
    expect(sliced).toBe(all.reduce((sum, { observed }) => sum + observed, 0));
  });

  it.each([
    [{ kinds: ['ASB_REPORT'] }, {}, ['filter', 'from']],
    [{ ...ASB, from: '2025-11-02' }, {}, ['filter', 'from']],
    [ASB, { sliceMonths: 5 }, ['options', 'sliceMonths']],
    [ASB, { sliceMonths: 6 }, ['options', 'sliceMonths']],
    [ASB, { areaType: 'LSOA' }, ['options', 'unit']],
  ])('refuses %o with %o', async (filter, options, path) => {
    expect((await refusal('EMERGING', options, filter)).path).toEqual(path);
  });
});

describe('density', () => {
  it('adds up to the reports of a year, and is highest where most was planted', async () => {
    const result = await found('KERNEL_DENSITY', { cellMetres: 200, bandwidthMetres: 500 });
    const densities = result.cells.features.map(({ properties }) => properties);
    const all = densities.reduce((sum, { density }) => sum + (density ?? 0) * 0.04, 0);
    const reports = densities.reduce((sum, { observed }) => sum + observed, 0);
    expect(all / reports).toBeGreaterThan(0.9);
    expect(all / reports).toBeLessThan(1.1);
    expect(cellAt(result, 'Harbour Road').density!).toBeGreaterThan(50);
    // Cells of which less than half is land have none, wherever they stand in the list.
    expect(densities.some(({ density }) => density === null)).toBe(true);
    const highest = Math.round(Math.max(...densities.map(({ density }) => density ?? 0)));
    expect(result.sentence).toMatch(new RegExp(`^Densest at ${highest.toLocaleString('en-GB')} reports .* no significance`));
    expect(result.legend).toEqual([{ class: 'DENSITY', cells: densities.length }]);
    const wide = await found('KERNEL_DENSITY', { cellMetres: 500 });
    expect(wide.card.find(({ label }) => label === 'Bandwidth')!.text).toMatch(/radius .* m, by Scott’s rule/);
  });
});

describe('clusters', () => {
  it('hold what was planted', async () => {
    const result = await found('DBSCAN', { cellMetres: 200 });
    expect(cellAt(result, 'Harbour Road').cluster).not.toBeNull();
    expect(result.card.find(({ label }) => label === 'Rule')!.text).toMatch(/3 times as dense/);
    const given = await found('DBSCAN', { cellMetres: 200, epsMetres: 60, minPoints: 200 });
    expect(given.legend[0]!.cells).toBeLessThan(result.legend[0]!.cells);
  });

  it('refuse options of other methods', async () => {
    expect((await refusal('DBSCAN', { baseline: 'RESIDENTS' })).message).toMatch(/goes with method/);
    expect((await refusal('GI_STAR', { epsMetres: 50 })).path).toEqual(['options', 'epsMetres']);
  });
});

describe('a saved run', () => {
  const RUN = 'run { id at version seed method parameters batches digest }';
  interface Run {
    id: string;
    at: string;
    parameters: string;
    batches: string[];
    digest: string;
    seed: number;
  }
  const again = (id: string, persona: PersonaName = 'police-analyst', headers = {}) =>
    served.ask(
      'query ($id: ID!) { hotspotRun(id: $id) { id digest parameters again { same differences cells { sentence cells } } } }',
      { id },
      persona,
      headers,
    );

  it('made again gives the same, under one id', async () => {
    const first = await found<Result & { run: Run }>('GI_STAR', {}, ASB, `${FIELDS} ${RUN}`);
    const second = await found<{ run: Run }>('GI_STAR', {}, ASB, RUN);
    expect(second.run).toEqual(first.run);
    expect(first.run.batches.length).toBeGreaterThan(0);
    const parameters = JSON.parse(first.run.parameters) as { filter: object; options: object };
    expect(parameters).toEqual({ filter: ASB, options: { unit: 'GRID', cellMetres: first.cellMetres } });
    const { body } = await again(first.run.id);
    const run = body.data!['hotspotRun'] as { digest: string; again: { same: boolean; differences: string[]; cells: Result } };
    expect(run.digest).toBe(first.run.digest);
    expect(run.again).toMatchObject({ same: true, differences: [], cells: { sentence: first.sentence, cells: first.cells } });
  });

  it('with random numbers, too', async () => {
    const { run } = await found<{ run: Run }>('LOCAL_MORAN', { cellMetres: 500, permutations: 999, seed: 3 }, ASB, RUN);
    expect(run.seed).toBe(3);
    expect((await again(run.id)).body.data!['hotspotRun']).toMatchObject({ again: { same: true } });
  });

  it('is read beside a back-test in one question', async () => {
    const both = await found<{ run: Run; backTest: { sentence: string } }>(
      'GI_STAR',
      { cellMetres: 500 },
      ASB,
      `${RUN} backTest { sentence }`,
    );
    expect(both.run.id).toMatch(/^[0-9a-f]{24}$/);
    expect(both.backTest.sentence).toMatch(/caught/);
  });

  it('is nobody’s but its own agency’s and role’s', async () => {
    const { run } = await found<{ run: Run }>('GI_STAR', { cellMetres: 500 }, ASB, RUN);
    const listed = async (persona: PersonaName, first = 1) =>
      (await served.ask('query ($first: Int) { hotspotRuns(first: $first) { id digest } }', { first }, persona)).body;
    expect((await listed('police-analyst')).data).toEqual({ hotspotRuns: [{ id: run.id, digest: run.digest }] });
    expect((await listed('council-analyst')).data).toEqual({ hotspotRuns: [] });
    expect((await listed('police-analyst', 201)).errors![0]!.extensions.path).toEqual(['first']);
    for (const persona of ['council-analyst', 'deployment-planner', 'jsna-author', 'partner'] as const) {
      expect((await again(run.id, persona)).body.errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
    for (const persona of ['outreach-worker', 'information-governance', 'administrator'] as const) {
      expect((await again(run.id, persona)).body.errors![0]!.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('is no back door: of discharges it wants the purpose again', async () => {
    const filter = { kinds: ['FIREARMS_DISCHARGE'] };
    const { run } = await found<{ run: Run }>('GI_STAR', { cellMetres: 1000 }, filter, RUN, PURPOSE);
    expect((await again(run.id)).body.errors![0]!.extensions.code).toBe('PURPOSE_REQUIRED');
    expect((await again(run.id, 'police-analyst', PURPOSE)).body.data!['hotspotRun']).toMatchObject({ again: { same: true } });
  });

  it('says what has changed since', async () => {
    const { run } = await found<{ run: Run }>('GI_STAR', { cellMetres: 600 }, ASB, RUN);
    await served.database.asOwner(async (sql) => {
      await sql.execute(
        `UPDATE asb_report SET channel = 'online' WHERE (force_code, id, occurred_from) IN
           (SELECT force_code, id, occurred_from FROM asb_report WHERE channel = 'officer' AND occurred_from > '2026-01-01' LIMIT 1)`,
      );
      await sql.execute(
        `DELETE FROM asb_report WHERE (force_code, id, occurred_from) IN
           (SELECT force_code, id, occurred_from FROM asb_report WHERE location IS NOT NULL AND occurred_from > '2026-01-01' ORDER BY id LIMIT 3)`,
      );
      await renewDataVersion(sql);
    });
    const { body } = await again(run.id);
    expect(body.data!['hotspotRun']).toMatchObject({
      again: { same: false, differences: [expect.stringMatching(/single records, boundaries or population have changed/)] },
    });
  });
});

describe('a back-test', () => {
  interface Tested {
    months: { month: string; areaShare: number; caught: number; events: number; caughtByCounts: number }[];
    sentence: string;
  }
  const FIELDS_TESTED = 'backTest { months { month areaShare caught events caughtByCounts } sentence warnings }';

  it('catches far more than its part of the land, and says what counts alone would have', async () => {
    const { backTest } = await found<{ backTest: Tested }>('GI_STAR', { cellMetres: 250 }, ASB, FIELDS_TESTED);
    expect(backTest.months.map(({ month }) => month)).toEqual(['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
    const sum = (of: (one: Tested['months'][number]) => number): number => backTest.months.reduce((all, one) => all + of(one), 0);
    const [caught, events] = [sum((one) => one.caught), sum((one) => one.events)];
    expect(caught / events).toBeGreaterThan((3 * sum((one) => one.areaShare)) / 6);
    expect(sum((one) => one.caughtByCounts)).toBeLessThanOrEqual(events);
    expect(backTest.sentence).toMatch(
      /^Drawn from the 12 months before, the cells that stood out \(.* % of the land\) caught .* % of the next month’s reports, .*; as much land by those months’ counts alone caught .* %\.$/,
    );
  });

  it('is in the audit with the months that it reads, which lie before and after the period asked', async () => {
    const filter = { kinds: ['FIREARMS_DISCHARGE'], from: '2026-09-01', to: '2026-09-30' };
    const { backTest } = await found<{ backTest: Tested }>('GI_STAR', { cellMetres: 1000 }, filter, FIELDS_TESTED, PURPOSE);
    expect(backTest.months).toHaveLength(6);
    const events = await served.database.asOwner((sql) =>
      sql.query<{ detail: { query: string; filter: object } }>(
        `SELECT detail FROM audit_event WHERE action = 'VIEW' ORDER BY seq DESC LIMIT 2`,
      ),
    );
    const read = (query: string) => events.find(({ detail }) => detail.query === query)?.detail;
    expect(read('hotspotCells')).toMatchObject({ filter });
    expect(read('hotspotBackTest')).toMatchObject({
      kinds: ['FIREARMS_DISCHARGE'],
      filter: { from: '2025-04-01', to: '2026-09-30' },
    });
  });

  it('is none without thirteen months, against a period before, or by areas', async () => {
    const early = { kinds: ['ASB_REPORT'], from: PERIOD.from, to: '2024-09-30' };
    expect((await found<{ backTest: null }>('GI_STAR', {}, early, FIELDS_TESTED)).backTest).toBeNull();
    expect((await found<{ backTest: null }>('GI_STAR', { baseline: 'LAST_PERIOD' }, ASB, FIELDS_TESTED)).backTest).toBeNull();
    expect((await found<{ backTest: null }>('GI_STAR', { areaType: 'WARD' }, ASB, FIELDS_TESTED)).backTest).toBeNull();
  });
});
