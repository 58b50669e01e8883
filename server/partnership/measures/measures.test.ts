import { describe, expect, it } from 'vitest';
import { readPeriod } from '../period.js';
import { isDue } from './measures-due.js';
import { reachedWords } from './told-measures.js';
import { changeCheck, haveOneBaseline, shareCheck } from './printed-figures.js';

it('a period is due a month after it is over', () => {
  const of = (written: string) => readPeriod(written)!;
  expect(['2025-11-30', '2026-01-31', '2026-02-01'].map((today) => isDue(of('2025/26 Q3'), today))).toEqual([false, false, true]);
  expect(isDue(of('2025/26'), '2026-04-30')).toBe(false);
  expect(isDue(of('2025/26'), '2026-05-01')).toBe(true);
});

describe('printed figures', () => {
  it('follow from their counts to the decimals that are printed', () => {
    expect(shareCheck(24, { numerator: 30, denominator: 120 }, 0)).toEqual({ agrees: false, recomputed: 25 });
    expect(shareCheck(33.3, { numerator: 1, denominator: 3 }, 1)).toEqual({ agrees: true, recomputed: 33.3 });
    expect(shareCheck(2, { numerator: 29, denominator: 100 }, 0, 10)).toEqual({ agrees: false, recomputed: 3 });
    expect(changeCheck(-13, { before: 8, after: 2 }, 0)).toEqual({ agrees: false, recomputed: -75 });
    expect(changeCheck(5, { before: 0, after: 2 }, 0)).toBeNull();
  });

  it('of one baseline have one', () => {
    const printed = [
      { percent: 50, count: 100 },
      { percent: 25, count: 50 },
    ];
    expect(haveOneBaseline(printed, 0, 'share')).toBe(true);
    expect(haveOneBaseline(printed, 0, 'reduction')).toBe(false);
    expect(
      haveOneBaseline(
        [
          { percent: 50, count: 100 },
          { percent: 25, count: 80 },
        ],
        1,
        'share',
      ),
    ).toBe(false);
  });
});

describe('a target beside a rounded figure', () => {
  it.each([
    ['at least', 20, 15, 'the target is reached'],
    ['at least', 20, 16, 'whether the target is reached, a rounded figure does not tell'],
    ['at least', 20, 24, 'whether the target is reached, a rounded figure does not tell'],
    ['at least', 20, 25, 'the target is not reached'],
    ['at most', 20, 25, 'the target is reached'],
    ['at most', 20, 20, 'whether the target is reached, a rounded figure does not tell'],
    ['at most', 20, 14, 'the target is not reached'],
  ] as const)('%s: %d to the nearest ten against %d: %s', (aim, figure, target, said) => {
    expect(reachedWords(target, aim, figure, 10)).toBe(said);
  });

  it('of a figure as it is nothing is open', () => {
    expect(reachedWords(20, 'at least', 20, 0)).toBe('the target is reached');
    expect(reachedWords(20, 'at most', 20.1, 0)).toBe('the target is not reached');
  });
});
