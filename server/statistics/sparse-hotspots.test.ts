import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HUMP, humpCell } from '../../test/oracles/hotspot-fixtures.js';
import { getisOrdGiStar } from './gi-star.js';
import { randomNumbers } from './random.js';
import { sparseHotspots } from './sparse-hotspots.js';
import { weightsOnGrid } from './spatial-weights.js';

/** Independent counts on a map of `side` × `side` cells: events thrown onto it. */
function chanceMap(side: number, perCell: number, seed: number): Float64Array {
  const random = randomNumbers(seed);
  const counts = new Float64Array(side * side);
  for (let event = 0; event < side * side * perCell; event++) counts[random(side * side)]!++;
  return counts;
}

describe('hot spots by the exact tail', () => {
  test('on maps of chance it marks a false cell on no more than about 5 %, where the normal p does on most', () => {
    const weights = weightsOnGrid(50, 50, 'queen', { self: true });
    for (const [perCell, normalAtLeast] of [
      [0.05, 0.9],
      [0.2, 0.55],
      [1, 0.1],
    ] as const) {
      const maps = 100;
      let exact = 0;
      let normal = 0;
      for (let map = 0; map < maps; map++) {
        const counts = chanceMap(50, perCell, 1000 * perCell + map);
        if (sparseHotspots(counts, weights).pFdr.some((p) => p < 0.05)) exact++;
        if (getisOrdGiStar(counts, weights).pFdr.some((p) => p < 0.05)) normal++;
      }
      // 5 % of 100, and beyond it what chance gives less than once in a thousand such runs.
      expect(exact).toBeLessThanOrEqual(12);
      expect(normal / maps).toBeGreaterThan(normalAtLeast);
    }
  });

  // Maps of 900 cells, all chance: how many have any cell marked at 5 %, hot or cold.
  test.each([0.05, 0.2, 1, 5])(
    'marks a false cell on no more than the stated share of 200 maps, at a mean of %d a cell',
    (mean) => {
      const weights = weightsOnGrid(30, 30, 'queen', { self: true });
      let marked = 0;
      for (let map = 0; map < 200; map++) {
        if (sparseHotspots(chanceMap(30, mean, 70_000 + map), weights).pFdr.some((p) => p < 0.05)) marked++;
      }
      // 5 % of 200 maps, and two standard errors.
      expect(marked).toBeLessThanOrEqual(16);
    },
  );

  test('finds the hump that is there, with the normal z beside it', () => {
    const { classes, normalZ, normalIsUnfit, expected } = sparseHotspots(
      HUMP.counts,
      weightsOnGrid(10, 10, 'queen', { self: true }),
    );
    expect(classes[humpCell(3, 6)]).toBe('hot_99');
    expect(normalZ[humpCell(3, 6)]).toBeCloseTo(7.21669, 5);
    expect(expected[humpCell(3, 6)]).toBeCloseTo(290 * 0.09, 9);
    expect(normalIsUnfit.some((one) => one === 1)).toBe(false);
  });

  test('with last period’s counts as exposure, the same pattern twice as strong is nowhere hot', () => {
    const doubled = HUMP.counts.map((count) => 2 * count);
    const { classes } = sparseHotspots(doubled, weightsOnGrid(10, 10, 'queen', { self: true }), HUMP.counts);
    expect(new Set(classes)).toEqual(new Set(['not_significant']));
  });

  test('says which neighbourhoods are too sparse for the normal z', () => {
    const { normalIsUnfit } = sparseHotspots(chanceMap(10, 0.2, 1), weightsOnGrid(10, 10, 'queen', { self: true }));
    expect(normalIsUnfit.every((one) => one === 1)).toBe(true);
  });

  test('undefined without events, and where there is no exposure', () => {
    const weights = weightsOnGrid(5, 1, 'rook', { self: true });
    expect(sparseHotspots([0, 0, 0, 0, 0], weights).p.every(Number.isNaN)).toBe(true);
    const { p, classes } = sparseHotspots([3, 0, 0, 0, 1], weights, [1, 0, 0, 0, 1]);
    expect([p[2], classes[2]]).toEqual([NaN, null]);
    expect(sparseHotspots([3, 0, 0, 0, 1], weights, [0, 0, 0, 0, 0]).p.every(Number.isNaN)).toBe(true);
  });

  test.each([
    [[1.5, 1], undefined, /whole number/],
    [[-1, 1], undefined, /whole number/],
    [[1, 1], [1, -1], /exposure must be 0 or more/],
    [[1, 1], [1], /exposures of 1/],
  ])('refuses counts %j with exposure %j', (counts, exposure, words) => {
    expect(() => sparseHotspots(counts, weightsOnGrid(2, 1, 'rook', { self: true }), exposure)).toThrow(words);
  });

  test('only proportions of the exposure matter; all counts are expected in all', () => {
    const exposures = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 30, maxLength: 30 });
    const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(counts, exposures, (some, exposure) => {
        fc.pre(some.some((count) => count > 0));
        const alone = weightsOnGrid(6, 5, 'queen', { self: true });
        const one = sparseHotspots(some, alone, exposure);
        const other = sparseHotspots(
          some,
          alone,
          exposure.map((share) => share * 1000),
        );
        for (const [cell, p] of one.p.entries()) expect(other.p[cell]).toBeCloseTo(p, 10);
        const itself = {
          count: 30,
          starts: Uint32Array.from({ length: 31 }, (_, at) => at),
          neighbours: Uint32Array.from({ length: 30 }, (_, at) => at),
          selfIncluded: true,
        };
        const total = sparseHotspots(some, itself, exposure).expected.reduce((sum, expected) => sum + expected, 0);
        expect(total).toBeCloseTo(
          some.reduce((sum, count) => sum + count, 0),
          8,
        );
      }),
    );
  });
});
