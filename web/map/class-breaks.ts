/**
 * Classes for a map: at most five, by quantile, so that each class holds about the same number of areas. Breaks are rounded to figures
 * people can read; classes that would be empty or equal fall together. Reference: Brewer and Pickle 2002 on quantiles for rate maps.
 */

export interface MapClass {
  /** Figures from here … */
  readonly from: number;
  /** … up to and with this one, as written in the legend. */
  readonly to: number;
  /** How many areas fall in it. */
  readonly size: number;
}

export const mostClasses = 5;

/**
 * Classes over the figures given (withheld and missing ones left out by the caller). `step` is the finest difference the legend
 * writes: 1 for counts, 0.1 for rates.
 */
export function quantileClasses(figures: readonly number[], step: number): MapClass[] {
  const sorted = figures.map((figure) => roundTo(figure, step)).sort((one, other) => one - other);
  const last = sorted.at(-1);
  if (last === undefined) return [];
  const uppers: number[] = [];
  for (let index = 1; index <= mostClasses; index += 1) {
    const upper = sorted[Math.ceil((index * sorted.length) / mostClasses) - 1] ?? last;
    if (upper !== uppers.at(-1)) uppers.push(upper);
  }
  let start = 0;
  return uppers.map((upper) => {
    let end = start;
    while (end < sorted.length && (sorted[end] as number) <= upper) end += 1;
    const mapClass = { from: sorted[start] as number, to: upper, size: end - start };
    start = end;
    return mapClass;
  });
}

/** Which class a figure falls in: the first whose upper end it does not pass. */
export function classOf(figure: number, classes: readonly MapClass[], step: number): number {
  const rounded = roundTo(figure, step);
  const found = classes.findIndex((mapClass) => rounded <= mapClass.to);
  return found === -1 ? classes.length - 1 : found;
}

/** Figures for the legend of proportional circles: the largest and two easy ones below it. */
export function circleSizes(largest: number): number[] {
  if (largest < 1) return [];
  const power = 10 ** Math.floor(Math.log10(largest));
  const top = Math.max(1, Math.floor(largest / power) * power);
  return [...new Set([top, Math.max(1, Math.round(top / 4)), Math.max(1, Math.round(top / 20))])];
}

function roundTo(figure: number, step: number): number {
  return Number((Math.round(figure / step) * step).toFixed(6));
}
