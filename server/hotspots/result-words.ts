/** A result in one sentence, and what to beware of. */
import { POLICE_UK } from '../incidents/incidents.service.js';
import { NORMAL_FROM_EXPECTED } from '../statistics/sparse-hotspots.js';
import type { CountedUnits } from './counted-units.js';
import type { HotCells } from './gi-star-cells.js';
import type { CheckedOptions } from './hotspot-options.js';
import { BASELINE_WORDS } from './hotspot-words.js';
import type { Told } from './told.js';

/** «31 of 2,412 cells (1.3 % of the land) have more reports than expected …; they hold 24 % of the reports in cells.» */
export function resultSentence(units: CountedUnits, cells: HotCells, { baseline }: CheckedOptions): string {
  const things = units.unit === 'GRID' ? 'cells' : 'areas';
  const hot = placesOf(cells, ['HOT_1', 'HOT_5']);
  const all = units.keys.length;
  const counted = sum(units.counts);
  if (counted === 0) return `Nothing was counted in these ${things}, so nothing stands out.`;
  if (hot.length === 0) {
    return `None of ${all.toLocaleString('en-GB')} ${things} stands out as more than expected ${BASELINE_WORDS[baseline]}, at the 5 % level after allowing for ${cells.tests.toLocaleString('en-GB')} tests.`;
  }
  const land = sumAt(units.land, hot) / sum(units.land);
  const held = sumAt(units.counts, hot) / counted;
  return (
    `${hot.length.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} ${things} (${percent(land)} of the land) stand out as more than expected ` +
    `${BASELINE_WORDS[baseline]}, at the 5 % level after allowing for ${cells.tests.toLocaleString('en-GB')} tests; they hold ${percent(held)} of the reports.`
  );
}

export function warningsOf(told: Told, units: CountedUnits, cells: HotCells): string[] {
  const warnings: string[] = [];
  if (told.isSnapped && units.unit === 'GRID') {
    warnings.push(
      `${POLICE_UK} moves places to map points that several addresses share: what stands out may be a map point, as of a shop or a car park. It tells months only, no days.`,
    );
  }
  if (told.areaOnly > 0) {
    warnings.push(`${told.areaOnly.toLocaleString('en-GB')} reports have the place of an area only, and are in no cell.`);
  }
  if (units.withheld > 0) {
    warnings.push(
      `${units.withheld.toLocaleString('en-GB')} areas are not tested, because their counts are withheld from you; neighbours are counted without them.`,
    );
  }
  if (units.roundedTo > 1) {
    warnings.push(
      `Counts were rounded to ${units.roundedTo} before they were tested: an area near a level may be classed otherwise than its exact count would be.`,
    );
  }
  const unfit = cells.zIsUnfit.reduce((all, one) => all + one, 0);
  if (unfit > 0) {
    warnings.push(
      `In ${unfit.toLocaleString('en-GB')} of ${units.keys.length.toLocaleString('en-GB')} neighbourhoods under ${NORMAL_FROM_EXPECTED} are expected: the z beside them is not to be read.`,
    );
  }
  if (told.missingMonths.length > 0) {
    warnings.push(
      `For ${told.missingMonths.length} months of the period data is missing (${monthsInShort(told.missingMonths)}): not known, which is not zero.`,
    );
  }
  return [...warnings, ...told.overlapping, ...(told.limitedTo === null ? [] : [told.limitedTo])];
}

/** Places in the list of cells of the classes named. */
export function placesOf({ classes }: Pick<HotCells, 'classes'>, wanted: readonly string[]): number[] {
  return classes.flatMap((one, at) => (wanted.includes(one) ? [at] : []));
}

const monthsInShort = (months: readonly string[]): string =>
  months.length <= 6 ? months.join(', ') : `${months.slice(0, 5).join(', ')} … ${months.at(-1)!}`;

export const sum = (figures: ArrayLike<number>): number => Array.from(figures).reduce((all, one) => all + one, 0);

export const sumAt = (figures: ArrayLike<number>, places: readonly number[]): number =>
  places.reduce((all, at) => all + figures[at]!, 0);

/** «1.3 %»; a part that is not nothing is never 0 %. */
export function percent(part: number): string {
  const hundredths = part * 100;
  if (hundredths > 0 && hundredths < 0.1) return 'under 0.1 %';
  return `${hundredths.toLocaleString('en-GB', { maximumFractionDigits: hundredths < 10 ? 1 : 0 })} %`;
}
