import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail, noncentralUpperTail } from './chi-squared.js';
import { logGamma } from './log-gamma.js';
import { relativeError } from '../../test/oracles/read-oracle.js';
import { twoSidedP } from './standard-normal.js';

describe('the upper tail of χ²', () => {
  it('of one degree is the two-sided normal tail, and of two an exponential', () => {
    for (const x of [0.01, 0.5, 1, 3.8, 10, 60, 300]) {
      expect(relativeError(chiSquaredUpperTail(x, 1), twoSidedP(Math.sqrt(x)))).toBeLessThan(1e-12);
      expect(relativeError(chiSquaredUpperTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-12);
    }
  });

  it.each([
    [122.810018858014, 14, 1.76958813480842e-19],
    [23.5844506630859, 8, 0.00268958744154777],
    [448.747046154755, 57, 3.20179050968147e-62],
    [44.990095117962, 43, 0.388562073150084],
  ])('is as R has it: %d of %d', (x, df, expected) => {
    expect(relativeError(chiSquaredUpperTail(x, df), expected)).toBeLessThan(1e-10);
  });

  it('not central, is that of a square moved from 0', () => {
    // (z + 2)² ≥ 9: z ≥ 1 or z ≤ −5.
    const expected = twoSidedP(1) / 2 + twoSidedP(5) / 2;
    expect(relativeError(noncentralUpperTail(9, 1, 4), expected)).toBeLessThan(1e-10);
    expect(noncentralUpperTail(9, 3, 0)).toBe(chiSquaredUpperTail(9, 3));
  });

  it('refuses no degrees of freedom', () => {
    expect(() => chiSquaredUpperTail(1, 0)).toThrow(RangeError);
  });
});

describe('ln Γ', () => {
  it('is of whole numbers that of the factorial, and of a half that of √π', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(logGamma(1)).toBeCloseTo(0, 13);
  });
});
