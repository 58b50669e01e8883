/**
 * Histories of hot spots over slices of time, each slice tested by the exact tail of sparse-hotspots.ts, corrected over all units and slices
 * together: the classes of emerging-hotspots.ts, on counts too sparse for its normal z.
 *
 * «Significant» is under a corrected 5 %. The trend is Mann–Kendall's on the neighbourhood's standardised excess, (sum − expected) ÷ √expected.
 *
 * Under ten slices the classes say little. Not to be used over a season's turn without saying so, nor when recording changed within the period.
 */
import { adjustForFalseDiscovery } from './benjamini-hochberg.js';
import { historyClass, type EmergingClass } from './emerging-hotspots.js';
import { mannKendall } from './mann-kendall.js';
import { sparseHotspots } from './sparse-hotspots.js';
import type { SpatialWeights } from './spatial-weights.js';

export const EMERGING_EXACT_VARIANT =
  'exact binomial tail slice by slice, Benjamini–Hochberg over cells and slices, Mann–Kendall on the standardised excess';

const BELOW = 0.05;

export interface ExactHistories {
  readonly classes: readonly EmergingClass[];
  /** 1 hot, −1 cold, 0 neither: slice by slice, units of a slice together. */
  readonly significance: Int8Array;
  /** NaN where there is no trend to speak of: under three slices with an expectation. */
  readonly tau: Float64Array;
  readonly trendP: Float64Array;
  readonly tests: number;
}

/** @param slices counts of all units, slice by slice, oldest first; @param exposure what counts are expected to be in proportion to */
export function emergingExact(
  slices: readonly Float64Array[],
  weights: SpatialWeights,
  exposure: Float64Array,
  onProgress?: (done: number, of: number) => void,
): ExactHistories {
  const units = weights.count;
  const found = slices.map((counts, slice) => {
    onProgress?.(slice, slices.length);
    return sparseHotspots(counts, weights, exposure);
  });
  const p = new Float64Array(units * slices.length);
  for (const [slice, one] of found.entries()) p.set(one.p, slice * units);
  const adjusted = adjustForFalseDiscovery(p);
  const significance = new Int8Array(p.length);
  for (const [slice, { observed, expected }] of found.entries()) {
    for (let unit = 0; unit < units; unit++) {
      const at = slice * units + unit;
      if (adjusted[at]! < BELOW) significance[at] = observed[unit]! > expected[unit]! ? 1 : -1;
    }
  }
  const tau = new Float64Array(units).fill(NaN);
  const trendP = new Float64Array(units).fill(NaN);
  const classes: EmergingClass[] = [];
  for (let unit = 0; unit < units; unit++) {
    const excess = found
      .map(({ observed, expected }) => (observed[unit]! - expected[unit]!) / Math.sqrt(expected[unit]!))
      .filter((one) => !Number.isNaN(one));
    const trend = mannKendall(excess);
    if (trend !== null) {
      tau[unit] = trend.tau;
      trendP[unit] = trend.p;
    }
    const direction = trend !== null && trend.p < BELOW ? Math.sign(trend.tau) : 0;
    classes.push(
      historyClass(
        Int8Array.from(slices, (_, slice) => significance[slice * units + unit]!),
        direction,
      ),
    );
  }
  return { classes, significance, tau, trendP, tests: p.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : 1), 0) };
}
