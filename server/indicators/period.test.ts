import { describe, expect, it } from 'vitest';
import { comparePeriods, follows, readPeriod } from './period.js';

describe('periods as statistics print them', () => {
  it.each([
    ['2024', 'year', 2024],
    ['2023/24', '2 years', 2023],
    ['202324', '2 years', 2023],
    ['2014-16', '3 years', 2014],
    ['1999/00', '2 years', 1999],
    ['2018/19 Q3', 'quarter of 2', 2018 * 4 + 2],
    ['202324 Autumn term', '2 years autumn term', 2023],
  ])('%s', (printed, kind, step) => expect(readPeriod(printed)).toEqual({ kind, step }));

  it.each(['not stated', 'March 2019', '24', '', '2023-11'])('«%s» is none that can be put in order', (printed) =>
    expect(readPeriod(printed)).toBeNull(),
  );

  it('a line goes only from a period to the very next of its kind', () => {
    expect(follows('2022/23', '2023/24')).toBe(true);
    expect(follows('2012/13', '2016/17')).toBe(false);
    expect(follows('2023', '2023/24')).toBe(false);
    expect(follows('2018/19 Q4', '2019/20 Q1')).toBe(true);
    expect(follows('not stated', '2024')).toBe(false);
  });

  it('oldest first, what cannot be put in order last', () => {
    expect(['not stated', '2024', '2018/19 Q3', '2016/17', '2018/19'].sort(comparePeriods)).toEqual([
      '2016/17',
      '2018/19',
      '2018/19 Q3',
      '2024',
      'not stated',
    ]);
  });
});
