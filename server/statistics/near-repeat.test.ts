import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENTS } from '../../test/oracles/hotspot-fixtures.js';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { nearRepeat, type NearRepeatBand } from './near-repeat.js';
import { nearRepeatInThreads } from './near-repeat-threads.js';
import { randomNumbers } from './random.js';

const events = readOracle('spatial/events.csv');
const [x, y, days] = ['easting_m', 'northing_m', 'day'].map((name) => events.map((row) => Number(row[name]))) as [
  number[],
  number[],
  number[],
];

describe('near-repeat against R (oracle 05: all pairs, 9,999 permutations; surveillance)', () => {
  test.each([1, 2, 20190613])('twelve bands, seed %s', (seed) => {
    const bands = nearRepeat(x, y, days, { distances: [100, 200, 400, 800], days: [7, 14, 28], permutations: 999, seed });
    const expected = readOracle('spatial/knox_expected.csv');
    expect(bands).toHaveLength(expected.length);
    for (const [cell, band] of bands.entries()) {
      const reference = expected[cell]!;
      expect([band.distanceTo, band.daysTo]).toEqual([Number(reference['distance_to']), Number(reference['days_to'])]);
      expect(band.observed).toBe(Number(reference['observed']));
      expect(band.expected).toBeCloseTo(Number(reference['expected']), 10);
      expect(band.ratio).toBeCloseTo(Number(reference['knox_ratio_to_expected']), 10);
      expect(band.p).toBeGreaterThanOrEqual(Number(reference['p_999_low']));
      expect(band.p).toBeLessThanOrEqual(Number(reference['p_999_high']));
    }
  });

  test('the critical pair, 200 m and 7 days', () => {
    const { knox } = JSON.parse(readFileSync(new URL('../../test/oracles/spatial/expected.json', import.meta.url), 'utf8'));
    const [band] = nearRepeat(x, y, days, { distances: [200], days: [7], permutations: 1999, seed: 1 });
    expect(band!.observed).toBe(knox.observed_pairs);
    expect(band!.expected).toBeCloseTo(knox.expected_pairs, 10);
    expect(band!.p).toBe(knox.surveillance_p);
  });

  // NearRepeat's bands are [from, to) of whole days, so its 7 is our 6; no distance of these events lies on a limit.
  const asNearRepeat = { distances: [100, 200, 400], days: [6, 13, 27], seed: 1 };
  test('120 events, Manhattan (NearRepeat 0.1.0, 999 permutations)', () => {
    const bands = nearRepeat(EVENTS.x, EVENTS.y, EVENTS.days, { ...asNearRepeat, metric: 'manhattan', permutations: 9999 });
    expect(bands.map((band) => band.observed)).toEqual([100, 103, 156, 260, 231, 406, 669, 598, 1071]);
    const expectations = [101.62, 92.35, 161.86, 259.06, 235.44, 412.64, 665.11, 604.45, 1059.38];
    for (const [cell, expected] of expectations.entries()) expect(bands[cell]!.expected).toBeCloseTo(expected, 2);
    const theirs = [0.598, 0.133, 0.739, 0.475, 0.658, 0.691, 0.435, 0.661, 0.268];
    // 999 permutations of theirs, 9,999 of ours: four standard errors of the difference.
    for (const [cell, p] of theirs.entries())
      expect(Math.abs(bands[cell]!.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 900));
  });

  test('120 events, straight line (NearRepeat), and 100 m with 7 days (surveillance)', () => {
    const bands = nearRepeat(EVENTS.x, EVENTS.y, EVENTS.days, { ...asNearRepeat, permutations: 9 });
    expect(bands.map((band) => band.observed)).toEqual([144, 141, 237, 386, 363, 629, 773, 676, 1189]);
    const [band] = nearRepeat(EVENTS.x, EVENTS.y, EVENTS.days, { distances: [100], days: [7], permutations: 9, seed: 1 });
    expect(band!.observed).toBe(164);
    expect(band!.expected).toBeCloseTo(170.1546, 4);
  });
});

describe('near-repeat', () => {
  const options = { distances: [50, 100], days: [3, 9], permutations: 99, seed: 4 };

  test('the first band includes 0, and limits belong to the band below', () => {
    const bands = nearRepeat([0, 0, 50, 150], [0, 0, 0, 0], [0, 3, 12, 12], { ...options, permutations: 9 });
    expect(
      bands.map(({ distanceOver, distanceTo, daysOver, daysTo, observed }) => [
        distanceOver,
        distanceTo,
        daysOver,
        daysTo,
        observed,
      ]),
    ).toEqual([
      [0, 50, 0, 3, 1],
      [0, 50, 3, 9, 1],
      [50, 100, 0, 3, 1],
      [50, 100, 3, 9, 0],
    ]);
  });

  test('the same seed gives the same p; so does any number of threads', async () => {
    const one = nearRepeat(x, y, days, options);
    expect(nearRepeat(x, y, days, options)).toEqual(one);
    expect(nearRepeat(x, y, days, { ...options, seed: 5 })).not.toEqual(one);
    for (const threads of [1, 2, 5]) expect(await nearRepeatInThreads(x, y, days, options, threads)).toEqual(one);
  });

  test('expected is the mean over permutations, and p of chance is even', () => {
    const random = randomNumbers(9);
    let small = 0;
    for (let map = 0; map < 60; map++) {
      const some = Array.from({ length: 80 }, () => [random(1000), random(1000), random(90)] as const);
      const [band] = nearRepeat(
        some.map(([e]) => e),
        some.map(([, n]) => n),
        some.map(([, , d]) => d),
        { distances: [150], days: [10], permutations: 99, seed: map },
      );
      if (band!.p <= 0.2) small++;
    }
    // A fifth of 60 is 12; beyond 23 chance goes about once in two thousand runs.
    expect(small).toBeLessThanOrEqual(23);
  });

  test('as looking at every pair, and unchanged when events are given in another order, moved, or dated from another day', () => {
    const event = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 40 }));
    const table = (bands: NearRepeatBand[]) => bands.map(({ observed, expected }) => [observed, expected]);
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 50 }),
        fc.constantFrom('euclidean' as const, 'manhattan' as const),
        (some, metric) => {
          const of = (list: readonly (readonly [number, number, number])[]): NearRepeatBand[] =>
            nearRepeat(
              list.map(([e]) => e),
              list.map(([, n]) => n),
              list.map(([, , d]) => d),
              { ...options, metric, permutations: 1 },
            );
          const bands = of(some);
          let inFirst = 0;
          for (const [i, [e, n, d]] of some.entries())
            for (const [other, north, day] of some.slice(i + 1)) {
              const [dx, dy] = [Math.abs(e - other), Math.abs(n - north)];
              if ((metric === 'manhattan' ? dx + dy : Math.hypot(dx, dy)) <= 50 && Math.abs(d - day) <= 3) inFirst++;
            }
          expect(bands[0]!.observed).toBe(inFirst);
          expect(table(of([...some].reverse()))).toEqual(table(bands));
          expect(table(of(some.map(([e, n, d]) => [n + 1000, e - 1000, 500 - d] as const)))).toEqual(table(bands));
        },
      ),
    );
  });

  test('undefined, not 0, where nothing can be in a band', () => {
    for (const bands of [
      nearRepeat([], [], [], options),
      nearRepeat([0, 5000], [0, 0], [0, 0], options),
      nearRepeat([0, 1], [0, 0], [0, 99], options),
    ])
      for (const { observed, expected, ratio, p } of bands) {
        expect([observed, expected]).toEqual([0, 0]);
        expect([ratio, p]).toEqual([NaN, NaN]);
      }
  });

  test.each([
    [{ ...options, distances: [] }, /limits of distances/],
    [{ ...options, distances: [100, 100] }, /limits of distances/],
    [{ ...options, days: [0] }, /limits of days/],
    [{ ...options, permutations: 0 }, /permutations/],
    [{ ...options, seed: 1.5 }, /seed/],
  ])('refuses %j', (bad, words) => expect(() => nearRepeat([0, 1], [0, 0], [0, 1], bad)).toThrow(words));

  test('refuses events without place or day', () => {
    expect(() => nearRepeat([0, NaN], [0, 0], [0, 1], options)).toThrow(/place 2/);
    expect(() => nearRepeat([0, 1], [0, 0], [0, NaN], options)).toThrow(/event 2 has no day/);
    expect(() => nearRepeat([0, 1], [0, 0], [0], options)).toThrow(/2 places and 1 days/);
  });
});
