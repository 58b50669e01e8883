import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOracle, relativeError } from '../../test/oracles/read-oracle.js';
import { rateWithLimits } from './rates.js';
import { standardisedRate, type AgeBand } from './standardised-rates.js';

const input = readOracle('rates/dsr_input.csv');
const bandsOf = (area: string): AgeBand[] =>
  input
    .filter((row) => row['area'] === area)
    .map((row) => ({
      events: Number(row['events']),
      population: Number(row['population']),
      standardPopulation: Number(row['standard_population']),
    }));

describe('standardised rates against R (oracle 04: Dobson with Byar as PHEindicatormethods)', () => {
  const expected = readOracle('rates/dsr_expected.csv');
  test('the oracle has areas', () => expect(expected).toHaveLength(6));

  test.each(expected)('area $area', (row) => {
    for (const [level, name] of [
      [0.95, '95'],
      [0.998, '998'],
    ] as const) {
      const ours = standardisedRate(bandsOf(row['area']!), { level })!;
      expect(ours.events).toBe(Number(row['total_events']));
      expect(ours.publish).toBe(row['publish'] === 'TRUE');
      expect(relativeError(ours.rate, Number(row['dsr_per_1000']))).toBeLessThan(1e-6);
      for (const side of ['lower', 'upper'] as const) {
        const limit = row[`dobson_byar${name}_${side}`]!;
        if (limit === '') expect(ours[side]).toBeNull();
        else expect(relativeError(ours[side]!, Number(limit))).toBeLessThan(1e-6);
      }
    }
  });
});

const band = fc.record({
  events: fc.integer({ min: 0, max: 500 }),
  population: fc.integer({ min: 1, max: 50_000 }),
  standardPopulation: fc.integer({ min: 1, max: 10_000 }),
});

describe('standardised rates', () => {
  test('undefined without a standard population, or without people in a band that the standard has', () => {
    expect(standardisedRate([])).toBeNull();
    expect(standardisedRate([{ events: 1, population: 10, standardPopulation: 0 }])).toBeNull();
    expect(standardisedRate([{ events: 0, population: 0, standardPopulation: 5 }])).toBeNull();
  });

  test.each([
    [{ events: -1, population: 10, standardPopulation: 1 }, /events/],
    [{ events: 1, population: -10, standardPopulation: 1 }, /population/],
    [{ events: 1, population: 10, standardPopulation: Number.NaN }, /standard population/],
  ])('refuses %o', (bad, words) => expect(() => standardisedRate([bad])).toThrow(words));

  test('bands may come in any order, and only the proportions of the standard matter', () => {
    fc.assert(
      fc.property(fc.array(band, { minLength: 1, maxLength: 8 }), fc.integer({ min: 2, max: 9 }), (bands, factor) => {
        const one = standardisedRate(bands)!;
        const other = standardisedRate(
          [...bands].reverse().map((entry) => ({ ...entry, standardPopulation: entry.standardPopulation * factor })),
        )!;
        expect(relativeError(other.rate, one.rate)).toBeLessThan(1e-9);
        if (one.lower !== null) expect(relativeError(other.lower!, one.lower)).toBeLessThan(1e-7);
      }),
    );
  });

  test('the area standardised to itself has its crude rate and, from 10 events, Byar’s limits of it', () => {
    fc.assert(
      fc.property(fc.array(band, { minLength: 1, maxLength: 8 }), (bands) => {
        const own = standardisedRate(bands.map((entry) => ({ ...entry, standardPopulation: entry.population })))!;
        fc.pre(own.publish);
        const crude = rateWithLimits(
          own.events,
          bands.reduce((sum, entry) => sum + entry.population, 0),
        );
        expect(relativeError(own.rate, crude.rate)).toBeLessThan(1e-9);
        expect(relativeError(own.lower!, crude.lower)).toBeLessThan(1e-7);
        expect(relativeError(own.upper!, crude.upper)).toBeLessThan(1e-9);
      }),
    );
  });
});
