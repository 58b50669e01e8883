/**
 * A table the attacker cannot tell from the true one: whole, non-negative counts that add up and display as the published do.
 * It starts as the true table and is changed by moves that keep every node within the bounds its display allows:
 *   zero [0, 0] · rounded to r [r − base/2, r + base/2) · withheld [1 or 0, no limit) · unpublished [0, no limit).
 *
 * Each table reached shows counts the attacker's bounds must include, so the least and the most a node has had in any of them
 * lie within these bounds («inner bounds»). Withholding a further node only widens what is allowed: what was shown stays shown.
 */
import { isLeaf, type Cube } from './cube.js';
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
  /** Least and most in any alternative table so far. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  /**
   * How far each node is from its upper bound (at 2 · node) and its lower (at 2 · node + 1); negative out of bounds. Side by side,
   * because the search asks for both of nodes all over the cube.
   */
  readonly rooms: Int32Array;
  private readonly changedNodes: number[] = [];
  private readonly changes: number[] = [];
  private readonly floor: number;

  constructor(cube: Cube, rule: Rule) {
    const { size, counts, unpublished } = cube;
    this.state = new Uint8Array(size);
    this.now = counts.slice();
    this.least = counts.slice();
    this.most = counts.slice();
    this.rooms = new Int32Array(2 * size);
    this.floor = leastWithheld(rule);
    const knownZeros = rule.zero === 'shown';
    for (let node = 0; node < size; node++) {
      const count = counts[node]!;
      if (unpublished[node] === 1) {
        this.state[node] = UNPUBLISHED;
        this.bound(node, 0, NO_LIMIT);
        continue;
      }
      if (count === 0 && knownZeros) continue;
      this.state[node] = primaryState(count, rule);
      // Primary leaf cells stay under the threshold, so that who guesses which cells are primary can exclude no table either.
      if (this.state[node] === WITHHELD) this.bound(node, this.floor, isLeaf(cube, node) ? rule.withheldBelow - 1 : NO_LIMIT);
      else {
        const { least, most } = roundedBounds(roundHalfUp(count, rule.roundTo), rule);
        this.bound(node, least, most);
      }
    }
  }

  withhold(node: number): void {
    if (this.state[node] !== ROUNDED) return;
    this.state[node] = WITHHELD;
    this.bound(node, this.floor, NO_LIMIT);
  }

  /** How far a node may still be moved up (`sign` 1) or down (−1). */
  room(node: number, sign: number): number {
    return this.rooms[2 * node + (sign > 0 ? 0 : 1)]!;
  }

  /** Part of the table's history: what `undo` takes back, and what the least and the most remember. */
  change(node: number, by: number): void {
    this.tryOut(node, by);
    const count = this.now[node]!;
    if (count < this.least[node]!) this.least[node] = count;
    else if (count > this.most[node]!) this.most[node] = count;
    this.changedNodes.push(node);
    this.changes.push(by);
  }

  /** A change that nothing remembers; whoever makes it takes it back. */
  tryOut(node: number, by: number): void {
    this.now[node]! += by;
    this.rooms[2 * node]! -= by;
    this.rooms[2 * node + 1]! += by;
  }

  /** Back to the true table. */
  undo(): void {
    for (let index = this.changes.length - 1; index >= 0; index--) this.tryOut(this.changedNodes[index]!, -this.changes[index]!);
    this.changedNodes.length = 0;
    this.changes.length = 0;
  }

  private bound(node: number, lower: number, upper: number): void {
    this.rooms[2 * node] = upper - this.now[node]!;
    this.rooms[2 * node + 1] = this.now[node]! - lower;
  }
}
