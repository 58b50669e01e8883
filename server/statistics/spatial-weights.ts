/**
 * Who is whose neighbour, as lists: places within a distance of each other, or cells of a grid that share a side (rook) or a side or corner
 * (queen). All weights are 1 (binary); methods that want rows adding up to 1 divide by the number of neighbours themselves.
 *
 * Neighbours within a distance are found by sorting places into squares of that size and looking into nine, so time and memory grow with
 * the number of places and of neighbours, never with the square of the places.
 */
import { placesInSquares } from './point-squares.js';

/** Neighbours of place i are `neighbours[starts[i]] … neighbours[starts[i + 1] − 1]`, rising within a square row; itself among them if asked. */
export interface SpatialWeights {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly selfIncluded: boolean;
}

/** More links than this do not fit into memory beside everything else: the distance is too large for that many places. */
export const MOST_LINKS = 100_000_000;

/** A place exactly at the distance is a neighbour, although its coordinates were rounded: one part in 10⁹ is let pass. */
export const AT_THE_LIMIT = 1 + 1e-9;

/**
 * Neighbours within a distance, that distance included. `weightsWithinDistance([0, 10, 30], [0, 0, 0], 10)` makes the first two neighbours.
 * @param self whether each place is its own neighbour, as Gi* wants it and Moran's I does not
 * @throws RangeError when a coordinate is no number, the distance not above 0, or there are too many links to hold
 */
export function weightsWithinDistance(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  distance: number,
  { self = false, mostLinks = MOST_LINKS }: { self?: boolean; mostLinks?: number } = {},
): SpatialWeights {
  if (!(distance > 0) || !Number.isFinite(distance)) throw new RangeError(`the distance must be above 0; got ${distance}`);
  const reach = distance * AT_THE_LIMIT;
  const squares = placesInSquares(x, y, reach);
  const count = x.length;
  const starts = new Uint32Array(count + 1);
  const limit = reach * reach;
  let neighbours = new Uint32Array(FIRST_ROOM * count + FIRST_ROOM);
  let links = 0;
  for (let i = 0; i < count; i++) {
    const ranges = squares.around(i);
    if (self) neighbours[links++] = i;
    for (let range = 0; range < ranges; range++) {
      const to = squares.ranges[2 * range + 1]!;
      for (let at = squares.ranges[2 * range]!; at < to; at++) {
        const j = squares.order[at]!;
        const dx = x[j]! - x[i]!;
        const dy = y[j]! - y[i]!;
        if (j === i || dx * dx + dy * dy > limit) continue;
        // One place is left free for the next cell itself.
        if (links + 1 >= neighbours.length) neighbours = roomier(neighbours, distance, mostLinks);
        neighbours[links++] = j;
      }
    }
    starts[i + 1] = links;
  }
  return { count, starts, neighbours: neighbours.subarray(0, links), selfIncluded: self };
}

/** Neighbours a place for which there is room at first: those of a cell in a grid, and itself. */
const FIRST_ROOM = 10;

function roomier(neighbours: Uint32Array<ArrayBuffer>, distance: number, mostLinks: number): Uint32Array<ArrayBuffer> {
  if (neighbours.length >= mostLinks) {
    throw new RangeError(
      `a distance of ${distance} makes more than ${mostLinks.toLocaleString('en-GB')} neighbours; take a smaller one`,
    );
  }
  const larger = new Uint32Array(Math.min(mostLinks, neighbours.length * 2));
  larger.set(neighbours);
  return larger;
}

export type GridContiguity = 'queen' | 'rook';

/**
 * Neighbours on a full grid of `columns` × `rows` cells, cell (column, row) being number row · columns + column.
 * `weightsOnGrid(3, 3, 'queen')` gives the middle cell eight neighbours and a corner three.
 */
export function weightsOnGrid(
  columns: number,
  rows: number,
  contiguity: GridContiguity,
  { self = false }: { self?: boolean } = {},
): SpatialWeights {
  if (!Number.isSafeInteger(columns) || !Number.isSafeInteger(rows) || columns < 1 || rows < 1) {
    throw new RangeError(`a grid has whole numbers of columns and rows; got ${columns} and ${rows}`);
  }
  const count = columns * rows;
  const starts = new Uint32Array(count + 1);
  const neighbours = new Uint32Array(count * 9);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (let down = -1; down <= 1; down++) {
        for (let right = -1; right <= 1; right++) {
          const itself = down === 0 && right === 0;
          if (itself ? !self : contiguity === 'rook' && down !== 0 && right !== 0) continue;
          const [c, r] = [column + right, row + down];
          if (c < 0 || c >= columns || r < 0 || r >= rows) continue;
          neighbours[next++] = r * columns + c;
        }
      }
      starts[row * columns + column + 1] = next;
    }
  }
  return { count, starts, neighbours: neighbours.slice(0, next), selfIncluded: self };
}

/** How many neighbours place i has, itself counted when it is one. */
export function neighbourCount(weights: SpatialWeights, i: number): number {
  return weights.starts[i + 1]! - weights.starts[i]!;
}

/** Sum of a figure over the neighbours of place i. */
export function neighbourSum(weights: SpatialWeights, figures: ArrayLike<number>, i: number): number {
  const { starts, neighbours } = weights;
  let sum = 0;
  for (let at = starts[i]!; at < starts[i + 1]!; at++) sum += figures[neighbours[at]!]!;
  return sum;
}
