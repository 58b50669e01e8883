/**
 * Longer moves than those of `moves.ts`: a leaf cell is raised (or lowered) by one with every node that holds it; then, as long
 * as displayed nodes are out of their bounds, another leaf cell under the largest of them is moved the other way, the one
 * that leaves least out of bounds. Nodes weigh by their counts, so that large totals are put right first and what cannot be
 * put right is small; that is what then has to be withheld.
 *
 * A greedy search: it may miss a move that exists, never finds one that does not.
 */
import type { AlternativeTable } from './alternative-table.js';
import type { Cube } from './cube.js';
import { ROUNDED } from './rule.js';

const MOST_STEPS = 12;
/** Nearest leaves looked at in each dimension, and cells tried, for each step. */
const MOST_NEAR = 12;
const MOST_TRIED = 40;
const MOST_SEEN = 400;

export class Repair {
  /** Displayed nodes still out of bounds after the last search, and the sum of their counts. */
  readonly outside = new Set<number>();
  private readonly near: number[][][];
  private readonly under: Uint8Array[][];
  private readonly holders: number[] = [];
  private readonly moved: { leaf: number; sign: number }[] = [];

  constructor(
    private readonly cube: Cube,
    private readonly table: AlternativeTable,
  ) {
    this.near = cube.hierarchies.map(() => []);
    this.under = cube.hierarchies.map(({ codes, leavesUnder }) =>
      leavesUnder.map((leaves) => {
        const flags = new Uint8Array(codes.length);
        for (const leaf of leaves) flags[leaf] = 1;
        return flags;
      }),
    );
  }

  /**
   * Moves `leaf`, under the cell at `positions`, by one and puts right what it can. Returns the sum of the counts that remain out
   * of bounds (`outside` names them): with 0 the table displays as before. Infinity when the leaf cannot be moved at all.
   */
  search(leaf: number, positions: readonly number[], sign: 1 | -1): number {
    this.outside.clear();
    this.moved.length = 0;
    let cost = this.costOf(leaf, sign);
    if (cost === Infinity) return cost;
    this.shift(leaf, sign);
    for (let step = 0; step < MOST_STEPS && this.outside.size > 0; step++) {
      const next = this.bestUnder(this.largestOutside(), leaf, positions);
      if (!next || next.gain >= 0) break;
      this.shift(next.leaf, next.sign);
      cost += next.gain;
    }
    return cost;
  }

  /** Makes the move found last part of the table's history. */
  keep(): void {
    for (const { leaf, sign } of this.moved) this.apply(leaf, -sign);
    // Sums first, so that no node is recorded at a count it only passed through.
    const by = new Map<number, number>();
    for (const { leaf, sign } of this.moved) {
      for (const node of this.holdersOf(leaf)) by.set(node, (by.get(node) ?? 0) + sign);
    }
    for (const [node, change] of by) if (change !== 0) this.table.change(node, change);
  }

  drop(): void {
    for (const { leaf, sign } of this.moved) this.apply(leaf, -sign);
  }

  private largestOutside(): number {
    let largest = -1;
    for (const node of this.outside) {
      if (largest === -1 || this.cube.counts[node]! > this.cube.counts[largest]!) largest = node;
    }
    return largest;
  }

  private bestUnder(
    node: number,
    start: number,
    positions: readonly number[],
  ): { leaf: number; sign: number; gain: number } | undefined {
    const { hierarchies, strides } = this.cube;
    const sign = this.table.now[node]! > this.table.upper[node]! ? -1 : 1;
    const lists = hierarchies.map(({ codes }, d) => {
      const at = Math.floor(node / strides[d]!) % codes.length;
      const from = Math.floor(start / strides[d]!) % codes.length;
      return this.nearestUnder(d, from, at);
    });
    let best: { leaf: number; sign: number; gain: number } | undefined;
    let tried = 0;
    let seen = 0;
    const walk = (d: number, leaf: number, inCell: boolean): void => {
      if (d === lists.length) {
        seen++;
        // What lies under the cell itself would take its move back.
        if (inCell || this.table.room(leaf, sign) < 1) return;
        tried++;
        const gain = this.costOf(leaf, sign);
        if (gain < (best?.gain ?? Infinity)) best = { leaf, sign, gain };
        return;
      }
      for (const position of lists[d]!) {
        if (tried >= MOST_TRIED || seen >= MOST_SEEN) return;
        walk(d + 1, leaf + position * strides[d]!, inCell && this.under[d]![positions[d]!]![position] === 1);
      }
    };
    walk(0, 0, true);
    return best;
  }

  private nearestUnder(d: number, from: number, at: number): number[] {
    let near = this.near[d]![from];
    if (!near) {
      near = nearestLeaves(this.cube.hierarchies[d]!, from);
      this.near[d]![from] = near;
    }
    const under = this.under[d]![at]!;
    const nearest: number[] = [];
    for (const leaf of near) {
      if (under[leaf] === 1 && nearest.push(leaf) === MOST_NEAR) break;
    }
    return nearest;
  }

  /** By how much the sum of counts out of bounds changes when a leaf cell moves by one; Infinity when it may not. */
  private costOf(leaf: number, sign: number): number {
    const { now, lower, upper, state } = this.table;
    let cost = 0;
    for (const node of this.holdersOf(leaf)) {
      const before = now[node]!;
      const after = before + sign;
      const change =
        Math.max(0, after - upper[node]!, lower[node]! - after) - Math.max(0, before - upper[node]!, lower[node]! - before);
      if (change === 0) continue;
      if (change > 0 && state[node] !== ROUNDED) return Infinity;
      cost += change * this.cube.counts[node]!;
    }
    return cost;
  }

  private shift(leaf: number, sign: number): void {
    this.moved.push({ leaf, sign });
    this.apply(leaf, sign);
    const { now, lower, upper } = this.table;
    for (const node of this.holdersOf(leaf)) {
      if (now[node]! > upper[node]! || now[node]! < lower[node]!) this.outside.add(node);
      else this.outside.delete(node);
    }
  }

  private apply(leaf: number, sign: number): void {
    for (const node of this.holdersOf(leaf)) this.table.now[node]! += sign;
  }

  /** Into one list that is used again by the next call. */
  private holdersOf(leaf: number): readonly number[] {
    const { hierarchies, strides } = this.cube;
    const { holders } = this;
    holders.length = 1;
    holders[0] = leaf;
    for (let d = 0; d < hierarchies.length; d++) {
      const { codes, holding } = hierarchies[d]!;
      const stride = strides[d]!;
      const at = Math.floor(leaf / stride) % codes.length;
      const length = holders.length;
      const positions = holding[at]!;
      for (let p = 1; p < positions.length; p++) {
        const step = (positions[p]! - at) * stride;
        for (let index = 0; index < length; index++) holders.push(holders[index]! + step);
      }
    }
    return holders;
  }
}

/** Leaves by how many positions hold one of the two and not both; of equals the next in the order of codes. */
function nearestLeaves({ codes, holding, leaves }: Cube['hierarchies'][number], from: number): number[] {
  const own = new Set(holding[from]!);
  const distance = new Map(
    leaves.map((leaf) => {
      const shared = holding[leaf]!.filter((holder) => own.has(holder)).length;
      return [leaf, own.size + holding[leaf]!.length - 2 * shared];
    }),
  );
  const after = (leaf: number): number => (leaf - from + codes.length) % codes.length;
  return [...leaves].sort((a, b) => distance.get(a)! - distance.get(b)! || after(a) - after(b));
}
