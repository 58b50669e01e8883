/**
 * Global Moran's I (Moran 1950; Cliff and Ord 1981): whether cells near each other are alike, in one figure for the whole map.
 *
 * I = (n ÷ S₀)·(Σ w·d·d′) ÷ Σ d² over pairs of neighbours, rows of weights adding up to 1, d being differences from the mean; E = −1 ÷ (n − 1).
 * The variance is given under randomisation (these figures, lying anywhere) and under normality; p is one-sided, for likeness. As R's
 * spdep `moran.test`. Cells without neighbours take no part.
 *
 * Assumes that only the places of the figures are chance. Rates of areas with very different populations are not alike in variance, which
 * this takes for a pattern; and a single figure says nothing of where: see local-moran.ts.
 */
import { neighbourCount, type SpatialWeights } from './spatial-weights.js';
import { differencesFromMean } from './local-moran.js';
import { randomNumbers, shuffle } from './random.js';
import { upperTailP } from './standard-normal.js';

export const GLOBAL_MORAN_VARIANT = 'Moran’s I, row-standardised, under randomisation; one-sided for likeness';

export interface GlobalMoran {
  readonly i: number;
  readonly expectation: number;
  readonly varianceRandomisation: number;
  readonly zRandomisation: number;
  readonly pRandomisation: number;
  readonly varianceNormality: number;
  readonly zNormality: number;
  /** (1 + permutations with an I at least as large) ÷ (permutations + 1); NaN when no permutations were asked. */
  readonly pPermutation: number;
}

/**
 * Null when undefined: all counts equal, fewer than four cells with neighbours, or no neighbours at all.
 * @throws RangeError as `localMoran` does
 */
export function globalMoran(
  counts: ArrayLike<number>,
  weights: SpatialWeights,
  { permutations = 0, seed = 1 }: { permutations?: number; seed?: number } = {},
): GlobalMoran | null {
  const linked = withNeighbours(counts, weights);
  const { differences: d, variance } = differencesFromMean(linked.counts, linked.weights);
  const n = d.length;
  if (n < 4 || variance === 0) return null;
  const { s1, s2 } = sumsOfWeights(linked.weights);
  const fourth = d.reduce((sum, one) => sum + one ** 4, 0) / n;
  const b2 = fourth / (variance * variance);
  const i = moranOf(d, linked.weights, variance);
  const expectation = -1 / (n - 1);
  // With rows adding up to 1, S₀ is n.
  const s0 = n * n;
  const randomised =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0) - b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0) -
    expectation ** 2;
  const normal = (n * n * s1 - n * s2 + 3 * s0) / (s0 * (n * n - 1)) - expectation ** 2;
  const zRandomisation = (i - expectation) / Math.sqrt(randomised);
  return {
    i,
    expectation,
    varianceRandomisation: randomised,
    zRandomisation,
    pRandomisation: upperTailP(zRandomisation),
    varianceNormality: normal,
    zNormality: (i - expectation) / Math.sqrt(normal),
    pPermutation: permutations === 0 ? NaN : byPermutation(d, linked.weights, variance, i, permutations, seed),
  };
}

function moranOf(d: Float64Array, { starts, neighbours }: SpatialWeights, variance: number): number {
  let sum = 0;
  for (let cell = 0; cell < d.length; cell++) {
    let lag = 0;
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) lag += d[neighbours[at]!]!;
    sum += (d[cell]! * lag) / (starts[cell + 1]! - starts[cell]!);
  }
  return sum / (d.length * variance);
}

function byPermutation(
  d: Float64Array,
  weights: SpatialWeights,
  variance: number,
  i: number,
  times: number,
  seed: number,
): number {
  const random = randomNumbers(seed);
  const moved = d.slice();
  let atLeast = 0;
  for (let time = 0; time < times; time++) {
    shuffle(moved, random);
    if (moranOf(moved, weights, variance) >= i) atLeast++;
  }
  return (1 + atLeast) / (times + 1);
}

/** S₁ = Σ (w_ij + w_ji)² ÷ 2 and S₂ = Σ (row sum + column sum)², for rows adding up to 1. Neighbours are mutual. */
function sumsOfWeights(weights: SpatialWeights): { s1: number; s2: number } {
  const { count, starts, neighbours } = weights;
  let s1 = 0;
  let s2 = 0;
  for (let cell = 0; cell < count; cell++) {
    const own = 1 / neighbourCount(weights, cell);
    let columnSum = 0;
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
      const theirs = 1 / neighbourCount(weights, neighbours[at]!);
      s1 += (own + theirs) ** 2 / 2;
      columnSum += theirs;
    }
    s2 += (1 + columnSum) ** 2;
  }
  return { s1, s2 };
}

/** The cells that have neighbours, renumbered. */
function withNeighbours(counts: ArrayLike<number>, weights: SpatialWeights): { counts: Float64Array; weights: SpatialWeights } {
  if (weights.count !== counts.length) {
    throw new RangeError(`there are ${counts.length} counts, and weights for ${weights.count} cells`);
  }
  const number = new Int32Array(weights.count).fill(-1);
  const kept: number[] = [];
  const starts = [0];
  for (let cell = 0; cell < weights.count; cell++) {
    if (neighbourCount(weights, cell) === 0) continue;
    number[cell] = kept.length;
    kept.push(counts[cell]!);
    starts.push(weights.starts[cell + 1]!);
  }
  return {
    counts: Float64Array.from(kept),
    weights: {
      count: kept.length,
      starts: Uint32Array.from(starts),
      neighbours: weights.neighbours.map((cell) => number[cell]!),
      selfIncluded: weights.selfIncluded,
    },
  };
}
