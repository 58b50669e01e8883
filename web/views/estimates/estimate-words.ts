/** How figures of an estimate are written. A range of scenarios is «from … to …», never «± …». */
import { formatCount } from '../../components/numbers.js';
import type { EstimateMethod, EstimateToldFragment, PrevalenceGroup } from '../../graphql.generated.js';

export type Told = EstimateToldFragment;
export type ToldGroup = Told['groups'][number];
export type ToldArea = Told['areas'][number];

export const methodNames: Readonly<Record<EstimateMethod, string>> = {
  POPULATION_SHARE: 'Population share',
  INDICATOR_SHARE: 'Indicator share',
  RISK_SCORE: 'Risk score',
};

/** Short enough for a table’s row and a chart. */
export const groupNames: Readonly<Record<PrevalenceGroup, string>> = {
  KNOWS_A_MEMBER: 'Know a gang member',
  MEMBER_OR_SIBLING: 'Member or sibling of one',
  VICTIM_OF_VIOLENCE: 'Member or know one, and victim of violence',
  SIBLING: 'Sibling of a member',
  MEMBER: 'Call themselves members',
  CRIMINALLY_EXPLOITED: 'Criminally exploited',
};

interface ToldCount {
  readonly count: number | null;
}

export const countOf = (of: ToldCount | null | undefined): string =>
  of == null ? '–' : of.count === null ? 'withheld' : formatCount(of.count);

export function rangeOf({ lower, upper }: { readonly lower: ToldCount; readonly upper: ToldCount }): string {
  if (lower.count === null || upper.count === null) return 'withheld';
  return lower.count === upper.count ? formatCount(lower.count) : `${formatCount(lower.count)} to ${formatCount(upper.count)}`;
}

export function lowToHigh(low: ToldCount | null, high: ToldCount | null): string {
  if (low === null && high === null) return 'not entered';
  if (low === null || high === null) return `${countOf(low ?? high)} (${low === null ? 'high' : 'low'} alone)`;
  return `${countOf(low)} to ${countOf(high)}`;
}

export const estimateAddress = (id: string, version?: number): string =>
  `/estimates/${id}${version === undefined ? '' : `?version=${version}`}`;
