/** Invented figures, each wrong in one way and right in another. */
import { describe, expect, it } from 'vitest';
import { doOverlap } from '../period.js';
import type { PrintedCheck } from './printed-check.js';
import { printedChecks } from './printed-checks.js';
import { readPrintedPeriod, splitName } from './printed-period.js';
import { shownRow, type PrintedRow } from './printed-row.js';
import { readClaim } from './read-claim.js';

const period = (written: string) => readPrintedPeriod(written)!;
let id = 0;
const row = (more: Partial<PrintedRow>): PrintedRow => ({
  ...{
    id: ++id,
    batchId: 1,
    row: id,
    measure: 'Lamps out',
    area: 'Marram',
    period: null,
    unit: 'count',
    figure: null,
    decimals: 0,
  },
  ...{ numerator: null, denominator: null, disclosure: 'published', claim: null, words: null, sameAs: null, document: 'Report' },
  ...{ statedOn: null, note: null },
  ...more,
});
const claim = (written: string, of: 'share' | 'change', more: { baseline?: string; ofMeasure?: string } = {}) => {
  const { claimed, per, decimals, isInWords } = readClaim(written)!;
  const baseline = more.baseline === undefined ? null : period(more.baseline);
  return { of: isInWords ? ('in words' as const) : of, claimed, per, decimals, baseline, ofMeasure: more.ofMeasure ?? null };
};
const told = (rows: PrintedRow[]): Pick<PrintedCheck, 'rule' | 'verdict' | 'check' | 'use'>[] =>
  printedChecks(rows).map(({ rule, verdict, check, use }) => ({ rule, verdict, check, use }));

describe('periods as documents print them', () => {
  it.each([
    ['2018/19', '2018/19', '2018-04', '2019-03'],
    ['Q3 2018/19', '2018/19 Q3', '2018-10', '2018-12'],
    ['2018/19 q4', '2018/19 Q4', '2019-01', '2019-03'],
    ['2018', 'Jan-Dec 2018', '2018-01', '2018-12'],
    ['Jan-Dec 2018', 'Jan-Dec 2018', '2018-01', '2018-12'],
    ['Oct 16 - Sept 17', 'Oct 2016-Sep 2017', '2016-10', '2017-09'],
    ['April 2015 to March 2016', '2015/16', '2015-04', '2016-03'],
    ['Nov 2018 - end March 2019', 'Nov 2018-Mar 2019', '2018-11', '2019-03'],
    ['November 2018', '2018-11', '2018-11', '2018-11'],
  ])('%s', (written, name, firstMonth, lastMonth) => {
    expect(readPrintedPeriod(written)).toEqual({ name, firstMonth, lastMonth });
  });
  it.each(['2018/29', 'last year', 'Dec 2018 - Jan 2018', '2018/19 Q5', '2018-13', 'Nov - then 2018', ''])(
    '«%s» is none',
    (written) => {
      expect(readPrintedPeriod(written)).toBeNull();
    },
  );
  it('stand in names too, and not every comma is before one', () => {
    expect(splitName('Lamps, Jan-Dec 2017')).toMatchObject({ name: 'Lamps', period: { name: 'Jan-Dec 2017' } });
    expect(splitName('Lamps, on paths')).toEqual({ name: 'Lamps, on paths', period: null });
    expect(doOverlap(period('2018'), period('2018/19'))).toBe(true);
    expect(doOverlap(period('2017'), period('2018/19'))).toBe(false);
  });
});

it.each([
  ['24%', { claimed: 24, per: 100, decimals: 0, isInWords: false }],
  ['−13.5 per cent', { claimed: -13.5, per: 100, decimals: 1, isInWords: false }],
  ['roughly 4:10', { claimed: 4, per: 10, decimals: 0, isInWords: true }],
  ['1 in 3', { claimed: 1, per: 3, decimals: 0, isInWords: true }],
  ['12:10', null],
  ['1 in 0', null],
  ['24', null],
  ['many', null],
])('a claim: %s', (written, read) => {
  expect(readClaim(written)).toEqual(read);
});

describe('claims', () => {
  it('in words are held against the nearest, of their own row or of another', () => {
    const share = { unit: 'percent', figure: 57.7, decimals: 1 };
    const right = row({ ...share, claim: claim('6 in 10', 'share') });
    const wrong = row({ claim: claim('roughly 5:10', 'share'), unit: null });
    expect(told([right])).toEqual([{ rule: 'in words', verdict: 'follows', check: '57.7% is nearest to 6 in 10.', use: null }]);
    expect(told([wrong, row(share)])).toEqual([
      { rule: 'in words', verdict: 'does not follow', check: '57.7% is nearest to 6 in 10, not 5.', use: 'Use 57.7%.' },
    ]);
    expect(told([wrong])[0]).toMatchObject({ verdict: 'not checked', use: null });
    // Of another area, or of another period, it is another figure.
    expect(told([wrong, row({ ...share, area: 'Teasel' }), row({ ...share, period: period('2018/19') })])[0]!.verdict).toBe(
      'not checked',
    );
  });

  it('of a share are computed from the two counts', () => {
    const [repeat, all] = [row({ measure: 'Again', figure: 31 }), row({ measure: 'All', figure: 130 })];
    const claiming = (written: string) =>
      row({ measure: 'Again', unit: null, claim: claim(written, 'share', { ofMeasure: 'all' }) });
    expect(told([claiming('25%'), repeat, all])).toEqual([
      {
        rule: 'share',
        verdict: 'does not follow',
        check: '31 of 130 is 23.8%, not 25%.',
        use: 'Use 24%, computed from the counts.',
      },
    ]);
    expect(told([claiming('24%'), repeat, all])[0]!.verdict).toBe('follows');
    expect(told([claiming('24%'), repeat])[0]!.verdict).toBe('not checked');
  });

  it('of a change that is a difference of rates are told as one', () => {
    const [then, now] = [period('2017'), period('2018')];
    const counts = [row({ figure: 8, period: then }), row({ figure: 2, period: now })];
    const rate = { measure: 'Lamps out rate', unit: 'per 1,000 lamps', decimals: 2 };
    const rates = [row({ ...rate, figure: 0.4, period: then }), row({ ...rate, figure: 0.15, period: now })];
    const claiming = (written: string) => row({ unit: null, period: now, claim: claim(written, 'change', { baseline: '2017' }) });
    expect(told([claiming('-25%'), ...counts, ...rates])).toEqual([
      {
        ...{ rule: 'change', verdict: 'does not follow' },
        check:
          '8 (Jan-Dec 2017) to 2 (Jan-Dec 2018) is −75%, not −25%. 0.40 per 1,000 (Jan-Dec 2017) to 0.15 per 1,000 (Jan-Dec 2018) is a difference of −0.25 per 1,000, which is probably what was meant.',
        use: 'Show the counts (8 (Jan-Dec 2017) to 2 (Jan-Dec 2018)) and the rates (0.40 per 1,000 (Jan-Dec 2017) to 0.15 per 1,000 (Jan-Dec 2018)).',
      },
    ]);
    expect(told([claiming('-25%'), ...counts])[0]!.check).toBe('8 (Jan-Dec 2017) to 2 (Jan-Dec 2018) is −75%, not −25%.');
    expect(told([claiming('-75%'), ...counts])[0]!.verdict).toBe('follows');
    expect(told([claiming('25%'), ...counts])[0]!.check).toContain('25% is a share of the baseline.');
    expect(told([claiming('25%'), row({ figure: 0, period: then }), counts[1]!])[0]!.check).toContain(
      'of which nothing is a percentage',
    );
  });

  it('against a baseline that is not printed must have room for one', () => {
    const counts = [
      row({ figure: 120, period: period('2016/17') }),
      row({ figure: 90, period: period('2017/18') }),
      row({ figure: 60, period: period('2018/19') }),
    ];
    const claims = (one: string, other: string) => [
      row({ unit: null, period: period('2017/18'), claim: claim(one, 'change', { baseline: '2010/11' }) }),
      row({ unit: null, period: period('2018/19'), claim: claim(other, 'change', { baseline: '2010/11' }) }),
    ];
    expect(told([...counts, ...claims('70.3%', '61.4%')])).toEqual([
      {
        ...{ rule: 'baseline', verdict: 'does not follow' },
        check:
          '90 (2017/18) and 60 (2018/19) fit no single baseline in 2010/11, whether the per cent is read as a share of it or as a change from it.',
        use: 'Use the counts: 120 (2016/17), 90 (2017/18), 60 (2018/19).',
      },
    ]);
    // 300 before: reduced by 70% and by 80%; 30% and 20% of it; and 30 before: risen by 200% and 100%.
    for (const [one, other] of [
      ['70%', '80%'],
      ['-70%', '-80%'],
      ['30%', '20%'],
      ['200%', '100%'],
    ] as const)
      expect([one, told([...counts, ...claims(one, other)])[0]!.verdict]).toEqual([one, 'follows']);
    expect(told([...counts, claims('70%', '80%')[0]!])[0]!.verdict).toBe('not checked');
    const known = row({ figure: 200, period: period('2010/11') });
    expect(told([known, ...counts, ...claims('-55%', '-70%')]).map(({ verdict }) => verdict)).toEqual(['follows', 'follows']);
  });
});

describe('figures', () => {
  it('follow from their own counts, per cent and per thousand', () => {
    const share = { unit: '%', numerator: 30, denominator: 120 };
    expect(told([row({ ...share, figure: 25 })])[0]!.verdict).toBe('follows');
    expect(told([row({ ...share, figure: 24 })])[0]).toMatchObject({
      check: '30 of 120 is 25%, not 24%.',
      use: 'Use 25%, computed from the counts.',
    });
    expect(told([row({ unit: 'per 1,000', figure: 5.1, decimals: 1, numerator: 10, denominator: 2000 })])[0]!.check).toBe(
      '10 of 2,000 is 5.0 per 1,000, not 5.1 per 1,000.',
    );
  });

  it('of two areas with one figure are ambiguous, unless it is round, a rank, of another period or of another document', () => {
    const rate = { measure: 'Rate', unit: 'per 100,000', figure: 261 };
    const dated = row({ ...rate, period: period('2018/19') });
    const other = { ...rate, unit: 'per 100,000; wording unclear', area: 'Teasel' };
    expect(told([dated, row(other)])).toEqual([
      {
        ...{ rule: 'two areas', verdict: 'does not follow' },
        check:
          '261 per 100,000 is printed for Marram (2018/19) and for Teasel (period not stated): it may be the figure of one of them alone.',
        use: 'Ambiguous: mark it so, and ask the source which area it is of.',
      },
    ]);
    expect(told([dated, row({ ...other, period: period('2017/18') })])).toEqual([]);
    expect(told([dated, row({ ...other, document: 'Another' })])).toEqual([]);
    expect(told([dated, row({ ...other, unit: 'per 1,000' })])).toEqual([]);
    expect(told([row({ unit: '%', figure: 12 }), row({ unit: '%', figure: 12, area: 'Teasel' })])).toEqual([]);
  });

  it('of one thing over other periods are never one series', () => {
    const calendar = row({ measure: 'Held', figure: 1, period: period('2018'), document: 'Briefing' });
    const alias = row({ measure: 'Held', unit: null, sameAs: 'Held in all', document: 'Briefing' });
    const financial = [5, 4, 3].map((figure, at) =>
      row({ measure: 'Held in all', figure, period: period(`201${6 + at}/1${7 + at}`) }),
    );
    const [found] = printedChecks([calendar, alias, ...financial]);
    expect(found).toMatchObject({
      ...{
        rule: 'kept apart',
        printed: 'Held 1 (Jan-Dec 2018) against Held in all 3 (2018/19)',
        documents: ['Briefing', 'Report'],
      },
      use: 'Keep both, apart: they are never one series.',
    });
    expect(printedChecks([calendar, ...financial])).toEqual([]);
  });

  it('that differ in two documents both stand; what rounding makes one is one', () => {
    const one = { unit: '%', period: period('2018/19') };
    const fine = row({ ...one, figure: 23.3, decimals: 1 });
    expect(told([fine, row({ ...one, figure: 24, document: 'Other' })])[0]).toMatchObject({
      rule: 'twice',
      check: 'Report has 23.3%, Other has 24%.',
    });
    expect(told([fine, row({ ...one, figure: 23, document: 'Other' })])).toEqual([]);
  });
});

describe('of children', () => {
  const few = { disclosure: 'children' as const, period: period('2018/19') };
  it('no check tells a figure', () => {
    const rows = [
      row({ ...few, figure: 4, period: period('2017/18') }),
      row({ ...few, figure: 1, words: 'from 4 to 1', claim: claim('-13%', 'change', { baseline: '2017/18' }) }),
    ];
    const [found] = printedChecks(rows);
    expect(found).toMatchObject({ verdict: 'does not follow', printed: 'withheld' });
    expect(`${found!.check}${found!.use}`).not.toMatch(/[0-9]/);
  });
  it('few are withheld, and rates and shares of few with them', () => {
    const shown = (more: Partial<PrintedRow>) => shownRow(row({ ...few, ...more })).figure;
    expect([shown({ figure: 4 }), shown({ figure: 0 }), shown({ figure: 57 })]).toEqual([null, null, 60]);
    expect([shown({ unit: 'per 1,000', figure: 0.04 }), shown({ unit: '%', figure: 24 })]).toEqual([null, null]);
    expect(shown({ unit: '%', figure: 23.3, numerator: 126, denominator: 540 })).toBe(23);
    expect(shown({ unit: 'rank', figure: 7 })).toBe(7);
  });
});

describe('a percentage of which nobody says what it is of', () => {
  const share = { unit: 'percent', figure: 17, area: 'East Marram' };
  const rulesOf = (...rows: PrintedRow[]) => printedChecks(rows).map(({ rule, verdict }) => `${rule}: ${verdict}`);
  const elsewhere = row({ measure: 'Lamps', figure: 5 });

  it('is told where it is of an area, and where its own unit says so', () => {
    expect(told([row({ ...share, measure: 'East Marram share of the Marram borough' }), elsewhere])).toEqual([
      {
        ...{ rule: 'of what', verdict: 'does not follow' },
        check: '17% is of the Marram borough: whether of its ground, its people or its households is not stated.',
        use: 'Never use it as a denominator or to work out another figure: ask the source what it is of.',
      },
    ]);
    expect(told([row({ ...share, unit: 'percent (base not stated)' })])).toMatchObject([
      { rule: 'of what', check: 'Of what 17% is a percentage is not stated.' },
    ]);
  });

  it.each([
    ['of things in an area', { measure: 'East Marram share of recorded crime in Marram' }],
    ['of another place than any figure is of', { measure: 'East Marram share of the Teasel borough' }],
    ['that stands with its counts', { measure: 'East Marram share of Marram', numerator: 17, denominator: 100 }],
    ['that is no share at all', { measure: 'East Marram share of Marram', unit: 'count' }],
  ])('is not one %s', (_, more) => {
    expect(rulesOf(row({ ...share, ...more }), elsewhere).filter((one) => one.startsWith('of what'))).toEqual([]);
  });

  it('of children is told without its figure', () => {
    const [check] = printedChecks([row({ ...share, disclosure: 'children', unit: 'percent (base not stated)' })]);
    expect(check).toMatchObject({ printed: 'withheld', verdict: 'does not follow' });
    expect(JSON.stringify({ ...check, rows: [] })).not.toContain('17');
  });
});

describe('a quotient beside what it is of', () => {
  const hourly = (figure: number, decimals = 2) =>
    row({ measure: 'Pay', unit: 'GBP per hour', figure, decimals, numerator: 500, denominator: 168 });

  it('is worked out to as many places as it is printed with', () => {
    expect(told([hourly(2.9)])).toEqual([
      {
        ...{ rule: 'counts', verdict: 'does not follow', check: '500 ÷ 168 is 2.98 GBP per hour, not 2.90 GBP per hour.' },
        use: 'Use 2.98 GBP per hour, computed from the counts.',
      },
    ]);
    expect(told([hourly(2.98), hourly(3, 0)]).map(({ verdict }) => verdict)).toEqual(['follows', 'follows']);
  });

  it('per hour and per week are two units, and no one figure printed twice', () => {
    const weekly = row({ measure: 'Pay', unit: 'GBP per week', figure: 500 });
    expect(told([row({ measure: 'Pay', unit: 'GBP per hour', figure: 3 }), weekly])).toEqual([]);
  });
});
