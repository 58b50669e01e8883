/**
 * Where a change between two periods differs from the change everywhere, by an exact tail on sparse counts.
 *
 * Of the n reports in a neighbourhood in both periods together, the number in the later one is Binomial(n, A ÷ (A + B)) if it changed as the map
 * did, A and B being the map's totals. Hot p = P(X ≥ later), cold p = P(X ≤ later); p = 2 × the smaller, at most 1; Benjamini and Hochberg's
 * correction over all cells. Given both totals the number is hypergeometric, which spreads less: the binomial keeps to its level and under it
 * (the conditional test of two Poisson counts, Przyborowski and Wilenski 1940).
 *
 * Not the pattern of the earlier period taken as known: with few reports that would call its chance a pattern.
 *
 * Assumes independent reports, recorded in the same way in both periods. Not to be used across a change of recording.
 */
import { adjustForFalseDiscovery } from './benjamini-hochberg.js';
import { smallerTail } from './binomial-tail.js';
import { neighbourSum, type SpatialWeights } from './spatial-weights.js';

export const COMPARED_HOTSPOT_VARIANT =
  'exact binomial tail of the later of two periods’ neighbourhood sums, Benjamini–Hochberg over all cells';

/** NaN where undefined: neither period has anything in the neighbourhood. */
export interface ComparedHotspots {
  readonly later: Float64Array;
  readonly earlier: Float64Array;
  /** Of both periods' reports those expected in the later. */
  readonly expected: Float64Array;
  readonly p: Float64Array;
  readonly pFdr: Float64Array;
  /** 1 more than the map's change, −1 less. */
  readonly side: Int8Array;
}

/**
 * `comparedHotspots(thisYear, lastYear, weightsWithinDistance(x, y, 150, { self: true }))`.
 * @throws RangeError when the weights leave the cell itself out, lists are of different lengths, or a count is no whole number ≥ 0
 */
export function comparedHotspots(
  later: ArrayLike<number>,
  earlier: ArrayLike<number>,
  weights: SpatialWeights,
): ComparedHotspots {
  const n = later.length;
  if (!weights.selfIncluded)
    throw new RangeError('the cell itself counts in its neighbourhood: make weights with { self: true }');
  if (earlier.length !== n || weights.count !== n) {
    throw new RangeError(`there are ${n} later counts, ${earlier.length} earlier ones, and weights for ${weights.count} cells`);
  }
  const share = totalOf(later) / (totalOf(later) + totalOf(earlier));
  const found: ComparedHotspots = {
    later: new Float64Array(n),
    earlier: new Float64Array(n),
    expected: new Float64Array(n).fill(NaN),
    p: new Float64Array(n).fill(NaN),
    pFdr: new Float64Array(n),
    side: new Int8Array(n),
  };
  for (let cell = 0; cell < n; cell++) {
    const now = (found.later[cell] = neighbourSum(weights, later, cell));
    const both = now + (found.earlier[cell] = neighbourSum(weights, earlier, cell));
    if (both === 0) continue;
    found.expected[cell] = both * share;
    const { tail, isUpper } = smallerTail(now, both, share);
    found.side[cell] = isUpper ? 1 : -1;
    found.p[cell] = Math.min(1, 2 * tail);
  }
  return { ...found, pFdr: adjustForFalseDiscovery(found.p) };
}

function totalOf(counts: ArrayLike<number>): number {
  let total = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]!;
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`a count must be a whole number, 0 or more; cell ${cell + 1} has ${count}`);
    }
    total += count;
  }
  return total;
}
