/**
 * The fund table of a real partnership's report, as published: read from the shared folder where it is there, never part of the project. Every total, and every
 * error that whoever read the report by hand had found in its money, comes out.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { partnershipFund } from '../../server/ingest/partnership-fund.js';
import { partnershipMeasures } from '../../server/ingest/partnership-measures.js';
import { readAccount, yearOfAccount, type YearOfAccount } from '../../server/partnership/account.js';
import type { PrintedCheck } from '../../server/partnership/printed/printed-check.js';
import { printedChecks } from '../../server/partnership/printed/printed-checks.js';
import { listPrintedRows } from '../../server/partnership/printed/printed-rows.sql.js';
import { testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { requireShared } from '../shared-data.js';

let database: PostgresDatabase;
beforeAll(async () => {
  database = await testDatabase('server');
});
afterAll(() => database.close());

/** What the hand-made list of errors says of one. */
async function listed(context: Parameters<typeof requireShared>[0], number: number): Promise<string> {
  const list = await readFile(requireShared(context, 'facts', 'inconsistencies.csv'), 'utf8');
  return list.split('\n').find((line) => line.startsWith(`${number},`))!;
}

const BRIEFING = 'Integrated Youth Services briefing June 2019 (agenda item 11)';
const REPORT = 'SSCP End of Year Report 2018/19 (agenda item 5)';
const STRATEGY = 'Domestic and Sexual Abuse Strategy 2019-21 (agenda item 7)';
const PROJECT = 'GANGS project report (agenda item 5, annex 2)';
const CLAIMS =
  'measure,document,area,period,value,unit,claimed,claim,baseline_period,of,words,same_as,disclosure,numerator,denominator';

/** What the report, the briefing and the strategy say in words, as whoever read them wrote it down. */
async function claimsFile(context: Parameters<typeof requireShared>[0]): Promise<string> {
  const found = async (number: number, pattern: RegExp): Promise<string[]> => [...pattern.exec(await listed(context, number))!];
  const [reduced, one, other, baseline] = await found(28, /reduced from ([\d.]+%) to ([\d.]+%) compared with baseline ([\d/]+)/);
  const [roughly, share] = await found(30, /roughly (\d+:\d+)/);
  const [, custody] = await found(31, /custody reduction of (-\d+%)/);
  const [, before, after] = await found(31, /([\d.]+) to ([\d.]+) per 1,000/);
  const [, rise] = await found(32, /([\d.]+%) \(\d+ to \d+\)/);
  const [repeats, , , stated] = await found(37, /(\d+) of (\d+) MARAC repeat cases = (\d+%)/);
  const [hourly, perHour] = await found(35, /GBP ([\d.]+) an hour/);
  const [, pounds, ...hours] = await found(35, /(\d+)\/\((\d+)\*(\d+)\)/);
  const row = (measure: string, document: string, period: string, rest: string, counts = ','): string =>
    `${measure},"${document}",Sefton,${period},${rest},published,${counts}`;
  return [
    CLAIMS,
    row('First-time entrants', REPORT, '2017/18', `,,${one},change,${baseline},,${reduced},`),
    row('First-time entrants', REPORT, '2018/19', `,,${other},change,${baseline},,${reduced},`),
    row('Re-offending rate (aggregated)', BRIEFING, '', `,,${share},,,,${roughly},`),
    row('Custody', BRIEFING, 'Jan-Dec 2018', `,,${custody},change,Jan-Dec 2017,,,Custodial sentences`),
    row('Custody rate', BRIEFING, 'Jan-Dec 2017', `${before},"per 1,000 aged 10-17",,,,,,`),
    row('Custody rate', BRIEFING, 'Jan-Dec 2018', `${after},"per 1,000 aged 10-17",,,,,,`),
    row('First-time entrant rate', BRIEFING, 'Oct 17 - Sept 18', `,,${rise},change,Oct 16 - Sept 17,,,`),
    row('MARAC repeat cases', STRATEGY, '2017/18', `,,${stated},share,,MARAC cases heard,${repeats},`),
    row('Pay', PROJECT, '', `${perHour},GBP per hour,,,,,${hourly},`, `${pounds},${Number(hours[0]) * Number(hours[1])}`),
    '',
  ].join('\n');
}

const ofYear = (year: string): Promise<YearOfAccount> =>
  database.asOwner(async (sql) => yearOfAccount(await readAccount(sql), year));

describe('the fund table of the report', () => {
  it('loads whole, and its sums come to what it prints', async (context) => {
    const fund = await readFile(requireShared(context, 'facts', 'g_fund_budget.csv'), 'utf8');
    const result = await loadText(database, partnershipFund, fund);
    expect([result.errors, result.loaded]).toEqual([[], fund.trim().split('\n').length - 1]);
    const [then, next] = [await ofYear('2018/19'), await ofYear('2019/20')];
    expect(then.total).toMatchObject({ budgeted: 32_200_000, actual: 32_200_000, variance: 0 });
    expect(next.total).toMatchObject({ budgeted: 33_200_000, isPlan: true, actual: null, variance: null });
    expect(then.outcomes.filter(({ outcome }) => outcome !== null)).toHaveLength(7);
    // The same seven outcomes, which the plan calls otherwise.
    expect(next.outcomes.map(({ outcome }) => outcome?.key)).toEqual(then.outcomes.flatMap(({ outcome }) => outcome?.key ?? []));
  });

  it('27: what was received and what was spent do not agree, and the sum is the next year’s', async (context) => {
    expect(await listed(context, 27)).toContain('322,000 spent; 10,000 not explained');
    const { checks, received, outcomes } = await ofYear('2018/19');
    expect(received.map(({ pence }) => pence)).toEqual([33_200_000]);
    expect(checks.map(({ sentence, differencePence }) => [sentence, differencePence])).toEqual([
      [
        'Received £332,000.00 against £322,000.00 budgeted in seven lines: £10,000.00 is not explained. £332,000.00 is what the seven lines planned for 2019/20 come to.',
        1_000_000,
      ],
      ['The total stated as budgeted is £322,000.00, and seven lines come to £322,000.00: they agree.', 0],
      ['The total stated as actual to date is £322,000.00, and seven lines come to £322,000.00: they agree.', 0],
      ['Anti-Social Behaviour, budgeted £100,200.00: its activities come to £100,200.00, which agrees.', 0],
      ['Street Intervention Team (MFRS): £15,000.00 funded stands under no outcome, so it is in no sum.', null],
    ]);
    // Nothing is hidden or put right.
    expect(outcomes.flatMap(({ lines, activities }) => [...lines, ...activities.flatMap((one) => one.lines)])).toHaveLength(17);
  });
});

describe('the measures and series of the report, the briefing and the strategy', () => {
  let checks: readonly PrintedCheck[] = [];
  const flagged = (rule: string, measure: string): PrintedCheck[] =>
    checks.filter((one) => one.rule === rule && one.measure === measure && one.verdict === 'does not follow');

  it('load whole from files as they are, with a column that says that they are public', async (context) => {
    for (const name of ['g_yot_kpis', 'g_yot_series', 'g_sit_statistics', 'g_sefton_indicators', 'g_domestic_abuse']) {
      const [header, ...rows] = (await readFile(requireShared(context, 'facts', `${name}.csv`), 'utf8')).trim().split(/\r?\n/);
      const text = [`${header},disclosure`, ...rows.map((row) => `${row},published`), ''].join('\n');
      const result = await loadText(database, partnershipMeasures, text, {}, `${name}.csv`);
      expect([name, result.errors, result.loaded]).toEqual([name, [], rows.length]);
    }
    const claims = await claimsFile(context);
    expect(await loadText(database, partnershipMeasures, claims)).toMatchObject({ errors: [], loaded: 9 });
    const rows = await database.asOwner(listPrintedRows);
    checks = printedChecks(rows);
    expect(rows.find(({ measure, area }) => measure === 'Custody' && area === 'Sefton')).toMatchObject({
      period: { name: 'Jan-Dec 2017' },
      figure: 4,
    });
    expect(rows.find(({ measure }) => measure === 'Deployments')).toMatchObject({
      period: { name: 'Nov 2018-Mar 2019' },
      note: null,
    });
    expect(rows.filter(({ measure, period }) => measure === 'First-time entrants' && / Q/.test(period!.name))).toHaveLength(2);
  });

  it('28: two percentages of one baseline that have none', async (context) => {
    expect(await listed(context, 28)).toContain('"counts 64, 62, 44",use the counts');
    expect(flagged('baseline', 'First-time entrants')).toMatchObject([
      {
        check: expect.stringContaining('62 (2017/18) and 44 (2018/19) fit no single baseline in 2010/11') as string,
        use: 'Use the counts: 64 (2016/17), 62 (2017/18), 44 (2018/19).',
      },
    ]);
  });

  it('30: «roughly 4:10» is nearly 5 in 10', async (context) => {
    expect(await listed(context, 30)).toContain('nearly 5 in 10,47.7%,use the rate');
    expect(flagged('in words', 'Re-offending rate (aggregated)')).toMatchObject([
      { printed: 'roughly 4:10', check: '47.7% is nearest to 5 in 10, not 4.', use: 'Use 47.7%.' },
    ]);
  });

  it('31: −13% is a difference of rates, and of the counts −75%', async (context) => {
    expect(await listed(context, 31)).toContain('"-75% (or -0.13 per 1,000)",show counts and rates');
    expect(flagged('change', 'Custody')).toMatchObject([
      {
        printed: '−13%',
        check:
          '4 (Jan-Dec 2017) to 1 (Jan-Dec 2018) is −75%, not −13%. 0.17 per 1,000 (Jan-Dec 2017) to 0.04 per 1,000 (Jan-Dec 2018) is a difference of −0.13 per 1,000, which is probably what was meant.',
        use: expect.stringMatching(/^Show the counts .* and the rates/) as string,
      },
    ]);
  });

  it('32: one rate for two areas is ambiguous, though the rise to it is right', async (context) => {
    expect(await listed(context, 32)).toContain('ambiguous,mark as ambiguous');
    const [found, ...others] = flagged('two areas', 'First-time entrant rate');
    expect([found!.check, others]).toEqual([
      '261 per 100,000 is printed for Sefton (Oct 2017-Sep 2018) and for Merseyside (period not stated): it may be the figure of one of them alone.',
      [],
    ]);
    expect(found!.use).toMatch(/^Ambiguous: mark it so/);
    expect(checks.find(({ rule, measure }) => rule === 'change' && measure === 'First-time entrant rate')!.verdict).toBe(
      'follows',
    );
  });

  it('33: custody of a calendar year and sentences of financial years are kept apart', async (context) => {
    expect(await listed(context, 33)).toContain('both,keep separate');
    expect(flagged('kept apart', 'Custody')).toMatchObject([
      {
        printed: 'Custody 1 (Jan-Dec 2018) against Custodial sentences 3 (2018/19)',
        use: 'Keep both, apart: they are never one series.',
        documents: [BRIEFING, REPORT],
      },
    ]);
  });

  it('35: pounds a week over the hours of a week are other pounds an hour', async (context) => {
    expect(await listed(context, 35)).toContain('400/(7*24) = 2.38');
    expect(flagged('counts', 'Pay')).toMatchObject([
      { printed: 'GBP 2.30 an hour', check: '400 ÷ 168 is 2.38 GBP per hour, not 2.30 GBP per hour.' },
    ]);
  });

  it('39: a share of the borough of which nobody says what it is of is no denominator', async (context) => {
    expect(await listed(context, 39)).toContain('never use as a denominator');
    const [found, ...others] = checks.filter(({ rule }) => rule === 'of what');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      measure: 'South Sefton share of the Sefton borough',
      verdict: 'does not follow',
      check: '11% is of the Sefton borough: whether of its ground, its people or its households is not stated.',
      use: expect.stringMatching(/^Never use it as a denominator/) as string,
    });
  });

  it('37: 126 of 540 is not 24%', async (context) => {
    expect(await listed(context, 37)).toContain('23.3%,23%,compute');
    expect(flagged('share', 'MARAC repeat cases')).toMatchObject([
      { check: '126 of 540 is 23.3%, not 24%.', use: 'Use 23%, computed from the counts.' },
    ]);
  });

  it('and nothing else of them is flagged', (context) => {
    requireShared(context, 'facts', 'inconsistencies.csv');
    expect(
      checks
        .filter(({ verdict }) => verdict === 'does not follow')
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['baseline', 'change', 'counts', 'in words', 'kept apart', 'of what', 'share', 'two areas']);
    expect(checks.filter(({ verdict }) => verdict === 'not checked')).toEqual([]);
  });
});
