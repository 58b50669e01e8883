/**
 * Classes of a density by multiples of its mean over all cells: under it, to twice, three and five times, and beyond. They say of a surface
 * without a test at least how far above the usual a place lies, and do not change with the highest cell. Chainey and Ratcliffe 2005,
 * GIS and Crime Mapping, on thresholds of kernel density.
 */
import { densityClass } from './classes.js';
import type { HotspotRow } from './rows.js';

/** Times the mean: where one class ends and the next begins. */
const limits = [1, 2, 3, 5];

/** Rows of a density in their classes; cells of which less than half is land have none. Rows of other methods as they are. */
export function inDensityClasses(rows: readonly HotspotRow[]): readonly HotspotRow[] {
  const mean = meanDensity(rows);
  if (mean === null) return rows;
  return rows.map((row) => {
    if (row.density === null) return row;
    const times = row.density / mean;
    return { ...row, class: densityClass(limits.filter((limit) => times > limit).length) };
  });
}

/** Null where there is no density, or none anywhere. */
export function meanDensity(rows: readonly HotspotRow[]): number | null {
  const known = rows.flatMap(({ density }) => density ?? []);
  const sum = known.reduce((all, one) => all + one, 0);
  return sum > 0 ? sum / known.length : null;
}

/** «34 to 68», the figures of a class. */
export function densityRange(step: number, mean: number): string {
  const figure = (times: number) =>
    (times * mean).toLocaleString('en-GB', { maximumSignificantDigits: 2, maximumFractionDigits: 2 });
  const [from, to] = [limits[step - 1], limits[step]];
  if (from === undefined) return `under ${figure(to ?? 1)}`;
  return to === undefined ? `over ${figure(from)}` : `${figure(from)} to ${figure(to)}`;
}
