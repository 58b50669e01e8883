/** A printed figure with the limits it has or can be given: as printed, else Wilson's for proportions, exact or Byar's for rates and counts. */
import { SUPPRESSION_MARKS } from '../ingest/suppression-marks.js';
import type { ConfidenceLevel, Interval } from '../statistics/confidence.js';
import { PROPORTION_VARIANT, wilsonInterval } from '../statistics/proportions.js';
import { RATE_VARIANT, rateWithLimits } from '../statistics/rates.js';
import { grouped } from './grouped.js';
import type { Measure, PrintedRow } from './indicator.js';
import { comparePeriods, follows, yearOfPeriod } from './period.js';

export interface IndicatorPoint {
  readonly period: string;
  readonly figure: number | null;
  /** What the mark means that stands instead of a number. */
  readonly missing: string | null;
  readonly printed: string;
  readonly count: number | null;
  readonly denominator: number | null;
  readonly limits95: Interval | null;
  readonly limits998: Interval | null;
  /** How the limits came about; null where there are none. */
  readonly limitsBy: string | null;
  /** The point before it is of the very period before: a line may join them. */
  readonly joined: boolean;
  /** Its place on an axis of years; null where the period cannot be put in order. */
  readonly year: number | null;
}

type Unjoined = Omit<IndicatorPoint, 'joined' | 'year'>;

/** The points of one area, oldest first. Two rows that print different figures for one period make none. */
export function pointsOf(rows: readonly PrintedRow[], measure: Measure): IndicatorPoint[] {
  const byPeriod = grouped(rows, ({ period }) => period);
  const points = [...byPeriod.keys()].sort(comparePeriods).map((period) => pointOf(byPeriod.get(period)!, measure));
  return points.map((point, index) => {
    const before = points[index - 1];
    const joined = before !== undefined && before.figure !== null && follows(before.period, point.period);
    return { ...point, joined, year: yearOfPeriod(point.period) };
  });
}

function pointOf(rows: readonly PrintedRow[], measure: Measure): Unjoined {
  const row = rows[0]!;
  const { period, printed, count, denominator } = row;
  const without = { limits95: null, limits998: null, limitsBy: null };
  if (new Set(rows.map((one) => one.printed)).size > 1) {
    const missing = `printed ${rows.length} times with different figures`;
    return {
      ...{ period, figure: null, missing, printed: rows.map((one) => one.printed).join('; ') },
      ...{ count: null, denominator: null, ...without },
    };
  }
  if (row.figure === null) {
    const missing = SUPPRESSION_MARKS[row.mark ?? ''] ?? 'not available';
    return { period, figure: null, missing, printed, count: null, denominator: null, ...without };
  }
  return { period, figure: row.figure, missing: null, printed, count, denominator, ...limitsOf(row, row.figure, measure) };
}

function limitsOf(row: PrintedRow, figure: number, measure: Measure): Pick<Unjoined, 'limits95' | 'limits998' | 'limitsBy'> {
  const worked = (at: (level: ConfidenceLevel) => Interval, limitsBy: string) => ({
    limits95: at(0.95),
    limits998: at(0.998),
    limitsBy,
  });
  if (row.lower95 !== null && row.upper95 !== null)
    return { limits95: { lower: row.lower95, upper: row.upper95 }, limits998: null, limitsBy: 'as printed' };
  const { count, denominator } = row;
  if (measure.of === 'count') {
    if (!Number.isSafeInteger(figure) || figure < 0) return { limits95: null, limits998: null, limitsBy: null };
    return worked((level) => limitsAlone(rateWithLimits(figure, 1, { per: 1, level })), RATE_VARIANT);
  }
  if (count === null || denominator === null || measure.of === 'other')
    return { limits95: null, limits998: null, limitsBy: null };
  if (measure.of === 'rate')
    return worked((level) => limitsAlone(rateWithLimits(count, denominator, { per: measure.per, level })), RATE_VARIANT);
  if (!Number.isInteger(denominator) || count > denominator) return { limits95: null, limits998: null, limitsBy: null };
  return worked((level) => {
    const { lower, upper } = wilsonInterval(count, denominator, { level });
    return { lower: lower * measure.per, upper: upper * measure.per };
  }, PROPORTION_VARIANT);
}

const limitsAlone = ({ lower, upper }: Interval): Interval => ({ lower, upper });

/** No two of them follow each other: a series of which only some points are known. */
export const onlyPointsKnown = (points: readonly IndicatorPoint[]): boolean =>
  points.filter(({ figure }) => figure !== null).length > 1 && points.every(({ joined, figure }) => !joined || figure === null);
