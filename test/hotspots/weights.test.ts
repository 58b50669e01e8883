/** What a report counts, over HTTP on the invented district: rates of residents or of a population given, and harm. Refusals first. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { ASB, serveDemonstration, type OnTheDemonstration } from './on-the-demonstration.js';

let served: OnTheDemonstration;
beforeAll(async () => {
  served = await serveDemonstration();
}, 180_000);
afterAll(() => served.close());

interface Properties {
  key: string;
  class: string;
  observed: number;
  expected: number;
  residents: number | null;
  p: number | null;
  rate?: number | null;
  rateLower?: number | null;
  rateUpper?: number | null;
  harm?: number;
  harmExpected?: number;
  neighbourhoodHarm?: number;
  sentence: string;
}
interface Result {
  weights: string;
  baseline: string;
  variant: string;
  sentence: string;
  warnings: string[];
  card: { label: string; text: string }[];
  cells: { features: { properties: Properties }[] };
  withoutOfficerReports: { officerReports: number } | null;
  backTest: unknown;
}

const FIELDS =
  'weights baseline variant sentence warnings card { label text } cells withoutOfficerReports { officerReports } backTest { sentence }';
const ask = (options: object, filter: object = ASB, persona: PersonaName = 'police-analyst', method = 'GI_STAR') =>
  served.ask(
    `query ($filter: IncidentFilter!, $method: HotspotMethod!, $options: HotspotOptions) { hotspotCells(filter: $filter, method: $method, options: $options) { ${FIELDS} } }`,
    { filter, method, options },
    persona,
  );

async function found(...given: Parameters<typeof ask>): Promise<Result> {
  const { body } = await ask(...given);
  expect(body.errors).toBeUndefined();
  return body.data!['hotspotCells'] as Result;
}

async function refusal(...given: Parameters<typeof ask>): Promise<{ message: string; path: unknown; code: string }> {
  const [error] = (await ask(...given)).body.errors!;
  return { message: error!.message, path: error!.extensions.path, code: error!.extensions.code };
}

const properties = ({ cells }: Result): Properties[] => cells.features.map((feature) => feature.properties);
const cardOf = ({ card }: Result): Record<string, string> => Object.fromEntries(card.map(({ label, text }) => [label, text]));
const table = (...weights: [category: string, weight: number][]) => ({
  source: 'Working group on harm',
  year: 2026,
  weights: weights.map(([category, weight]) => ({ category, weight })),
});

let categories: string[];
beforeAll(async () => {
  const rows = await served.database.asOwner((sql) =>
    sql.query<{ category: string }>('SELECT category FROM asb_report GROUP BY 1 ORDER BY count(*) DESC, 1'),
  );
  categories = rows.map(({ category }) => category);
});

describe('what is refused', () => {
  const harm = (weights: ReturnType<typeof table>) => ({ weights: 'HARM', harm: weights });

  it.each([
    [-1, /from 0 to 1,000,000/],
    [1_000_001, /from 0 to 1,000,000/],
    [0.0001, /up to three decimals/],
  ])('a weight of %d', async (weight, words) => {
    const { message, path, code } = await refusal(harm(table(['Noise', weight])));
    expect([code, message]).toEqual(['BAD_USER_INPUT', expect.stringMatching(words)]);
    expect(path).toEqual(['options', 'harm', 'weights', 0, 'weight']);
  });

  it('a weight that is no number, before anything is read', async () => {
    const { code, message } = await refusal(harm({ ...table(), weights: [{ category: 'Noise', weight: 'NaN' as never }] }));
    expect([code, message]).toEqual(['BAD_USER_INPUT', expect.stringMatching(/Float cannot represent/)]);
  });

  it('a category that no report has, weights that are all 0, a category twice, and none at all', async () => {
    const unknown = await refusal(harm(table([categories[0]!, 2], ['Noize', 3])));
    expect(unknown.message).toMatch(/of a category «Noize»\. Write categories as the reports have them/);
    expect(unknown.path).toEqual(['options', 'harm', 'weights', 1, 'category']);
    expect((await refusal(harm(table(['*', 3])))).message).toMatch(/of a category «\*»/);
    expect((await refusal(harm(table([categories[0]!, 0])))).message).toMatch(/All weights are 0/);
    expect((await refusal(harm(table([categories[0]!, 1], [categories[0]!, 2])))).message).toMatch(/named twice/);
    expect((await refusal(harm(table()))).message).toMatch(/Weights are of 1 to 200 categories/);
  });

  it('a table without a source or a year, or with somebody’s name in it', async () => {
    const one = table([categories[0]!, 2]);
    expect((await refusal(harm({ ...one, source: ' ' }))).path).toEqual(['options', 'harm', 'source']);
    expect((await refusal(harm({ ...one, year: 12 }))).path).toEqual(['options', 'harm', 'year']);
    expect((await refusal(harm({ ...one, source: 'Call 07700 900123' }))).message).toMatch(/seems to hold/);
  });

  it('what does not go together', async () => {
    const one = table([categories[0]!, 2]);
    expect((await refusal({ weights: 'HARM' })).message).toMatch(/take a table of weights by category/);
    expect((await refusal({ harm: one })).message).toMatch(/that goes with them/);
    expect((await refusal({ ...harm(one), baseline: 'LAST_PERIOD' })).message).toMatch(/a period before with COUNTS/);
    expect((await refusal({ ...harm(one), areaType: 'LSOA' })).message).toMatch(/report by report: unit GRID/);
    expect((await refusal({ weights: 'RATES', baseline: 'EVEN_OVER_LAND' })).message).toMatch(/that of the whole place/);
    expect((await refusal({ weights: 'RATES' }, ASB, 'police-analyst', 'DBSCAN')).message).toMatch(/go with method GI_STAR/);
    expect((await refusal({ baseline: 'POPULATION' })).message).toMatch(/takes figures by area/);
  });

  it('a population of unknown areas, with areas missing, negative, or of nobody', async () => {
    const population = (...areas: [gssCode: string, persons: number][]) => ({
      population: { source: 'Workday counts', year: 2021, areas: areas.map(([gssCode, persons]) => ({ gssCode, persons })) },
    });
    expect((await refusal(population(['E01999999', 5]))).message).toMatch(/«E01999999» is none of the \d+ areas/);
    expect((await refusal(population(['E01999999', -5]))).path).toEqual(['options', 'population', 'areas', 0, 'persons']);
    expect((await refusal(population(['E01999999', 0]))).message).toMatch(/All figures are 0/);
    const [one] = await lsoas();
    expect((await refusal(population([one!, 5]))).message).toMatch(/^Figures are missing for E01\d+, .* and \d+ more\.$/);
  });

  it('harm from roles that have no reports one by one', async () => {
    const { code } = await refusal(harm(table([categories[0]!, 2])), ASB, 'partner');
    expect(code).toBe('FORBIDDEN');
  });
});

async function lsoas(): Promise<string[]> {
  const rows = await served.database.asOwner((sql) =>
    sql.query<{ code: string }>(
      `SELECT gss_code AS code FROM area WHERE type = 'LSOA' AND vintage = 2021 AND boundary IS NOT NULL ORDER BY 1`,
    ),
  );
  return rows.map(({ code }) => code);
}

describe('rates', () => {
  it('are of residents, with limits, and tested against the rate of the whole place', async () => {
    const result = await found({ weights: 'RATES', cellMetres: 500 });
    expect([result.weights, result.baseline]).toEqual(['RATES', 'RESIDENTS']);
    expect(cardOf(result)['Rates']).toMatch(/per 1,000 persons, limits at 95 %/);
    const cell = properties(result).find(({ observed, residents }) => observed > 20 && (residents ?? 0) > 500)!;
    expect(cell.rate! / ((1000 * cell.observed) / cell.residents!)).toBeCloseTo(1, 2);
    expect(cell.rateLower!).toBeLessThan(cell.rate!);
    expect(cell.rateUpper!).toBeGreaterThan(cell.rate!);
    const counts = await found({ baseline: 'RESIDENTS', cellMetres: 500 });
    expect(properties(result).map(({ p }) => p)).toEqual(properties(counts).map(({ p }) => p));
    expect(properties(counts)[0]).not.toHaveProperty('rate');
  });

  it('by areas are those of the figures that the role may see', async () => {
    const result = await found({ weights: 'RATES', areaType: 'WARD' }, ASB, 'partner');
    for (const { observed, residents, rate } of properties(result)) {
      expect(rate! / ((1000 * observed) / residents!)).toBeCloseTo(1, 2);
    }
  });

  it('of a population given are of that, and the card says whose it is', async () => {
    const codes = await lsoas();
    const areas = codes.map((gssCode, at) => ({ gssCode, persons: at === 0 ? 50_000 : 1_000 }));
    const population = { source: 'Workday counts', year: 2021, areas };
    const result = await found({ weights: 'RATES', population, cellMetres: 1000 });
    expect(result.baseline).toBe('POPULATION');
    expect(cardOf(result)['Compared with']).toMatch(/if spread as the population given is \(Workday counts, 2021;/);
    const persons = properties(result).reduce((sum, { residents }) => sum + (residents ?? 0), 0);
    expect(persons / (50_000 + 1_000 * (codes.length - 1))).toBeCloseTo(1, 2);
    const even = await found({
      weights: 'RATES',
      population: { ...population, areas: areas.map((one) => ({ ...one, persons: 7 })) },
      areaType: 'LSOA',
    });
    expect(new Set(properties(even).map(({ residents }) => residents))).toEqual(new Set([7]));
  });
});

describe('harm', () => {
  it('sums what reports weigh; the card names every weight, the source, and what has none', async () => {
    const [first, second] = categories as [string, string];
    const harm = table([first, 5], [second, 0.5]);
    const result = await found({ weights: 'HARM', harm, cellMetres: 500 });
    const card = cardOf(result);
    expect(card['Weights']).toContain(
      `«${first}» 5, «${second}» 0.5; 1 for «${[...categories].sort().find((one) => one !== first && one !== second)!}»`,
    );
    expect(card['Source of the weights']).toBe('Working group on harm, 2026');
    expect(result.warnings).toContain(
      'Weights are a judgement, not a measurement: look at the same map by counts, and with other weights.',
    );
    expect(result.withoutOfficerReports!.officerReports).toBeGreaterThan(0);
    expect(result.backTest).toBeNull();
    const only = (category: string) => found({ cellMetres: 500 }, { ...ASB, categories: [category] });
    const [all, ofFirst, ofSecond] = [await found({ cellMetres: 500 }), await only(first), await only(second)].map(
      (one) => new Map(properties(one).map((cell) => [cell.key, cell.observed])),
    ) as [Map<string, number>, Map<string, number>, Map<string, number>];
    for (const { key, observed, harm: sum } of properties(result)) {
      expect(observed).toBe(all.get(key));
      expect(sum).toBeCloseTo(observed + 4 * (ofFirst.get(key) ?? 0) - 0.5 * (ofSecond.get(key) ?? 0), 0);
    }
    const whole = (of: (one: Properties) => number): number => properties(result).reduce((sum, one) => sum + of(one), 0);
    expect(whole(({ harmExpected }) => harmExpected!) / whole(({ harm: sum }) => sum!)).toBeCloseTo(1, 2);
    expect(properties(result)[0]!.sentence).toMatch(/reports? here with a harm of .* expected if spread evenly over the land/);
  });

  it('of equal weights marks what counts mark, in other units', async () => {
    const weighed = await found({
      weights: 'HARM',
      harm: table(...categories.map((one) => [one, 3] as [string, number])),
      cellMetres: 400,
    });
    const counted = await found({ cellMetres: 400 });
    expect(properties(weighed).map((one) => [one.class, one.p])).toEqual(properties(counted).map((one) => [one.class, one.p]));
    expect(cardOf(weighed)['Weights']).not.toMatch(/states none/);
  });

  it('goes into a file with its table', async () => {
    const words = new URLSearchParams({
      weights: 'harm',
      cell: '1000',
      kinds: 'asb-reports',
      'harm-source': 'Working group',
      'harm-year': '2026',
    });
    words.append('harm', `${categories[0]!}:4`);
    const headers = { authorization: `Bearer ${await served.token()}` };
    const { status, text } = await served.send(`/export/hotspots.csv?${words.toString()}`, { headers });
    expect(status).toBe(200);
    expect(text).toContain(`«${categories[0]!}» 4`);
    expect(text).toContain('neighbourhood_harm');
    words.delete('harm-year');
    expect((await served.send(`/export/hotspots.csv?${words.toString()}`, { headers })).status).toBe(400);
  });
});
