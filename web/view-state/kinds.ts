import type { IncidentKind } from '../graphql.generated.js';

/** The kinds of incident in the order of the filters, with the word used in addresses and the names used on screen. */
export const kindNames: Record<IncidentKind, { readonly word: string; readonly one: string; readonly many: string }> = {
  ASB_REPORT: { word: 'asb-reports', one: 'anti-social behaviour report', many: 'Anti-social behaviour reports' },
  FIREARMS_DISCHARGE: { word: 'firearms-discharges', one: 'firearms discharge', many: 'Firearms discharges' },
  RECORDED_CRIME: { word: 'recorded-crime', one: 'recorded crime', many: 'Recorded crimes' },
};

export const allKinds = Object.keys(kindNames) as IncidentKind[];

export const kindWords = (kind: IncidentKind): string => kindNames[kind].many.toLowerCase();

export function kindOfWord(word: string): IncidentKind | undefined {
  return allKinds.find((kind) => kindNames[kind].word === word);
}
