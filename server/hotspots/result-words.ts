/** Figures in words, and what to beware of whatever the method. */
import { POLICE_UK } from '../incidents/incidents.service.js';
import type { CountedUnits } from './counted-units.js';
import type { Told } from './told.js';

export function warningsOf(told: Told, units: CountedUnits): string[] {
  const warnings: string[] = [];
  if (told.isSnapped && units.unit === 'GRID') {
    warnings.push(
      `${POLICE_UK} moves places to map points that several addresses share: what stands out may be a map point, as of a shop or a car park. It tells months only, no days.`,
    );
  }
  if (told.areaOnly > 0) warnings.push(`${figure(told.areaOnly)} reports have the place of an area only, and are in no cell.`);
  if (units.withheld > 0) {
    warnings.push(
      units.withheld === 1
        ? '1 area is not tested, because its count is withheld from you; neighbours are counted without it.'
        : `${figure(units.withheld)} areas are not tested, because their counts are withheld from you; neighbours are counted without them.`,
    );
  }
  if (units.roundedTo > 1) {
    warnings.push(
      `Counts were rounded to ${units.roundedTo} before they were tested: an area near a level may be classed otherwise than its exact count would be.`,
    );
  }
  if (told.missingMonths.length > 0) warnings.push(missing(told.missingMonths, 'the period'));
  return [...warnings, ...told.overlapping, ...(told.limitedTo === null ? [] : [told.limitedTo])];
}

/** «For 2 months of the period data is missing (…): not known, which is not zero.» */
export function missing(months: readonly string[], period: string): string {
  const named = months.length <= 6 ? months.join(', ') : `${months.slice(0, 5).join(', ')} … ${months.at(-1)!}`;
  return `For ${months.length} ${months.length === 1 ? 'month' : 'months'} of ${period} data is missing (${named}): not known, which is not zero.`;
}

export const figure = (count: number): string => count.toLocaleString('en-GB');

export function sum(figures: ArrayLike<number>): number {
  let all = 0;
  for (let at = 0; at < figures.length; at++) all += figures[at]!;
  return all;
}

export const sumAt = (figures: ArrayLike<number>, places: readonly number[]): number =>
  places.reduce((all, at) => all + figures[at]!, 0);

/** «1.3 %»; a part that is not nothing is never 0 %. */
export function percent(part: number): string {
  const hundredths = part * 100;
  if (hundredths > 0 && hundredths < 0.1) return 'under 0.1 %';
  return `${hundredths.toLocaleString('en-GB', { maximumFractionDigits: hundredths < 10 ? 1 : 0 })} %`;
}
