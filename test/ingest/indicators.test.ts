import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { cataloguedIndicators, figuresOfAreas } from '../../server/indicators/indicators.sql.js';
import { indicators } from '../../server/ingest/indicators.js';
import { loadFile } from '../../server/ingest/load.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { engines, testDatabase } from '../database.js';
import { requireShared } from '../shared-data.js';
import { loadText } from './load-text.js';

const DFE =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,category,Gangs,rereferral_percent\n';
const LAIT = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n';
const SEFTON = 'E08000014';

describe.each(engines)('indicators (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(() =>
    database.asOwner(async (sql) => {
      await sql.execute('TRUNCATE indicator_figure, indicator, replaced_row');
      await sql.execute('DELETE FROM batch');
    }),
  );

  const load = (text: string, options = {}): Promise<LoadResult> => loadText(database, indicators, text, options);
  const figuresOf = (code: string, area: string) => database.asOwner((sql) => figuresOfAreas(sql, [code], [area]));
  const catalogued = (code: string, area: string) =>
    database.asOwner(async (sql) => (await cataloguedIndicators(sql, area)).find((one) => one.code === code));
  const loadShared = (file: string): Promise<LoadResult> =>
    loadFile(database, indicators, { path: file }, { replace: false, dryRun: false }, 'cli:test');

  test('a cell that is neither a number nor a mark is refused, and nothing is loaded', async () => {
    const result = await load(
      DFE +
        '2025,Reporting year,Local authority,E92000001,England,,,901,E08999901,Made-up Borough,Factors,12,5.5\n' +
        '2025,Reporting year,Local authority,E92000001,England,,,902,E08999902,Made-up Town,Factors,about 5,c\n' +
        '2025,Reporting year,Local authority,E92000001,England,,,,,Nowhere,Factors,1,2\n',
    );
    expect(result).toMatchObject({ read: 3, loaded: 0, refused: 2, heldBack: 1 });
    expect(result.errors.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 Gangs', '4 new_la_code']);
  });

  describe('which further columns hold figures is seen from many rows, not from the first', () => {
    const head = DFE.replace('category,Gangs,rereferral_percent', 'school_kind,pupil_count');
    const row = (year: number, rest: string): string =>
      `${year},Reporting year,Local authority,E92000001,England,,,901,E08999901,Made-up Borough,${rest}\n`;

    test('a slip in the first row is refused, and makes no breakdown of the figures', async () => {
      const result = await load(head + row(2023, 'Special,12 or so') + row(2024, 'Special,12'));
      expect(result).toMatchObject({ loaded: 0, refused: 1, errors: [{ row: 2, column: 'pupil_count' }] });
    });

    test('a mark in the first row makes no figures of a breakdown', async () => {
      const result = await load(head + row(2022, 'z,5') + row(2023, 'Special,c') + row(2024, 'Special,7'));
      expect(result).toMatchObject({ loaded: 3, warnings: [] });
      expect(await figuresOf('Special: pupil_count', 'E08999901')).toMatchObject([{ mark: 'c' }, { figure: 7 }]);
    });

    test('a file of words only is refused; figures that repeat their place are told', async () => {
      expect((await load(head + row(2024, 'Special,many'))).errors).toMatchObject([
        { reason: 'The file has no column of figures.' },
      ]);
      const repeated = await load(head + row(2024, 'Special,1') + row(2024, 'Special,2'));
      expect(repeated.warnings.join()).toContain(
        '1 figure repeats an indicator, area and period of the file (such as Special: pupil_count 2024)',
      );
    });
  });

  test('marks stay marks, empty cells are no figures, and neither is 0', async () => {
    const result = await load(
      DFE +
        '2024,Reporting year,Local authority,E92000001,England,,,901,E08999901,Made-up Borough,Factors,c,x\n' +
        '2025,Reporting year,Local authority,E92000001,England,,,901,E08999901,Made-up Borough,Factors,0,\n' +
        '2025,Reporting year,National,E92000001,England,,,,,,Factors,"12,340",5.5\n',
    );
    expect(result).toMatchObject({
      loaded: 3,
      warnings: ['1 empty cell holds no figure; none is taken for 0.'],
    });
    const gangs = await figuresOf('Factors: Gangs', 'E08999901');
    expect(gangs.map(({ period, figure, mark }) => [period, figure, mark])).toEqual([
      ['2024', null, 'c'],
      ['2025', 0, null],
    ]);
    expect(await catalogued('Factors: rereferral_percent', 'E08999901')).toMatchObject({ unit: '%' });
    expect(await figuresOf('Factors: rereferral_percent', 'E08999901')).toMatchObject([
      { period: '2024', figure: null, mark: 'x' },
    ]);
    const national = await database.asOwner((sql) =>
      sql.query(
        "SELECT area_level, gss_code, figure, printed FROM indicator_figure WHERE area_level = 'england' ORDER BY row_number, indicator",
      ),
    );
    expect(national[0]).toEqual({
      area_level: 'england',
      gss_code: 'E92000001',
      figure: 12340,
      printed: '12,340',
    });
  });

  test('LAIT joins by DfE number, takes its names from the dictionary, and tells England and regions from authorities', async () => {
    await load(
      LAIT +
        'MadeUpRate,,2023/24,Made-up Borough,9.3699999999999992,901,Nowhere\n' +
        'MadeUpRate,A made-up rate,2024,Made-up Borough,-,901,Nowhere\n' +
        'MadeUpRate,A made-up rate,2024,England,7,970,NA\n' +
        'MadeUpRate,A made-up rate,2024,London (Inner),8,987,NA\n',
    );
    expect(await figuresOf('MadeUpRate', 'E08999901')).toEqual([]);
    await load(DFE + '2025,Reporting year,Local authority,E92000001,England,,,901,E08999901,Made-up Borough,Factors,12,5.5\n');
    expect(await catalogued('MadeUpRate', 'E08999901')).toMatchObject({ name: 'A made-up rate' });
    expect(await figuresOf('MadeUpRate', 'E08999901')).toMatchObject([
      { period: '2023/24', figure: 9.37, mark: null, printed: '9.3699999999999992' },
      { period: '2024', figure: null, mark: '-', printed: '-' },
    ]);
    const dictionary = await load(
      'Measure_short,Measure,Chart_title,Polarity,y_axis_name,Description\nMadeUpRate,Rate,A rate made up (%),Low,% of nobody,"Two\nlines"\n',
    );
    expect(await catalogued('MadeUpRate', 'E08999901')).toMatchObject({
      name: 'A rate made up (%)',
      polarity: 'low',
      unit: '% of nobody',
    });
    await undoBatch(database, findSource, dictionary.batch!, 'cli:test');
    expect(await catalogued('MadeUpRate', 'E08999901')).toMatchObject({
      name: 'A made-up rate',
      definition: null,
    });
  });

  test('Barnsley’s figures before 2025 and after are of one area, under its newer code', async () => {
    await load(
      DFE +
        '2025,Reporting year,Local authority,E92000001,England,,,370,E08000016,Barnsley,Factors,12,5.5\n' +
        '2026,Reporting year,Local authority,E92000001,England,,,370,E08000038,Barnsley,Factors,13,5.5\n',
    );
    const figures = await figuresOf('Factors: Gangs', 'E08000038');
    expect(figures.map(({ period, figure }) => [period, figure])).toEqual([
      ['2025', 12],
      ['2026', 13],
    ]);
    expect(await figuresOf('Factors: Gangs', 'E08000016')).toEqual([]);
  });

  test('a file that prints an area and period again is refused beside the older one', async () => {
    const row = (count: number): string =>
      `2025,Reporting year,Local authority,E92000001,England,,,901,E08999901,Made-up Borough,Factors,${count},5.5\n`;
    const older = await load(DFE + row(12));
    expect((await load(DFE + row(13))).errors[0]!.reason).toContain(`batch ${older.batch}`);
    expect((await load(DFE + row(13), { replace: true })).loaded).toBe(1);
    expect((await figuresOf('Factors: Gangs', 'E08999901')).map(({ figure }) => figure)).toEqual([13]);
  });

  test('the DfE’s factors and the LAIT measures give Sefton’s published figures', async (context) => {
    const factors = requireShared(
      context,
      'data',
      'authority-statistics',
      'c3_factors_identified_at_end_of_assessment_2018_to_2025.csv',
    );
    const lait = requireShared(context, 'data', 'authority-statistics', 'lait_selected_measures.csv.gz');
    const dictionary = requireShared(context, 'data', 'authority-statistics', 'lait_data_dictionary.csv.gz');
    expect(await loadShared(factors)).toMatchObject({ read: 1312, loaded: 1312, refused: 0 });
    expect(await loadShared(lait)).toMatchObject({ read: 59160, loaded: 59160, refused: 0 });
    expect(await loadShared(dictionary)).toMatchObject({ read: 448, loaded: 448, refused: 0 });
    const by = async (code: string): Promise<Record<string, number | null>> =>
      Object.fromEntries((await figuresOf(code, SEFTON)).map(({ period, figure }) => [period, figure]));

    expect(await by('FirstYJS')).toMatchObject({ 2016: 225, 2020: 118, 2023: 168, 2024: 145 });
    expect((await by('TotFixedEx'))['2023/24']).toBeCloseTo(7.61, 2);
    expect(Math.round((await by('CIN'))['2025']!)).toBe(471);
    const exploitation = await figuresOf('Factors identified at the end of assessment: Child_criminal_exploitation', SEFTON);
    expect(exploitation.map(({ period, figure, mark }) => [period, figure ?? mark])).toEqual([
      ['2018', 'x'],
      ['2019', 'x'],
      ['2020', 'x'],
      ['2021', 'x'],
      ['2022', 125],
      ['2023', 127],
      ['2024', 102],
      ['2025', 100],
    ]);
    expect((await catalogued('FirstYJS', SEFTON))!.name).toBe('First Time entrants to the Youth Justice System (rate)');
  });
});
