/**
 * The cells that have land, with how much of each and how many people live there. A cell in the sea or outside the place asked is no cell: its
 * zero would be no zero, and would make everything else look hot.
 *
 * Residents are those of each area spread evenly over its land: an assumption, said in the method card.
 */
import type { Ground } from '../../areas/areas.service.js';
import { overlapWithConvex } from '../../statistics/convex-overlap.js';
import { windowCoverage } from '../../statistics/window-coverage.js';

export type CellShape = 'HEXAGON' | 'SQUARE';

/** An area with land, and its residents where they are known. */
export interface PeopledGround {
  readonly ground: Ground;
  /** Square metres of it. */
  readonly land: number;
  /** Square metres of the whole area, of which it may be a part. */
  readonly wholeArea: number;
  readonly persons: number | null;
}

/** Cells in order of their numbers, side by side in arrays. */
export interface LandCells {
  readonly east: Int32Array;
  readonly north: Int32Array;
  /** Square metres of land. */
  readonly land: Float64Array;
  /** NaN where the residents of an area it lies in are not known. */
  readonly residents: Float64Array;
  /** The place of a cell in the arrays, by `cellNumber`. */
  readonly index: ReadonlyMap<number, number>;
}

/** Less land than this part of a cell is a corner that a rounded boundary cuts, not a place where something can be reported. */
const LEAST_LAND = 0.001;

/** One number for both, as long as rows are fewer than two million apart. */
export const cellNumber = (east: number, north: number): number => east * 4_000_000 + north;

export function landCells(areas: readonly PeopledGround[], cellMetres: number, shape: CellShape): LandCells {
  const cells = new Map<number, { east: number; north: number; land: number; residents: number }>();
  for (const { ground, wholeArea, persons } of areas) {
    const perSquareMetre = persons === null ? NaN : persons / wholeArea;
    const add = (east: number, north: number, land: number): void => {
      if (land <= 0) return;
      const number = cellNumber(east, north);
      const cell = cells.get(number) ?? { east, north, land: 0, residents: 0 };
      cell.land += land;
      cell.residents += land * perSquareMetre;
      cells.set(number, cell);
    };
    if (shape === 'SQUARE') addSquares(ground, cellMetres, add);
    else addHexagons(ground, cellMetres, add);
  }
  const whole = shape === 'SQUARE' ? cellMetres ** 2 : (cellMetres ** 2 * Math.sqrt(3)) / 2;
  const kept = [...cells.values()]
    .filter(({ land }) => land >= LEAST_LAND * whole)
    .sort((a, b) => a.east - b.east || a.north - b.north);
  return {
    east: Int32Array.from(kept, ({ east }) => east),
    north: Int32Array.from(kept, ({ north }) => north),
    land: Float64Array.from(kept, ({ land }) => Math.min(land, whole)),
    residents: Float64Array.from(kept, ({ residents }) => residents),
    index: new Map(kept.map(({ east, north }, place) => [cellNumber(east, north), place])),
  };
}

type Add = (east: number, north: number, land: number) => void;

function addSquares(ground: Ground, cell: number, add: Add): void {
  for (const polygon of ground) {
    const box = boxOf(polygon[0]!);
    const [first, bottom] = [Math.floor(box.west / cell), Math.floor(box.south / cell)];
    const columns = Math.floor(box.east / cell) - first + 1;
    const rows = Math.floor(box.north / cell) - bottom + 1;
    const coverage = windowCoverage([polygon], { west: first * cell, south: bottom * cell, cell, columns, rows });
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        add(first + column, bottom + row, coverage[row * columns + column]! * cell * cell);
      }
    }
  }
}

function addHexagons(ground: Ground, cell: number, add: Add): void {
  const rowHeight = (cell * Math.sqrt(3)) / 2;
  for (const polygon of ground) {
    const box = boxOf(polygon[0]!);
    for (let north = Math.floor(box.south / rowHeight) - 1; north <= Math.ceil(box.north / rowHeight) + 1; north++) {
      for (let east = Math.floor(box.west / cell) - 1; east <= Math.ceil(box.east / cell) + 1; east++) {
        add(east, north, overlapWithConvex([polygon], hexagonCorners(east, north, cell)));
      }
    }
  }
}

/** Counter-clockwise from the east side's lower corner, in metres. */
function hexagonCorners(east: number, north: number, cell: number): (readonly [number, number])[] {
  const [x, y] = cellCentre(east, north, cell, 'HEXAGON');
  const [half, side] = [cell / 2, cell / Math.sqrt(3)];
  return [
    [x + half, y - side / 2],
    [x + half, y + side / 2],
    [x, y + side],
    [x - half, y + side / 2],
    [x - half, y - side / 2],
    [x, y - side],
  ];
}

/** Easting and northing of a cell's middle. */
export function cellCentre(east: number, north: number, cell: number, shape: CellShape): readonly [number, number] {
  if (shape === 'SQUARE') return [(east + 0.5) * cell, (north + 0.5) * cell];
  return [cell * (east + Math.abs(north % 2) / 2), (north * cell * Math.sqrt(3)) / 2];
}

/** The numbers of the cell that holds a point: of hexagons the nearest centre, as grid-cells.sql.ts finds it. */
export function cellHolding(easting: number, northing: number, cell: number, shape: CellShape): readonly [number, number] {
  if (shape === 'SQUARE') return [Math.floor(easting / cell), Math.floor(northing / cell)];
  const row = Math.floor(northing / ((cell * Math.sqrt(3)) / 2));
  const [first, second] = [row, row + 1].map((north) => {
    const east = Math.round(easting / cell - Math.abs(north % 2) / 2);
    const [x, y] = cellCentre(east, north, cell, shape);
    return { east, north, distance: (x - easting) ** 2 + (y - northing) ** 2 };
  });
  const { east, north } = first!.distance <= second!.distance ? first! : second!;
  return [east, north];
}

function boxOf(ring: readonly (readonly [number, number])[]): { west: number; south: number; east: number; north: number } {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { west, south, east, north };
}
