import type { AreaType } from '../graphql.generated.js';

/** Area types in order of size, with the word used in addresses and file paths and the names used on screen. */
export const areaTypeNames: Record<AreaType, { readonly word: string; readonly one: string; readonly many: string }> = {
  LSOA: { word: 'lsoa', one: 'LSOA', many: 'LSOAs' },
  MSOA: { word: 'msoa', one: 'MSOA', many: 'MSOAs' },
  WARD: { word: 'ward', one: 'ward', many: 'wards' },
  POSTCODE_DISTRICT: { word: 'postcode-district', one: 'postcode district', many: 'postcode districts' },
  COMPOSITE: { word: 'composite', one: 'combined area', many: 'combined areas' },
  DISTRICT: { word: 'district', one: 'district', many: 'districts' },
  UPPER_TIER: { word: 'upper-tier', one: 'upper-tier authority', many: 'upper-tier authorities' },
  FORCE: { word: 'force', one: 'force area', many: 'force areas' },
};

export const allAreaTypes = Object.keys(areaTypeNames) as AreaType[];

export function areaTypeOfWord(word: string): AreaType | undefined {
  return allAreaTypes.find((type) => areaTypeNames[type].word === word);
}
