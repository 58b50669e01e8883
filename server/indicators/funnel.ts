/** Every authority's figure against its size, and between which limits it would lie, were the benchmark its true figure. */
import { FUNNEL_VARIANT, funnelLimits } from '../statistics/funnel-limits.js';
import { grouped } from './grouped.js';
import type { Measure, PrintedRow } from './indicator.js';
import { pointsOf } from './point.js';

export interface FunnelArea {
  readonly key: string;
  readonly name: string;
  readonly denominator: number;
  readonly figure: number;
  /** «above 99.8%», «above 95%», «within», «below 95%», «below 99.8%». */
  readonly standing: string;
}

export interface FunnelSize {
  readonly denominator: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

export interface Funnel {
  readonly areas: readonly FunnelArea[];
  /** The limits at sizes from the smallest area to the largest. */
  readonly sizes: readonly FunnelSize[];
  /** Areas of the table without a figure or without counts. */
  readonly leftOut: number;
  readonly method: string;
}

const FEWEST = 8;
const SIZES = 30;

/** A funnel, or why there is none. */
export function funnelOf(
  rows: readonly PrintedRow[],
  benchmark: number | null,
  measure: Measure,
): Funnel | { readonly why: string } {
  if (measure.of !== 'rate' && measure.of !== 'proportion') return { why: 'Only rates and proportions have funnel limits.' };
  if (benchmark === null) return { why: 'The benchmark has no figure for this period.' };
  if (benchmark < 0 || (measure.of === 'proportion' && benchmark > measure.per))
    return { why: 'The benchmark’s figure is none that can be: a proportion lies from 0 to all.' };
  const all = [...grouped(rows, ({ key }) => key)].map(([key, of]) => ({
    key,
    name: of[0]!.name,
    point: pointsOf(of, measure)[0]!,
  }));
  const { of, per } = measure;
  const limits = (denominator: number): FunnelSize => {
    const [near, far] = ([0.95, 0.998] as const).map((level) => funnelLimits({ benchmark, denominator, per, of }, { level }));
    return { denominator, lower95: near!.lower, upper95: near!.upper, lower998: far!.lower, upper998: far!.upper };
  };
  const areas = all.flatMap(({ key, name, point: { figure, count, denominator } }): FunnelArea[] =>
    figure === null || count === null || denominator === null
      ? []
      : [{ key, name, denominator, figure, standing: standingOf(figure, limits(denominator)) }],
  );
  if (areas.length < FEWEST)
    return { why: `${areas.length} of ${all.length} authorities have a figure with its counts; ${FEWEST} make a funnel.` };
  const sizes = areas.map(({ denominator }) => denominator);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const at = Array.from({ length: SIZES }, (_, step) => least * (most / least) ** (step / (SIZES - 1)));
  return { areas, sizes: at.map(limits), leftOut: all.length - areas.length, method: FUNNEL_VARIANT };
}

function standingOf(figure: number, { lower95, upper95, lower998, upper998 }: FunnelSize): string {
  if (figure > upper998) return 'above 99.8%';
  if (figure < lower998) return 'below 99.8%';
  return figure > upper95 ? 'above 95%' : figure < lower95 ? 'below 95%' : 'within';
}
