/**
 * Which of a boundary file's properties hold the code, the name and the parent, and from them which areas of which year these
 * are: LSOA21CD says LSOA 2021, WD25CD ward 2025. What the columns do not say has to be told, not guessed.
 */
import { AREA_TYPES, AREA_TYPE_WORDS, type PublishedAreaType } from '../areas/area-type.js';
import { UnreadableFile } from './refusals.js';

export interface ParentColumns {
  readonly type: PublishedAreaType;
  readonly code: string;
  readonly name: string | null;
  /** Year in the column's name; null for LADCD_ACTIVE and the like. */
  readonly vintage: number | null;
}

export interface BoundaryColumns {
  readonly type: PublishedAreaType;
  readonly vintage: number;
  readonly code: string;
  readonly name: string;
  readonly parent: ParentColumns | null;
}

/** What a heading such as «WD25CD», «lsoa21_code», «LSOA code (2011)» or «LADCD_ACTIVE» says. */
export interface CodeHeading {
  readonly heading: string;
  readonly type: PublishedAreaType;
  readonly vintage: number | null;
  readonly active: boolean;
}

const STEMS: Readonly<Record<string, PublishedAreaType>> = {
  LSOA: 'LSOA',
  MSOA: 'MSOA',
  WD: 'WARD',
  WARD: 'WARD',
  LAD: 'DISTRICT',
  LTLA: 'DISTRICT',
  UTLA: 'UPPER_TIER',
  CTYUA: 'UPPER_TIER',
  PFA: 'FORCE',
};

/** Codes of England and Wales say by their first three characters what they name. */
const PREFIXES: Readonly<Record<string, readonly PublishedAreaType[]>> = {
  '01': ['LSOA'],
  '02': ['MSOA'],
  '05': ['WARD'],
  '06': ['DISTRICT', 'UPPER_TIER'],
  '07': ['DISTRICT'],
  '08': ['DISTRICT', 'UPPER_TIER'],
  '09': ['DISTRICT', 'UPPER_TIER'],
  '10': ['UPPER_TIER'],
  '23': ['FORCE'],
};

const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/;
const GENERIC_CODES = ['areacd', 'gss_code', 'gsscode', 'gss', 'code', 'id', 'name'];
const GENERIC_NAMES = ['areanm', 'name', 'area_name', 'label'];

export function codeHeading(heading: string): CodeHeading | null {
  const parts =
    /^(?:F_)?(LSOA|MSOA|WD|WARD|LAD|LTLA|UTLA|CTYUA|PFA)[ _]?(?:(?:20)?(\d{2}))?[ _]?(?:CD|CODE)(_ACTIVE)?(?: ?\(20(\d{2})\))?$/i.exec(
      heading,
    );
  if (parts === null) return null;
  const year = parts[2] ?? parts[4];
  return {
    heading,
    type: STEMS[parts[1]!.toUpperCase()]!,
    vintage: year === undefined ? null : 2000 + Number(year),
    active: parts[3] !== undefined,
  };
}

/** «WD25NM» beside «WD25CD», «lsoa21_name» beside «lsoa21_code». */
export function nameHeadingOf(codeColumn: string, headings: readonly string[]): string | null {
  const wanted = codeColumn
    .replace(/^F_/i, '')
    .replace(/(CD|CODE)(_ACTIVE)?$/i, '')
    .toLowerCase();
  return headings.find((heading) => [`${wanted}nm`, `${wanted}name`].includes(heading.toLowerCase())) ?? null;
}

/** Which types a code can be of by its prefix; null when the prefix says nothing (Scotland, invented codes, postcodes). */
export function typesOfCode(code: string): readonly PublishedAreaType[] | null {
  return (/^[EW]\d{8}$/.test(code) && PREFIXES[code.slice(1, 3)]) || null;
}

export const isOutwardCode = (code: string): boolean => OUTWARD.test(code);

/**
 * @param samples properties of the first features, enough to see which codes the file has
 * @throws UnreadableFile asking for `--type` or `--vintage`, or naming what contradicts them
 */
export function recogniseBoundaryColumns(
  samples: readonly Readonly<Record<string, string>>[],
  told: { readonly type: PublishedAreaType | null; readonly vintage: number | null },
): BoundaryColumns {
  const headings = [...new Set(samples.flatMap((properties) => Object.keys(properties)))];
  const coded = headings.flatMap((heading) => codeHeading(heading) ?? []);
  const own = ownHeading(coded, told.type);
  const generic = own === null ? genericCode(headings) : null;
  const code = own?.heading ?? generic;
  if (code === null) {
    throw new UnreadableFile(
      `No column of codes was found among: ${headings.join(', ') || 'no columns at all'}.`,
      'The codes are looked for under LSOA21CD, WD25CD, LAD25CD and the like, areacd, code, id or name.',
    );
  }
  const type =
    own?.type ??
    genericType(
      samples.map((properties) => properties[code] ?? ''),
      told.type,
    );
  const vintage = vintageOf(code, own?.vintage ?? null, told.vintage);
  const name = nameHeadingOf(code, headings) ?? headings.find((heading) => GENERIC_NAMES.includes(heading.toLowerCase())) ?? code;
  return { type, vintage, code, name, parent: parentOf(type, coded, headings) };
}

function ownHeading(coded: readonly CodeHeading[], told: PublishedAreaType | null): CodeHeading | null {
  const candidates = coded.filter((heading) => !heading.active);
  const bySize = [...candidates].sort((a, b) => AREA_TYPES.indexOf(a.type) - AREA_TYPES.indexOf(b.type));
  if (told === null) return bySize[0] ?? null;
  const asked = bySize.find((heading) => heading.type === told);
  if (asked === undefined && bySize[0] !== undefined && bySize[0].vintage !== null) {
    throw new UnreadableFile(
      `The file's codes stand under ${bySize[0].heading}, which is not of type ${AREA_TYPE_WORDS[told]}.`,
      'Leave --type out, or name the type that the file has.',
    );
  }
  return asked ?? null;
}

function genericCode(headings: readonly string[]): string | null {
  for (const wanted of GENERIC_CODES) {
    const found = headings.find((heading) => heading.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return null;
}

function genericType(codes: readonly string[], told: PublishedAreaType | null): PublishedAreaType {
  if (told !== null) return told;
  const filled = codes.filter((code) => code !== '');
  if (filled.length > 0 && filled.every((code) => OUTWARD.test(code))) return 'POSTCODE_DISTRICT';
  const possible = AREA_TYPES.filter(
    (type): type is PublishedAreaType =>
      type !== 'COMPOSITE' &&
      filled.length > 0 &&
      filled.every((code) => typesOfCode(code)?.includes(type) ?? /^[SN]\d/.test(code)),
  );
  const hinted = filled.some((code) => typesOfCode(code) !== null);
  if (hinted && possible.length === 1) return possible[0]!;
  throw new UnreadableFile(
    'The columns do not say what kind of area this is.',
    'Say it with --type lsoa, msoa, ward, district, upper-tier, force or postcode-district.',
  );
}

function vintageOf(column: string, said: number | null, told: number | null): number {
  if (said !== null && told !== null && said !== told) {
    throw new UnreadableFile(
      `The column ${column} is of ${said}, but --vintage says ${told}.`,
      'Leave --vintage out, or check the file.',
    );
  }
  const vintage = said ?? told;
  if (vintage === null) {
    throw new UnreadableFile(
      `The columns do not say of which year the boundaries are (the codes stand under «${column}»).`,
      'Say it with --vintage YEAR: LSOAs of 2011 and of 2021 are different areas.',
    );
  }
  return vintage;
}

function parentOf(type: PublishedAreaType, coded: readonly CodeHeading[], headings: readonly string[]): ParentColumns | null {
  const larger = (['DISTRICT', 'UPPER_TIER', 'FORCE'] as const).filter(
    (one) => AREA_TYPES.indexOf(one) > AREA_TYPES.indexOf(type),
  );
  for (const parentType of larger) {
    const candidates = coded.filter((heading) => heading.type === parentType);
    const chosen = candidates.find((heading) => heading.vintage !== null) ?? candidates[0];
    if (chosen !== undefined) {
      return { type: parentType, code: chosen.heading, name: nameHeadingOf(chosen.heading, headings), vintage: chosen.vintage };
    }
  }
  return null;
}
