import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapWithConvex } from './convex-overlap.js';
import { windowCoverage } from './window-coverage.js';

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
];

describe('the area polygons share with a convex cell', () => {
  it('is that of two squares, by hand', () => {
    expect(overlapWithConvex([[square(0, 0, 4)]], square(2, 2, 4))).toBe(4);
    expect(overlapWithConvex([[square(0, 0, 4)]], square(4, 4, 4))).toBe(0);
    expect(overlapWithConvex([[square(0, 0, 10)]], square(2, 2, 4))).toBe(16);
  });

  it('leaves out holes, and takes rings that turn either way', () => {
    expect(overlapWithConvex([[square(0, 0, 10), square(3, 3, 2)]], square(2, 2, 4))).toBe(12);
    expect(overlapWithConvex([[square(0, 0, 10).reverse(), square(3, 3, 2)]], square(2, 2, 4))).toBe(12);
  });

  it('of a polygon that the cell cuts in two is that of both parts', () => {
    const horseshoe: [number, number][] = [
      [0, 0],
      [6, 0],
      [6, 6],
      [4, 6],
      [4, 2],
      [2, 2],
      [2, 6],
      [0, 6],
    ];
    expect(overlapWithConvex([[horseshoe]], square(0, 3, 6))).toBeCloseTo(12, 12);
  });

  it('agrees with the coverage of squares', () => {
    const corner = fc.tuple(fc.double({ min: -3, max: 9, noNaN: true }), fc.double({ min: -3, max: 9, noNaN: true }));
    fc.assert(
      fc.property(corner, corner, corner, (a, b, c) => {
        const [covered] = windowCoverage([[[a, b, c]]], { west: 0, south: 0, cell: 5, columns: 1, rows: 1 });
        expect(overlapWithConvex([[[a, b, c]]], square(0, 0, 5))).toBeCloseTo(25 * covered!, 6);
      }),
    );
  });
});
