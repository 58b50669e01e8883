/** The recent trend of an area's series, in the words of its polarity, or why there is none. */
import { RECENT_TREND_VARIANT, recentTrend, TREND_POINTS, type RecentTrend } from '../statistics/recent-trend.js';
import type { Measure, Polarity } from './indicator.js';
import type { IndicatorPoint } from './point.js';

export interface TrendOfSeries {
  readonly direction: RecentTrend['direction'] | null;
  /** «Increasing and getting worse», or why there is none. */
  readonly words: string;
  readonly chiSquared: number | null;
  readonly p: number | null;
  readonly periods: readonly string[];
  readonly method: string;
}

export function recentTrendOf(points: readonly IndicatorPoint[], measure: Measure, polarity: Polarity | null): TrendOfSeries {
  const newest = points.slice(-TREND_POINTS);
  const periods = newest.map(({ period }) => period);
  const none = (words: string): TrendOfSeries => ({
    ...{ direction: null, words, chiSquared: null, p: null, periods, method: RECENT_TREND_VARIANT },
  });
  if (newest.length < TREND_POINTS) return none(`cannot be worked out: ${points.length} of ${TREND_POINTS} points`);
  const missing = newest.filter(({ figure }) => figure === null);
  if (missing.length > 0)
    return none(`cannot be worked out: ${missing.map(({ period, missing: why }) => `${period} ${why}`).join('; ')}`);
  if (newest.slice(1).some(({ joined }) => !joined))
    return none('cannot be worked out: there are gaps between the five newest points');
  const counts = newest.flatMap(({ count, denominator }) =>
    count === null || denominator === null ? [] : [{ count, denominator }],
  );
  if (counts.length < TREND_POINTS || (measure.of !== 'rate' && measure.of !== 'proportion'))
    return none('cannot be worked out: the source prints no counts with their denominators');
  if (measure.of === 'proportion' && counts.some(({ count, denominator }) => count > denominator))
    return none('cannot be worked out: more are counted than there are');
  const trend = recentTrend(counts, measure.of);
  return { ...trend, words: trendWords(trend.direction, polarity), periods, method: RECENT_TREND_VARIANT };
}

function trendWords(direction: RecentTrend['direction'], polarity: Polarity | null): string {
  if (direction === 'no significant change') return direction;
  if (polarity !== 'low' && polarity !== 'high') return direction;
  return `${direction} and getting ${(direction === 'increasing') === (polarity === 'high') ? 'better' : 'worse'}`;
}
