/**
 * Longer moves than those of `moves.ts`: a leaf cell is raised (or lowered) by one with every node that holds it; then, as long
 * as displayed nodes are out of their bounds, another leaf cell under the weightiest of them is moved the other way, the one
 * that leaves least out of bounds.
 *
 * Weights are tried in two ways: all nodes alike, which more often ends with none out of bounds; and by their counts, so that
 * large totals are put right first and what is left over, and then has to be withheld, is small.
 *
 * A greedy search: it may miss a move that exists, never finds one that does not.
 */
import type { AlternativeTable } from './alternative-table.js';
import type { Cube } from './cube.js';
import type { LeafCells } from './leaf-cells.js';
import { ROUNDED } from './rule.js';

export type Weighing = 'alike' | 'by count';

const MOST_STEPS = 12;
/** Nearest leaves looked at in each dimension, and cells tried, for each step. */
const MOST_NEAR = 12;
const MOST_TRIED = 60;
const MOST_SEEN = 200;

interface Step {
  readonly leaf: number;
  readonly sign: number;
}

export class Repair {
  /** Displayed nodes out of bounds. */
  readonly outside = new Set<number>();
  private readonly moved: Step[] = [];
  private weighing: Weighing = 'alike';
  /** Sum of weights out of bounds; all a further step could win. */
  private cost = 0;
  private readonly lists: (readonly number[])[] = [];
  private best: Step | undefined;
  private bestGain = 0;
  private tried = 0;
  private seen = 0;

  constructor(
    private readonly cube: Cube,
    private readonly table: AlternativeTable,
    private readonly leafCells: LeafCells,
  ) {}

  /**
   * Moves `leaf`, under the cell at `positions`, by one and puts right what it can; `outside` names what remains. False when the
   * leaf cannot be moved at all, whatever is withheld.
   */
  search(leaf: number, positions: readonly number[], sign: 1 | -1, weighing: Weighing): boolean {
    this.outside.clear();
    this.moved.length = 0;
    this.weighing = weighing;
    this.cost = 0;
    const cost = this.gainOf(leaf, sign, Infinity);
    if (cost === Infinity) return false;
    this.shift({ leaf, sign }, cost);
    for (let step = 0; step < MOST_STEPS && this.outside.size > 0; step++) {
      this.findBestUnder(this.weightiestOutside(), leaf, positions);
      if (!this.best) break;
      this.shift(this.best, this.bestGain);
    }
    return true;
  }

  /** Makes the move found last part of the table's history. */
  keep(): void {
    // Sums first, so that no node is recorded at a count it only passed through.
    const by = new Map<number, number>();
    for (const { leaf, sign } of this.moved) {
      const { nodes } = this.leafCells;
      const length = this.leafCells.holding(leaf);
      for (let index = 0; index < length; index++) by.set(nodes[index]!, (by.get(nodes[index]!) ?? 0) + sign);
    }
    this.drop();
    for (const [node, change] of by) if (change !== 0) this.table.change(node, change);
  }

  drop(): void {
    for (const { leaf, sign } of this.moved) this.apply(leaf, -sign);
    this.moved.length = 0;
  }

  private weightiestOutside(): number {
    const { counts } = this.cube;
    let weightiest = -1;
    for (const node of this.outside) if (weightiest === -1 || counts[node]! > counts[weightiest]!) weightiest = node;
    return weightiest;
  }

  /** Leaf cells under a node that is out of bounds, near `start` first; `best` is the one that wins most, if any wins. */
  private findBestUnder(node: number, start: number, positions: readonly number[]): void {
    const { hierarchies, strides } = this.cube;
    for (let d = 0; d < hierarchies.length; d++) {
      const size = hierarchies[d]!.codes.length;
      const at = Math.floor(node / strides[d]!) % size;
      const from = Math.floor(start / strides[d]!) % size;
      this.lists[d] = this.leafCells.nearestUnder(d, from, at, MOST_NEAR);
    }
    this.best = undefined;
    this.bestGain = 0;
    this.tried = 0;
    this.seen = 0;
    this.walk(0, 0, true, positions, this.table.room(node, 1) < 0 ? -1 : 1);
  }

  private walk(d: number, leaf: number, inCell: boolean, positions: readonly number[], sign: number): void {
    if (d === this.lists.length) {
      this.seen++;
      // What lies under the cell itself would take its move back.
      if (inCell || this.table.room(leaf, sign) < 1) return;
      this.tried++;
      const gain = this.gainOf(leaf, sign, this.bestGain);
      if (gain >= this.bestGain) return;
      this.best = { leaf, sign };
      this.bestGain = gain;
      return;
    }
    const stride = this.cube.strides[d]!;
    for (const position of this.lists[d]!) {
      if (this.tried >= MOST_TRIED || this.seen >= MOST_SEEN) return;
      const within = inCell && this.leafCells.isUnder(d, position, positions[d]!);
      this.walk(d + 1, leaf + position * stride, within, positions, sign);
    }
  }

  /**
   * By how much the sum of weights out of bounds changes when a leaf cell moves by one; Infinity when it may not, or as soon as
   * it is sure not to be under `under`.
   */
  private gainOf(leaf: number, sign: number, under: number): number {
    const { rooms, state } = this.table;
    const { counts } = this.cube;
    const { nodes } = this.leafCells;
    const length = this.leafCells.holding(leaf);
    const [ahead, behind] = sign > 0 ? [0, 1] : [1, 0];
    const alike = this.weighing === 'alike';
    let gain = 0;
    let toWin = this.cost;
    for (let index = 0; index < length; index++) {
      const node = nodes[index]!;
      if (rooms[2 * node + ahead]! < 1) {
        if (state[node] !== ROUNDED) return Infinity;
        gain += alike ? 1 : counts[node]!;
        if (gain - toWin >= under) return Infinity;
      } else if (rooms[2 * node + behind]! < 0) {
        const weight = alike ? 1 : counts[node]!;
        gain -= weight;
        toWin -= weight;
      }
    }
    return gain;
  }

  private shift(step: Step, gain: number): void {
    this.moved.push(step);
    this.cost += gain;
    this.apply(step.leaf, step.sign);
    const { rooms } = this.table;
    const { nodes } = this.leafCells;
    const length = this.leafCells.holding(step.leaf);
    for (let index = 0; index < length; index++) {
      const node = nodes[index]!;
      if (rooms[2 * node]! < 0 || rooms[2 * node + 1]! < 0) this.outside.add(node);
      else if (this.outside.size > 0) this.outside.delete(node);
    }
  }

  private apply(leaf: number, sign: number): void {
    const { nodes } = this.leafCells;
    const length = this.leafCells.holding(leaf);
    for (let index = 0; index < length; index++) this.table.tryOut(nodes[index]!, sign);
  }
}
