/** The kinds of area, smallest first, and the words a person may name them by. */
export const AREA_TYPES = ['LSOA', 'MSOA', 'WARD', 'POSTCODE_DISTRICT', 'COMPOSITE', 'DISTRICT', 'UPPER_TIER', 'FORCE'] as const;

export type AreaType = (typeof AREA_TYPES)[number];

/** Types that files of boundaries and look-ups name; a composite area is made here, of others. */
export type PublishedAreaType = Exclude<AreaType, 'COMPOSITE'>;

/** A code is a GSS code, a postcode district (L20) or a composite area's own; with its type and vintage it is one area. */
export interface AreaKey {
  readonly type: AreaType;
  readonly gssCode: string;
  readonly vintage: number;
}

/** As used on the command line: `--type upper-tier`. */
export const AREA_TYPE_WORDS: Readonly<Record<PublishedAreaType, string>> = {
  LSOA: 'lsoa',
  MSOA: 'msoa',
  WARD: 'ward',
  POSTCODE_DISTRICT: 'postcode-district',
  DISTRICT: 'district',
  UPPER_TIER: 'upper-tier',
  FORCE: 'force',
};

/** The type named by a word («upper-tier», «UPPER_TIER»), or null. */
export function areaTypeOfWord(word: string): PublishedAreaType | null {
  const folded = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const found = Object.entries(AREA_TYPE_WORDS).find(([, known]) => known === folded);
  return found === undefined ? null : (found[0] as PublishedAreaType);
}

/** Codes as they are stored: GSS codes and postcode districts in capitals, a composite's own code in small letters. */
export function areaCodeSpellings(code: string): readonly string[] {
  const trimmed = code.trim();
  return [...new Set([trimmed, trimmed.toUpperCase(), trimmed.toLowerCase()])];
}

export const areaKeyText = ({ type, gssCode, vintage }: AreaKey): string => `${type}/${gssCode}/${vintage}`;
