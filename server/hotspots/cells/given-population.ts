/** Who could be affected, as whoever asks says: by area, instead of the residents that are loaded. */
import { badUserInput } from '../../errors.js';
import type { GivenPopulation } from '../weights.js';
import type { PlaceGround } from './place-ground.js';

const NAMED_AT_MOST = 5;

/** The same ground with the persons given. @throws CallerError BAD_USER_INPUT naming areas that are missing, or none of the place */
export function groundOfPopulation(ground: PlaceGround, population: GivenPopulation | null): PlaceGround {
  if (population === null) return ground;
  const persons = personsOf(
    population,
    ground.areas.map(({ gssCode }) => gssCode),
  );
  return {
    ...ground,
    areas: ground.areas.map((area, at) => ({ ...area, persons: persons[at]! })),
    residentsBasis: populationInWords(population),
    key: `${ground.key} ${JSON.stringify(persons)}`,
  };
}

/** In the order of the areas asked, which are some of `among`. @throws CallerError BAD_USER_INPUT */
export function personsOf({ areas }: GivenPopulation, codes: readonly string[], among: readonly string[] = codes): number[] {
  const given = new Map(areas.map(({ gssCode, persons }) => [gssCode, persons]));
  const known = new Set(among);
  const unknown = areas.findIndex(({ gssCode }) => !known.has(gssCode));
  if (unknown >= 0) {
    throw badUserInput(
      `«${areas[unknown]!.gssCode}» is none of the ${among.length.toLocaleString('en-GB')} areas that the place is made of, such as ${among[0]!}.`,
      ['options', 'population', 'areas', unknown, 'gssCode'],
    );
  }
  const missing = codes.filter((code) => !given.has(code));
  if (missing.length > 0) {
    const more = missing.length > NAMED_AT_MOST ? ` and ${(missing.length - NAMED_AT_MOST).toLocaleString('en-GB')} more` : '';
    throw badUserInput(`Figures are missing for ${missing.slice(0, NAMED_AT_MOST).join(', ')}${more}.`, [
      'options',
      'population',
      'areas',
    ]);
  }
  return codes.map((code) => given.get(code)!);
}

export const populationInWords = ({ source, year }: GivenPopulation): string => `${source.trim()}, ${year}`;
