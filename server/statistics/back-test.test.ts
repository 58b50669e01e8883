import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest } from './back-test.js';

describe('a back-test', () => {
  it('counts what was caught, beside as much area by counts alone', () => {
    expect(backTest([1, 0, 1, 0], [9, 8, 1, 0], [5, 4, 1, 0], [1, 1, 1, 1])).toEqual({
      areaShare: 0.5,
      caught: 6,
      events: 10,
      caughtByCounts: 9,
    });
  });

  it('takes part of the last cell of the naive map', () => {
    expect(backTest([0, 1], [8, 0], [10, 0], [4, 2]).caughtByCounts).toBe(5);
  });

  it('of a map drawn by counts alone catches the same', () => {
    const counts = fc.array(fc.nat({ max: 50 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 0, max: 8 }), (earlier, later, cells) => {
        const order = earlier.map((_, cell) => cell).sort((a, b) => earlier[b]! - earlier[a]! || later[a]! - later[b]! || a - b);
        const marked = earlier.map((_, cell) => (order.indexOf(cell) < cells ? 1 : 0));
        const found = backTest(marked, earlier, later, new Array<number>(8).fill(2));
        expect(found.caughtByCounts).toBeCloseTo(found.caught, 9);
        expect(found.areaShare).toBe(cells / 8);
      }),
    );
  });

  it('marks nothing, catches nothing', () => {
    expect(backTest([0, 0], [1, 2], [3, 4], [1, 1])).toEqual({ areaShare: 0, caught: 0, events: 7, caughtByCounts: 0 });
  });
});
