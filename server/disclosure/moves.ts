/**
 * Moves from one table to another with the same display. The simplest one raises a leaf cell and, with it, every node that holds
 * it. Where one of these has no room, the move is balanced in a dimension by a partner: the leaf is raised by one, the partner
 * lowered by one, and all nodes that hold both stay as they are. Balanced in every dimension this is the «hypercube» of
 * complementary suppression (Giessing and Repsilber; SDC handbook, ch. 4): 2 corners in one dimension, 4 in two, 8 in three, of
 * alternating sign.
 *
 * A move is a product over the dimensions of { leaf +1, partner −1 } or { leaf +1 }, so the nodes it changes are the product of
 * the positions each dimension changes; all others keep their counts.
 */
import type { AlternativeTable } from './alternative-table.js';
import type { Cube } from './cube.js';
import type { LeafCells } from './leaf-cells.js';

/** Positions, other than the leaf's own, that a step in one dimension changes; `signs` tells up (1) from down (−1). */
interface Step {
  readonly positions: readonly number[];
  readonly signs: readonly number[];
}

/** Nearest partners tried in a dimension. A bound on the work where a total has thousands of parts. */
const MOST_PARTNERS = 40;

export class Moves {
  /** The move found last: nodes and their signs, `length` of them. */
  private readonly nodes: number[] = [];
  private readonly signs: number[] = [];
  private length = 0;
  private readonly steps: Map<number, readonly Step[]>[];
  private readonly leafAt: number[];
  private readonly options: (readonly Step[])[];

  constructor(
    private readonly cube: Cube,
    private readonly table: AlternativeTable,
    private readonly leafCells: LeafCells,
  ) {
    this.steps = cube.hierarchies.map(() => new Map());
    this.leafAt = cube.hierarchies.map(() => 0);
    this.options = cube.hierarchies.map(() => []);
  }

  /**
   * Moves the leaf cell `leaf` up or down (`sign`) by at most `most`, so that the node at `positions`, which holds it, moves as
   * far. Returns by how much; 0 when no move was found.
   */
  move(leaf: number, positions: readonly number[], sign: 1 | -1, most: number): number {
    if (this.table.room(leaf, sign) < 1) return 0;
    this.aim(leaf, positions);
    this.start(leaf, sign);
    if (!this.extend(0, 1)) return 0;
    let amount = most;
    for (let index = 0; index < this.length; index++) {
      amount = Math.min(amount, this.table.room(this.nodes[index]!, this.signs[index]!));
    }
    for (let index = 0; index < this.length; index++) this.table.change(this.nodes[index]!, this.signs[index]! * amount);
    return amount;
  }

  private start(leaf: number, sign: number): void {
    this.nodes[0] = leaf;
    this.signs[0] = sign;
    this.length = 1;
  }

  private aim(leaf: number, positions: readonly number[]): void {
    const { hierarchies, strides } = this.cube;
    for (let d = 0; d < hierarchies.length; d++) {
      const size = hierarchies[d]!.codes.length;
      const position = Math.floor(leaf / strides[d]!) % size;
      this.leafAt[d] = position;
      const key = position * size + positions[d]!;
      let steps = this.steps[d]!.get(key);
      if (!steps) {
        steps = this.stepsOf(d, position, positions[d]!);
        this.steps[d]!.set(key, steps);
      }
      this.options[d] = steps;
    }
  }

  /** Depth first over the dimensions; a partial move is given up at the first node without room. */
  private extend(dimension: number, length: number): boolean {
    if (dimension === this.options.length) {
      this.length = length;
      return true;
    }
    const stride = this.cube.strides[dimension]!;
    const self = this.leafAt[dimension]!;
    for (const { positions, signs } of this.options[dimension]!) {
      let next = length;
      search: for (let p = 0; p < positions.length; p++) {
        const step = (positions[p]! - self) * stride;
        for (let index = 0; index < length; index++) {
          const node = this.nodes[index]! + step;
          const sign = this.signs[index]! * signs[p]!;
          if (this.table.room(node, sign) < 1) {
            next = -1;
            break search;
          }
          this.nodes[next] = node;
          this.signs[next] = sign;
          next++;
        }
      }
      if (next > 0 && this.extend(dimension + 1, next)) return true;
    }
    return false;
  }

  /** Steps from a leaf that also move `position`, which holds it: one for each partner outside it, nearest first, then none. */
  private stepsOf(d: number, leaf: number, position: number): Step[] {
    const { holding } = this.cube.hierarchies[d]!;
    const own = holding[leaf]!;
    const partners = this.leafCells.nearest(d, leaf, (partner) => !this.leafCells.isUnder(d, partner, position), MOST_PARTNERS);
    const steps = partners.map((partner) => {
      const down = holding[partner]!.filter((holder) => !own.includes(holder));
      const up = own.filter((holder) => holder !== leaf && !holding[partner]!.includes(holder));
      return { positions: [...down, ...up], signs: [...down.map(() => -1), ...up.map(() => 1)] };
    });
    return [...steps, { positions: own.slice(1), signs: own.slice(1).map(() => 1) }];
  }
}
