/** Published ratios and tables as data: what is refused, who reads them, and what is worked out beside them. Every figure here is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROFILE_ACCESS } from '../../server/access/access-table.js';
import { PERSONA_NAMES } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { publishedCrossTabs } from '../../server/ingest/published-cross-tabs.js';
import { publishedRiskRatios } from '../../server/ingest/published-risk-ratios.js';
import { reportTables } from '../../server/profiles/report/report-tables.js';
import type { ReportCell } from '../../server/profiles/report/report-figures.sql.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

const RATIO_HEADER =
  'measure,cohort,comparison_group,subgroup,risk_ratio,precision,wording,significant,p_stated,table_id,note,source_file,source_part\n';
const REPORT = 'made-up.txt,CCO technical report of a test';
const RATIOS =
  RATIO_HEADER +
  [
    `Going missing,CIN,other children,,7.0,lower bound,more than 7 times,yes,<0.0001,30,,${REPORT}`,
    `Trafficking,CIN,other children,,12.0,upper bound,nearly 12 times,yes,<0.0001,32b,,${REPORT}`,
    `Going missing,CIN,other children,under 13,3.1,rounded,3.1 times,yes,<0.0001,,,${REPORT}`,
    `Parent/carer alcohol misuse,CIN,other children,,,not stated,difference becomes non-significant,no,,15,,${REPORT}`,
  ].join('\n') +
  '\n';
const TABLE_HEADER =
  'table_id,printed_table_no,title_as_printed,indicator,cohort,row_label,group,percent,percent_qualifier,n_rounded_10,missing_percent_stated,base_stated,percent_recomputed_from_rounded_n,note,source_file,source_part,source_table\n';
const cellsOf = (id: string, indicator: string, row: string, [one, other]: readonly [number, number], missing = ''): string[] =>
  [`In a gang,${one}`, `Not,${other}`].map((of) => {
    const [group, count] = of.split(',');
    return `${id},${id},Caption,"${indicator}",CIN 2031,${row},${group},50,,${count},${missing},,,,${REPORT},Table ${id}`;
  });
const TABLES =
  TABLE_HEADER +
  [
    ...cellsOf('1', 'Age', '5-9', [100, 400]),
    ...cellsOf('1', 'Age', '10-15', [100, 600]),
    ...cellsOf('1', 'Age', '16-17', [100, 1000]),
    ...cellsOf('30', 'Going missing', 'Yes', [120, 180], '0'),
    ...cellsOf('30', 'Going missing', 'No', [150, 1820], '0'),
    ...cellsOf('34', 'In a unit, age 5-15', 'Yes', [40, 300], '3'),
    ...cellsOf('34', 'In a unit, age 5-15', 'No', [110, 600], '3'),
  ].join('\n') +
  '\n';
const QUERY = `{ publishedProfile { licence caveats loads { source invented }
  ratios { measure subgroup ratio precision wording significant document caveats }
  tables { id indicator rows missingStated missingRecomputed baseStated caveats groups { group base missingRecomputed cells { percent under children mean } } } } }`;

describe.each(engines)('published figures (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  it.each([
    [`Going missing,CIN,others,,0,exact,never,yes,,,,${REPORT}`, 'risk_ratio'],
    [`Going missing,CIN,others,,141,exact,41% more likely,yes,,,,${REPORT}`, 'risk_ratio'],
    [`Going missing,CIN,others,,,exact,more likely,yes,,,,${REPORT}`, 'precision'],
    [`Going missing,CIN,others,,2.0,not stated,twice,yes,,,,${REPORT}`, 'precision'],
    [`Going missing,CIN,others,,2.0,about,twice,yes,,,,${REPORT}`, 'precision'],
    [`Going missing,CIN,others,,2.0,exact,twice,perhaps,,,,${REPORT}`, 'significant'],
    [`A,CIN,o,,2,exact,twice,yes,,,,${REPORT}\na,CIN,o,,3,exact,thrice,yes,,,,${REPORT}`, 'measure'],
  ])('a ratio %s is refused at its column', async (row, column) => {
    const result = await loadText(database, publishedRiskRatios, `${RATIO_HEADER}${row}\n`);
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, column]);
  });

  it.each([
    [`1,1,C,Age,CIN,Yes,In a gang,,,,,,,,${REPORT},T`, 'percent'],
    [`1,1,C,Age,CIN,Yes,In a gang,120,,10,,,,,${REPORT},T`, 'percent'],
    [`1,1,C,Age,CIN,Yes,In a gang,20,,10,,,33.0,,${REPORT},T`, 'percent'],
    [`1,1,C,Age,CIN,Yes,In a gang,20,,-10,,,,,${REPORT},T`, 'n_rounded_10'],
    [`1,1,C,Age,CIN,Yes,In a gang,20,,10,,,,,${REPORT},T\n1,1,C,Age,CIN,Yes,In a gang,20,,10,,,,,${REPORT},T`, 'row_label'],
  ])('a cell %s is refused at its column', async (row, column) => {
    const result = await loadText(database, publishedCrossTabs, `${TABLE_HEADER}${row}\n`);
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, column]);
  });

  it('nothing is shipped, and nothing is shown that nobody loaded', async () => {
    const { body } = await served.ask(QUERY, {}, 'jsna-author');
    expect(body.data!['publishedProfile']).toMatchObject({ ratios: [], tables: [], loads: [], caveats: [] });
  });

  it('are for whoever the table says', async () => {
    for (const persona of PERSONA_NAMES) {
      const { body } = await served.ask(QUERY, {}, persona);
      expect(body.errors?.[0]?.extensions.code, persona).toBe(PROFILE_ACCESS[persona] === 'nothing' ? 'FORBIDDEN' : undefined);
    }
  });

  it('load without an agreement, and a file that has the same takes their place when told to', async () => {
    expect(await loadText(database, publishedRiskRatios, RATIOS)).toMatchObject({ loaded: 4, refused: 0 });
    expect(await loadText(database, publishedCrossTabs, TABLES)).toMatchObject({ loaded: 14, refused: 0 });
    const other = RATIOS.replace('more than 7', 'well over 7');
    expect(await loadText(database, publishedRiskRatios, other)).toMatchObject({ loaded: 0 });
    expect(await loadText(database, publishedRiskRatios, other, { replace: true })).toMatchObject({ loaded: 4 });
  });

  it('are answered as printed, with their words, their caveats and what is missing worked out', async () => {
    const { body } = await served.ask(QUERY, {}, 'jsna-author');
    const profile = body.data!['publishedProfile'] as {
      licence: string;
      ratios: { ratio: number | null; precision: string; wording: string; caveats: string[] }[];
      tables: { id: string; missingStated: number; missingRecomputed: number; caveats: string[]; groups: object[] }[];
    };
    expect(profile.licence).toMatch(/Not stated/);
    expect(profile.ratios.map(({ ratio, precision }) => [ratio, precision])).toEqual([
      [7, 'lower bound'],
      [12, 'upper bound'],
      [3.1, 'rounded'],
      [null, 'not stated'],
    ]);
    expect(profile.ratios[1]!.caveats[0]).toMatch(/second table 32/);
    expect(profile.tables.map(({ id }) => id)).toEqual(['1', '30', '34']);
    // 270 of 300 gang associated and 2,000 of 2,000 others; of those aged 5 to 15 150 of 200 and 900 of 1,000.
    expect(profile.tables[1]).toMatchObject({ missingStated: 0, missingRecomputed: 1 });
    expect(profile.tables[1]!.groups).toMatchObject([
      { base: 270, missingRecomputed: 10 },
      { base: 2000, missingRecomputed: 0 },
    ]);
    expect(profile.tables[2]).toMatchObject({ missingStated: 3, missingRecomputed: 13 });
    expect(profile.tables[2]!.caveats[0]).toMatch(/pupil number/);
    expect(profile.tables[2]!.groups).toMatchObject([{ missingRecomputed: 25 }, { missingRecomputed: 10 }]);
  });
});

describe('tables of a report', () => {
  const cell = (different: Partial<ReportCell>): ReportCell => ({
    tableId: '32',
    title: null,
    indicator: 'Going missing',
    cohort: 'CIN',
    row: 'Yes',
    group: 'In a gang',
    percent: 50,
    qualifier: null,
    children: 100,
    mean: null,
    missingStated: null,
    baseStated: null,
    note: null,
    document: 'Another report',
    ...different,
  });

  it('what is withheld is no nought, and then nothing is worked out from it', () => {
    const [table] = reportTables([cell({}), cell({ row: 'No', children: null })]);
    expect(table!.groups[0]).toMatchObject({ base: null, missingRecomputed: null });
  });

  it('caveats are of one report: a table of the same number elsewhere has none', () => {
    expect(reportTables([cell({})])[0]!.caveats).toEqual([]);
    expect(reportTables([cell({ document: 'CCO technical report' })])[0]!.caveats).toHaveLength(1);
  });

  it('a group that no other table has, and a base that the report states, leave nothing to work out', () => {
    expect(reportTables([cell({})])[0]!.missingRecomputed).toBeNull();
    const stated = reportTables([cell({ baseStated: 500 }), cell({ tableId: '1' }), cell({ tableId: '2' })]);
    expect(stated.find(({ id }) => id === '32')!.missingRecomputed).toBeNull();
  });
});
