/**
 * Recent trend: the chi-squared test for trend over the five newest points, at 99.8%.
 *
 * With counts O, denominators n and scores x = 1 … 5: p = ΣO ÷ Σn, T = ΣxO − p·Σxn, S = Σx²n − (Σxn)² ÷ Σn.
 * Rates (Poisson): χ² = T² ÷ (p·S). Proportions (binomial): χ² = T² ÷ (p·(1 − p)·S). One degree of freedom.
 *
 * Sources: Cochran 1954 and Armitage 1955 for proportions; Breslow and Day 1987, vol. II, p. 96, for rates; the rule of five points and
 * 99.8% is that of the recent trends on Fingertips (Office for Health Improvement and Disparities, technical guidance).
 *
 * Assumes events independent of each other and points equally far apart. Not to be used on fewer than five points in a row, on points with a gap
 * between them, on figures without counts, or where what is counted was defined anew meanwhile: the first three are refused, the last cannot be seen.
 */
import { chiSquaredUpperTail } from './chi-squared.js';
import { assertCount } from './confidence.js';

/** The form of the method, as it stands on screen. */
export const RECENT_TREND_VARIANT = 'chi-squared test for trend over the five newest points, at 99.8%';

export const TREND_POINTS = 5;
/** Two-sided: 1 − 0.998. */
export const TREND_SIGNIFICANCE = 0.002;

export interface TrendPoint {
  readonly count: number;
  readonly denominator: number;
}

export interface RecentTrend {
  readonly direction: 'increasing' | 'decreasing' | 'no significant change';
  readonly chiSquared: number;
  readonly p: number;
}

/**
 * `recentTrend([10, 20, 30, 40, 50].map((count) => ({ count, denominator: 1000 })), 'rate')` → increasing, χ² 33.33.
 * @param points oldest first, the five newest are taken
 * @throws RangeError with fewer than five points, a count that is no whole number, a denominator not above 0, or a proportion above 1
 */
export function recentTrend(points: readonly TrendPoint[], of: 'rate' | 'proportion'): RecentTrend {
  if (points.length < TREND_POINTS) throw new RangeError(`a recent trend needs ${TREND_POINTS} points; got ${points.length}`);
  const five = points.slice(-TREND_POINTS);
  for (const { count, denominator } of five) {
    assertCount(count, 'count');
    if (!(denominator > 0) || !Number.isFinite(denominator))
      throw new RangeError(`denominator must be above 0; got ${denominator}`);
    if (of === 'proportion' && count > denominator) throw new RangeError(`numerator ${count} exceeds denominator ${denominator}`);
  }
  let [events, people, scoredEvents, scoredPeople, squaredPeople] = [0, 0, 0, 0, 0];
  five.forEach(({ count, denominator }, index) => {
    const score = index + 1;
    events += count;
    people += denominator;
    scoredEvents += score * count;
    scoredPeople += score * denominator;
    squaredPeople += score * score * denominator;
  });
  const share = events / people;
  const distance = scoredEvents - share * scoredPeople;
  const spread = squaredPeople - (scoredPeople * scoredPeople) / people;
  const variance = share * (of === 'proportion' ? 1 - share : 1) * spread;
  // Nothing counted, or everybody: no point differs from another.
  if (!(variance > 0)) return { direction: 'no significant change', chiSquared: 0, p: 1 };
  const chiSquared = (distance * distance) / variance;
  const p = chiSquaredUpperTail(chiSquared, 1);
  const direction = p >= TREND_SIGNIFICANCE ? 'no significant change' : distance > 0 ? 'increasing' : 'decreasing';
  return { direction, chiSquared, p };
}
