import { describe, expect, it } from 'vitest';
import type { AccountLine, LineKind, LineLevel } from './account-line.js';
import { yearOfAccount } from '../account.js';
import { moneyChecks, sumOf } from './money-checks.js';

let id = 0;
const line = (
  kind: LineKind,
  level: LineLevel,
  outcome: string | null,
  pounds: number,
  title = outcome ?? level,
  year = '2030/31',
): AccountLine => ({
  ...{ id: ++id, year, kind, level, outcome, title, pence: pounds * 100 },
  ...{ conditions: null, document: null, batchId: null, version: 1 },
});
const told = (lines: readonly AccountLine[], others: readonly AccountLine[] = []) =>
  moneyChecks(lines, others).map(({ check, agrees, differencePence, sentence }) => ({
    check,
    agrees,
    differencePence,
    sentence,
  }));

describe('sums that ought to agree', () => {
  it('what was received is held against the lines, and a sum of another year is recognised', () => {
    const lines = [
      line('received', 'source', null, 500),
      line('budgeted', 'outcome', 'a', 300),
      line('budgeted', 'outcome', 'b', 190),
    ];
    expect(told(lines)).toEqual([
      {
        ...{ check: 'received', agrees: false, differencePence: 1000 },
        sentence: 'Received £500.00 against £490.00 budgeted in two lines: £10.00 is not explained.',
      },
    ]);
    const next = [line('planned', 'outcome', 'a', 500, 'a', '2031/32')];
    expect(told(lines, next)[0]!.sentence).toContain('£500.00 is what the one line planned for 2031/32 come to.');
  });

  it('a stated total is added to nothing', () => {
    const lines = [line('budgeted', 'outcome', 'a', 300), line('budgeted', 'total', null, 300)];
    expect(sumOf(lines, 'budgeted')).toMatchObject({ pence: 30_000 });
    expect(told(lines)).toMatchObject([{ check: 'total', agrees: true, differencePence: 0 }]);
    expect(told([...lines, line('budgeted', 'outcome', 'b', 1)])).toMatchObject([
      { check: 'total', agrees: false, differencePence: -100 },
    ]);
  });

  it('activities make up an outcome that has no line of its own, and are held against one that has', () => {
    const parts = [line('budgeted', 'activity', 'a', 60, 'x'), line('budgeted', 'activity', 'a', 30, 'y')];
    expect(sumOf(parts, 'budgeted')).toMatchObject({ pence: 9000 });
    expect(told([...parts, line('budgeted', 'outcome', 'a', 90)])).toMatchObject([{ check: 'activities', agrees: true }]);
    expect(told([...parts, line('budgeted', 'outcome', 'a', 100)])[0]!.sentence).toMatch(/£10.00 is under no activity/);
    expect(told([...parts, line('budgeted', 'outcome', 'a', 80)])[0]!.sentence).toMatch(/£10.00 more than the line/);
  });

  it('an actual that nobody stated is missing, not nothing; money under no outcome is told', () => {
    const lines = [
      ...[
        line('budgeted', 'outcome', 'a', 10),
        line('budgeted', 'outcome', 'b', 20, 'Second'),
        line('actual', 'outcome', 'a', 10),
      ],
      line('funded', 'activity', null, 5, 'Van'),
    ];
    expect(told(lines).map(({ check, sentence }) => `${check}: ${sentence}`)).toEqual([
      'no-outcome: Van: £5.00 funded stands under no outcome, so it is in no sum.',
      'no-actual: No actual is stated for Second: the sum of what was spent lacks it.',
    ]);
    // Where no actual is stated at all, the year is not over.
    expect(told(lines.slice(0, 2))).toEqual([]);
  });
});

describe('what was spent beside what was set aside', () => {
  const account = (...lines: readonly AccountLine[]) =>
    yearOfAccount({ outcomes: [{ key: 'a', title: 'A' }], lines, activities: [] }, '2030/31').outcomes[0]!;

  it('an actual of a whole outcome is of its activities too', () => {
    const lines = [line('budgeted', 'activity', 'a', 60, 'x'), line('budgeted', 'activity', 'a', 40, 'y')];
    const spent = line('actual', 'outcome', 'a', 90);
    expect(told([...lines, spent]).filter(({ check }) => check === 'no-actual')).toEqual([]);
    expect(account(...lines, spent)).toMatchObject({ budgeted: 10_000, actual: 9_000, variance: -1_000, isActualWhole: true });
  });

  it('actuals of activities are in the sum, and may not be all', () => {
    const lines = [line('budgeted', 'outcome', 'a', 100), line('actual', 'activity', 'a', 30, 'x')];
    expect(told(lines).filter(({ check }) => check === 'no-actual')).toMatchObject([
      { sentence: 'Of a an actual is stated for activities alone: whether that is all that was spent is not known.' },
    ]);
    expect(account(...lines)).toMatchObject({ actual: 3_000, variance: null, isActualWhole: false });
  });

  it('where money was given without a budget, an activity without an actual is missing, not nothing', () => {
    const lines = [
      line('funded', 'activity', 'a', 100, 'x'),
      line('funded', 'activity', 'a', 50, 'y'),
      line('actual', 'activity', 'a', 90, 'x'),
    ];
    expect(account(...lines)).toMatchObject({ budgeted: 15_000, actual: 9_000, variance: null, isActualWhole: false });
  });
});
