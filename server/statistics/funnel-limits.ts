/**
 * Funnel limits: between which the figure of an area of a given size would lie, were its true figure the benchmark.
 *
 * Proportions: Wilson's score limits of the benchmark p at a sample of n: (2np + z² ∓ z·√(z² + 4np(1 − p))) ÷ (2(n + z²)).
 * Rates: Byar's approximation about the expected count E = benchmark × n ÷ per, divided by n. Control limits at 95% and 99.8%.
 *
 * Sources: Spiegelhalter 2005 (Statistics in Medicine 24, 1185–1202) for the plot; PHEindicatormethods `phe_funnels` (UKHSA) for these two forms.
 * Assumes no more spread between areas than chance gives. Real areas spread more (overdispersion): many outside says that, not that many are unusual.
 * Not to be used to rank areas, or where the benchmark is of another definition.
 */
import { STANDARD_NORMAL_QUANTILE, type ConfidenceLevel, type Interval } from './confidence.js';

/** The form of the method, as it stands on screen. */
export const FUNNEL_VARIANT = 'limits about the benchmark: Wilson’s for proportions, Byar’s for rates';

/**
 * In the figure's own unit. `funnelLimits({ benchmark: 20, denominator: 100, per: 100, of: 'proportion' })` is about 13.3 to 28.9.
 * @throws RangeError when the denominator is not above 0, the benchmark below 0, or a proportion above 1
 */
export function funnelLimits(
  { benchmark, denominator, per, of }: FunnelPoint,
  { level = 0.95 }: { level?: ConfidenceLevel } = {},
): Interval {
  if (!(denominator > 0) || !Number.isFinite(denominator))
    throw new RangeError(`denominator must be above 0; got ${denominator}`);
  if (!(benchmark >= 0)) throw new RangeError(`benchmark must be 0 or more; got ${benchmark}`);
  const z = STANDARD_NORMAL_QUANTILE[level];
  const share = benchmark / per;
  const expected = share * denominator;
  if (of === 'proportion') {
    if (share > 1) throw new RangeError(`a proportion cannot exceed ${per}; got ${benchmark}`);
    const middle = 2 * expected + z * z;
    const spread = z * Math.sqrt(z * z + 4 * expected * (1 - share));
    const scale = per / (2 * (denominator + z * z));
    return { lower: Math.max(0, (middle - spread) * scale), upper: Math.min(per, (middle + spread) * scale) };
  }
  const next = expected + 1;
  const low = expected === 0 ? 0 : expected * (1 - 1 / (9 * expected) - z / (3 * Math.sqrt(expected))) ** 3;
  const high = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3;
  return { lower: Math.max(0, (low * per) / denominator), upper: (high * per) / denominator };
}

export interface FunnelPoint {
  readonly benchmark: number;
  readonly denominator: number;
  readonly per: number;
  readonly of: 'rate' | 'proportion';
}
