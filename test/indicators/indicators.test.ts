import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { compareIndicators, distributionOf, type ComparedIndicators } from '../../server/indicators/indicators.service.js';
import { cataloguedIndicators, indicatorAreas } from '../../server/indicators/indicators.sql.js';
import { indicators } from '../../server/ingest/indicators.js';
import { loadFile } from '../../server/ingest/load.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { registerInventedAgreements } from '../../server/demonstration/agreements.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { requireShared } from '../shared-data.js';

const TIDY = 'indicator,area,area_code,period,value,unit,count,denominator\n';
const MARRAM = 'E08999901';

/** Rates per 1,000 by year, oldest first, of 10,000 each. */
const years = (area: string, code: string, counts: readonly (number | string)[], from = 2020): string =>
  counts
    .map((count, index) =>
      typeof count === 'string'
        ? `Made-up rate,${area},${code},${from + index},${count},"per 1,000",,\n`
        : `Made-up rate,${area},${code},${from + index},${count / 10},"per 1,000",${count},10000\n`,
    )
    .join('');

describe.each(engines)('indicators of areas (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  beforeAll(async () => {
    database = await testDatabase(engine);
    await registerInventedAgreements(database);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  beforeEach(() =>
    database.asOwner(async (sql) => {
      await sql.execute('TRUNCATE indicator_figure, indicator, indicator_peer, indicator_area, replaced_row');
      await sql.execute('DELETE FROM batch');
    }),
  );

  const load = (text: string, options = {}): Promise<LoadResult> => loadText(database, indicators, text, options);
  const compare = (codes: readonly string[], benchmark?: string, area = MARRAM): Promise<ComparedIndicators> =>
    database.asOwner((sql) => compareIndicators(sql, area, codes, benchmark));

  test('what does not add up is refused with its row, and nothing is loaded', async () => {
    const result = await load(
      TIDY +
        'A share,Marram,E08999901,2020,20,percent,30,20\n' +
        'A share,Marram,E08999901,2021,20,percent,4.5,20\n' +
        'A share,Marram,E08999901,2022,c,percent,4,20\n' +
        'A share,Marram,E08999901,2023,20,percent,4,0\n' +
        'A share,Marram,E08999901,2024,some,percent,,\n',
    );
    expect(result.loaded).toBe(0);
    expect(result.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 count',
      '3 count',
      '4 value',
      '5 denominator',
      '6 value',
    ]);
    expect(result.errors[2]!.remedy).toContain('what is withheld stays withheld');
  });

  test('an indicator or benchmark that the area has not is named', async () => {
    await load(TIDY + years('Marram', MARRAM, [10]));
    await expect(compare(['Another'])).rejects.toThrow('No figures of «Another»');
    await expect(compare(['Made-up rate'], 'Region')).rejects.toThrow('no benchmark «Region». It has: «England»');
    await expect(compare(['Made-up rate'], 'England', 'E08999999')).rejects.toThrow('No indicator is loaded');
  });

  test('better, similar and worse by limits and polarity; without polarity higher and lower; a mark is not compared', async () => {
    await load(TIDY + years('England', 'E92000001', [50]) + years('Marram', MARRAM, [90]) + years('Borough', 'E08999902', ['c']));
    await load('group,area,area_code,peer,peer_code\nNamed peers,Marram,E08999901,Borough,E08999902\n');
    const before = (await compare(['Made-up rate'])).indicators[0]!;
    expect(before.point!.limits95).toEqual({ lower: expect.closeTo(7.237, 3), upper: expect.closeTo(11.063, 3) });
    expect(before.comparison).toEqual({ verdict: 'higher', why: null });
    await load('indicator,name,definition,unit,polarity,source\nMade-up rate,A made-up rate,Made up,"per 1,000",low,Nobody\n');
    const after = (await compare(['Made-up rate'])).indicators[0]!;
    expect(after.definition).toMatchObject({ name: 'A made-up rate', polarity: 'low' });
    expect(after.comparison.verdict).toBe('worse');
    expect(after.areas.find(({ name }) => name === 'Borough')).toMatchObject({
      group: 'Named peers',
      verdict: 'not compared',
      why: 'small number withheld to protect people',
      point: { figure: null },
    });
  });

  test('a group is counted together from those that have figures, and says who is left out', async () => {
    await load(
      TIDY +
        years('Marram', MARRAM, [90]) +
        years('One', 'E08999902', [40]) +
        years('Two', 'E08999903', [60]) +
        years('Three', 'E08999904', ['c']),
    );
    const pairs = ['One,E08999902', 'Two,E08999903', 'Three,E08999904'].map(
      (peer) => `Statistical neighbours,Marram,E08999901,${peer}\n`,
    );
    await load('group,area,area_code,peer,peer_code\n' + pairs.join(''));
    const { benchmarks, indicators: found } = await compare(['Made-up rate'], 'Statistical neighbours');
    expect(benchmarks).toEqual(['England', 'Statistical neighbours']);
    expect(found[0]!.benchmark).toEqual({
      figure: expect.closeTo(5, 10),
      words: 'all counted together, 2 of 3 areas; 1 withheld or without a figure',
    });
  });

  test('recent trend needs five points in a row with counts; end points alone are never joined', async () => {
    await load(TIDY + years('Marram', MARRAM, [100, 130, 160, 190, 220]));
    const rising = (await compare(['Made-up rate'])).indicators[0]!;
    // ΣO 800 of 50,000, p 0.016, T = 2,700 − 0.016 · 150,000 = 300, S = 100,000: χ² 300² ÷ 1,600
    expect(rising.trend).toMatchObject({ direction: 'increasing', chiSquared: expect.closeTo(56.25, 6) });
    expect(rising.series.points.map(({ joined }) => joined)).toEqual([false, true, true, true, true]);
    await load('series,period,value,area\nEnds,2012/13,4630,Marram\nEnds,2016/17,7720,Marram\n');
    const ends = (await compare(['Ends'])).indicators[0]!;
    expect(ends.series).toMatchObject({ onlyPointsKnown: true, points: [{ joined: false }, { joined: false }] });
    expect(ends.trend.words).toBe('cannot be worked out: 2 of 5 points');
  });

  test('a withheld point ends the trend and is said; the newest figure is compared, and what is newer is told', async () => {
    await load(TIDY + years('Marram', MARRAM, [100, 130, 160, 190, 'c']));
    const { trend, period, newerMissing, series } = (await compare(['Made-up rate'])).indicators[0]!;
    expect(trend.words).toBe('cannot be worked out: 2024 small number withheld to protect people');
    expect([period, newerMissing]).toEqual(['2023', '2024: small number withheld to protect people']);
    expect(series.points.at(-1)).toMatchObject({ figure: null, limits95: null });
  });

  test('figures without periods and codes find their areas by name; a group printed beside is a benchmark', async () => {
    await load(TIDY + years('Marram', MARRAM, [90]));
    await load(
      'kpi,area,value,unit\nRe-offending,Marram,47.7,percent\nRe-offending,YOT family,43.2,percent\nRe-offending,England,40.6,percent\n',
    );
    const { benchmarks, indicators: found } = await compare(['Re-offending'], 'YOT family');
    expect(benchmarks).toEqual(['England', 'YOT family']);
    expect(found[0]).toMatchObject({
      period: 'not stated',
      benchmark: { figure: 43.2 },
      comparison: { verdict: 'not compared' },
    });
  });

  test('by deprivation: tenths of small areas, withheld ones in none of them, and a slope; fewer than five tenths have none', async () => {
    // «c»: withheld; «n»: a count, and not of how many.
    type Printed = number | 'c' | 'n';
    const small = (tenth: number, counts: readonly Printed[]): { code: string; tenth: number; count: Printed }[] =>
      counts.map((count, index) => ({ code: `E0199${tenth}${String(index).padStart(3, '0')}`, tenth, count }));
    const areas = [
      small(1, [50, 50]),
      small(3, [40, 'c']),
      small(5, [30, 30, 'n']),
      small(7, [20, 20]),
      small(9, [10, 10]),
    ].flat();
    const rows = areas.map(({ code, count }) =>
      count === 'c'
        ? `Made-up share,${code},${code},2024,c,percent,,100\n`
        : count === 'n'
          ? `Made-up share,${code},${code},2024,30,percent,30,\n`
          : `Made-up share,${code},${code},2024,${count},percent,${count},100\n`,
    );
    await load(TIDY + 'Made-up share,Marram,E08999901,2024,28.9,percent,260,900\n' + rows.join(''));
    const inTenths = (of: typeof areas) =>
      database.asOwner(async (sql) => {
        const [batch] = await sql.query<{ id: string }>('SELECT min(id)::text AS id FROM batch');
        await sql.execute('DELETE FROM deprivation');
        await sql.execute('DELETE FROM area_lsoa');
        const [codes, tenths] = [of.map(({ code }) => code), of.map(({ tenth }) => tenth)];
        await sql.execute(
          `INSERT INTO deprivation (batch_id, gss_code, vintage, release, domain, decile) SELECT $1, code, 2021, 2025, 'imd', tenth FROM unnest($2::text[], $3::int[]) AS a (code, tenth)`,
          [batch!.id, codes, tenths],
        );
        await sql.execute(
          `INSERT INTO area_lsoa (type, gss_code, lsoa_vintage, lsoa_code, membership) SELECT type, $1, 2021, code, 'lookup' FROM unnest($2::text[]) AS c (code), unnest('{DISTRICT,UPPER_TIER}'::text[]) AS t (type)`,
          [MARRAM, codes],
        );
        const found = await distributionOf(sql, MARRAM, 'Made-up share');
        await sql.execute('DELETE FROM deprivation');
        return found;
      });
    const { inequality, noFunnel } = await inTenths(areas);
    expect(inequality!.tenths.map(({ tenth, count, denominator, withheld }) => [tenth, count, denominator, withheld])).toEqual([
      [1, 100, 200, 0],
      [3, 40, 100, 1],
      [5, 60, 200, 1],
      [7, 40, 200, 0],
      [9, 20, 200, 0],
    ]);
    // Ranks 1/9, 5/18, 4/9, 2/3, 8/9 of 900; Σw(r − 0.5)² = 30.247 + 4.938 + 0.617 + 5.556 + 30.247 = 71.605
    expect(inequality!.slope.ranks[1]).toBeCloseTo(5 / 18, 10);
    const [w, r, y] = [
      [200, 100, 200, 200, 200],
      [1 / 9, 5 / 18, 4 / 9, 2 / 3, 8 / 9],
      [50, 40, 30, 20, 10],
    ];
    const sum = (of: (index: number) => number): number => w!.reduce((all, _, index) => all + of(index), 0);
    const slope = sum((i) => w![i]! * (r![i]! - 0.5) * y![i]!) / sum((i) => w![i]! * (r![i]! - 0.5) ** 2);
    expect(inequality!.slope.slope).toBeCloseTo(slope, 8);
    expect(noFunnel).toBe('The benchmark has no figure for this period.');
    expect((await inTenths(areas.filter(({ tenth }) => tenth !== 9))).noInequality).toContain(
      'in 4 tenths of England; 5 are needed',
    );
    expect((await inTenths(areas.filter(({ tenth, count }) => tenth !== 3 || count === 'c'))).noInequality).toContain(
      'All small areas of a tenth',
    );
  });

  test('counts are not compared with areas of another size', async () => {
    await load('series,period,count,area\nSeen,2024,12,Marram\nSeen,2024,9000,England\n');
    const found = (await compare(['Seen'], 'England', 'name:marram')).indicators[0]!;
    expect(found.comparison).toEqual({ verdict: 'not compared', why: 'counts of areas of different size are not compared' });
    expect(found.point!.limits95!.lower).toBeCloseTo(6.194, 3);
  });

  test('what is held under an agreement is for councils’ analysts and authors alone, and leaves with its load', async () => {
    const told = { health: true, invented: true, agreement: 'ISA-DEMO-04' };
    const result = await load(TIDY + years('Marram', MARRAM, [90]), told);
    expect(result.loaded).toBe(1);
    const read = (databaseRole: string): Promise<unknown[]> =>
      database.asViewer({ databaseRole, name: 'somebody', agency: 'Council' }, (sql) => cataloguedIndicators(sql, MARRAM));
    expect(await read('homeward_partner')).toEqual([]);
    expect(await read('homeward_police_analyst')).toEqual([]);
    expect(await read('homeward_jsna_author')).toMatchObject([{ code: 'Made-up rate', published: false }]);
    expect(await database.asOwner(indicatorAreas)).toEqual([]);
    await undoBatch(database, findSource, result.batch!, 'cli:test');
    expect(await read('homeward_jsna_author')).toEqual([]);
  });

  const file = async (words: string, persona: PersonaName): Promise<Answer> =>
    served.send(`/export/indicators.${words}`, { headers: { authorization: `Bearer ${await served.token(persona)}` } });
  const refusal = ({ body }: Answer): unknown => body.errors?.[0]?.extensions.code;

  test.each(['partner', 'jsna-author'] as const)(
    'a file that cannot be made is refused, and none recorded (%s)',
    async (persona) => {
      await load(TIDY + years('Marram', MARRAM, [10]));
      const recorded = (): Promise<unknown> =>
        database.asOwner((sql) => sql.query(`SELECT count(*) FROM audit_event WHERE action = 'EXPORT'`));
      const before = await recorded();
      const refused: readonly (readonly [string, string])[] = [
        ['json?area=E08999901', 'BAD_USER_INPUT'],
        ['csv', 'BAD_USER_INPUT'],
        ['csv?area=E08999901&area=E08999902', 'BAD_USER_INPUT'],
        ['csv?area=E08999901&indicator=Made-up%20rate', 'BAD_USER_INPUT'],
        ['csv?area=E08999901&indicators=Another', 'BAD_USER_INPUT'],
        ['csv?area=E08999901&indicators=', 'BAD_USER_INPUT'],
        ['csv?area=E08999901&benchmark=Region', 'BAD_USER_INPUT'],
        ['csv?area=E08999901%00', 'BAD_USER_INPUT'],
        ['csv?area=E08999901&recipient=a%0Ab', 'BAD_USER_INPUT'],
        [`csv?area=E08999901${'&indicators=Made-up%20rate'.repeat(41)}`, 'BAD_USER_INPUT'],
        ['csv?area=E08999999', 'NOT_FOUND'],
      ];
      for (const [words, expected] of refused) expect([words, refusal(await file(words, persona))]).toEqual([words, expected]);
      for (const other of ['outreach-worker', 'information-governance'] as const)
        expect([other, refusal(await file('csv?area=E08999901', other))]).toEqual([other, 'FORBIDDEN']);
      expect(await recorded()).toEqual(before);
    },
  );

  test('a file has what the page shows: a row an indicator, area and period, marks in words, no formula; marked and recorded', async () => {
    await load(
      TIDY +
        years('England', 'E92000001', [50, 51, 52, 53, 54]) +
        years('Marram', MARRAM, [90, 'c']) +
        '=SUM(A1),Marram,E08999901,2020,7,count,,\n',
    );
    const { text, headers } = await file('csv?area=E08999901', 'partner');
    expect(headers['content-disposition']).toMatch(/homeward-indicators-e08999901-OFFICIAL(-invented)?\.csv/);
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^"?OFFICIAL\. .*Indicators of Marram beside England, 2 of the 2 that it has figures of/);
    const cells = [...lines[4]!.matchAll(/"([^"]*)",?|([^,]*)(?:,|$)/g)].map(([, quoted, plain]) => quoted ?? plain);
    const own = Object.fromEntries(lines[1]!.split(',').map((column, index) => [column, cells[index]]));
    expect(lines[2]).toMatch(/^'=SUM\(A1\),'=SUM\(A1\),count,Marram,E08999901,the area,2020,7,/);
    expect(own).toMatchObject({
      ...{ area: 'Marram', period: '2020', figure: '9', limits_by: expect.stringContaining('Byar'), count: '90' },
      ...{ denominator: '10000', mark: '', benchmark_figure: '5', comparison: 'higher', held: 'published' },
    });
    expect(Number(own.lower95)).toBeCloseTo(7.237, 3);
    expect(lines[5]).toContain('2021,,,,,,,small number withheld to protect people,England,5.1,as printed,,cannot be worked out');
    expect(lines[6]).toContain('England,E92000001,England,2020,5,');
    expect(lines).toHaveLength(7);
    const { body } = await served.ask(
      '{ auditEvents(first: 1, filter: {actions: [EXPORT]}) { edges { node { query areas rowCount } } } }',
      {},
      'partner',
    );
    expect(JSON.stringify(body.data)).toContain('{"query":"indicators","areas":["E08999901"],"rowCount":5}');
  });

  test('a file of what is held under an agreement is for its readers alone, and is marked as such', async () => {
    const told = { health: true, invented: true, agreement: 'ISA-DEMO-04' };
    await load(TIDY + years('Marram', MARRAM, [90]), told);
    const words = 'csv?area=E08999901&indicators=Made-up%20rate';
    expect(refusal(await file(words, 'partner'))).toBe('NOT_FOUND');
    await load(TIDY + 'Another rate,Marram,E08999901,2020,1,"per 1,000",10,10000\n');
    expect(refusal(await file(words, 'partner'))).toBe('BAD_USER_INPUT');
    expect((await file('csv?area=E08999901', 'partner')).text).not.toContain('Made-up rate');
    const { text, headers } = await file(words, 'jsna-author');
    expect(headers['content-disposition']).toContain('OFFICIAL-SENSITIVE');
    expect(text).toMatch(/^"?OFFICIAL-SENSITIVE\. .*held under an agreement/);
    expect(text).toMatch(/,2020,9,.*,under an agreement,/);
  });

  // What follows is of one engine: it is long, and its statements are the others'.
  if (engine !== 'server') return;

  test('the published tables: neighbours by number, two spellings of a region, one key an area', async (context) => {
    const files = [
      'c3_factors_identified_at_end_of_assessment_2018_to_2025.csv',
      'sn_model_2025_wide.csv',
      'lait_selected_measures.csv.gz',
      'lait_data_dictionary.csv.gz',
    ].map((file) => requireShared(context, 'data', 'authority-statistics', file));
    for (const file of files) {
      const result = await loadFile(database, indicators, { path: file }, { replace: false, dryRun: false }, 'cli:test');
      expect(result.errors).toEqual([]);
    }
    const { benchmarks, indicators: found } = await compare(['FirstYJS'], 'Statistical neighbours', 'E08000014');
    expect(benchmarks).toEqual(['England', 'Region', 'Statistical neighbours']);
    const first = found[0]!;
    expect(first.definition.polarity).toBe('low');
    expect(first.series.points.find(({ period }) => period === '2024')!.figure).toBe(145);
    expect(first.areas.filter(({ group }) => group === 'Statistical neighbours')).toHaveLength(10);
    expect(first.areas.find(({ group }) => group === 'Region')).toMatchObject({ name: 'North West', key: 'E12000002' });
    expect(first.areas.every(({ point }) => point !== null)).toBe(true);
    expect(first.comparison.why).toBe('the source prints no limits, and no counts to work them out from');
  });

  test('figures typed from reports load in their own layouts, and stand as they are', async (context) => {
    const files = ['g_yot_kpis.csv', 'g_yot_series.csv', 'e_trend_series.csv', 'g_sefton_indicators.csv'].map((file) =>
      requireShared(context, 'facts', file),
    );
    for (const file of files) {
      const result = await loadFile(database, indicators, { path: file }, { replace: false, dryRun: false }, 'cli:test');
      expect([path.basename(file), result.errors]).toEqual([path.basename(file), []]);
    }
    const { indicators: found } = await compare(['Re-offending rate (aggregated)'], 'YOT family', 'name:sefton');
    expect(found[0]).toMatchObject({ point: { figure: 47.7 }, benchmark: { figure: 43.2 } });
    const changes = requireShared(context, 'facts', 'e_trend_changes_printed.csv');
    const refused = await loadFile(database, indicators, { path: changes }, { replace: false, dryRun: false }, 'cli:test');
    expect(refused.errors[0]!.reason).toContain('Tidy figures');
  });
});
