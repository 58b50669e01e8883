import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOracle, relativeError } from '../../test/oracles/read-oracle.js';
import { byarInterval, exactPoissonInterval } from './poisson-interval.js';
import { rateWithLimits } from './rates.js';

const oracle = readOracle('rates/rates.csv');

describe('rates against R (oracle 04: PHEindicatormethods convention, epitools, chi-square quantiles)', () => {
  test('the oracle has rows', () => expect(oracle.length).toBeGreaterThan(30));

  test.each(oracle)('$events events in $population', (row) => {
    const events = Number(row['events']);
    const population = Number(row['population']);
    for (const [level, name] of [
      [0.95, '95'],
      [0.998, '998'],
    ] as const) {
      const ours = rateWithLimits(events, population, { level });
      expect(ours.method).toBe(row['ukph_method']!.toLowerCase());
      expect(relativeError(ours.rate, Number(row['rate_per_1000']))).toBeLessThan(1e-6);
      const tolerance = ours.method === 'exact' ? 1e-5 : 1e-6;
      expect(relativeError(ours.lower, Number(row[`ukph${name}_lower`]))).toBeLessThan(tolerance);
      expect(relativeError(ours.upper, Number(row[`ukph${name}_upper`]))).toBeLessThan(tolerance);
      const byar = byarInterval(events, level);
      const scale = 1000 / population;
      expect(relativeError(byar.lower * scale, Number(row[`byar${name}_lower`]))).toBeLessThan(1e-6);
      expect(relativeError(byar.upper * scale, Number(row[`byar${name}_upper`]))).toBeLessThan(1e-6);
    }
    const exact = exactPoissonInterval(events);
    expect(relativeError((exact.lower * 1000) / population, Number(row['exact95_lower']))).toBeLessThan(1e-5);
    expect(relativeError((exact.upper * 1000) / population, Number(row['exact95_upper']))).toBeLessThan(1e-5);
  });

  test('82 and 9 events in 10,000, per 100,000 (PHEindicatormethods)', () => {
    expect(rateWithLimits(82, 10_000, { per: 100_000 })).toMatchObject({
      rate: expect.closeTo(820, 6),
      lower: expect.closeTo(652.149, 3),
      upper: expect.closeTo(1017.848, 3),
      method: 'byar',
    });
    expect(rateWithLimits(9, 10_000, { per: 100_000 })).toMatchObject({
      rate: expect.closeTo(90, 6),
      lower: expect.closeTo(41.154, 3),
      upper: expect.closeTo(170.848, 3),
      method: 'exact',
    });
  });
});

describe('rates', () => {
  test.each([
    [-1, 10],
    [1.5, 10],
    [Number.NaN, 10],
  ])('refuses %s events', (events, population) => {
    expect(() => rateWithLimits(events, population)).toThrow(/events must be a whole number/);
  });

  test.each([0, -3, Number.NaN, Number.POSITIVE_INFINITY])('refuses a population of %s', (population) => {
    expect(() => rateWithLimits(1, population)).toThrow(/population must be above 0/);
  });

  test('limits enclose the rate, never negative, wider at 99.8 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 1_000_000 }), (events, population) => {
        const narrow = rateWithLimits(events, population);
        const wide = rateWithLimits(events, population, { level: 0.998 });
        expect(narrow.lower).toBeGreaterThanOrEqual(0);
        expect(narrow.lower).toBeLessThanOrEqual(narrow.rate);
        expect(narrow.upper).toBeGreaterThan(narrow.rate);
        expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
        expect(wide.upper).toBeGreaterThan(narrow.upper);
      }),
      { numRuns: 200 },
    );
  });
});
