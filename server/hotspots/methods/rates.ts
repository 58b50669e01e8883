/** Counts told as rates of who lives there, or of whoever is said to be there. */
import { rateWithLimits, RATE_VARIANT } from '../../statistics/rates.js';
import type { CountedUnits } from '../counted-units.js';
import type { CardLine } from '../card-line.js';
import { plain } from './method-answer.js';

const PER = 1000;

export const RATES_LINE: CardLine = {
  label: 'Rates',
  text: `Reports of the period per ${PER.toLocaleString('en-GB')} persons, limits at 95 %: ${RATE_VARIANT}. What is tested is the count of a cell and its neighbours against the rate of the whole place, which is steadier than the rate of a small cell`,
};

/** Under one person there is nobody to take a rate of: a corner of an area. */
const FEWEST_PERSONS = 1;

/** As the text of GeoJSON properties; null where nobody is there. */
export function ratesOf({ counts, residents }: Pick<CountedUnits, 'counts' | 'residents'>, at: number): string {
  const known = residents[at]! >= FEWEST_PERSONS ? rateWithLimits(counts[at]!, residents[at]!, { per: PER }) : null;
  const figure = (one: number | undefined): string => plain(one ?? NaN);
  return `"rate":${figure(known?.rate)},"rateLower":${figure(known?.lower)},"rateUpper":${figure(known?.upper)}`;
}
