import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, indicatorShares, populationShares, riskShares, weightedShares } from './allocated-estimate.js';
import { scenarioRange } from './scenario-range.js';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('bad input', () => {
  it('a population or an indicator below 0', () => {
    expect(() => populationShares([-1, 2])).toThrow(/0 or more/);
    expect(() => indicatorShares([1, 2], [-1, 2])).toThrow(/0 or more/);
  });
  it('nobody anywhere; an indicator that is 0 everywhere, or known nowhere', () => {
    expect(() => populationShares([0, 0])).toThrow(/in every area/);
    expect(() => indicatorShares([1, 2], [0, 0])).toThrow(/in every area/);
    expect(() => indicatorShares([1, 2], [null, null])).toThrow(/in every area/);
  });
  it('weights below 0, or that do not sum to 1', () => {
    expect(() => weightedShares([1, 2], 1.5, [{ weight: -0.5, counts: [1, 1] }])).toThrow(/weight/);
    expect(() => weightedShares([1, 2], 0.5, [{ weight: 0.4, counts: [1, 1] }])).toThrow(/sum to 0.9/);
  });
  it('a score that is no number', () => expect(() => riskShares([1, 2], [0, Number.NaN], 0.3)).toThrow(/must be numbers/));
  it('a central scenario that is none', () => expect(() => scenarioRange([1], 1)).toThrow(/none of those/));
});

describe('by hand', () => {
  it('shares of population', () => expect(populationShares([1, 3])).toEqual([0.25, 0.75]));
  it('an area without the indicator takes its population’s share, the others what is left', () =>
    expect(indicatorShares([1, 1, 2], [6, 2, null])).toEqual([0.375, 0.125, 0.5]));
  it('half by population, half by an indicator', () =>
    expect(weightedShares([1, 3], 0.5, [{ weight: 0.5, counts: [3, 1] }])).toEqual([0.5, 0.5]));
  it('an indicator of no weight may be 0 everywhere', () =>
    expect(weightedShares([1, 3], 1, [{ weight: 0, counts: [0, 0] }])).toEqual([0.25, 0.75]));
  it('a score of ln 3 with b = 1 counts children threefold', () => {
    const shares = riskShares([1, 3], [Math.log(3), 0], 1);
    expect(shares[0]).toBeCloseTo(0.5, 12);
  });
  it('b = 0 is the population’s share, and a great score overflows nothing', () => {
    expect(riskShares([1, 3], [2, -1], 0)).toEqual([0.25, 0.75]);
    expect(riskShares([1, 1], [2000, 0], 1)).toEqual([1, 0]);
  });
  it('the range is the least and the most of the scenarios', () =>
    expect(scenarioRange([120, 90, 150], 0)).toEqual({ central: 120, lower: 90, upper: 150 }));
});

const areas = fc.array(
  fc.record({
    population: fc.integer({ min: 0, max: 60_000 }),
    first: fc.option(fc.integer({ min: 0, max: 900 })),
    second: fc.option(fc.integer({ min: 0, max: 900 })),
    score: fc.double({ min: -4, max: 4, noNaN: true }),
  }),
  { minLength: 1, maxLength: 40 },
);
const total = fc.integer({ min: 0, max: 400_000 });
const usable = (counts: readonly (number | null)[]): boolean => sum(counts.map((count) => count ?? 0)) > 0;

describe('whatever the areas', () => {
  it('each method’s areas sum to the whole exactly', () => {
    fc.assert(
      fc.property(areas, total, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (list, whole, one, other) => {
        const populations = list.map(({ population }) => population);
        const [first, second] = [list.map((area) => area.first), list.map((area) => area.second)];
        fc.pre(sum(populations) > 0 && usable(first) && usable(second));
        const [weight, further] = [one / 200, other / 200];
        const weighted = weightedShares(populations, 1 - weight - further, [
          { weight, counts: first },
          { weight: further, counts: second },
        ]);
        const scores = list.map(({ score }) => score);
        for (const shares of [populationShares(populations), weighted, riskShares(populations, scores, 0.3)]) {
          const parts = allocate(whole, shares);
          expect(sum(parts)).toBe(whole);
          parts.forEach((part) => expect(part).toBeGreaterThanOrEqual(0));
          parts.forEach((part, area) => expect(Math.abs(part - whole * shares[area]!)).toBeLessThan(1e-4));
        }
      }),
    );
  });

  it('more children, a larger count or a higher score never make an area’s share smaller', () => {
    fc.assert(
      fc.property(areas, fc.nat(), fc.integer({ min: 1, max: 500 }), (list, pick, more) => {
        const populations = list.map(({ population }) => population + 1);
        const counts = list.map(({ first }) => (first ?? 0) + 1);
        const scores = list.map(({ score }) => score);
        const at = pick % list.length;
        const raised = (numbers: readonly number[], by: number): number[] => numbers.with(at, numbers[at]! + by);
        const slack = 1e-12;
        expect(populationShares(raised(populations, more))[at]! + slack).toBeGreaterThanOrEqual(
          populationShares(populations)[at]!,
        );
        expect(indicatorShares(populations, raised(counts, more))[at]! + slack).toBeGreaterThanOrEqual(
          indicatorShares(populations, counts)[at]!,
        );
        expect(riskShares(populations, raised(scores, more / 500), 0.3)[at]! + slack).toBeGreaterThanOrEqual(
          riskShares(populations, scores, 0.3)[at]!,
        );
      }),
    );
  });
});
