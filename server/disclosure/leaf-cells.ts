/** Which nodes hold a leaf cell, which leaves lie under a position, and which are near each other. */
import type { Hierarchy } from './hierarchy.js';

/** How cells are numbered. */
export interface CellNumbering {
  readonly hierarchies: readonly Hierarchy[];
  /** Step in cell numbers from one position of a dimension to the next. */
  readonly strides: readonly number[];
}

export class LeafCells {
  /** The nodes that hold the leaf cell asked last, itself first. One list, overwritten by the next question. */
  readonly nodes: Int32Array;
  /** For each dimension and leaf, the steps in cell numbers to the positions that hold it, itself left out. */
  private readonly steps: readonly (readonly Int32Array[])[];
  private readonly nearUnder: Map<number, readonly number[]>[];

  constructor(private readonly cube: CellNumbering) {
    const { hierarchies, strides } = cube;
    this.steps = hierarchies.map(({ holding }, d) =>
      holding.map((positions, at) => Int32Array.from(positions.slice(1), (position) => (position - at) * strides[d]!)),
    );
    this.nodes = new Int32Array(
      hierarchies.reduce((product, { holding }) => product * Math.max(...holding.map(({ length }) => length)), 1),
    );
    this.nearUnder = hierarchies.map(() => new Map());
  }

  /** Fills `nodes`; returns how many there are. */
  holding(leaf: number): number {
    const { nodes } = this;
    const { hierarchies, strides } = this.cube;
    nodes[0] = leaf;
    let length = 1;
    for (let d = 0; d < hierarchies.length; d++) {
      const steps = this.steps[d]![Math.floor(leaf / strides[d]!) % hierarchies[d]!.codes.length]!;
      const before = length;
      for (let s = 0; s < steps.length; s++) {
        const step = steps[s]!;
        for (let index = 0; index < before; index++) nodes[length++] = nodes[index]! + step;
      }
    }
    return length;
  }

  isUnder(d: number, leaf: number, position: number): boolean {
    return this.cube.hierarchies[d]!.holding[leaf]!.includes(position);
  }

  /** At most `most` leaves under a position, those nearest to the leaf `from` first. */
  nearestUnder(d: number, from: number, position: number, most: number): readonly number[] {
    const { codes, leavesUnder } = this.cube.hierarchies[d]!;
    const key = position * codes.length + from;
    const known = this.nearUnder[d]!.get(key);
    if (known) return known;
    const nearest = this.isUnder(d, from, position)
      ? [from, ...this.nearest(d, from, (leaf) => this.isUnder(d, leaf, position), most - 1)]
      : [...after(leavesUnder[position]!, from)].slice(0, most);
    this.nearUnder[d]!.set(key, nearest);
    return nearest;
  }

  /** Leaves that share a position with `from`, the smallest such position first; of equals the next in the order of codes. */
  nearest(d: number, from: number, accepted: (leaf: number) => boolean, most: number): number[] {
    const { holding, leavesUnder } = this.cube.hierarchies[d]!;
    const size = (position: number): number => leavesUnder[position]!.length;
    const shared = holding[from]!.slice(1).sort((a, b) => size(a) - size(b) || a - b);
    const found = new Set<number>();
    for (const position of shared) {
      for (const leaf of after(leavesUnder[position]!, from)) {
        if (found.size >= most) return [...found];
        if (leaf !== from && accepted(leaf)) found.add(leaf);
      }
    }
    return [...found];
  }
}

/** From the one after `from` on, and round again: each leaf looks at others first, or the first codes would carry every move. */
function* after(leaves: readonly number[], from: number): Generator<number> {
  let start = 0;
  let end = leaves.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    if (leaves[middle]! <= from) start = middle + 1;
    else end = middle;
  }
  for (let index = 0; index < leaves.length; index++) yield leaves[(start + index) % leaves.length]!;
}
