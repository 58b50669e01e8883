/**
 * Wilson's score interval of a proportion p = x/n (Wilson 1927), without continuity correction:
 * (2x + z² ∓ z·√(z² + 4x(1 − p))) / (2(n + z²)).
 *
 * Stays within 0 and 1 and is defined at x = 0 and x = n. Assumes that each of the n is counted once and independent of
 * the others.
 */
import { assertCount, STANDARD_NORMAL_QUANTILE, type ConfidenceLevel, type Interval } from './confidence.js';

/** The form of the method, as it stands on screen. */
export const PROPORTION_VARIANT = 'Wilson’s score limits, no continuity correction';

/**
 * Limits as shares between 0 and 1. `wilsonInterval(1, 12)` is about { lower: 0.0149, upper: 0.3539 }.
 * @throws RangeError when either is no whole number ≥ 0, the denominator is 0, or the numerator is the larger.
 */
export function wilsonInterval(
  numerator: number,
  denominator: number,
  { level = 0.95 }: { level?: ConfidenceLevel } = {},
): Interval {
  assertCount(numerator, 'numerator');
  assertCount(denominator, 'denominator');
  if (denominator === 0) throw new RangeError('a proportion of nothing is undefined: the denominator is 0');
  if (numerator > denominator) throw new RangeError(`numerator ${numerator} exceeds denominator ${denominator}`);
  const z = STANDARD_NORMAL_QUANTILE[level];
  const share = numerator / denominator;
  const middle = 2 * numerator + z * z;
  const spread = z * Math.sqrt(z * z + 4 * numerator * (1 - share));
  const scale = 2 * (denominator + z * z);
  return {
    lower: numerator === 0 ? 0 : (middle - spread) / scale,
    upper: numerator === denominator ? 1 : (middle + spread) / scale,
  };
}
