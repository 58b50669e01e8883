/**
 * How many different children several agencies count, when some count the same ones. With n_i the children of agency i and o_ij those whom i and j both
 * count, the number of different children lies
 *
 *     at least   max( max n_i,  n_i + n_j − o_ij of every pair whose overlap is known,  Σ n_i − Σ o_ij where all pairs are known )
 *     at most    Σ n_i − Σ o_ij over the largest forest of known pairs.
 *
 * Nothing known, it is the largest of them to their sum; of two agencies whose overlap is known, one number. More than two agencies leave a range even
 * with every pair known, since how many children all of them count is not asked.
 *
 * Source: Bonferroni's inequality for the lower limit; Hunter, «An upper bound for the probability of a union», Journal of Applied Probability 13 (1976), for
 * the upper. It is made from displayed figures alone (docs/methods/disclosure.md): worked out from true ones it would give them away by subtraction.
 */
export interface CountedBetween {
  readonly least: number;
  readonly most: number;
}

export interface KnownOverlap {
  readonly one: number;
  readonly other: number;
  readonly children: number;
}

/**
 * `overlapRange([{40, 40}, {30, 30}], [])` is 40 to 70; with an overlap of 20 between them 50 to 50.
 *
 * @param counts children of each agency, as it is displayed: a withheld one from 0 to 9
 * @param overlaps by place of the agencies in `counts`, each pair once at most
 * @returns children, whole
 */
export function overlapRange(counts: readonly CountedBetween[], overlaps: readonly KnownOverlap[]): CountedBetween {
  const sum = (of: (count: CountedBetween) => number): number => counts.reduce((total, count) => total + of(count), 0);
  const known = overlaps.reduce((total, { children }) => total + children, 0);
  const allKnown = overlaps.length === (counts.length * (counts.length - 1)) / 2;
  const least = Math.max(
    0,
    ...counts.map((count) => count.least),
    ...overlaps.map(({ one, other, children }) => counts[one]!.least + counts[other]!.least - children),
    ...(allKnown ? [sum((count) => count.least) - known] : []),
  );
  return { least, most: Math.max(least, sum((count) => count.most) - largestForest(counts.length, overlaps)) };
}

/** The sum of a maximum spanning forest (Kruskal): no agency's children are taken off twice. */
function largestForest(agencies: number, overlaps: readonly KnownOverlap[]): number {
  const tree = Array.from({ length: agencies }, (_, place) => place);
  let total = 0;
  for (const { one, other, children } of [...overlaps].sort((a, b) => b.children - a.children)) {
    const [from, to] = [tree[other]!, tree[one]!];
    if (from === to) continue;
    total += children;
    for (const [place, of] of tree.entries()) if (of === from) tree[place] = to;
  }
  return total;
}
