/** What a report counts: one, as a rate, or the harm of its category; and tables that whoever asks brings along. Checked before anything is read. */
import { badUserInput } from '../errors.js';
import { personsIn } from '../governance/persons-in-terms.js';
import type { HotspotBaseline, HotspotMethod, HotspotUnit, HotspotWeights } from './hotspot-words.js';

/** Where figures come from that Homeward does not hold: printed with every result. */
interface Sourced {
  readonly source: string;
  readonly year: number;
}

/** How much a report of each category weighs. A category that is not named weighs 1. */
export interface HarmTable extends Sourced {
  readonly weights: readonly { readonly category: string; readonly weight: number }[];
}

/** Who could be affected, by area, where that is not who lives there. */
export interface GivenPopulation extends Sourced {
  readonly areas: readonly { readonly gssCode: string; readonly persons: number }[];
}

export interface AskedWeights {
  readonly weights?: HotspotWeights | null;
  readonly harm?: HarmTable | null;
  readonly population?: GivenPopulation | null;
  readonly baseline?: HotspotBaseline | null;
}

/** Of a category that the table does not name. */
export const NEUTRAL_WEIGHT = 1;

const HEAVIEST = 1_000_000;
const DECIMALS = 1_000;
const MOST_CATEGORIES = 200;
const MOST_AREAS = 1_500;
const MOST_PERSONS = 100_000_000;
const LONGEST_SOURCE = 200;

/** @throws CallerError BAD_USER_INPUT */
export function checkWeights(
  method: HotspotMethod,
  unit: HotspotUnit,
  { weights, harm, population, baseline }: AskedWeights,
): void {
  if (weights != null && weights !== 'COUNTS' && method !== 'GI_STAR')
    throw wrong('Rates and harm go with method GI_STAR.', 'weights');
  if ((weights === 'HARM') !== (harm != null)) {
    throw wrong('Weights HARM take a table of weights by category, «harm», and that goes with them.', 'harm');
  }
  if (weights === 'HARM' && unit === 'AREAS') {
    throw wrong(
      'Harm is summed report by report: unit GRID. What is possible by areas: COUNTS, RATES, or one category.',
      'weights',
    );
  }
  if (weights === 'HARM' && baseline === 'LAST_PERIOD') {
    throw wrong('Sums of harm are compared with land or people; a period before with COUNTS.', 'baseline');
  }
  if (weights === 'RATES' && baseline != null && baseline !== 'RESIDENTS' && baseline !== 'POPULATION') {
    throw wrong('A rate is compared with that of the whole place: baseline RESIDENTS, or POPULATION.', 'baseline');
  }
  if (
    (baseline === 'POPULATION' && population == null) ||
    (population != null && baseline != null && baseline !== 'POPULATION')
  ) {
    throw wrong('Baseline POPULATION takes figures by area, «population», and these go with it.', 'population');
  }
  if (harm != null) checkHarm(harm);
  if (population != null) checkPopulation(population);
}

/** What is compared with where nothing is said. */
export function usualBaseline({ weights, population }: AskedWeights): HotspotBaseline {
  if (population != null) return 'POPULATION';
  return weights === 'RATES' ? 'RESIDENTS' : 'EVEN_OVER_LAND';
}

function checkHarm({ weights, ...sourced }: HarmTable): void {
  checkSource(sourced, 'harm');
  if (weights.length === 0 || weights.length > MOST_CATEGORIES) {
    throw wrong(`Weights are of 1 to ${MOST_CATEGORIES} categories.`, 'harm', 'weights');
  }
  checkOnce(
    weights.map(({ category }) => category),
    'harm',
    'weights',
    'category',
  );
  for (const [at, { weight }] of weights.entries()) {
    const isInGrains = Math.abs(weight * DECIMALS - Math.round(weight * DECIMALS)) < 1e-6;
    if (!Number.isFinite(weight) || weight < 0 || weight > HEAVIEST || !isInGrains) {
      throw wrong(
        `A weight is a number from 0 to ${HEAVIEST.toLocaleString('en-GB')} with up to three decimals.`,
        'harm',
        'weights',
        at,
        'weight',
      );
    }
  }
  if (weights.every(({ weight }) => weight === 0)) throw wrong('All weights are 0: nothing would be summed.', 'harm', 'weights');
}

function checkPopulation({ areas, ...sourced }: GivenPopulation): void {
  checkSource(sourced, 'population');
  if (areas.length === 0 || areas.length > MOST_AREAS) {
    throw wrong(`Figures are of 1 to ${MOST_AREAS.toLocaleString('en-GB')} areas.`, 'population', 'areas');
  }
  checkOnce(
    areas.map(({ gssCode }) => gssCode),
    'population',
    'areas',
    'gssCode',
  );
  for (const [at, { persons }] of areas.entries()) {
    if (!Number.isFinite(persons) || persons < 0 || persons > MOST_PERSONS) {
      throw wrong(
        `Persons are a number from 0 to ${MOST_PERSONS.toLocaleString('en-GB')}.`,
        'population',
        'areas',
        at,
        'persons',
      );
    }
  }
  if (areas.every(({ persons }) => persons === 0))
    throw wrong('All figures are 0: nothing can be compared with nobody.', 'population', 'areas');
}

/** It is printed with every result and kept with the run, so that no person may stand in it. */
function checkSource({ source, year }: Sourced, table: 'harm' | 'population'): void {
  if (source.trim().length < 3 || source.length > LONGEST_SOURCE) {
    throw wrong(`Say where the figures are from, in 3 to ${LONGEST_SOURCE} characters.`, table, 'source');
  }
  const [problem] = personsIn(source, 'source');
  if (problem !== undefined) throw wrong(problem.problem, table, 'source');
  if (!Number.isInteger(year) || year < 1900 || year > 2200) throw wrong('Say which year the figures are of.', table, 'year');
}

function checkOnce(names: readonly string[], ...path: [table: 'harm' | 'population', list: string, name: string]): void {
  const [table, list, name] = path;
  const twice = names.findIndex((one, at) => names.indexOf(one) !== at);
  if (twice >= 0) throw wrong(`«${names[twice]!}» is named twice.`, table, list, twice, name);
}

function wrong(message: string, ...path: readonly (string | number)[]): Error {
  return badUserInput(message, ['options', ...path]);
}
