/** A figure as a document prints it, and what the document claims of it in words or per cent. */
import { NO_FIGURE, shownCount, shownFigure, type ShownFigure } from '../measures/shown-figure.js';
import type { Period } from '../period.js';

/** Who may read the figure as it is: everybody, since the document is public; or of children; or of things, which no rule protects. */
export const DISCLOSURES = ['published', 'children', 'things'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** share: of the baseline or of another measure; change: from the baseline; in words: «4 in 10» of its own percentage. */
export const CLAIMS = ['share', 'change', 'in words'] as const;
export type ClaimOf = (typeof CLAIMS)[number];

export interface Claim {
  readonly of: ClaimOf;
  /** Per cent; of «4 in 10» the 4. */
  readonly claimed: number;
  /** 100, or the 10 of «4 in 10». */
  readonly per: number;
  readonly decimals: number;
  readonly baseline: Period | null;
  /** The measure that it is a share of. */
  readonly ofMeasure: string | null;
}

export interface PrintedRow {
  readonly id: number;
  readonly batchId: number;
  /** In the file. */
  readonly row: number;
  readonly measure: string;
  readonly area: string | null;
  readonly period: Period | null;
  readonly unit: string | null;
  /** Null of a row that only claims. */
  readonly figure: number | null;
  readonly decimals: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly disclosure: Disclosure;
  readonly claim: Claim | null;
  /** What the document says, in its words. */
  readonly words: string | null;
  /** Another name under which the same thing is printed. */
  readonly sameAs: string | null;
  readonly document: string;
  readonly statedOn: string | null;
  readonly note: string | null;
}

export type UnitKind = 'share' | 'rate' | 'rank' | 'ratio' | 'count';

export function kindOfUnit(unit: string | null): UnitKind {
  const words = (unit ?? '').trim().toLowerCase();
  if (/^(?:%|per ?cent|proportion)/.test(words)) return 'share';
  if (/\bper [\d,]+/.test(words)) return 'rate';
  if (/^rank/.test(words)) return 'rank';
  return /^(?:ratio|mean|average|score)/.test(words) || QUOTIENT.test(words) ? 'ratio' : 'count';
}

/** «GBP per hour», «visits per evening». */
const QUOTIENT = /\bper (?!cent\b)[a-z]+/;

/** What a unit counts by, without what a document adds to it: «per 100,000; wording ambiguous» is «per 100000». */
export function unitKey(unit: string | null): string {
  const kind = kindOfUnit(unit);
  if (kind === 'ratio') return QUOTIENT.exec(unit!.toLowerCase())?.[0] ?? kind;
  const per = /\bper ([\d,]+)/i.exec(unit ?? '')?.[1]?.replaceAll(',', '');
  return kind === 'rate' ? `per ${per}` : kind;
}

export const nameKey = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** A count and its rate are of one thing: «Custody» and «Custody rate», «Re-offending rate (aggregated)». */
export const stemOf = (name: string): string =>
  nameKey(name)
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/ rate$/, '');

export const isOpen = ({ disclosure }: Pick<PrintedRow, 'disclosure'>): boolean => disclosure !== 'children';

/** As any reader may have it: of children 0 to 9 withheld, and what a rate or a share of few would give away. */
export function shownRow({ figure, unit, numerator, denominator, disclosure }: PrintedRow): ShownFigure {
  if (figure === null) return NO_FIGURE;
  if (disclosure !== 'children' || kindOfUnit(unit) === 'rank') return { figure, withheld: false, roundedTo: 0 };
  const kind = kindOfUnit(unit);
  if (kind === 'count') return shownCount(figure);
  // Its counts, and those it leaves over, must each be many: what is of few gives them away.
  const share = shownFigure({ figure, numerator, denominator }, true, true);
  if (share.withheld || kind === 'share') return share;
  const rounded = Number(figure.toPrecision(2));
  return {
    figure: rounded,
    withheld: false,
    roundedTo: rounded === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(rounded))) - 1),
  };
}
