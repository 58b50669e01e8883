import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displacement, type BeforeAfter } from './displacement.js';
import { randomNumbers } from './random.js';

const EXAMPLE = {
  control: { before: 308, after: 318 },
  treated: { before: 207, after: 110 },
  bufferControl: { before: 150, after: 140 },
  buffer: { before: 178, after: 157 },
};

describe('displacement against R (ptools wdd and its tests)', () => {
  test('the example: local −107, displaced −11, total −118', () => {
    const { local, displaced, total, wdq, tne } = displacement(EXAMPLE);
    expect([local.wdd, displaced!.wdd, total.wdd]).toEqual([-107, -11, -118]);
    expect(local.se).toBeCloseTo(30.71, 2);
    expect(displaced!.se).toBeCloseTo(25, 2);
    expect(total.se).toBeCloseTo(39.598, 3);
    expect(total.z).toBeCloseTo(-2.98, 3);
    expect(total.lower).toBeCloseTo(-195.61, 2);
    expect(total.upper).toBeCloseTo(-40.39, 2);
    // The tool guide's formulas (Guerette 2009), worked out by hand: 207 → 110, 308 → 318, 178 → 157.
    expect(wdq).toBeCloseTo(0.2582, 4);
    expect(tne).toBeCloseTo(130.5, 1);
  });

  test('periods of different length: −20, se √115', () => {
    const { local } = displacement(
      { control: { before: 100, after: 50 }, treated: { before: 80, after: 20 } },
      { timeWeights: [2, 1] },
    );
    expect(local.wdd).toBeCloseTo(-20, 12);
    expect(local.se).toBeCloseTo(Math.sqrt(115), 12);
  });

  test('areas of different size: −99.694, se 35.428, z −2.814, −169.13 to −30.26', () => {
    const weighted = {
      control: { ...EXAMPLE.control, areaWeight: 0.9 },
      treated: { ...EXAMPLE.treated, areaWeight: 1.2 },
      bufferControl: { ...EXAMPLE.bufferControl, areaWeight: 1.6 },
      buffer: { ...EXAMPLE.buffer, areaWeight: 1.5 },
    };
    const { total } = displacement(weighted);
    expect(total.wdd).toBeCloseTo(-99.694, 3);
    expect(total.se).toBeCloseTo(35.428, 3);
    expect(total.z).toBeCloseTo(-2.814, 3);
    expect(total.lower).toBeCloseTo(-169.13, 2);
    expect(total.upper).toBeCloseTo(-30.26, 2);
  });
});

const place = fc.record({ before: fc.integer({ min: 0, max: 400 }), after: fc.integer({ min: 0, max: 400 }) });
const places = fc.record({ treated: place, control: place, buffer: place, bufferControl: place });

describe('displacement', () => {
  test('swapping the areas turns the sign; parts add up; narrower limits for a larger alpha', () => {
    fc.assert(
      fc.property(places, (some) => {
        const one = displacement(some);
        const swapped = displacement({
          treated: some.control,
          control: some.treated,
          buffer: some.bufferControl,
          bufferControl: some.buffer,
        });
        expect(swapped.total.wdd).toBeCloseTo(-one.total.wdd, 9);
        expect(swapped.total.se).toBeCloseTo(one.total.se, 9);
        expect(one.local.wdd + one.displaced!.wdd).toBeCloseTo(one.total.wdd, 9);
        const loose = displacement(some, { alpha: 0.1 });
        expect(loose.total.upper - loose.total.lower).toBeLessThanOrEqual(one.total.upper - one.total.lower);
      }),
    );
  });

  test('undefined where it is: no buffer, a control of 0, no gain, no events at all', () => {
    const { buffer, bufferControl, ...without } = EXAMPLE;
    expect(displacement(without)).toMatchObject({ displaced: null, wdq: null, tne: null, total: { wdd: -107 } });
    expect(displacement({ ...without, buffer })).toMatchObject({
      displaced: null,
      wdq: expect.any(Number),
      total: { wdd: -107 },
    });
    expect(displacement({ ...EXAMPLE, control: { before: 0, after: 318 } })).toMatchObject({ wdq: null, tne: null });
    expect(displacement({ ...EXAMPLE, control: { before: 308, after: 0 } })).toMatchObject({
      wdq: null,
      tne: expect.any(Number),
    });
    expect(displacement({ ...EXAMPLE, treated: { before: 100, after: 300 } }).wdq).toBeNull();
    const none = { before: 0, after: 0 };
    expect(displacement({ treated: none, control: none }).total).toMatchObject({ wdd: 0, se: 0, z: NaN });
    expect(bufferControl.before).toBe(150);
  });

  test.each([
    [{ ...EXAMPLE, treated: { before: -1, after: 2 } }, {}, /treated must have whole counts/],
    [{ ...EXAMPLE, control: { before: 1.5, after: 2 } }, {}, /control must have whole counts/],
    [{ ...EXAMPLE, buffer: { before: 1, after: 2, areaWeight: 0 } }, {}, /buffer must have an area weight/],
    [EXAMPLE, { alpha: 0 }, /between|above 0/],
    [EXAMPLE, { timeWeights: [1, 0] as const }, /time weights/],
  ])('refuses %j %j', (bad, options, words) => expect(() => displacement(bad, options)).toThrow(words));
});

describe('trials in which nothing was done', () => {
  /** Knuth’s: the number of uniform draws whose product stays above e⁻ᵐ. */
  const poisson = (mean: number, draw: () => number): number => {
    let count = 0;
    for (let product = draw(); product > Math.exp(-mean); product *= draw()) count++;
    return count;
  };

  test.each([0.05, 0.1])('limits with alpha %f cover no difference in their stated share of 2,000', (alpha) => {
    const numbers = randomNumbers(20261127);
    const draw = (): number => (numbers(2 ** 32) + 0.5) / 2 ** 32;
    const trials = 2_000;
    // Counts of the size of a hotspot area in a quarter; a change of everything alike, and other periods before than after.
    for (const [means, change, timesBefore] of [
      [[40, 45, 30, 32], 1, 1],
      [[15, 20, 12, 9], 1, 2],
      [[120, 120, 90, 90], 1.3, 1],
    ] as const) {
      let covered = 0;
      for (let trial = 0; trial < trials; trial++) {
        const [treated, control, buffer, bufferControl] = means.map((mean) => ({
          before: poisson(mean * timesBefore, draw),
          after: poisson(mean * change, draw),
        })) as [BeforeAfter, BeforeAfter, BeforeAfter, BeforeAfter];
        const { total } = displacement({ treated, control, buffer, bufferControl }, { alpha, timeWeights: [timesBefore, 1] });
        // What everything alike makes of places of different size is no effect, and is taken off.
        const alike = (change - 1) * (means[0] - means[1] + means[2] - means[3]);
        if (total.lower <= alike && alike <= total.upper) covered++;
      }
      // Three standard errors of a share of so many trials, and what counts being whole makes of it.
      expect(Math.abs(covered / trials - (1 - alpha)), `${means.join()} × ${change}`).toBeLessThan(
        3 * Math.sqrt((alpha * (1 - alpha)) / trials) + 0.005,
      );
    }
  });
});
