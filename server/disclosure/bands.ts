/**
 * Squares of 500 m for planners, as bands instead of counts: none or few (0–4), some (5–9), many (10 or more).
 *
 * The first cut is the threshold of the counts, so a band never tells more than a withheld cell does. The second is 10, not 15:
 * then four quarters of «none or few» (at most 4 · 4 = 16) in a year of «many» (at least 10) leave each quarter free to be 0,
 * because the other three can make up 12; with a cut at 15 each of them would have to be 3 or more. docs/methods/disclosure.md
 * goes through the cases.
 *
 * Bands are given for fixed periods alone: quarters, or years of one kind, that do not overlap. Two free periods a day apart, or
 * a calendar and a financial year, could be taken from each other. A period's bands are given only if they would hold against
 * somebody who knows its exact total; otherwise all of them are withheld.
 */
import type { Hierarchy } from './hierarchy.js';

export type Band = 'none or few' | 'some' | 'many';

interface Cut {
  readonly band: Band;
  readonly least: number;
  /** Infinity for the highest. */
  readonly most: number;
}

export const BAND_CUTS: readonly Cut[] = [
  { band: 'none or few', least: 0, most: 4 },
  { band: 'some', least: 5, most: 9 },
  { band: 'many', least: 10, most: Infinity },
];

/** `bandOf(4)` is «none or few», `bandOf(5)` «some», `bandOf(10)` «many». */
export function bandOf(count: number): Band {
  return cutOf(count).band;
}

/**
 * Bands of all squares in one period, those without events included; null when the period's total would narrow one of them.
 * «Many» has no upper bound to narrow. Let excess = total − Σ least. A square of a bounded band can be at its most if
 * most − least ≤ excess, and at its least if the others can take its share: total − least ≤ Σ most of the others.
 */
export function bandsOfPeriod(counts: ArrayLike<number>): Band[] | null {
  const cuts = Array.from(counts, cutOf);
  let excess = 0;
  let unbounded = 0;
  let sumOfMost = 0;
  for (let square = 0; square < cuts.length; square++) {
    const { least, most } = cuts[square]!;
    excess += counts[square]! - least;
    if (most === Infinity) unbounded++;
    else sumOfMost += most - least;
  }
  for (const { least, most } of cuts) {
    const bounded = most !== Infinity;
    if (bounded && most - least > excess) return null;
    const othersUnbounded = unbounded - (bounded ? 0 : 1);
    if (othersUnbounded === 0 && excess > sumOfMost - (bounded ? most - least : 0)) return null;
  }
  return cuts.map(({ band }) => band);
}

/** Of what several agencies loaded, each banded by itself: the band of the least there can be. It is a function of their bands, so whoever loads learns no more by it. */
export function bandOfParts(bands: readonly Band[]): Band {
  return bandOf(bands.reduce((sum, band) => sum + BAND_CUTS.find((cut) => cut.band === band)!.least, 0));
}

/**
 * The periods for which bands may be given, in the order of codes.
 * @throws RangeError when one is a single month (a leaf), or two share a month.
 */
export function fixedPeriods(periods: Hierarchy, codes: readonly string[]): string[] {
  const taken = new Map<number, string>();
  for (const code of codes) {
    const position = periods.positionOf.get(code);
    if (position === undefined) throw new RangeError(`there is no period ${code}`);
    if (periods.sumsOf[position]!.length === 0) throw new RangeError(`bands are given for quarters or years, not for ${code}`);
    for (const month of periods.leavesUnder[position]!) {
      const other = taken.get(month);
      if (other !== undefined) throw new RangeError(`${code} and ${other} share a month`);
      taken.set(month, code);
    }
  }
  return [...codes].sort((a, b) => (a < b ? -1 : 1));
}

function cutOf(count: number): Cut {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`a count must be a whole number, 0 or more; got ${count}`);
  return BAND_CUTS.findLast(({ least }) => count >= least)!;
}
