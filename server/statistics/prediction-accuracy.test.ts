import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { predictionAccuracy } from './prediction-accuracy.js';

describe('prediction accuracy', () => {
  test('six equal areas (R’s ptools): the tie goes to the lower observed', () => {
    const found = predictionAccuracy([6, 7, 3, 2, 1, 0], [8, 4, 4, 2, 1, 0], [1, 1, 1, 1, 1, 1]);
    expect([...found.rank]).toEqual([1, 3, 2, 4, 5, 6]);
    const byRank = (figures: Float64Array): number[] => [0, 2, 1, 3, 4, 5].map((area) => figures[area]!);
    const close = (figures: number[], expected: number[]): void => {
      for (const [at, reference] of expected.entries()) expect(figures[at]).toBeCloseTo(reference, 4);
    };
    close(byRank(found.pai), [1.8947, 1.4211, 1.6842, 1.4211, 1.2, 1]);
    close(byRank(found.pei), [0.8571, 0.6923, 1, 1, 1, 1]);
    close(byRank(found.rri), [1.3333, 1.3333, 1, 1, 1, 1]);
  });

  test('areas of different size: by density, and the most is held by the densest, the last in part', () => {
    const found = predictionAccuracy([8, 6, 2], [4, 9, 1], [4, 1, 5]);
    expect([...found.rank]).toEqual([2, 1, 3]);
    expect(found.pei[1]).toBe(1);
    expect(found.areaShare[0]).toBeCloseTo(0.5, 12);
    const poor = predictionAccuracy([8, 6, 2], [1, 1, 9], [4, 1, 5]);
    // The first half of the area: 2 events, where the small and the large area would have held 14.
    expect(poor.pei[2]).toBeCloseTo(2 / 14, 12);
    expect(predictionAccuracy([8, 6], [9, 1], [4, 1]).pei[0]).toBeCloseTo(8 / (6 + (3 / 4) * 8), 12);
  });

  test('undefined without events; RRI undefined before the first', () => {
    const none = predictionAccuracy([0, 0], [1, 2], [1, 1]);
    expect([...none.hitRate, ...none.pai, ...none.pei, ...none.rri].every(Number.isNaN)).toBe(true);
    expect(predictionAccuracy([0, 3], [2, 1], [1, 1]).rri[0]).toBeNaN();
  });

  const area = fc.record({
    observed: fc.integer({ min: 0, max: 50 }),
    predicted: fc.integer({ min: 0, max: 50 }),
    area: fc.integer({ min: 1, max: 20 }),
  });
  test('at the whole area PAI and PEI are 1; PEI never over 1; scaling prediction or area changes neither', () => {
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 25 }), fc.integer({ min: 2, max: 9 }), (areas, factor) => {
        fc.pre(areas.some((one) => one.observed > 0));
        const [observed, predicted, sizes] = [
          areas.map((one) => one.observed),
          areas.map((one) => one.predicted),
          areas.map((one) => one.area),
        ];
        const found = predictionAccuracy(observed, predicted, sizes);
        const scaled = predictionAccuracy(
          observed,
          predicted.map((one) => one * factor),
          sizes.map((one) => one * factor),
        );
        expect([...scaled.rank]).toEqual([...found.rank]);
        for (const [i, rank] of found.rank.entries()) {
          expect(found.pei[i]).toBeLessThanOrEqual(1);
          expect(scaled.pai[i]).toBeCloseTo(found.pai[i]!, 9);
          expect(scaled.pei[i]).toBeCloseTo(found.pei[i]!, 9);
          if (rank === areas.length) {
            expect(found.pai[i]).toBeCloseTo(1, 9);
            expect(found.pei[i]).toBeCloseTo(1, 9);
          }
        }
        const perfect = predictionAccuracy(observed, observed, sizes);
        for (const pei of perfect.pei) expect(pei).toBeCloseTo(1, 9);
      }),
    );
  });

  test.each([
    [[-1], [1], [1], /observed 1/],
    [[1], [NaN], [1], /predicted 1/],
    [[1], [1], [0], /area 1/],
    [[1], [1, 2], [1], /1 observed, 2 predicted/],
  ])('refuses %j %j %j', (observed, predicted, areas, words) => {
    expect(() => predictionAccuracy(observed, predicted, areas)).toThrow(words);
  });
});
