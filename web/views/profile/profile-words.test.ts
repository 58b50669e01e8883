import { describe, expect, it } from 'vitest';
import { ownRatioText, plottedOf, publishedRatioText } from './profile-words.js';

const published = (ratio: number | null, precision: string) => ({
  id: '1',
  measure: 'Going missing',
  cohort: 'CIN',
  comparedWith: 'others',
  subgroup: null,
  ratio,
  precision,
  wording: '',
  significant: 'yes',
  pStated: null,
  tableId: null,
  note: null,
  document: '',
  caveats: [],
});

describe('how a ratio is said', () => {
  it.each([
    [1.6, 'exact', '1.60'],
    [2, 'rounded', 'about 2'],
    [9, 'lower bound', 'more than 9'],
    [11, 'upper bound', 'nearly 11'],
    [null, 'not stated', 'no ratio printed'],
  ])('%s, %s: %s', (ratio, precision, words) => {
    expect(publishedRatioText({ ratio, precision })).toBe(words);
  });

  it('a published ratio is a point with the side its words leave open, and never an interval', () => {
    expect(plottedOf(published(9, 'lower bound'))).toEqual([
      { kind: 'published', ratio: 9, bound: 'lower', words: 'more than 9' },
    ]);
    expect(plottedOf(published(2, 'rounded'))[0]!.bound).toBeUndefined();
    expect(plottedOf(published(null, 'not stated'))).toEqual([]);
  });

  it('one’s own has its limits, and where there are none the ratio alone', () => {
    expect(ownRatioText({ ratio: 1.4, lower: 1.2, upper: 1.66 })).toBe('1.40 (1.20 to 1.66)');
    expect(ownRatioText({ ratio: 1.4, lower: null, upper: null })).toBe('1.40');
    expect(ownRatioText({ ratio: null })).toBe('none');
  });
});
