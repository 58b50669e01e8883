/**
 * Secondary suppression over the whole cube, with a certificate for every withheld cell.
 *
 * For each withheld cell two alternative tables are found that display exactly as published does (`alternative-table.ts`): one
 * where the cell is at the lower, one where it is at the upper end of its protection interval. The attacker, who sees only
 * the display, cannot exclude either, so the attacker's bounds contain the interval. Where no such table is found, the smallest
 * displayed cells that stand in the way are withheld too and need a certificate in their turn. Withholding removes conditions and
 * adds none, so certificates stay good; and with everything withheld all exist. So the work ends, and ends safe.
 *
 * Source: primary and secondary suppression, protection interval, hypercube method: SDC handbook, ch. 4; Fischetti and Salazar
 * (2000) for the attacker's problem. That the tables have to be whole and displayed alike, rounding included, is ours.
 */
import { AlternativeTable } from './alternative-table.js';
import { cubeOf, positionIn, type Cube, type LeafCounts } from './cube.js';
import type { Dimension } from './hierarchy.js';
import { LeafCells } from './leaf-cells.js';
import { Moves } from './moves.js';
import { Repair, type Weighing } from './repair.js';
import { ZeroPattern } from './zero-pattern.js';
import { Publication } from './publication.js';
import { assertRule, leastWithheld, protectionInterval, ROUNDED, roundHalfUp, UNPUBLISHED, WITHHELD, type Rule } from './rule.js';

/** For the operator's log and the tests; it says how much, never which. */
export interface PublicationAccount {
  readonly cells: number;
  readonly zero: number;
  readonly rounded: number;
  readonly primary: number;
  readonly secondary: number;
  readonly unpublished: number;
}

/** Leaf cells under a total from which a move is tried before something is withheld. */
const MOST_STARTS = 24;
const WEIGHINGS: readonly Weighing[] = ['alike', 'by count'];

/**
 * `withheldLevels` names combinations of the dimensions' levels that are withheld whole, zeros and all, as
 * [['lsoa', 'month', 'category']]. Where nearly everything would be withheld cell by cell, the zeros shown between tell the
 * attacker much and the reader little; without them fewer totals have to go.
 */
export function publish(
  dimensions: readonly Dimension[],
  leafCounts: LeafCounts,
  rule: Rule,
  withheldLevels: readonly (readonly string[])[] = [],
): { publication: Publication; account: PublicationAccount } {
  assertRule(rule);
  const cube = cubeOf(dimensions, leafCounts, withheldLevels);
  const table = new AlternativeTable(cube, rule);
  const suppression = new Suppression(cube, table, rule);
  const primary = suppression.run();
  return result(cube, table, rule, primary);
}

/** The search left a withheld cell that could be narrowed: nothing of this cube may be published. */
export class UnprotectedCell extends Error {
  constructor() {
    super('disclosure control left a withheld cell unprotected');
    this.name = 'UnprotectedCell';
  }
}

class Suppression {
  private readonly moves: Moves;
  private readonly repair: Repair;
  private readonly zeros: ZeroPattern;
  private readonly queue: number[] = [];
  private readonly positions: number[];
  private readonly floor: number;
  private readonly width: number;

  constructor(
    private readonly cube: Cube,
    private readonly table: AlternativeTable,
    private readonly rule: Rule,
  ) {
    const leafCells = new LeafCells(cube);
    this.moves = new Moves(cube, table, leafCells);
    this.repair = new Repair(cube, table, leafCells);
    this.positions = cube.hierarchies.map(() => 0);
    this.zeros = new ZeroPattern(cube);
    this.floor = leastWithheld(rule);
    const { least, most } = protectionInterval(rule);
    this.width = most - least;
  }

  /** Returns the number of primary cells. */
  run(): number {
    const primary = cellsFromLeavesUp(this.cube, this.table, this.floor > 0);
    for (const cell of primary) this.queue.push(cell);
    for (let next = 0; next < this.queue.length; next++) this.protect(this.queue[next]!);
    for (const cell of this.queue) this.assertProtected(cell);
    return primary.filter((cell) => this.table.state[cell] === WITHHELD).length;
  }

  private protect(cell: number): void {
    const { counts, hierarchies } = this.cube;
    for (let d = 0; d < hierarchies.length; d++) this.positions[d] = positionIn(this.cube, cell, d);
    const count = counts[cell]!;
    if (count < this.rule.withheldBelow) {
      const { least, most } = this.intervalOf(cell);
      if (this.table.most[cell]! < most) this.push(cell, 1, most);
      if (this.table.least[cell]! > least) this.push(cell, -1, least);
    } else {
      const missing = (): number => this.width - (this.table.most[cell]! - this.table.least[cell]!);
      if (missing() > 0) this.push(cell, 1, this.table.least[cell]! + this.width, false);
      if (missing() > 0) this.push(cell, -1, this.table.most[cell]! - this.width, false);
      if (missing() > 0) this.push(cell, 1, this.table.least[cell]! + this.width);
      if (missing() > 0) this.push(cell, -1, this.table.most[cell]! - this.width);
    }
  }

  /** What docs/methods/disclosure.md promises. That it holds is proven there; should it ever not, nothing is published. */
  private assertProtected(cell: number): void {
    const least = this.table.least[cell]!;
    const most = this.table.most[cell]!;
    const primary = this.cube.counts[cell]! < this.rule.withheldBelow;
    const known = this.floor === 0 ? 0 : this.cube.filledLeaves[cell]!;
    if (most - least < this.width || (primary && (least > known || most < this.rule.withheldBelow - 1))) {
      throw new UnprotectedCell();
    }
  }

  /**
   * Protection interval of a primary cell. Where zeros are shown, a total has at least as many events as it has parts that are
   * not zero: that is the zeros' own news, and no suppression of other cells takes it back.
   */
  private intervalOf(cell: number): { least: number; most: number } {
    const { least, most } = protectionInterval(this.rule);
    if (this.floor === 0) return { least, most };
    const known = Math.max(least, this.zeros.knownLeast(cell));
    return { least: known, most: Math.max(most, known + this.width) };
  }

  /** From the true table towards `aim` and back. With `withhold`, what stands in the way is withheld until it is reached. */
  private push(cell: number, sign: 1 | -1, aim: number, withhold = true): void {
    for (;;) {
      const missing = (aim - this.table.now[cell]!) * sign;
      if (missing <= 0) break;
      const starts = this.startsUnder(cell, sign);
      if (starts.some((leaf) => this.moves.move(leaf, this.positions, sign, missing) > 0)) continue;
      if (!this.repairOrMakeWay(starts, sign, withhold)) break;
    }
    this.table.undo();
  }

  /** A longer move; or else, with `withhold`, the cheapest of what the searches left out of bounds is withheld. */
  private repairOrMakeWay(starts: readonly number[], sign: 1 | -1, withhold: boolean): boolean {
    let cheapest = Infinity;
    let nodes: number[] = [];
    for (const weighing of WEIGHINGS) {
      for (const leaf of starts) {
        if (!this.repair.search(leaf, this.positions, sign, weighing)) continue;
        if (this.repair.outside.size === 0) {
          this.repair.keep();
          return true;
        }
        this.repair.drop();
        if (!withhold) continue;
        let cost = 0;
        for (const node of this.repair.outside) cost += this.cube.counts[node]!;
        if (cost >= cheapest) continue;
        cheapest = cost;
        nodes = [...this.repair.outside];
      }
    }
    for (const node of nodes) this.withhold(node);
    return nodes.length > 0;
  }

  /** Leaf cells under a cell that can be moved, the first in the order of codes. */
  private startsUnder(cell: number, sign: 1 | -1): number[] {
    const { hierarchies, strides, counts } = this.cube;
    const starts: number[] = [];
    const walk = (d: number, leaf: number): boolean => {
      if (d === hierarchies.length) {
        // A zero that is shown cannot move; a leaf at the least it can have cannot go down.
        const least = this.table.state[leaf] === UNPUBLISHED ? 0 : this.floor;
        const displayed = this.table.state[leaf] === ROUNDED;
        const above = counts[leaf]! > 0 || this.floor === 0 ? displayed || this.table.room(leaf, 1) > 0 : false;
        const movable = sign > 0 ? above : this.table.now[leaf]! > least;
        if (movable) starts.push(leaf);
        return starts.length < MOST_STARTS;
      }
      return hierarchies[d]!.leavesUnder[this.positions[d]!]!.every((position) => walk(d + 1, leaf + position * strides[d]!));
    };
    walk(0, 0);
    return starts;
  }

  /** Withholds a displayed node and, in every sum that makes it up of displayed parts alone, the smallest of them. */
  private withhold(node: number): void {
    if (this.table.state[node] !== ROUNDED) return;
    this.table.withhold(node);
    this.queue.push(node);
    const { hierarchies, strides, counts } = this.cube;
    for (let d = 0; d < hierarchies.length; d++) {
      const position = positionIn(this.cube, node, d);
      for (const index of hierarchies[d]!.sumsOf[position]!) {
        const parts = hierarchies[d]!.sums[index]!.parts.map((part) => node + (part - position) * strides[d]!);
        if (parts.some((part) => this.table.state[part]! >= WITHHELD)) continue;
        const displayed = parts.filter((part) => this.table.state[part] === ROUNDED);
        this.withhold(displayed.reduce((least, part) => (counts[part]! < counts[least]! ? part : least)));
      }
    }
  }
}

/** Withheld cells, those with fewer leaf cells under them first: what protects a leaf often protects its totals. */
function cellsFromLeavesUp(cube: Cube, table: AlternativeTable, zerosShown: boolean): number[] {
  const bySize = new Map<number, number[]>();
  for (let cell = 0; cell < cube.size; cell++) {
    if (table.state[cell]! < WITHHELD) continue;
    if (cube.counts[cell] === 0 && zerosShown) continue;
    let under = 1;
    for (let d = 0; d < cube.hierarchies.length; d++) {
      under *= cube.hierarchies[d]!.leavesUnder[positionIn(cube, cell, d)]!.length;
    }
    const same = bySize.get(under);
    if (same) same.push(cell);
    else bySize.set(under, [cell]);
  }
  return [...bySize].sort((a, b) => a[0] - b[0]).flatMap(([, cells]) => cells);
}

function result(
  cube: Cube,
  { state }: AlternativeTable,
  rule: Rule,
  primary: number,
): { publication: Publication; account: PublicationAccount } {
  const shown = new Int32Array(cube.size);
  let rounded = 0;
  let withheld = 0;
  let unpublished = 0;
  for (let cell = 0; cell < cube.size; cell++) {
    if (state[cell] === UNPUBLISHED) unpublished++;
    else if (state[cell] === WITHHELD) withheld++;
    else if (state[cell] === ROUNDED) {
      rounded++;
      shown[cell] = roundHalfUp(cube.counts[cell]!, rule.roundTo);
    }
  }
  return {
    publication: new Publication(cube.hierarchies, cube.strides, state, shown, rule.roundTo),
    account: {
      cells: cube.size,
      zero: cube.size - rounded - withheld - unpublished,
      rounded,
      primary,
      secondary: withheld - primary,
      unpublished,
    },
  };
}
