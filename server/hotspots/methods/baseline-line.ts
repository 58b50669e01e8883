import type { CountedUnits } from '../counted-units.js';
import { BASELINE_WORDS } from '../hotspot-words.js';
import type { CardLine } from '../card-line.js';
import type { Baseline } from './hot-cells.js';

/** The line of the method card that says what counts are compared with. */
export function baselineLine(
  units: CountedUnits,
  { baseline, beforeWords, residentsBasis }: Omit<Baseline, 'before' | 'asRates'>,
): CardLine {
  return { label: 'Compared with', text: `What would be expected ${BASELINE_WORDS[baseline]}${more()}` };

  function more(): string {
    const isGrid = units.unit === 'GRID';
    if (baseline === 'EVEN_OVER_LAND') return isGrid ? ', a cell on the coast by its part of land' : ', an area by its size';
    if (baseline === 'LAST_PERIOD') return ` (${beforeWords}), had all places changed as the whole did`;
    if (baseline === 'POPULATION')
      return ` (${residentsBasis ?? 'not known'}${isGrid ? '; within each area taken to be spread evenly over its land' : ''})`;
    const evenly = isGrid ? '; within each area taken to live evenly over its land' : '';
    return ` (${residentsBasis ?? 'not known'}${evenly}). Residents mislead in town centres and parks`;
  }
}
