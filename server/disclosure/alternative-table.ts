/**
 * A table the attacker cannot tell from the true one: whole, non-negative counts that add up and display as the published do.
 * It starts as the true table and is changed by moves that keep every node within the bounds its display allows:
 *   zero [0, 0] · rounded to r [r − base/2, r + base/2) · withheld [1 or 0, no limit) · unpublished [0, no limit).
 *
 * Each table reached shows counts the attacker's bounds must include, so the least and the most a node has had in any of them
 * lie within these bounds («inner bounds»). Withholding a further node only widens what is allowed: what was shown stays shown.
 */
import type { Cube } from './cube.js';
import {
  leastWithheld,
  NO_LIMIT,
  primaryState,
  ROUNDED,
  roundedBounds,
  roundHalfUp,
  UNPUBLISHED,
  WITHHELD,
  type Rule,
} from './rule.js';

export class AlternativeTable {
  readonly state: Uint8Array;
  readonly now: Int32Array;
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  /** Least and most in any alternative table so far. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  private readonly changedNodes: number[] = [];
  private readonly changes: number[] = [];
  private readonly floor: number;

  constructor({ size, counts, unpublished }: Cube, rule: Rule) {
    this.state = new Uint8Array(size);
    this.now = counts.slice();
    this.least = counts.slice();
    this.most = counts.slice();
    this.lower = new Int32Array(size);
    this.upper = new Int32Array(size);
    this.floor = leastWithheld(rule);
    const knownZeros = rule.zero === 'shown';
    for (let node = 0; node < size; node++) {
      const count = counts[node]!;
      if (unpublished[node] === 1) {
        this.state[node] = UNPUBLISHED;
        this.upper[node] = NO_LIMIT;
        continue;
      }
      if (count === 0 && knownZeros) continue;
      const state = primaryState(count, rule);
      this.state[node] = state;
      if (state === WITHHELD) this.widen(node);
      else {
        const bounds = roundedBounds(roundHalfUp(count, rule.roundTo), rule);
        this.lower[node] = bounds.least;
        this.upper[node] = bounds.most;
      }
    }
  }

  withhold(node: number): void {
    if (this.state[node] !== ROUNDED) return;
    this.state[node] = WITHHELD;
    this.widen(node);
  }

  /** How far a node may still be moved up (`sign` 1) or down (−1). */
  room(node: number, sign: number): number {
    return sign > 0 ? this.upper[node]! - this.now[node]! : this.now[node]! - this.lower[node]!;
  }

  change(node: number, by: number): void {
    const count = this.now[node]! + by;
    this.now[node] = count;
    if (count < this.least[node]!) this.least[node] = count;
    else if (count > this.most[node]!) this.most[node] = count;
    this.changedNodes.push(node);
    this.changes.push(by);
  }

  /** Back to the true table. */
  undo(): void {
    for (let index = this.changes.length - 1; index >= 0; index--) {
      this.now[this.changedNodes[index]!]! -= this.changes[index]!;
    }
    this.changedNodes.length = 0;
    this.changes.length = 0;
  }

  private widen(node: number): void {
    this.lower[node] = this.floor;
    this.upper[node] = NO_LIMIT;
  }
}
