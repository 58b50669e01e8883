/**
 * Getis–Ord Gi*: how far the sum over a cell and its neighbours lies from what it would be if the same figures lay anywhere.
 *
 * z = (Σ w·x − x̄·W) ÷ (s·√((n·S − W²) ÷ (n − 1))), W and S being sums of weights and of their squares over the neighbourhood, the cell
 * itself included with weight 1, and s² the variance with n below the line (Ord and Getis 1995). As R's spdep `localG` on `include.self`;
 * row-standardised weights give the same z.
 *
 * p is two-sided by normal theory; p_fdr is Benjamini and Hochberg's over all cells that have a z. Classes are by p_fdr: a class at 1 %
 * means that about 1 in 100 of the cells so marked is expected to be chance, not that one of them is «99 % sure».
 *
 * Assumes enough counts in a neighbourhood for the normal distribution: under about 5 expected it marks chance (see sparse-hotspots.ts).
 * Cells that can have no count (sea, another district) must be left out before: they lower the mean and make everything else hot.
 */
import { adjustForFalseDiscovery } from './benjamini-hochberg.js';
import { meanAndVariance } from './mean-and-variance.js';
import { twoSidedP } from './standard-normal.js';
import { neighbourCount, neighbourSum, type SpatialWeights } from './spatial-weights.js';

export const GI_STAR_VARIANT = 'Gi*, binary weights, cell included; normal p, Benjamini–Hochberg over all cells';

export const GI_STAR_CLASSES = ['hot_99', 'hot_95', 'hot_90', 'not_significant', 'cold_90', 'cold_95', 'cold_99'] as const;
export type GiStarClass = (typeof GI_STAR_CLASSES)[number];

/** A cell whose z is undefined (all figures equal, fewer than two cells, a neighbourhood that is everywhere) has NaN, and class null. */
export interface GiStar {
  readonly z: Float64Array;
  readonly p: Float64Array;
  readonly pFdr: Float64Array;
  readonly classes: readonly (GiStarClass | null)[];
}

/**
 * `getisOrdGiStar(counts, weightsWithinDistance(x, y, 150, { self: true }))`.
 * @throws RangeError when the weights leave the cell itself out, are for another number of cells, or a count is no number
 */
export function getisOrdGiStar(counts: ArrayLike<number>, weights: SpatialWeights): GiStar {
  if (!weights.selfIncluded)
    throw new RangeError('Gi* counts the cell itself among its neighbours: make weights with { self: true }');
  const z = giStarZ(counts, weights);
  const p = z.map(twoSidedP);
  const pFdr = adjustForFalseDiscovery(p);
  const classes = new Array<GiStarClass | null>(z.length);
  for (let i = 0; i < z.length; i++) classes[i] = giStarClass(z[i]!, pFdr[i]!);
  return { z, p, pFdr, classes };
}

/** The class of a cell by its z and a p-value, corrected or not; null when undefined. */
export function giStarClass(z: number, p: number): GiStarClass | null {
  if (Number.isNaN(z) || Number.isNaN(p)) return null;
  if (p < 0.01) return z > 0 ? 'hot_99' : 'cold_99';
  if (p < 0.05) return z > 0 ? 'hot_95' : 'cold_95';
  if (p < 0.1) return z > 0 ? 'hot_90' : 'cold_90';
  return 'not_significant';
}

function giStarZ(counts: ArrayLike<number>, weights: SpatialWeights): Float64Array {
  const n = counts.length;
  if (weights.count !== n) throw new RangeError(`there are ${n} counts, and weights for ${weights.count} cells`);
  const { mean, variance } = meanAndVariance(counts);
  const z = new Float64Array(n).fill(NaN);
  if (n < 2 || variance === 0) return z;
  const s = Math.sqrt(variance);
  // Sums of differences from the mean lose less to rounding than sums of large counts.
  const differences = new Float64Array(n);
  for (let i = 0; i < n; i++) differences[i] = counts[i]! - mean;
  for (let i = 0; i < n; i++) {
    const weight = neighbourCount(weights, i);
    const spread = s * Math.sqrt((n * weight - weight * weight) / (n - 1));
    if (spread > 0) z[i] = neighbourSum(weights, differences, i) / spread;
  }
  return z;
}
