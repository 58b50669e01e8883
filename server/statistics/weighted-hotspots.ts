/**
 * Hot and cold spots of a weighted sum (harm: each event counts the weight of its category) by an exact tail.
 *
 * Given how many events of each weight there are on the map, N₁, N₂, …, the sum over a neighbourhood is w₁·X₁ + w₂·X₂ + …, the X independent and
 * Xₖ Binomial(Nₖ, share), share being the neighbourhood's part of all exposure. Hot p = P(sum ≥ observed), cold p = P(sum ≤ observed); p = 2 × the
 * smaller, at most 1; Benjamini and Hochberg's correction over all cells. It is what dealing out all events over the map at random, weights and
 * all, would come to after endless draws, without a seed and without a smallest p. Where all weights are equal it is the tail of sparse-hotspots.ts.
 *
 * The sum is tested in whole steps: of the weights' own grain where that leaves no more than 4,096 up to ten standard deviations over the mean,
 * else of about a 4,096th of that, to which weights are rounded for the test (`tested`). Rounded weights are weights too, so that the level holds.
 *
 * Why not Gi*'s z, nor the tail of a Poisson count: one event of a heavy weight is ten light ones that never come apart, so that the sum spreads
 * far more than a count of its size.
 *
 * Assumes what sparse-hotspots.ts does: independent events. Not to be used where weights and counts were chosen by the same look at the map.
 */
import { adjustForFalseDiscovery } from './benjamini-hochberg.js';
import { getisOrdGiStar, giStarClass, type GiStarClass } from './gi-star.js';
import { neighbourSum, type SpatialWeights } from './spatial-weights.js';
import { exposureShares, NORMAL_FROM_EXPECTED, sparseHotspots } from './sparse-hotspots.js';
import { weightedSumTails, type TailsOfSum } from './weighted-sum-tails.js';

export const WEIGHTED_HOTSPOT_VARIANT =
  'exact tail of the neighbourhood’s weighted sum, given how many events have each weight, Benjamini–Hochberg over all cells';

const MOST_STEPS = 4_096;
/** Weights are read to so many decimals. */
const DECIMALS = 1_000;

/** Alike events: how many each cell has, and what one of them weighs. */
export interface WeightedCounts {
  readonly weight: number;
  readonly counts: ArrayLike<number>;
}

/** NaN where undefined: nothing of any weight, or a neighbourhood without exposure. */
export interface WeightedHotspots {
  /** Weighted sums over the neighbourhood. */
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly p: Float64Array;
  readonly pFdr: Float64Array;
  readonly classes: readonly (GiStarClass | null)[];
  /** Gi* by normal theory, of the weighted sums. */
  readonly normalZ: Float64Array;
  /** 1 where fewer than 5 events are expected, as many as would spread alike if all weighed the same: the z marks chance. */
  readonly normalIsUnfit: Uint8Array;
  /** The weights as they were tested, in the order given. */
  readonly tested: readonly number[];
}

/**
 * `weightedHotspots([{ weight: 1, counts: thefts }, { weight: 20, counts: robberies }], weightsWithinDistance(x, y, 150, { self: true }))`.
 * @param exposure what events are expected to be in proportion to; even when left out
 * @throws RangeError as `sparseHotspots` does, and when a weight is negative or no number, or all are 0
 */
export function weightedHotspots(
  events: readonly WeightedCounts[],
  neighbours: SpatialWeights,
  exposure?: ArrayLike<number>,
  onProgress?: (done: number, of: number) => void,
): WeightedHotspots {
  checkWeights(events);
  const n = neighbours.count;
  const sums = new Float64Array(n);
  for (const { weight, counts } of events) for (let cell = 0; cell < n; cell++) sums[cell]! += weight * counts[cell]!;
  const counted = events.filter(({ weight, counts }) => weight > 0 && totalOf(counts) > 0);
  if (new Set(counted.map(({ weight }) => weight)).size < 2) return ofOneWeight(events, counted, sums, neighbours, exposure);
  const normal = getisOrdGiStar(sums, neighbours);
  const shares = exposureShares(exposure ?? new Float64Array(n).fill(1), n);
  const ofNeighbourhood = Float64Array.from(sums, (_, cell) => Math.min(1, neighbourSum(neighbours, shares, cell)));
  const trials = counted.map(({ counts }) => totalOf(counts));
  const weights = counted.map(({ weight }) => weight);
  const step = stepOf(weights, trials, ofNeighbourhood);
  const inSteps = weights.map((weight) => Math.round(weight / step));
  const whole = weights.reduce((sum, weight, at) => sum + weight * trials[at]!, 0);
  const squares = weights.reduce((sum, weight, at) => sum + weight * weight * trials[at]!, 0);
  const observed = new Float64Array(n);
  const [expected, p, unfit, isHot] = [
    new Float64Array(n).fill(NaN),
    new Float64Array(n).fill(NaN),
    new Uint8Array(n),
    new Uint8Array(n),
  ];
  const known = new Map<number, TailsOfSum>();
  for (let cell = 0; cell < n; cell++) {
    onProgress?.(cell, n);
    observed[cell] = neighbourSum(neighbours, sums, cell);
    const share = ofNeighbourhood[cell]!;
    unfit[cell] = (share * whole * whole) / squares >= NORMAL_FROM_EXPECTED ? 0 : 1;
    if (!(share > 0)) continue;
    expected[cell] = whole * share;
    // Most neighbourhoods of a grid have the same land; sums of the same land in another order differ in their last digits.
    const key = Math.round(share * 1e12);
    let tails = known.get(key);
    if (tails === undefined) known.set(key, (tails = weightedSumTails(inSteps, trials, share)));
    const steps = counted.reduce((sum, { counts }, at) => sum + inSteps[at]! * neighbourSum(neighbours, counts, cell), 0);
    const [upper, lower] = [tails.atLeast(steps), tails.atMost(steps)];
    isHot[cell] = upper < lower ? 1 : 0;
    p[cell] = Math.min(1, 2 * Math.min(upper, lower));
  }
  const pFdr = adjustForFalseDiscovery(p);
  return {
    observed,
    expected,
    p,
    pFdr,
    classes: Array.from(pFdr, (one, cell) => giStarClass(isHot[cell] === 1 ? 1 : -1, one)),
    normalZ: normal.z,
    normalIsUnfit: unfit,
    tested: events.map(({ weight }) => Math.round(weight / step) * step),
  };
}

/** The sum is a count times the weight. */
function ofOneWeight(
  events: readonly WeightedCounts[],
  counted: readonly WeightedCounts[],
  sums: Float64Array,
  neighbours: SpatialWeights,
  exposure: ArrayLike<number> | undefined,
): WeightedHotspots {
  const weight = counted[0]?.weight ?? 1;
  const found = sparseHotspots(
    sums.map((sum) => Math.round(sum / weight)),
    neighbours,
    exposure,
  );
  return {
    ...found,
    observed: found.observed.map((one) => one * weight),
    expected: found.expected.map((one) => one * weight),
    tested: events.map((one) => one.weight),
  };
}

/** The largest step in which all weights are whole numbers, unless the sums would take too many of them. */
function stepOf(weights: readonly number[], trials: readonly number[], shares: Float64Array): number {
  const share = shares.reduce((most, one) => (one > most ? one : most), 0);
  const mean = weights.reduce((sum, weight, at) => sum + weight * trials[at]! * share, 0);
  const variance = weights.reduce((sum, weight, at) => sum + weight * weight * trials[at]! * share * (1 - share), 0);
  const highest = mean + 10 * Math.sqrt(variance);
  const inGrains = weights.map((weight) => Math.round(weight * DECIMALS));
  const grain = inGrains.reduce(greatestDivisor) / DECIMALS;
  if (grain > 0 && highest / grain <= MOST_STEPS) return grain;
  // The heaviest stays what it is, since it decides most.
  const heaviest = Math.max(...weights);
  return heaviest / Math.max(1, Math.floor((heaviest * MOST_STEPS) / highest));
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

function checkWeights(events: readonly WeightedCounts[]): void {
  const wrong = events.find(({ weight }) => !Number.isFinite(weight) || weight < 0);
  if (wrong !== undefined) throw new RangeError(`a weight must be 0 or more; got ${wrong.weight}`);
  if (events.every(({ weight }) => weight === 0)) throw new RangeError('all weights are 0: there is nothing to sum');
}

function totalOf(counts: ArrayLike<number>): number {
  let total = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    if (!Number.isSafeInteger(counts[cell]) || counts[cell]! < 0) {
      throw new RangeError(`a count must be a whole number, 0 or more; cell ${cell + 1} has ${counts[cell]}`);
    }
    total += counts[cell]!;
  }
  return total;
}
