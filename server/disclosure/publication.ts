/**
 * What a restricted viewer can ever see: one fixed display of every node. Every answer is worked out from it and from nothing else,
 * so that no set of questions tells more than the publication, whose protection `publish.ts` proves.
 *
 * A set of cells that is no node: the sum of what is displayed, or withheld when a part is withheld. Shares and rates are worked
 * out from displayed figures, never from true ones: a share of true counts gives the true count back.
 */
import { stridesOf } from './cube.js';
import { hierarchyOf, type Dimension, type Hierarchy } from './hierarchy.js';
import { ROUNDED, roundHalfUp, WITHHELD } from './rule.js';

/** `roundedTo` is the base for a rounded figure and 1 for a true zero. Why a cell is withheld is not told. */
export type ProtectedCount =
  | { readonly withheld: true; readonly count: null; readonly roundedTo: number }
  | { readonly withheld: false; readonly count: number; readonly roundedTo: number };

export class Publication {
  constructor(
    /** Codes of each dimension in their order; cells are numbered row by row over them. */
    readonly hierarchies: readonly Hierarchy[],
    readonly strides: readonly number[],
    /** By cell, see `rule.ts`. */
    readonly states: Uint8Array,
    /** Displayed figure; 0 where withheld, so look at the state first. */
    readonly shown: Int32Array,
    readonly roundTo: number,
  ) {}

  /** As it was made over the same dimensions, from what was kept of it. @throws RangeError when it is of other dimensions */
  static restored(dimensions: readonly Dimension[], states: Uint8Array, shown: Int32Array, roundTo: number): Publication {
    const hierarchies = dimensions.map(hierarchyOf);
    const size = hierarchies.reduce((product, { codes }) => product * codes.length, 1);
    if (states.length !== size || shown.length !== size) throw new RangeError('a publication of other dimensions was kept');
    return new Publication(hierarchies, stridesOf(hierarchies), states, shown, roundTo);
  }

  /** @throws RangeError for a code the publication does not have. */
  cellOf(codes: readonly string[]): number {
    if (codes.length !== this.hierarchies.length) throw new RangeError(`a cell has ${this.hierarchies.length} codes`);
    return codes.reduce((cell, code, d) => cell + this.place(code, d) * this.strides[d]!, 0);
  }

  at(codes: readonly string[]): ProtectedCount {
    return this.display(this.cellOf(codes));
  }

  /**
   * Of the codes listed for each dimension, every combination: «these three wards in these two months». The same places and
   * months get the same answer however they are put: each list is first told as the fewest positions with the same leaves.
   * @throws RangeError when a list is empty, a code unknown, or something would be counted twice.
   */
  answerUnion(codes: readonly (readonly string[])[]): ProtectedCount {
    if (codes.length !== this.hierarchies.length) throw new RangeError(`a union has ${this.hierarchies.length} lists of codes`);
    const covers = codes.map((list, d) => this.cover(list, d));
    let cells = [0];
    covers.forEach((positions, d) => {
      cells = cells.flatMap((cell) => positions.map((position) => cell + position * this.strides[d]!));
    });
    if (cells.some((cell) => this.states[cell]! >= WITHHELD)) return this.withheld();
    const count = cells.reduce((sum, cell) => sum + this.shown[cell]!, 0);
    return { withheld: false, count, roundedTo: cells.some((cell) => this.states[cell] === ROUNDED) ? this.roundTo : 1 };
  }

  private display(cell: number): ProtectedCount {
    const state = this.states[cell]!;
    if (state >= WITHHELD) return this.withheld();
    return { withheld: false, count: this.shown[cell]!, roundedTo: state === ROUNDED ? this.roundTo : 1 };
  }

  private withheld(): ProtectedCount {
    return { withheld: true, count: null, roundedTo: this.roundTo };
  }

  private place(code: string, dimension: number): number {
    const position = this.hierarchies[dimension]!.positionOf.get(code);
    if (position === undefined) throw new RangeError(`the publication has no ${code}`);
    return position;
  }

  /** The largest positions first, then by code, until the leaves of the list are used up. */
  private cover(list: readonly string[], dimension: number): number[] {
    const { leavesUnder } = this.hierarchies[dimension]!;
    if (list.length === 0) throw new RangeError('a union of nothing');
    // A ward of one LSOA has its own cell, which may be shown at a level where the LSOA's is not.
    if (list.length === 1) return [this.place(list[0]!, dimension)];
    const wanted = new Set<number>();
    for (const code of list) {
      for (const leaf of leavesUnder[this.place(code, dimension)]!) {
        if (wanted.has(leaf)) throw new RangeError(`${code} is in the union twice`);
        wanted.add(leaf);
      }
    }
    const fitting = leavesUnder
      .map((leaves, position) => ({ leaves, position }))
      .filter(({ leaves }) => leaves.length <= wanted.size && leaves.every((leaf) => wanted.has(leaf)))
      .sort((a, b) => b.leaves.length - a.leaves.length || a.position - b.position);
    const chosen: number[] = [];
    for (const { leaves, position } of fitting) {
      if (!leaves.every((leaf) => wanted.has(leaf))) continue;
      for (const leaf of leaves) wanted.delete(leaf);
      chosen.push(position);
    }
    return chosen;
  }
}

/**
 * Share of `part` in `whole`, from displayed figures, as a whole percentage. Withheld (null) when either is, or the whole is 0.
 * Rounded figures do not add up: a part can come out as more than the whole, which is then told as 100.
 */
export function protectedShare(part: ProtectedCount, whole: ProtectedCount): number | null {
  if (part.withheld || whole.withheld || whole.count === 0) return null;
  return Math.min(100, roundHalfUp((100 * part.count) / whole.count, 1));
}

/** Events per `per` people, from the displayed figure; `people` is public. Null when withheld or without people. */
export function protectedRate(events: ProtectedCount, people: number, per = 1000): number | null {
  if (events.withheld || !(people > 0)) return null;
  return (events.count / people) * per;
}
