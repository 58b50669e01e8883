import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HUMP, humpCell } from '../../test/oracles/hotspot-fixtures.js';
import { emergingHotspots, historyClass } from './emerging-hotspots.js';
import { getisOrdGiStar } from './gi-star.js';
import { randomNumbers } from './random.js';
import { weightsOnGrid } from './spatial-weights.js';

/** «..++-»: slices neither, hot and cold. */
const signs = (history: string): number[] => [...history].map((slice) => ({ '+': 1, '-': -1 })[slice] ?? 0);

describe('the class of a history (ArcGIS’s words, sfdep’s order)', () => {
  test.each([
    ['...........+', 0, 'new_hot'],
    ['.-.........+', 0, 'oscillating_hot'],
    ['.......+++++', 0, 'consecutive_hot'],
    ['.-.....+++++', 0, 'consecutive_hot'],
    ['.+.....+++++', 0, 'sporadic_hot'],
    ['.+++++++++++', 1, 'intensifying_hot'],
    ['.+++++++++++', 0, 'persistent_hot'],
    ['.+++++++++++', -1, 'diminishing_hot'],
    ['++++++++++++', 0, 'persistent_hot'],
    ['+++++++++++.', 0, 'historical_hot'],
    ['+++++++++++-', 0, 'oscillating_cold'],
    ['+-+.-..++..+', 0, 'oscillating_hot'],
    ['..+..+..+...', 0, 'sporadic_hot'],
    ['..+..-..+...', 0, 'none'],
    ['............', 1, 'none'],
    ['...........-', 0, 'new_cold'],
    ['-----------.', 0, 'historical_cold'],
    ['------------', -1, 'intensifying_cold'],
    ['------------', 1, 'diminishing_cold'],
  ])('%s with trend %i is %s', (history, direction, expected) => expect(historyClass(signs(history), direction)).toBe(expected));

  test('nine slices of ten are lasting, eight are not', () => {
    expect(historyClass(signs('.+++++++++'), 0)).toBe('persistent_hot');
    expect(historyClass(signs('..++++++++'), 0)).toBe('consecutive_hot');
  });

  test('turning every sign turns hot and cold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(-1, 0, 1), { minLength: 3, maxLength: 24 }),
        fc.constantFrom(-1, 0, 1),
        (history, direction) => {
          const one = historyClass(history, direction);
          const other = historyClass(
            history.map((sign) => -sign),
            -direction,
          );
          expect(other).toBe(one.replace(/hot|cold/, (word) => (word === 'hot' ? 'cold' : 'hot')));
        },
      ),
    );
  });
});

describe('emerging hot spots', () => {
  const weights = weightsOnGrid(10, 10, 'queen', { self: true });
  const flat = (seed: number): number[] => {
    const random = randomNumbers(seed);
    return HUMP.counts.map(() => 3 + random(3));
  };
  const withHump = (seed: number, height: number): number[] =>
    flat(seed).map((count, cell) => count + Math.round(height * HUMP.counts[cell]!));

  test('a hump that comes at the end, that stays, that grows and that goes', () => {
    const top = humpCell(3, 6);
    const histories = {
      new_hot: [...Array(11).fill(0), 6],
      consecutive_hot: [...Array(8).fill(0), 6, 6, 6, 6],
      persistent_hot: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
      historical_hot: [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 0],
    };
    for (const [expected, heights] of Object.entries(histories)) {
      const cells = emergingHotspots(
        heights.map((height, t) => withHump(t, height as number)),
        weights,
        { lag: 0 },
      );
      expect(cells[top]!.class, expected).toBe(expected);
    }
    const rising = Array.from({ length: 12 }, (_, t) => withHump(t, 0.4 + 0.25 * t));
    const growing = emergingHotspots(rising, weights, { lag: 0 })[top]!;
    expect(growing.class).toBe('intensifying_hot');
    // The same slices, the last first.
    const going = emergingHotspots([...rising].reverse(), weights, { lag: 0 })[top]!;
    expect(going.class).toBe('diminishing_hot');
    expect(going.trend!.s).toBe(-growing.trend!.s);
  });

  test('without lag z is Gi* of each slice', () => {
    const slices = [withHump(1, 1), withHump(2, 2), withHump(3, 0)];
    const cells = emergingHotspots(slices, weights, { lag: 0 });
    for (const [t, slice] of slices.entries()) {
      const { z } = getisOrdGiStar(slice, weights);
      for (const [cell, score] of z.entries()) expect(cells[cell]!.z[t]).toBeCloseTo(score, 10);
    }
  });

  test('on chance nothing emerges in most maps', () => {
    const maps = Array.from({ length: 20 }, (_, map) =>
      emergingHotspots(
        Array.from({ length: 12 }, (__, t) => flat(100 * map + t)),
        weights,
        { lag: 0 },
      ),
    );
    expect(maps.filter((cells) => cells.some((cell) => cell.class !== 'none')).length).toBeLessThanOrEqual(6);
  });

  test('slices in which all counts are equal are undefined, not significant, and left out of the trend', () => {
    const cells = emergingHotspots([new Float64Array(100), new Float64Array(100), HUMP.counts, HUMP.counts], weights, { lag: 0 });
    expect([...cells[0]!.z.slice(0, 2)]).toEqual([NaN, NaN]);
    expect([...cells[humpCell(3, 6)]!.significance]).toEqual([0, 0, 1, 1]);
    expect(cells[0]!.trend).toBeNull();
  });

  test.each([
    [() => emergingHotspots([[1], [2]], weightsOnGrid(1, 1, 'rook', { self: true })), /three slices/],
    [() => emergingHotspots([[1], [2], [3]], weightsOnGrid(2, 1, 'rook', { self: true })), /2 counts/],
    [() => emergingHotspots([[1], [2], [3]], weightsOnGrid(1, 1, 'rook')), /cell itself/],
    [() => emergingHotspots([[1], [2], [3]], weightsOnGrid(1, 1, 'rook', { self: true }), { lag: -1 }), /lag/],
  ])('refuses bad input', (make, words) => expect(make).toThrow(words));
});
