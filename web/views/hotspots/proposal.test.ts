import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { toDegrees } from '../../map/national-grid.js';
import { patchOf } from './patch.js';
import { proposalOf } from './proposal.js';
import type { HotspotRow } from './rows.js';

/** Squares of a grid that stand out, by column and row. */
function squares(size: number, ...places: readonly (readonly [number, number])[]): HotspotRow[] {
  const corner = (column: number, row: number): Position =>
    toDegrees({ easting: 330_000 + column * size, northing: 400_000 + row * size });
  return places.map(([column, row]) => {
    const ring = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)];
    const geometry: Polygon = { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
    return { key: `${column}/${row}`, class: 'HOT_1', observed: 9, expected: 2, landKm2: 0.01, geometry } as HotspotRow;
  });
}

const proposed = (rows: readonly HotspotRow[]) => proposalOf(rows[0]!, patchOf(rows, rows[0]!.key));

describe('what is handed over to be proposed', () => {
  it('is the border of the patch, without corners along its straight sides', () => {
    const proposal = proposed(squares(250, [0, 0], [1, 0], [2, 0], [0, 1], [5, 5]));
    expect(proposal?.cells).toBe(4);
    const ring = proposal!.boundary.coordinates[0]!;
    // An L: six corners, and the first again.
    expect(ring).toHaveLength(7);
    expect(ring[0]).toEqual(ring.at(-1));
  });

  it('is the cell alone where the patch is larger than an area may be', () => {
    const row = Array.from({ length: 20 }, (_, column) => [column, 0] as const);
    expect(proposed(squares(500, ...row))?.cells).toBe(1);
    expect(proposed(squares(500, ...row.slice(0, 15)))?.cells).toBe(15);
  });

  it('is nothing where a cell is too large, or does not stand out', () => {
    expect(proposed(squares(3000, [0, 0]))).toBeNull();
    const [quiet] = squares(250, [0, 0]);
    expect(proposalOf(quiet!, null)).toBeNull();
  });
});
