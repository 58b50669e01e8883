import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/oracles/read-oracle.js';
import { twoSidedP, twoSidedQuantile, upperTailP } from './standard-normal.js';

describe('tails of the standard normal distribution', () => {
  // Abramowitz and Stegun 1964, tables 26.1 and 26.2; the last two from the asymptotic series of the upper tail.
  test.each([
    [0, 1],
    [1, 0.317310507862914],
    [1.959963984540054, 0.05],
    [3, 0.00269979606326019],
    [5, 5.73303143758389e-7],
    [10, 1.52397060483211e-23],
    [30, 9.813427854296374e-198],
  ])('two sided beyond %s', (z, expected) => {
    expect(relativeError(twoSidedP(z), expected)).toBeLessThan(1e-8);
    expect(twoSidedP(-z)).toBe(twoSidedP(z));
  });

  test('the two ways of working it out meet', () => {
    const below = twoSidedP(2 * Math.SQRT2 - 1e-9);
    const above = twoSidedP(2 * Math.SQRT2 + 1e-9);
    expect(relativeError(below, above)).toBeLessThan(1e-7);
    expect(relativeError(twoSidedP(2 * Math.SQRT2), 0.004677734981047266)).toBeLessThan(1e-12);
  });

  test('undefined stays undefined', () => expect(twoSidedP(NaN)).toBeNaN());

  test('falls as z rises; the tails add up; the quantile is the inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 8, noNaN: true }), (z) => {
        expect(twoSidedP(z + 0.01)).toBeLessThan(twoSidedP(z));
        expect(upperTailP(z) + upperTailP(-z)).toBeCloseTo(1, 14);
        if (z > 0.01) expect(twoSidedQuantile(twoSidedP(z))).toBeCloseTo(z, 8);
      }),
    );
  });
});
