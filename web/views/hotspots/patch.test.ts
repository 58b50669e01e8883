import { describe, expect, it } from 'vitest';
import { patchOf } from './patch.js';
import { untold, type HotspotRow } from './rows.js';

/** A square of one by one on a grid of whole degrees, clockwise as the server writes it. */
function square(east: number, north: number, name = 'HOT_1'): HotspotRow {
  const ring = [
    [east, north],
    [east, north + 1],
    [east + 1, north + 1],
    [east + 1, north],
    [east, north],
  ];
  return {
    ...untold,
    key: `${east}/${north}`,
    name: '',
    observed: 3,
    expected: 1,
    neighbourhoodObserved: 3,
    neighbourhoodExpected: 1,
    class: name,
    landKm2: 0.5,
    zIsUnfit: false,
    sentence: '',
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

describe('the patch of a cell', () => {
  it('joins cells that share a side, adds them up, and leaves out what touches at a corner alone', () => {
    const patch = patchOf([square(0, 0), square(1, 0, 'HOT_10'), square(2, 1), square(5, 5)], '0/0');
    expect(patch?.keys.toSorted()).toEqual(['0/0', '1/0']);
    expect([patch?.observed, patch?.expected, patch?.landKm2]).toEqual([6, 2, 1]);
    expect(patch?.outline.coordinates).toHaveLength(1);
    // Six corners and the first once more.
    expect(patch?.outline.coordinates[0]?.[0]).toHaveLength(7);
  });

  it('keeps a cell in the middle that does not stand out as a hole', () => {
    const around = [0, 1, 2].flatMap((east) =>
      [0, 1, 2].map((north) => square(east, north, east === 1 && north === 1 ? 'COLD_1' : 'HOT_5')),
    );
    const patch = patchOf(around, '0/0');
    expect(patch?.keys).toHaveLength(8);
    expect(patch?.outline.coordinates).toHaveLength(1);
    expect(patch?.outline.coordinates[0]?.map((ring) => ring.length)).toEqual([13, 5]);
  });

  it('makes rings that do not touch themselves where two cells of a patch meet at a corner', () => {
    // A ring of cells that closes at a corner: the hole touches the outside there.
    const cells = [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 1],
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([east, north]) => square(east!, north!));
    const rings = patchOf(cells, '0/0')!.outline.coordinates.flat();
    for (const ring of rings) {
      const corners = ring.slice(1).map(String);
      expect(new Set(corners).size).toBe(corners.length);
    }
  });

  it('is none of a cell that does not stand out as more, nor of an area', () => {
    expect(patchOf([square(0, 0, 'NOT_SIGNIFICANT')], '0/0')).toBeNull();
    expect(patchOf([{ ...square(0, 0), key: 'E05000001' }], 'E05000001')).toBeNull();
  });
});
