/**
 * The attacker's exact bounds on a cell: least and most over all whole, non-negative tables that display as published.
 *
 * Knows the published states and figures, the sums and the rule; neither true counts nor anything of server/disclosure's own
 * reasoning. Depth-first search with interval propagation: an unknown per node (leaf or total), a relation per sum at every
 * combination of the other dimensions. A branch is cut only when its relations contradict each other. What takes too many
 * branches is put to HiGHS as a mixed-integer programme; a test holds the two against each other.
 */
import loadHighs from 'highs';

export interface AttackerView {
  readonly sizes: readonly number[];
  readonly sums: readonly (readonly { readonly total: number; readonly parts: readonly number[] }[])[];
  /** 0 zero, 1 rounded, 2 withheld, 3 unpublished; by cell, the last dimension running fastest. */
  readonly states: ArrayLike<number>;
  readonly shown: ArrayLike<number>;
  /** Cells this attacker knows to be under the threshold, for one who guesses right which are primary. */
  readonly knownPrimary?: readonly number[];
  readonly rule: { readonly withheldBelow: number; readonly zero: 'shown' | 'withheld'; readonly roundTo: number };
}

// Its types are those of a CommonJS module, whose default export would be one level deeper.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/** Above every count of the test cubes: «as many as you like». */
const PLENTY = 100_000;

export class Attacker {
  private readonly relations: { total: number; parts: number[] }[] = [];
  private readonly relationsOf: number[][];
  private readonly low: number[];
  private readonly high: number[];
  private readonly leaves: number[];
  private branches = 0;

  constructor(
    { sizes, sums, states, shown, rule, knownPrimary = [] }: AttackerView,
    private readonly mostBranches = 300,
  ) {
    const strides = sizes.map((_, d) => sizes.slice(d + 1).reduce((a, b) => a * b, 1));
    const cells = sizes.reduce((a, b) => a * b, 1);
    this.low = Array.from({ length: cells }, () => 0);
    this.high = Array.from({ length: cells }, () => PLENTY);
    this.relationsOf = this.low.map(() => []);
    for (let cell = 0; cell < cells; cell++) {
      if (states[cell] === 0) this.high[cell] = 0;
      else if (states[cell] === 2) this.low[cell] = rule.zero === 'shown' ? 1 : 0;
      else if (states[cell] === 1) {
        const fitting: number[] = [];
        for (let n = rule.withheldBelow; n <= shown[cell]! + rule.roundTo; n++) {
          if (Math.floor(n / rule.roundTo + 0.5) * rule.roundTo === shown[cell]) fitting.push(n);
        }
        this.low[cell] = Math.min(...fitting);
        this.high[cell] = Math.max(...fitting);
      }
    }
    for (const cell of knownPrimary) this.high[cell] = rule.withheldBelow - 1;
    const totals = new Set<number>();
    sums.forEach((ofDimension, d) => {
      for (let cell = 0; cell < cells; cell++) {
        const at = Math.floor(cell / strides[d]!) % sizes[d]!;
        for (const { total, parts } of ofDimension) {
          if (total !== at) continue;
          totals.add(cell);
          const relation = { total: cell, parts: parts.map((part) => cell + (part - at) * strides[d]!) };
          for (const node of [cell, ...relation.parts]) this.relationsOf[node]!.push(this.relations.length);
          this.relations.push(relation);
        }
      }
    });
    this.leaves = this.low.map((_, cell) => cell).filter((cell) => !totals.has(cell));
  }

  /** Whether some table that fits the display has the cell within `least` … `most`. */
  canBe(cell: number, least: number, most: number): boolean {
    const low = this.low.slice();
    const high = this.high.slice();
    low[cell] = Math.max(low[cell]!, least);
    high[cell] = Math.min(high[cell]!, most);
    if (low[cell]! > high[cell]!) return false;
    this.branches = 0;
    return this.fits(low, high, [...this.relations.keys()]) ?? this.highsFits(cell, least, most);
  }

  /** The exact interval; `most` is Infinity when nothing bounds it. */
  bounds(cell: number): { least: number; most: number } {
    if (!this.canBe(cell, 0, PLENTY)) throw new Error('no table fits the display');
    let [from, to] = [0, PLENTY];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (this.canBe(cell, 0, middle)) to = middle;
      else from = middle + 1;
    }
    const least = from;
    [from, to] = [least, PLENTY];
    while (from < to) {
      const middle = Math.ceil((from + to) / 2);
      if (this.canBe(cell, middle, PLENTY)) from = middle;
      else to = middle - 1;
    }
    return { least, most: from > PLENTY / 2 ? Infinity : from };
  }

  /** The same question for HiGHS. */
  highsFits(cell: number, least: number, most: number): boolean {
    const names = this.low.map((_, node) => `x${node}`);
    const { Status } = highs.solve(
      [
        'Minimize',
        ` o: x${cell}`,
        'Subject To',
        ...this.relations.map(
          ({ total, parts }, index) => ` r${index}: ${parts.map((part) => `x${part}`).join(' + ')} - x${total} = 0`,
        ),
        'Bounds',
        ...names.map((name, node) => {
          const lower = Math.max(this.low[node]!, node === cell ? least : 0);
          const upper = Math.min(this.high[node]!, node === cell ? most : PLENTY);
          return ` ${lower} <= ${name} <= ${upper}`;
        }),
        'General',
        ` ${names.join(' ')}`,
        'End',
      ].join('\n'),
    );
    if (Status === 'Optimal') return true;
    if (Status === 'Infeasible') return false;
    throw new Error(`HiGHS has no answer: ${Status}`);
  }

  /** `undefined` when it takes too many branches. */
  private fits(low: number[], high: number[], changed: number[]): boolean | undefined {
    if (!this.propagate(low, high, changed)) return false;
    let branch = -1;
    for (const leaf of this.leaves) {
      if (low[leaf]! < high[leaf]! && (branch === -1 || high[leaf]! - low[leaf]! < high[branch]! - low[branch]!)) branch = leaf;
    }
    // All leaves known, and every total propagated to the sum of its parts.
    if (branch === -1) return true;
    if (++this.branches > this.mostBranches) return undefined;
    const middle = Math.floor((low[branch]! + Math.min(high[branch]!, low[branch]! + 8)) / 2);
    for (const [least, most] of [
      [low[branch]!, middle],
      [middle + 1, high[branch]!],
    ] as const) {
      const [lower, upper] = [low.slice(), high.slice()];
      lower[branch] = least;
      upper[branch] = most;
      const fits = this.fits(lower, upper, [...this.relationsOf[branch]!]);
      if (fits !== false) return fits;
    }
    return false;
  }

  private propagate(low: number[], high: number[], queue: number[]): boolean {
    const queued = new Set(queue);
    const narrow = (node: number, least: number, most: number): boolean => {
      const lower = Math.max(low[node]!, least);
      const upper = Math.min(high[node]!, most);
      if (lower > upper) return false;
      if (lower > low[node]! || upper < high[node]!) {
        low[node] = lower;
        high[node] = upper;
        for (const relation of this.relationsOf[node]!) queued.add(relation);
      }
      return true;
    };
    for (const index of queued) {
      queued.delete(index);
      const { total, parts } = this.relations[index]!;
      const least = parts.reduce((sum, part) => sum + low[part]!, 0);
      const most = parts.reduce((sum, part) => sum + high[part]!, 0);
      if (!narrow(total, least, most)) return false;
      for (const part of parts) {
        // From the bounds before this loop, which are the wider ones: sound, and it comes round again.
        if (!narrow(part, low[total]! - (most - high[part]!), high[total]! - (least - low[part]!))) return false;
      }
    }
    return true;
  }
}
