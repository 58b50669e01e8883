import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInWindow, windowCoverage, windowOfBox, type Window } from './window-coverage.js';

const grid = { west: 0, south: 0, cell: 1, columns: 4, rows: 3 };
const sum = (cells: Float64Array): number => cells.reduce((total, cell) => total + cell, 0);

describe('how much of each cell lies inside', () => {
  test('of a box: whole cells, halves and quarters', () => {
    expect([...windowCoverage(windowOfBox(0.5, 0, 3, 1.5), grid)]).toEqual([0.5, 1, 1, 0, 0.25, 0.5, 0.5, 0, 0, 0, 0, 0]);
  });

  test('of a triangle, turned either way, and larger than the grid', () => {
    const triangle: Window = [
      [
        [
          [0, 0],
          [2, 0],
          [0, 2],
        ],
      ],
    ];
    const turned: Window = [
      [
        [
          [0, 2],
          [2, 0],
          [0, 0],
        ],
      ],
    ];
    for (const window of [triangle, turned]) {
      const coverage = windowCoverage(window, grid);
      for (const [cell, expected] of [1, 0.5, 0, 0, 0.5, 0, 0, 0].entries()) expect(coverage[cell]).toBeCloseTo(expected, 12);
    }
    const large: Window = [
      [
        [
          [-10, -10],
          [30, -10],
          [-10, 30],
        ],
      ],
    ];
    expect([...windowCoverage(large, grid)].every((part) => Math.abs(part - 1) < 1e-12)).toBe(true);
  });

  test('a hole is outside, whichever way its ring turns; a closed ring is as an open one', () => {
    const outer = [
      [0, 0],
      [4, 0],
      [4, 3],
      [0, 3],
      [0, 0],
    ] as const;
    const hole = [
      [1, 1],
      [3, 1],
      [3, 2],
      [1, 2],
    ] as const;
    for (const ring of [hole, [...hole].reverse()]) {
      const window: Window = [[outer, ring]];
      expect([...windowCoverage(window, grid)]).toEqual([1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1]);
      expect([isInWindow(window, 2, 1.5), isInWindow(window, 0.5, 1.5), isInWindow(window, 5, 1.5)]).toEqual([
        false,
        true,
        false,
      ]);
    }
  });

  test('an edge shorter than any number worth the name adds nothing', () => {
    for (const tiny of [Number.MIN_VALUE, 1e-310, 1e-200]) {
      const sliver: Window = [
        [
          [
            [0, 0],
            [tiny, tiny],
            [3, 0],
          ],
        ],
        [
          [
            [1, 1],
            [1 + 1e-16, 2],
            [1, 2],
          ],
        ],
      ];
      for (const part of windowCoverage(sliver, grid)) expect(part).toBeCloseTo(0, 12);
    }
  });

  test('adds up to the area within the grid, for any triangle', () => {
    const corner = fc.tuple(fc.double({ min: -2, max: 6, noNaN: true }), fc.double({ min: -2, max: 5, noNaN: true }));
    fc.assert(
      fc.property(corner, corner, corner, (a, b, c) => {
        const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
        const wide = { west: -2.5, south: -2.5, cell: 0.5, columns: 18, rows: 16 };
        const coverage = windowCoverage([[[a, b, c]]], wide);
        expect(sum(coverage) * 0.25).toBeCloseTo(area, 8);
        // The part of the plane that the small grid holds is that of the wide one's cells there.
        const inSmall = windowCoverage([[[a, b, c]]], grid);
        for (let row = 0; row < 3; row++)
          for (let column = 0; column < 4; column++) {
            const quarters = [0, 1, 18, 19].map((step) => coverage[(5 + 2 * row) * 18 + 5 + 2 * column + step]!);
            expect(inSmall[row * 4 + column]).toBeCloseTo(quarters.reduce((total, part) => total + part, 0) / 4, 8);
          }
      }),
      { numRuns: 1000 },
    );
  });
});
