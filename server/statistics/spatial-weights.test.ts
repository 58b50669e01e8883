import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { neighbourCount, weightsOnGrid, weightsWithinDistance, type SpatialWeights } from './spatial-weights.js';

const setsOf = ({ count, starts, neighbours }: SpatialWeights): number[][] =>
  Array.from({ length: count }, (_, i) => [...neighbours.subarray(starts[i], starts[i + 1])].sort((a, b) => a - b));

describe('neighbours', () => {
  test.each([
    ['square', 1.5],
    ['hexagon', 1.1],
  ])('as many as R counts on the %s grid (oracle 05)', (grid, within) => {
    const rows = readOracle(`spatial/${grid}.csv`);
    const weights = weightsWithinDistance(
      rows.map((row) => Number(row['x'])),
      rows.map((row) => Number(row['y'])),
      within,
    );
    for (const [i, row] of rows.entries()) expect(neighbourCount(weights, i)).toBe(Number(row['neighbours']));
  });

  test('the distance itself is within, also where rounding puts it a hair beyond', () => {
    const tenths = Array.from({ length: 11 }, (_, i) => i / 10);
    const weights = weightsWithinDistance(tenths, new Array(11).fill(0), 0.1);
    expect(setsOf(weights).map((set) => set.length)).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1]);
  });

  test('places on one spot are neighbours of each other; self only where asked', () => {
    expect(setsOf(weightsWithinDistance([5, 5, 90], [5, 5, 5], 1))).toEqual([[1], [0], []]);
    expect(setsOf(weightsWithinDistance([5, 5, 90], [5, 5, 5], 1, { self: true }))).toEqual([[0, 1], [0, 1], [2]]);
  });

  test('the same as looking at every pair, wherever the places lie', () => {
    const coordinate = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (places, distance) => {
          const x = places.map(([one]) => one);
          const y = places.map(([, other]) => other);
          const expected = x.map((_, i) =>
            x.flatMap((__, j) => (i !== j && Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) <= distance * (1 + 1e-9) ? [j] : [])),
          );
          expect(setsOf(weightsWithinDistance(x, y, distance))).toEqual(expected);
        },
      ),
    );
  });

  test('queen and rook on a grid are the neighbours within 1.5 and 1 cells', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.boolean(), (columns, rows, self) => {
        const x = Array.from({ length: columns * rows }, (_, cell) => cell % columns);
        const y = Array.from({ length: columns * rows }, (_, cell) => Math.floor(cell / columns));
        for (const [contiguity, distance] of [
          ['queen', 1.5],
          ['rook', 1],
        ] as const) {
          expect(setsOf(weightsOnGrid(columns, rows, contiguity, { self }))).toEqual(
            setsOf(weightsWithinDistance(x, y, distance, { self })),
          );
        }
      }),
    );
  });

  test.each([
    [() => weightsWithinDistance([1], [1], 0), /distance must be above 0/],
    [() => weightsWithinDistance([1], [1], NaN), /distance must be above 0/],
    [() => weightsWithinDistance([1, NaN], [1, 1], 5), /place 2 has no coordinates/],
    [() => weightsWithinDistance([1, 2], [1], 5), /2 x and 1 y/],
    [() => weightsWithinDistance(new Float64Array(200), new Float64Array(200), 5, { mostLinks: 30_000 }), /take a smaller one/],
    [() => weightsOnGrid(0, 3, 'queen'), /whole numbers/],
  ])('refuses bad input', (make, words) => expect(make).toThrow(words));

  test('one place far away does not make squares without end', () => {
    expect(setsOf(weightsWithinDistance([0, 1, 1e12], [0, 0, 1e12], 1))).toEqual([[1], [0], []]);
  });
});
