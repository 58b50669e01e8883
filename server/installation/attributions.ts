/**
 * What the publishers of open data ask to be said beside it, by our name of the source. Files of the partnership's own are
 * not in this list: they say nothing of the kind.
 */
const OGL = 'licensed under the Open Government Licence v3.0';

const ATTRIBUTIONS: Readonly<Record<string, readonly string[]>> = {
  'police-street': [`Street-level crime: data.police.uk, ${OGL}.`],
  'police-outcomes': [`Street-level crime: data.police.uk, ${OGL}.`],
  boundaries: [`Boundaries: Office for National Statistics, ${OGL}.`, 'Contains OS data © Crown copyright and database right.'],
  'area-lookup': [`Look-ups of areas: Office for National Statistics, ${OGL}.`],
  population: [`Population: Office for National Statistics, ${OGL}.`],
  deprivation: [`English Indices of Deprivation: Ministry of Housing, Communities and Local Government, ${OGL}.`],
  postcodes: [
    'Code-Point Open: contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database right.',
  ],
  places: [`Schools: Get information about schools, Department for Education; libraries: Arts Council England; ${OGL}.`],
  indicators: [`Indicators: Department for Education, ${OGL}.`],
};

/** The sentences for these sources, each once, in the order of the list above. */
export function attributionsOf(sources: readonly string[]): string[] {
  const loaded = new Set(sources);
  const sentences = Object.entries(ATTRIBUTIONS).flatMap(([source, said]) => (loaded.has(source) ? said : []));
  return [...new Set(sentences)];
}
