/** The rows of the view: map, legend, table, card and export are all made from these. */
import type { ExploreAreasQuery } from '../../graphql.generated.js';
import { formatRate } from '../../components/numbers.js';
import { classOf, quantileClasses, type MapClass } from '../../map/class-breaks.js';
import type { Measure } from '../../view-state/explore-state.js';

export type AreaRow = ExploreAreasQuery['byArea']['rows'][number];

/** The figure the map shows for a row; a withheld or missing one says which it is. */
export type Figure =
  { readonly state: 'known'; readonly figure: number } | { readonly state: 'withheld' } | { readonly state: 'no-data' };

export function figureOf(row: AreaRow, measure: Measure): Figure {
  if (row.count.suppressed || row.count.count === null) return { state: 'withheld' };
  if (measure === 'count') return { state: 'known', figure: row.count.count };
  return row.rate ? { state: 'known', figure: row.rate.rate } : { state: 'no-data' };
}

/** The finest difference written: whole reports, a tenth of a rate. */
export const stepOf = (measure: Measure): number => (measure === 'count' ? 1 : 0.1);

export interface Classed {
  readonly classes: readonly MapClass[];
  readonly withheld: number;
  readonly noData: number;
  readonly largest: number;
}

export function classify(rows: readonly AreaRow[], measure: Measure): Classed {
  const figures = rows.map((row) => figureOf(row, measure));
  const known = figures.flatMap((figure) => (figure.state === 'known' ? [figure.figure] : []));
  return {
    classes: quantileClasses(known, stepOf(measure)),
    withheld: figures.filter((figure) => figure.state === 'withheld').length,
    noData: figures.filter((figure) => figure.state === 'no-data').length,
    largest: Math.max(0, ...known),
  };
}

export function classIndex(figure: number, classed: Classed, measure: Measure): number {
  return classOf(figure, classed.classes, stepOf(measure));
}

/** The rate over all rows together, for comparing one with the rest; null when a part is withheld or has no population. */
export function overallRate(rows: readonly AreaRow[]): { readonly rate: number; readonly per: number } | null {
  let events = 0;
  let persons = 0;
  let per = 1000;
  for (const row of rows) {
    if (row.count.suppressed || row.count.count === null) return null;
    if (row.denominator === null || !row.rate) continue;
    events += row.count.count;
    persons += row.denominator;
    per = row.rate.per;
  }
  return persons > 0 ? { rate: (events / persons) * per, per } : null;
}

/** «higher than», «lower than» or «about the same as» the rest, by the row's 95 % limits. */
export function comparedWith(row: AreaRow, overall: number): string {
  if (!row.rate) return '';
  if (row.rate.lower > overall) return 'higher than';
  if (row.rate.upper < overall) return 'lower than';
  return 'not clearly different from';
}

/** A rate with its limits: «23.4 (21.2 to 25.8)». */
export function rateWithLimits(rate: NonNullable<AreaRow['rate']>): string {
  return `${formatRate(rate.rate)} (${formatRate(rate.lower)} to ${formatRate(rate.upper)})`;
}
