/** How an estimate is put into words. A range of scenarios is never called an interval, and nothing here says how sure it is. */
import type { ProtectedCount } from '../../disclosure/disclosure.js';
import { publishedGroup, type PrevalenceGroup } from '../report/prevalence-groups.js';

export const number = (figure: number): string => figure.toLocaleString('en-GB', { maximumFractionDigits: 4 });

/** One decimal, as the report's own working has it. */
export const tenth = (figure: number): string => figure.toLocaleString('en-GB', { maximumFractionDigits: 1 });

export interface ProtectedRange {
  readonly central: ProtectedCount;
  readonly lower: ProtectedCount;
  readonly upper: ProtectedCount;
}

/** «Given these characteristics we would expect between 90 and 150 children …». */
export function estimateSentence(place: string, group: PrevalenceGroup, range: ProtectedRange, scenarios: number): string {
  const { words } = publishedGroup(group);
  const { lower, upper, central } = range;
  if (lower.withheld || upper.withheld || central.withheld)
    return `The expected number of children aged 10–17 in ${place} who ${words} is withheld: it is under 10, or another group’s is and would be given away.`;
  if (scenarios === 1)
    return `Given these characteristics we would expect about ${number(central.count)} children aged 10–17 in ${place} who ${words}. One method was used, so there is no range of scenarios.`;
  return `Given these characteristics we would expect between ${number(lower.count)} and ${number(upper.count)} children aged 10–17 in ${place} who ${words}; ${number(central.count)} by the central method. This is a range of ${scenarios} scenarios, not a confidence interval.`;
}

export const EXCEEDS = 'identified exceeds the estimate';

/** Children not known, least to most; where more are known than estimated that is said, and no number below 0. */
export function gapWords(low: number, high: number): string {
  if (high < 0) return EXCEEDS;
  if (low < 0) return `up to ${number(high)}; at the low end ${EXCEEDS}`;
  return low === high ? number(low) : `${number(low)} to ${number(high)}`;
}

export function shareWords(low: number, high: number, of: string): string {
  const percent = (share: number): string => `${Math.round(share)}`;
  const range = percent(low) === percent(high) ? `${percent(low)} %` : `${percent(low)} to ${percent(high)} %`;
  return `${range} ${of}${low > 100 ? ` (${EXCEEDS})` : ''}`;
}

/** A count of the authority's own children stands in a formula for those who made the estimate, and its name for others. */
export type SayLocal = (count: number, words: string) => string;
export const sayCount: SayLocal = (count) => number(count);
export const sayName: SayLocal = (_, words) => `[${words}: not shown]`;
