/** What is counted, in words that headings, axes and sentences share. */
import { longMonth } from '../components/dates.js';
import { formatCount } from '../components/numbers.js';
import type { ExploreAreasQuery, IncidentKind } from '../graphql.generated.js';
import { allKinds, kindNames } from './kinds.js';

const nouns: Record<IncidentKind, readonly [string, string]> = {
  ASB_REPORT: ['anti-social behaviour report', 'anti-social behaviour reports'],
  FIREARMS_DISCHARGE: ['firearms discharge', 'firearms discharges'],
  RECORDED_CRIME: ['recorded crime', 'recorded crimes'],
};

/** One and many of what is counted. Over several kinds it is a count of records, and is called that. */
export function countedNoun(kinds: readonly IncidentKind[]): readonly [string, string] {
  const only = kinds.length === 1 ? kinds[0] : undefined;
  if (only) return nouns[only];
  const named = (kinds.length === 0 ? allKinds : kinds).map((kind) => nouns[kind][1]);
  return ['record', `records (${named.join(', ').replace(/, ([^,]*)$/, ' and $1')})`];
}

/** The short form for headings and axes: «reports», «discharges», «crimes», «records». */
export function shortNoun(kinds: readonly IncidentKind[]): readonly [string, string] {
  const only = kinds.length === 1 ? kinds[0] : undefined;
  if (only === 'ASB_REPORT') return ['report', 'reports'];
  if (only === 'FIREARMS_DISCHARGE') return ['discharge', 'discharges'];
  if (only === 'RECORDED_CRIME') return ['crime', 'crimes'];
  return ['record', 'records'];
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function joined(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

export const metresText = (metres: number): string => (metres >= 1000 ? `${metres / 1000} km` : `${metres} m`);

/** «No data are loaded for March 2025 (ASB reports of marram) …»: a sum over two forces, one of which is silent, is no sum. */
export function missingInWords({
  missingMonths,
  incompleteMonths,
}: Pick<ExploreAreasQuery['byArea'], 'missingMonths' | 'incompleteMonths'>): string {
  if (missingMonths.length === 0) return '';
  const months =
    missingMonths.length > 4 ? `${formatCount(missingMonths.length)} months of the period` : joined(missingMonths.map(longMonth));
  const whose = [...new Set(incompleteMonths.map(({ force, kind }) => `${kindNames[kind].many.toLowerCase()} of ${force}`))];
  const named = whose.length === 0 ? '' : ` (${whose.length > 4 ? 'several kinds and forces' : joined(whose)})`;
  return `No data are loaded for ${months}${named}; that is not the same as none.`;
}
