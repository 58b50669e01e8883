import { describe, expect, it } from 'vitest';
import { formatIndicators, indicatorsChanged, indicatorsFile, parseIndicators } from './indicator-address.js';

const parse = (words: string) => parseIndicators(new URLSearchParams(words));

describe('the address of indicators', () => {
  it.each(['', 'area=E08999001', 'area=E08999001&benchmark=Region&indicator=a%3A+b&indicator=c&one=c'])(
    'says «%s» again',
    (words) => expect(formatIndicators(parse(words))).toBe(words),
  );

  it('asks for the file of what is shown, codes with commas whole', () =>
    expect(indicatorsFile('E08999001', 'Region', ['a, b', 'c'])).toBe(
      '/export/indicators.csv?area=E08999001&benchmark=Region&indicators=a%2C+b&indicators=c',
    ));

  it('another area begins anew; another benchmark keeps what is shown', () => {
    const state = parse('area=one&benchmark=Region&indicator=a&one=a');
    expect(formatIndicators(indicatorsChanged(state, { area: 'two' }))).toBe('area=two');
    expect(formatIndicators(indicatorsChanged(state, { benchmark: 'England' }))).toBe('area=one&indicator=a&one=a');
  });
});
