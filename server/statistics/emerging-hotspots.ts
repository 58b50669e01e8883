/**
 * Emerging hot spots: for each cell, Gi* slice by slice (months, weeks), which slices are significant, whether z has a trend, and a class for
 * the history, after the classes that ArcGIS made known.
 *
 * z of a cell in slice t takes its neighbourhood in t and in `lag` slices before, against the mean and variance of all cells in those slices
 * (as Gi*, the block of slices being the map). p two-sided normal, Benjamini and Hochberg over all cells and slices together. Trend:
 * Mann–Kendall on the cell's z.
 *
 * Assumes what Gi* and Mann–Kendall do; with a lag, neighbouring slices share counts, which makes runs longer. Under ten slices the classes say
 * little. Not to be used over a season's turn without saying so, nor when recording changed within the period: both look like emerging.
 */
import { adjustForFalseDiscovery } from './benjamini-hochberg.js';
import { mannKendall, type MannKendall } from './mann-kendall.js';
import { meanAndVariance } from './mean-and-variance.js';
import { neighbourCount, neighbourSum, type SpatialWeights } from './spatial-weights.js';
import { twoSidedP } from './standard-normal.js';

export const EMERGING_VARIANT = 'Gi* by slice with lag, Benjamini–Hochberg over cells and slices, Mann–Kendall on z';

/** In the order in which they are tested; see `historyClass`. */
export const HISTORIES = [
  'new',
  'consecutive',
  'intensifying',
  'persistent',
  'diminishing',
  'oscillating',
  'historical',
  'sporadic',
] as const;
export type History = (typeof HISTORIES)[number];
export type EmergingClass = `${History}_hot` | `${History}_cold` | 'none';

/** A slice is part of a lasting history when at least nine in ten are significant. */
const LASTING_TENTHS = 9;

export interface EmergingOptions {
  /** Slices before that count with each; 1 unless told. */
  readonly lag?: number;
  /** A slice is significant under this corrected p; 0.05 unless told. */
  readonly significantBelow?: number;
  /** z has a trend under this p of Mann–Kendall; 0.05 unless told. */
  readonly trendBelow?: number;
}

export interface EmergingCell {
  readonly class: EmergingClass;
  /** z by slice; NaN where undefined (all counts of the slices equal). */
  readonly z: Float64Array;
  /** 1 hot, −1 cold, 0 neither. */
  readonly significance: Int8Array;
  readonly trend: MannKendall | null;
}

/**
 * @param slices counts of all cells, slice by slice, oldest first
 * @param weights with each cell its own neighbour, as for Gi*
 * @throws RangeError for under three slices, slices or weights of different sizes, and weights without the cell itself
 */
export function emergingHotspots(
  slices: readonly ArrayLike<number>[],
  weights: SpatialWeights,
  { lag = 1, significantBelow = 0.05, trendBelow = 0.05 }: EmergingOptions = {},
): EmergingCell[] {
  const cells = weights.count;
  if (slices.length < 3) throw new RangeError(`emerging hot spots need three slices or more; got ${slices.length}`);
  if (!weights.selfIncluded)
    throw new RangeError('Gi* counts the cell itself among its neighbours: make weights with { self: true }');
  if (slices.some((slice) => slice.length !== cells))
    throw new RangeError(`every slice must have ${cells} counts, as the weights have`);
  if (!Number.isSafeInteger(lag) || lag < 0) throw new RangeError(`the lag must be 0 or more slices; got ${lag}`);
  const z = slices.map((_, t) => zOfBlock(slices.slice(Math.max(0, t - lag), t + 1), weights));
  const p = new Float64Array(cells * slices.length);
  for (const [t, slice] of z.entries()) p.set(slice.map(twoSidedP), t * cells);
  const adjusted = adjustForFalseDiscovery(p);
  return Array.from({ length: cells }, (_, cell) => {
    const own = Float64Array.from(z, (slice) => slice[cell]!);
    const significance = Int8Array.from(own, (score, t) =>
      adjusted[t * cells + cell]! < significantBelow ? Math.sign(score) : 0,
    );
    const trend = mannKendall(own.filter((score) => !Number.isNaN(score)));
    const direction = trend !== null && trend.p < trendBelow ? Math.sign(trend.tau) : 0;
    return { class: historyClass(significance, direction), z: own, significance, trend };
  });
}

/**
 * The class of a history of significant slices. For hot (for cold turn every sign):
 *
 * - new: hot in the last slice, significant in none before
 * - consecutive: hot without a break up to the last, two slices or more, never hot before, in under nine tenths
 * - intensifying, persistent, diminishing: hot in the last and in nine tenths or more, z rising, without trend, falling
 * - oscillating: hot in the last, cold in one before, hot in under nine tenths
 * - historical: not hot in the last, but in nine tenths or more
 * - sporadic: hot in one or more, in under nine tenths, never cold
 *
 * The sign of the last slice is tried first, so that turning all signs turns the class.
 * @param direction of z over the slices: 1 rising, −1 falling, 0 without trend
 */
export function historyClass(significance: ArrayLike<number>, direction: number): EmergingClass {
  const signs = Array.from(significance);
  const order = signs.at(-1) === -1 ? ([-1, 1] as const) : ([1, -1] as const);
  for (const sign of order) {
    const history = historyOf(
      signs.map((one) => one * sign),
      direction * sign,
    );
    if (history !== null) return `${history}_${sign === 1 ? 'hot' : 'cold'}`;
  }
  return 'none';
}

/** The history when hot is 1 and cold −1. */
function historyOf(signs: readonly number[], direction: number): History | null {
  const slices = signs.length;
  const hot = signs.filter((sign) => sign === 1).length;
  const before = signs.slice(0, -1);
  const lastIsHot = signs.at(-1) === 1;
  const isLasting = hot * 10 >= LASTING_TENTHS * slices;
  const finalRun = slices - 1 - signs.findLastIndex((sign) => sign !== 1);
  if (lastIsHot && before.every((sign) => sign === 0)) return 'new';
  if (lastIsHot && finalRun >= 2 && hot === finalRun && !isLasting) return 'consecutive';
  if (lastIsHot && isLasting) return direction > 0 ? 'intensifying' : direction < 0 ? 'diminishing' : 'persistent';
  if (lastIsHot && before.includes(-1)) return 'oscillating';
  if (isLasting) return 'historical';
  return hot > 0 && !signs.includes(-1) ? 'sporadic' : null;
}

/** Gi* z of every cell, its neighbourhood being taken in each slice of a block and the block's figures being the map. */
function zOfBlock(block: readonly ArrayLike<number>[], weights: SpatialWeights): Float64Array {
  const cells = weights.count;
  const z = new Float64Array(cells).fill(NaN);
  const all = new Float64Array(cells * block.length);
  for (const [at, slice] of block.entries()) all.set(slice, at * cells);
  const { mean, variance } = meanAndVariance(all);
  const n = all.length;
  if (n < 2 || variance === 0) return z;
  for (let cell = 0; cell < cells; cell++) {
    const neighbours = neighbourCount(weights, cell);
    const weight = neighbours * block.length;
    const sum = block.reduce((total, slice) => total + neighbourSum(weights, slice, cell) - mean * neighbours, 0);
    const spread = Math.sqrt((variance * (n * weight - weight * weight)) / (n - 1));
    if (spread > 0) z[cell] = sum / spread;
  }
  return z;
}
