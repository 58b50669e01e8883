/** How the figures of all authorities lie: the ends and the quarters between them (type 7, as spreadsheets have it). */
import { grouped } from './grouped.js';
import type { Measure, PrintedRow } from './indicator.js';
import { pointsOf } from './point.js';

export interface Spread {
  readonly lowest: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly highest: number;
  /** How many authorities have a figure, of how many in the table. */
  readonly areas: number;
  readonly of: number;
}

/** Fewer have no quarters worth the name. */
const FEWEST = 8;

/** Null for counts, which spread by the size of areas, and where too few authorities have a figure. */
export function spreadOf(rows: readonly PrintedRow[], measure: Measure): Spread | null {
  if (measure.of === 'count') return null;
  const points = [...grouped(rows, ({ key }) => key).values()].map((of) => pointsOf(of, measure)[0]!);
  const figures = points.flatMap(({ figure }) => (figure === null ? [] : [figure])).sort((a, b) => a - b);
  if (figures.length < FEWEST) return null;
  const at = (share: number): number => {
    const place = (figures.length - 1) * share;
    const below = Math.floor(place);
    const above = figures[Math.min(below + 1, figures.length - 1)]!;
    return figures[below]! + (place - below) * (above - figures[below]!);
  };
  const [lowest, lowerQuartile, median, upperQuartile, highest] = [0, 0.25, 0.5, 0.75, 1].map(at) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { lowest, lowerQuartile, median, upperQuartile, highest, areas: figures.length, of: points.length };
}
