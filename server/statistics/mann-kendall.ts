/**
 * Mann–Kendall (Mann 1945; Kendall 1975): whether a series rises or falls, from how many pairs of its figures do.
 *
 * S = Σ over i < j of the sign of x_j − x_i; Var = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) ÷ 18 over groups of t tied figures; z = (S ∓ 1) ÷ √Var
 * (continuity); τ = S ÷ √(pairs not tied in the series × all pairs) (τ-b, which is S ÷ all pairs without ties). p is two-sided: exact for up
 * to 40 figures without ties, by counting the orders that give each S; else normal. The normal p is always given beside it.
 *
 * Assumes that figures do not depend on those before; a series that drifts slowly looks like a trend. Not to be used across a season, nor for
 * how large a change is: it sees only up and down.
 */
import { twoSidedP } from './standard-normal.js';

export const MANN_KENDALL_VARIANT = 'Mann–Kendall, ties allowed for, two-sided';

const EXACT_UP_TO = 40;

export interface MannKendall {
  readonly s: number;
  readonly tau: number;
  readonly variance: number;
  readonly z: number;
  readonly p: number;
  readonly pMethod: 'exact' | 'normal';
  readonly pNormal: number;
}

/**
 * `mannKendall([1.1, 1.4, 1.2, 1.9, 1.7, 2.2, 2, 2.6, 2.4, 3.1])` → S 37, τ 0.822, exact p 0.00036.
 * @returns null where undefined: fewer than three figures, or all equal
 * @throws RangeError when a figure is no number
 */
export function mannKendall(series: ArrayLike<number>): MannKendall | null {
  const n = series.length;
  let s = 0;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(series[i])) throw new RangeError(`figure ${i + 1} is no number: ${series[i]}`);
    for (let j = i + 1; j < n; j++) s += Math.sign(series[j]! - series[i]!);
  }
  const ties = tiesOf(series);
  const pairs = (n * (n - 1)) / 2;
  const tiedPairs = ties.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
  if (n < 3 || tiedPairs === pairs) return null;
  const variance = (n * (n - 1) * (2 * n + 5) - ties.reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)) / 18;
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  const pNormal = twoSidedP(z);
  const isExact = n <= EXACT_UP_TO && tiedPairs === 0;
  return {
    s,
    tau: s / Math.sqrt(pairs * (pairs - tiedPairs)),
    variance,
    z,
    p: isExact ? exactP(s, n) : pNormal,
    pMethod: isExact ? 'exact' : 'normal',
    pNormal,
  };
}

/** How many figures are alike, for each group of two or more. */
function tiesOf(series: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(series).sort();
  const ties: number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > 1) ties.push(to - from);
  }
  return ties;
}

/** Share of all orders of n figures whose S lies at least as far from 0. */
function exactP(s: number, n: number): number {
  const pairs = (n * (n - 1)) / 2;
  return Math.min(
    1,
    ordersByFalling(n).reduce((sum, share, falling) => (Math.abs(pairs - 2 * falling) >= Math.abs(s) ? sum + share : sum), 0),
  );
}

/** Kept: a map of series asks for the same length thousands of times. */
const known = new Map<number, readonly number[]>();

/** Share of all orders of n figures that have 0, 1, 2, … falling pairs. */
function ordersByFalling(n: number): readonly number[] {
  let shares = known.get(n);
  if (shares !== undefined) return shares;
  if (n === 1) shares = [1];
  else {
    const fewer = ordersByFalling(n - 1);
    const next = new Array<number>(fewer.length + n - 1).fill(0);
    // The figure added comes to lie before 0 to n − 1 of the others, each equally likely.
    for (const [falling, share] of fewer.entries()) for (let more = 0; more < n; more++) next[falling + more]! += share / n;
    shares = next;
  }
  known.set(n, shares);
  return shares;
}
