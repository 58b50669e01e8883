import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/oracles/read-oracle.js';
import { binomialLowerTail, binomialUpperTail, smallerTail } from './binomial-tail.js';

/** Terms added up, by logarithms; for small numbers of trials. */
function byAdding(successes: number, trials: number, share: number): number {
  let logTerm = trials * Math.log1p(-share);
  let sum = successes <= 0 ? Math.exp(logTerm) : 0;
  for (let k = 1; k <= trials; k++) {
    logTerm += Math.log((trials - k + 1) / k) + Math.log(share) - Math.log1p(-share);
    if (k >= successes) sum += Math.exp(logTerm);
  }
  return sum;
}

describe('tails of the binomial distribution', () => {
  test('30 against 45 (R binom.test, two-sided 0.10534)', () => {
    expect(2 * binomialLowerTail(30, 75, 0.5)).toBeCloseTo(0.10534, 5);
    expect(2 * binomialUpperTail(45, 75, 0.5)).toBeCloseTo(0.10534, 5);
  });

  test('as adding up the terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trials, share, part) => {
          const successes = Math.round(part * trials);
          const expected = byAdding(successes, trials, share);
          fc.pre(expected > 1e-280);
          expect(relativeError(binomialUpperTail(successes, trials, share), expected)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  test('the tails overlap in one term, and add up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0.0001, max: 0.9999, noNaN: true }),
        (trials, share) => {
          const k = Math.round(trials * share);
          expect(binomialUpperTail(k + 1, trials, share) + binomialLowerTail(k, trials, share)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  test('at the ends', () => {
    expect(binomialUpperTail(0, 10, 0.3)).toBe(1);
    expect(binomialUpperTail(11, 10, 0.3)).toBe(0);
    expect(binomialUpperTail(10, 10, 1)).toBe(1);
    expect(binomialUpperTail(1, 10, 0)).toBe(0);
    expect(binomialLowerTail(0, 10, 0.3)).toBeCloseTo(0.7 ** 10, 14);
  });

  test('the smaller tail is the smaller of the two, and said to be which', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.nat({ max: 400 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (trials, some, share) => {
          const successes = some % (trials + 1);
          const [upper, lower] = [binomialUpperTail(successes, trials, share), binomialLowerTail(successes, trials, share)];
          const { tail, isUpper } = smallerTail(successes, trials, share);
          expect(tail).toBe(Math.min(upper, lower));
          if (upper !== lower) expect(isUpper).toBe(upper < lower);
        },
      ),
    );
  });
});
