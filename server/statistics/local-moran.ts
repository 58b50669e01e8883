/**
 * Local Moran's I (Anselin 1995): whether a cell and its neighbours lie on the same side of the mean.
 *
 * I = (d ÷ m)·(mean of the neighbours' d), d being a cell's difference from the mean and m = Σ d² ÷ n; the cell itself is no neighbour. m is
 * R's spdep's; GeoDa and esda divide by n − 1 and so get (n − 1) ÷ n times this I.
 *
 * Moments under the conditional null (Sokal, Oden and Thomson 1998): the cell's own figure stays, the others lie anywhere. With k
 * neighbours, E = −d² ÷ ((n − 1)·m) and Var = (d ÷ m)²·(n ÷ (n − 2))·(1/k − 1/(n − 1))·(m − d² ÷ (n − 1)); p two-sided, normal. The older total
 * null lets the cell's own figure move too and gives other z (6.8 against 22.2 in one test): always say which.
 *
 * Quadrants: H or L by the cell's figure against the mean, then by its neighbours' mean against the mean of those means (spdep's «mean»).
 *
 * Assumes enough counts for the normal distribution; for sparse ones take the permutation p (local-moran-permutation.ts). A cell exactly at
 * the mean, without neighbours, or among fewer than three cells has no z.
 */
import { adjustForFalseDiscovery } from './benjamini-hochberg.js';
import { meanAndVariance } from './mean-and-variance.js';
import { twoSidedP } from './standard-normal.js';
import { neighbourCount, neighbourSum, type SpatialWeights } from './spatial-weights.js';

export const LOCAL_MORAN_VARIANT =
  'local Moran’s I, row-standardised, variance over n; normal p under the conditional null, Benjamini–Hochberg over all cells';

export type Quadrant = 'HH' | 'LL' | 'HL' | 'LH';

/** From this corrected p on a cell is not significant. */
export const LOCAL_MORAN_BELOW = 0.05;

/** Undefined is NaN, and null in quadrants and classes. */
export interface LocalMoran {
  readonly i: Float64Array;
  readonly expectation: Float64Array;
  readonly variance: Float64Array;
  readonly z: Float64Array;
  readonly p: Float64Array;
  readonly pFdr: Float64Array;
  readonly quadrants: readonly (Quadrant | null)[];
  readonly classes: readonly (Quadrant | 'not_significant' | null)[];
}

/**
 * `localMoran(counts, weightsWithinDistance(x, y, 150))`.
 * @throws RangeError when the weights count the cell itself, are for another number of cells, or a count is no number
 */
export function localMoran(counts: ArrayLike<number>, weights: SpatialWeights): LocalMoran {
  const differences = differencesFromMean(counts, weights);
  const { differences: d, variance: m, lags } = differences;
  const n = counts.length;
  const i = new Float64Array(n).fill(NaN);
  const expectation = new Float64Array(n).fill(NaN);
  const variance = new Float64Array(n).fill(NaN);
  const z = new Float64Array(n).fill(NaN);
  for (let cell = 0; cell < n; cell++) {
    const k = neighbourCount(weights, cell);
    if (k === 0 || m === 0 || n < 3) continue;
    const own = d[cell]!;
    i[cell] = (own / m) * lags[cell]!;
    expectation[cell] = -(own * own) / ((n - 1) * m);
    variance[cell] = (own / m) ** 2 * (n / (n - 2)) * (1 / k - 1 / (n - 1)) * (m - (own * own) / (n - 1));
    if (variance[cell]! > 0) z[cell] = (i[cell]! - expectation[cell]!) / Math.sqrt(variance[cell]!);
  }
  const p = z.map(twoSidedP);
  const pFdr = adjustForFalseDiscovery(p);
  const quadrants = quadrantsOf(differences);
  const classes = quadrants.map((quadrant, cell) => {
    if (quadrant === null || Number.isNaN(pFdr[cell])) return null;
    return pFdr[cell]! < LOCAL_MORAN_BELOW ? quadrant : 'not_significant';
  });
  return { i, expectation, variance, z, p, pFdr, quadrants, classes };
}

export interface Differences {
  readonly differences: Float64Array;
  /** Σ difference² ÷ n; 0 when all counts are equal. */
  readonly variance: number;
  /** Mean of the neighbours' differences; NaN without neighbours. */
  readonly lags: Float64Array;
}

/** @throws RangeError as `localMoran` does */
export function differencesFromMean(counts: ArrayLike<number>, weights: SpatialWeights): Differences {
  if (weights.selfIncluded)
    throw new RangeError('Moran’s I does not count the cell among its neighbours: make weights without { self: true }');
  if (weights.count !== counts.length) {
    throw new RangeError(`there are ${counts.length} counts, and weights for ${weights.count} cells`);
  }
  const { mean, variance } = meanAndVariance(counts);
  const differences = new Float64Array(counts.length);
  for (let cell = 0; cell < counts.length; cell++) differences[cell] = counts[cell]! - mean;
  const lags = differences.map((_, cell) => {
    const k = neighbourCount(weights, cell);
    return k === 0 ? NaN : neighbourSum(weights, differences, cell) / k;
  });
  return { differences, variance, lags };
}

/** Null for a cell without neighbours, and for all cells when all counts are equal. */
export function quadrantsOf({ differences, variance, lags }: Differences): (Quadrant | null)[] {
  const known = lags.filter((lag) => !Number.isNaN(lag));
  const meanLag = known.reduce((sum, lag) => sum + lag, 0) / known.length;
  return Array.from(differences, (difference, cell) => {
    if (variance === 0 || Number.isNaN(lags[cell])) return null;
    return `${difference > 0 ? 'H' : 'L'}${lags[cell]! > meanLag ? 'H' : 'L'}` as Quadrant;
  });
}
