import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latticeOf } from '../../incidents/incidents.service.js';
import { convexHull, hullCells } from './hull-cells.js';
import { joinCells } from './joined-cells.js';

type Place = readonly [east: number, north: number];

const joined = (places: readonly Place[], shape: 'SQUARE' | 'HEXAGON' = 'SQUARE') => {
  const lattice = latticeOf(shape, 100);
  return joinCells(
    places.map((_, at) => at),
    (cell) => lattice.corners(...places[cell]!),
  );
};
const areaOf = (border: readonly Place[]): number =>
  Math.abs(
    border.reduce((sum, [x, y], at) => {
      const [u, v] = border[(at + 1) % border.length]!;
      return sum + x * v - y * u;
    }, 0),
  ) / 2;

describe('joined cells', () => {
  it('make one shape where they share a side, without corners along straight sides', () => {
    const [shape, ...others] = joined([
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
    ]);
    expect(others).toEqual([]);
    expect(shape!.cells).toEqual([0, 1, 2, 3]);
    expect(shape!.border).toHaveLength(6);
    expect(areaOf(shape!.border)).toBe(4);
  });

  it('make two where they share a corner alone', () => {
    expect(
      joined([
        [0, 0],
        [1, 1],
      ]).map(({ border }) => border.length),
    ).toEqual([4, 4]);
  });

  it('have their holes filled, also where a hole touches the border at a corner', () => {
    const ring: Place[] = [
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
      [2, 1],
      [0, 2],
      [1, 2],
      [2, 2],
    ];
    expect(areaOf(joined(ring)[0]!.border)).toBe(9);
    // Without the corner in the north-east the hole opens at that corner only.
    const open = joined(ring.filter(([east, north]) => east !== 2 || north !== 2));
    expect(open).toHaveLength(1);
    expect(areaOf(open[0]!.border)).toBe(8);
    expect(new Set(open[0]!.border.map(String)).size).toBe(open[0]!.border.length);
  });

  it('of hexagons follow their sides', () => {
    expect(joined([[0, 0]], 'HEXAGON')[0]!.border).toHaveLength(6);
    expect(
      joined(
        [
          [0, 0],
          [1, 0],
          [0, 1],
        ],
        'HEXAGON',
      )[0]!.border,
    ).toHaveLength(12);
  });

  it('whatever they are: no border touches itself, and it holds at least its cells', () => {
    const place = fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }));
    fc.assert(
      fc.property(fc.uniqueArray(place, { minLength: 1, maxLength: 30, selector: String }), (places) => {
        const shapes = joined(places);
        expect(shapes.flatMap(({ cells }) => cells).sort((a, b) => a - b)).toEqual(places.map((_, at) => at));
        for (const { cells, border } of shapes) {
          expect(new Set(border.map(String)).size).toBe(border.length);
          expect(areaOf(border)).toBeGreaterThanOrEqual(cells.length);
        }
      }),
    );
  });
});

describe('the hull of a cluster', () => {
  const side = 5;
  const middles = {
    easting: Float64Array.from({ length: side * side }, (_, at) => 50 + 100 * (at % side)),
    northing: Float64Array.from({ length: side * side }, (_, at) => 50 + 100 * Math.floor(at / side)),
  };

  it('is that of the cells which hold its reports, and the cells between them', () => {
    expect(hullCells([0, 4, 20], middles)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 15, 16, 20]);
  });

  it('of one cell, or of cells along a line, is these', () => {
    expect(hullCells([7], middles)).toEqual([7]);
    expect(hullCells([0, 6, 12], middles)).toEqual([0, 6, 12]);
  });

  it('has no corner along a side', () => {
    expect(
      convexHull([
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 2],
        [1, 1],
      ]),
    ).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
    ]);
  });
});
