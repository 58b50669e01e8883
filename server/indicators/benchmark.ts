/**
 * Comparison with a benchmark by interval: the area's 95% limits lie wholly above the benchmark's figure, wholly below it, or hold it.
 * Where polarity is a judgement: better, similar, worse; else higher, similar, lower. Source: Fingertips, technical guidance, «Comparing areas with a
 * benchmark». The benchmark is taken as known without error. Counts of areas of different size are not compared.
 */
import type { Measure, Polarity } from './indicator.js';
import type { IndicatorPoint } from './point.js';

export const VERDICTS = ['better', 'similar', 'worse', 'higher', 'lower', 'not compared'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface ComparedPoint {
  readonly verdict: Verdict;
  /** Why it is not compared; null where it is. */
  readonly why: string | null;
}

const not = (why: string): ComparedPoint => ({ verdict: 'not compared', why });

export function compareWithBenchmark(
  point: IndicatorPoint | null,
  benchmark: number | null,
  measure: Measure,
  polarity: Polarity | null,
): ComparedPoint {
  if (point === null) return not('no figure is loaded');
  if (point.figure === null) return not(point.missing ?? 'not available');
  if (measure.of === 'count') return not('counts of areas of different size are not compared');
  if (benchmark === null) return not('the benchmark has no figure for this period');
  if (point.limits95 === null) return not('the source prints no limits, and no counts to work them out from');
  const { lower, upper } = point.limits95;
  const side = lower > benchmark ? 'higher' : upper < benchmark ? 'lower' : 'similar';
  if (side === 'similar' || (polarity !== 'low' && polarity !== 'high')) return { verdict: side, why: null };
  return { verdict: (side === 'higher') === (polarity === 'high') ? 'better' : 'worse', why: null };
}

/** What a group of areas stands at: its one area's figure; else all counted together; else, without counts, the mean of the printed figures. */
export interface GroupFigure {
  readonly figure: number | null;
  /** «All counted together, 9 of 10 areas; 1 withheld». */
  readonly words: string;
}

export function figureOfGroup(points: readonly (IndicatorPoint | null)[], measure: Measure): GroupFigure {
  const shown = points.filter((point): point is IndicatorPoint & { figure: number } => point?.figure != null);
  if (points.length === 1) {
    const [only] = points;
    return { figure: only?.figure ?? null, words: only?.figure == null ? (only?.missing ?? 'no figure') : 'as printed' };
  }
  if (shown.length === 0) return { figure: null, words: 'no area of the group has a figure' };
  if (measure.of === 'count') return { figure: null, words: 'counts are not averaged' };
  const without = points.length - shown.length;
  const of = `${shown.length} of ${points.length} areas${without > 0 ? `; ${without} withheld or without a figure` : ''}`;
  const counted = shown.every(({ count, denominator }) => count !== null && denominator !== null);
  if (counted && measure.of !== 'other') {
    const sum = (part: (point: IndicatorPoint) => number): number => shown.reduce((all, point) => all + part(point), 0);
    const figure = (sum(({ count }) => count!) * measure.per) / sum(({ denominator }) => denominator!);
    return { figure, words: `all counted together, ${of}` };
  }
  const mean = shown.reduce((all, { figure }) => all + figure, 0) / shown.length;
  return { figure: mean, words: `mean of the printed figures, ${of}` };
}
