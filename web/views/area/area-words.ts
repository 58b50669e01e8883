/** What the figures of an area say, in sentences. */
import type { AreaType } from '../../graphql.generated.js';
import { formatCount, formatRate, plural } from '../../components/numbers.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { periodText, type Period } from '../../view-state/period.js';
import { comparedWith, overallRate } from '../explore/area-rows.js';
import { countedNoun } from '../../view-state/words.js';
import type { AreaKey, RateRow, RatesOfKind } from './use-area-rates.js';

/** Whether a row's number may be shown. */
export function isKnown(row: RateRow | null): row is RateRow & { readonly count: { readonly count: number } } {
  return row !== null && !row.count.suppressed && row.count.count !== null;
}

const article = (word: string) => (/^[aeiou]|^LSOA|^MSOA/i.test(word) ? 'an' : 'a');

export interface Described {
  readonly area: AreaKey & {
    readonly landKm2: number | null;
    readonly lsoaCount: number;
    readonly residents: { readonly persons: number | null } | null;
    readonly children: { readonly persons: number | null } | null;
  };
  readonly district: AreaKey | undefined;
}

/** «Ferry is a ward in Marram with 9,812 residents, 1,012 of them aged 10 to 17, on 2.3 square kilometres.» */
export function areaSentence({ area, district }: Described): string {
  const sort = areaTypeNames[area.type].one;
  const persons = area.residents?.persons ?? null;
  const children = area.children?.persons ?? null;
  const people =
    persons === null
      ? ''
      : ` with ${formatCount(persons)} residents${children === null ? '' : `, ${formatCount(children)} of them aged 10 to 17`}`;
  const land =
    area.landKm2 === null
      ? ''
      : `${people === '' ? ' of' : ', on'} ${area.landKm2 < 10 ? area.landKm2.toFixed(1) : formatCount(area.landKm2)} square kilometres`;
  const parts = area.type === 'LSOA' || area.lsoaCount === 0 ? '' : ` (${plural(area.lsoaCount, 'LSOA', 'LSOAs')})`;
  return `${area.name} is ${article(sort)} ${sort}${district ? ` in ${district.name}` : ''}${people}${land}${parts}.`;
}

/** «412 anti-social behaviour reports were recorded, 42.0 per 1,000 residents: higher than …». Null when there is nothing to say. */
export function countSentence(rates: RatesOfKind, period: Period | null, type: AreaType): string | null {
  const row = rates.own;
  if (rates.counts.sources.length === 0 || rates.counts.notIncluded.includes(rates.kind) || !isKnown(row)) return null;
  const [one, many] = countedNoun([rates.kind]);
  const overall = rates.peers.length > 1 ? overallRate(rates.peers) : null;
  const rate = row.rate ? `, ${formatRate(row.rate.rate)} per ${formatCount(row.rate.per)} residents` : '';
  const compared =
    row.rate && overall
      ? `; that is ${comparedWith(row, overall.rate)} the ${formatRate(overall.rate)} of all ${areaTypeNames[type].many} together`
      : '';
  return `${plural(row.count.count, one, many)}${period ? ` in ${periodText(period)}` : ''}${rate}${compared}.`;
}

/** «Higher than all wards together.» */
export function comparisonText(row: RateRow | null, overall: number | null, type: AreaType): string {
  if (row === null || !row.rate) return 'No rate is known here.';
  if (overall === null) return '';
  const words = comparedWith(row, overall);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} all ${areaTypeNames[type].many} together.`;
}
