/**
 * One dimension of the cube: codes, and sums [{ total, parts }] that hold between them. Codes that are the total of no sum are
 * leaves; every other code stands for the set of leaves below it. A code may be a part of several totals (a month in a
 * calendar and in a financial year) and the total of several sums (a district of wards and of MSOAs), as long as the leaves agree.
 *
 * Codes are put in the order of their characters, so that nothing depends on the order in which they came.
 */
export interface Dimension {
  readonly codes: readonly string[];
  /** Positions in `codes`. */
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
  /** What each code is («ward», «quarter»), where levels of detail are withheld whole. */
  readonly levels?: readonly string[];
}

export interface Hierarchy {
  /** In order; a «position» below is a place in this list. */
  readonly codes: readonly string[];
  readonly positionOf: ReadonlyMap<string, number>;
  /** Level of each position; empty strings when none are given. */
  readonly levels: readonly string[];
  /** Position of each code as it came. */
  readonly positionOfInput: Int32Array;
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
  /** Numbers of the sums of which a position is the total. */
  readonly sumsOf: readonly (readonly number[])[];
  readonly leaves: readonly number[];
  /** Leaves under each position (itself for a leaf), in order. */
  readonly leavesUnder: readonly (readonly number[])[];
  /** For each leaf every position that holds it, itself first; empty for a position that is no leaf. */
  readonly holding: readonly (readonly number[])[];
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @throws RangeError when codes repeat, a sum is circular or counts a leaf twice, or two sums of a total differ in leaves. */
export function hierarchyOf({ codes, sums, levels }: Dimension): Hierarchy {
  const sorted = [...codes].sort(byCode);
  const positionOf = new Map(sorted.map((code, position) => [code, position]));
  if (positionOf.size !== codes.length) throw new RangeError('a dimension names a code twice');
  if (levels && levels.length !== codes.length) throw new RangeError(`${levels.length} levels for ${codes.length} codes`);
  const positionOfInput = Int32Array.from(codes, (code) => positionOf.get(code)!);
  const placed = placeSums(sums, positionOfInput);
  const sumsOf: number[][] = sorted.map(() => []);
  placed.forEach(({ total }, index) => sumsOf[total]!.push(index));
  const leavesUnder = leafSets(sorted, placed, sumsOf);
  const leaves = sorted.map((_, position) => position).filter((position) => sumsOf[position]!.length === 0);
  return {
    codes: sorted,
    positionOf,
    levels: byPosition(levels ?? codes.map(() => ''), positionOfInput),
    positionOfInput,
    sums: placed,
    sumsOf,
    leaves,
    leavesUnder,
    holding: holders(sorted.length, leavesUnder, leaves),
  };
}

function byPosition(levels: readonly string[], positionOfInput: Int32Array): string[] {
  const placed: string[] = [];
  levels.forEach((level, input) => (placed[positionOfInput[input]!] = level));
  return placed;
}

/** Sums by position, in an order of their own: by total, then by parts. */
function placeSums(sums: Dimension['sums'], positionOfInput: Int32Array): { total: number; parts: number[] }[] {
  const place = (input: number): number => {
    const position = positionOfInput[input];
    if (position === undefined) throw new RangeError(`a sum names code number ${input}, which does not exist`);
    return position;
  };
  return sums
    .map(({ total, parts }) => {
      if (parts.length === 0) throw new RangeError('a sum without parts');
      return { total: place(total), parts: parts.map(place).sort((a, b) => a - b) };
    })
    .sort((a, b) => a.total - b.total || byPlaces(a.parts, b.parts));
}

function byPlaces(a: readonly number[], b: readonly number[]): number {
  const different = a.findIndex((place, index) => place !== b[index]);
  if (different === -1) return a.length - b.length;
  return a[different]! - (b[different] ?? -1);
}

function leafSets(
  codes: readonly string[],
  sums: readonly { total: number; parts: number[] }[],
  sumsOf: readonly number[][],
): number[][] {
  const known: (number[] | undefined)[] = codes.map(() => undefined);
  const open = new Set<number>();
  const expand = (position: number): number[] => {
    const before = known[position];
    if (before) return before;
    if (open.has(position)) throw new RangeError(`${codes[position]} is a part of itself`);
    open.add(position);
    const sets = sumsOf[position]!.map((index) => {
      const leaves = sums[index]!.parts.flatMap(expand).sort((a, b) => a - b);
      if (new Set(leaves).size !== leaves.length) throw new RangeError(`a sum to ${codes[position]} counts a part twice`);
      return leaves;
    });
    open.delete(position);
    const leaves = sets[0] ?? [position];
    for (const other of sets) {
      if (byPlaces(leaves, other) !== 0) throw new RangeError(`two sums to ${codes[position]} are made of different leaves`);
    }
    known[position] = leaves;
    return leaves;
  };
  return codes.map((_, position) => expand(position));
}

function holders(size: number, leavesUnder: readonly number[][], leaves: readonly number[]): number[][] {
  const holding: number[][] = Array.from({ length: size }, () => []);
  for (const leaf of leaves) holding[leaf]!.push(leaf);
  leavesUnder.forEach((under, position) => {
    for (const leaf of under) if (leaf !== position) holding[leaf]!.push(position);
  });
  return holding;
}
