/**
 * The cube of nodes: every combination of one position in each dimension. A node's count is the sum of the leaf cells under it.
 * Cells are numbered row by row, the last dimension running fastest, over the sorted codes (`hierarchy.ts`).
 */
import { LeafCells, type CellNumbering } from './leaf-cells.js';
import { hierarchyOf, type Dimension, type Hierarchy } from './hierarchy.js';

/**
 * Counts of leaf cells, numbered row by row over the codes as the dimensions give them. Dense: one count for every cell of the
 * cube, 0 wherever a code is a total. Sparse: cell numbers and their counts; what is not named is 0, and named twice is added.
 */
export type LeafCounts =
  { readonly dense: ArrayLike<number> } | { readonly cells: ArrayLike<number>; readonly counts: ArrayLike<number> };

export interface Cube extends CellNumbering {
  readonly size: number;
  /** True count of each node. */
  readonly counts: Int32Array;
  /** 1 for nodes of a level of detail that is withheld whole. */
  readonly unpublished: Uint8Array;
  /** How many leaf cells under each node are not zero. */
  readonly filledLeaves: Int32Array;
}

/** Enough for 1,000 areas by 90 periods by 17 categories thirteen times over; above it the arrays alone take a gigabyte. */
const MOST_CELLS = 20_000_000;

/** @throws RangeError when counts are no whole numbers, lie on a total, or the cube is too large to hold. */
export function cubeOf(
  dimensions: readonly Dimension[],
  leafCounts: LeafCounts,
  withheldLevels: readonly (readonly string[])[] = [],
): Cube {
  if (dimensions.length === 0) throw new RangeError('a cube needs a dimension');
  const hierarchies = dimensions.map(hierarchyOf);
  const strides = stridesOf(hierarchies);
  const size = hierarchies.reduce((product, { codes }) => product * codes.length, 1);
  if (size > MOST_CELLS) throw new RangeError(`a cube of ${size} cells is more than ${MOST_CELLS}`);
  const counts = new Int32Array(size);
  const filledLeaves = new Int32Array(size);
  const leafCells = new LeafCells({ hierarchies, strides });
  let all = 0;
  for (const [cell, count] of placeLeaves(hierarchies, strides, size, leafCounts)) {
    all += count;
    const length = leafCells.holding(cell);
    for (let index = 0; index < length; index++) {
      const node = leafCells.nodes[index]!;
      counts[node]! += count;
      filledLeaves[node]! += 1;
    }
  }
  if (all > 500_000_000) throw new RangeError('more than 500 million events');
  return { hierarchies, strides, size, counts, filledLeaves, unpublished: levelFlags(hierarchies, size, withheldLevels) };
}

function levelFlags(hierarchies: readonly Hierarchy[], size: number, withheldLevels: readonly (readonly string[])[]): Uint8Array {
  const flags = new Uint8Array(size);
  for (const levels of withheldLevels) {
    if (levels.length !== hierarchies.length) throw new RangeError(`a level of detail has ${hierarchies.length} parts`);
    let cells = [0];
    hierarchies.forEach(({ codes, levels: ofCodes }, d) => {
      const positions = codes.map((_, position) => position).filter((position) => ofCodes[position] === levels[d]);
      if (positions.length === 0) throw new RangeError(`there is no level ${levels[d]}`);
      cells = cells.flatMap((cell) => positions.map((position) => cell * codes.length + position));
    });
    for (const cell of cells) flags[cell] = 1;
  }
  return flags;
}

/** Row by row: the last dimension runs fastest. */
export function stridesOf(hierarchies: readonly Hierarchy[]): number[] {
  const strides = hierarchies.map(() => 1);
  for (let d = hierarchies.length - 2; d >= 0; d--) strides[d] = strides[d + 1]! * hierarchies[d + 1]!.codes.length;
  return strides;
}

/** Position of a cell in one dimension. */
export function positionIn(cube: CellNumbering, cell: number, dimension: number): number {
  return Math.floor(cell / cube.strides[dimension]!) % cube.hierarchies[dimension]!.codes.length;
}

/** Whether a cell is a total in no dimension. */
export function isLeaf(cube: CellNumbering, cell: number): boolean {
  return cube.hierarchies.every(({ sumsOf }, d) => sumsOf[positionIn(cube, cell, d)]!.length === 0);
}

/** Leaf cells that are not zero, by number over the sorted codes, in that order. */
function placeLeaves(
  hierarchies: readonly Hierarchy[],
  strides: readonly number[],
  size: number,
  leafCounts: LeafCounts,
): [number, number][] {
  const place = (input: number): number => {
    if (!Number.isInteger(input) || input < 0 || input >= size) throw new RangeError(`there is no cell ${input}`);
    let cell = 0;
    for (let d = 0; d < hierarchies.length; d++) {
      const { codes, positionOfInput, holding } = hierarchies[d]!;
      const position = positionOfInput[Math.floor(input / strides[d]!) % codes.length]!;
      if (holding[position]!.length === 0) throw new RangeError(`a count is given for the total ${codes[position]}`);
      cell += position * strides[d]!;
    }
    return cell;
  };
  const placed = new Map<number, number>();
  const add = (input: number, count: number): void => {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`a count must be a whole number, 0 or more; got ${count}`);
    if (count === 0) return;
    const cell = place(input);
    placed.set(cell, (placed.get(cell) ?? 0) + count);
  };
  if ('dense' in leafCounts) {
    const { dense } = leafCounts;
    if (dense.length !== size) throw new RangeError(`${dense.length} counts for ${size} cells`);
    for (let input = 0; input < size; input++) if (dense[input] !== 0) add(input, dense[input]!);
  } else {
    const { cells, counts } = leafCounts;
    if (cells.length !== counts.length) throw new RangeError(`${counts.length} counts for ${cells.length} cells`);
    for (let index = 0; index < cells.length; index++) add(cells[index]!, counts[index]!);
  }
  return [...placed].sort((a, b) => a[0] - b[0]);
}
