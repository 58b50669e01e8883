/**
 * Scores of areas on factors by regression, F = z·Σ⁻¹·Λ·Φ with z standardised by the divisor n (Thurstone 1935), and the long list: areas at or
 * over the 75th percentile of one factor or another, by linear interpolation (type 7 of Hyndman and Fan 1996). It is where people begin to
 * look, not what they decide.
 */
import type { Correlations, FactorModel } from './factor-analysis.js';
import type { RotatedLoadings } from './geomin.js';
import { inverse } from './symmetric-matrix.js';

/** `scores[area * factors + k]`. */
export function factorScores(
  columns: readonly ArrayLike<number>[],
  { indicators: p, areas, means, deviations }: Correlations,
  { implied, factors }: FactorModel,
  { loadings, correlations }: RotatedLoadings,
): Float64Array {
  const free = inverse(implied, p);
  const weights = new Float64Array(p * factors);
  for (let row = 0; row < p; row++)
    for (let k = 0; k < factors; k++)
      for (let other = 0; other < p; other++)
        for (let l = 0; l < factors; l++)
          weights[row * factors + k]! += free[row * p + other]! * loadings[other * factors + l]! * correlations[l * factors + k]!;
  const scores = new Float64Array(areas * factors);
  for (let area = 0; area < areas; area++)
    for (let row = 0; row < p; row++) {
      const z = (columns[row]![area]! - means[row]!) / deviations[row]!;
      for (let k = 0; k < factors; k++) scores[area * factors + k]! += z * weights[row * factors + k]!;
    }
  return scores;
}

/** Places of the areas in the top quarter of any factor. */
export function longList(scores: Float64Array, factors: number): number[] {
  const areas = scores.length / factors;
  const cuts = Array.from({ length: factors }, (_, k) =>
    quantile(
      Float64Array.from({ length: areas }, (_, area) => scores[area * factors + k]!),
      0.75,
    ),
  );
  return Array.from({ length: areas }, (_, area) => area).filter((area) =>
    cuts.some((cut, k) => scores[area * factors + k]! >= cut),
  );
}

function quantile(figures: Float64Array, share: number): number {
  const sorted = figures.toSorted();
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
