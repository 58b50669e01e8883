/**
 * An authority's share of England's children in a group, by each scenario: a method, and for the risk score each strength b.
 *
 * An indicator's count could be worked out from the estimates that it shares out: with weight 1 and a group of 313,000 to the child. So a count under 10 is taken
 * as not known, and others, of the authority as of smaller areas, enter as they could be published: to the nearest 10.
 */
import { CHILDREN_RULE, roundHalfUp } from '../../disclosure/disclosure.js';
import { indicatorShares, populationShares, riskShares, weightedShares } from '../../statistics/allocated-estimate.js';
import type { AskedEstimate, AskedIndicator, EstimateMethod } from '../asked/asked-estimate.js';
import type { EstimateFacts } from '../facts/estimate-facts.js';
import { INDICATOR_WORDS } from './estimate-indicators.js';
import { wrongEstimate } from '../asked/input-checks.js';

export interface Scenario {
  readonly method: EstimateMethod;
  /** Of the risk score; null for others. */
  readonly b: number | null;
  /** In words: «risk score, b = 0.3». */
  readonly words: string;
  readonly share: number;
}

export interface AuthorityShares {
  readonly scenarios: readonly Scenario[];
  /** Place of the central one. */
  readonly central: number;
  /** Which indicators the authority has no count of. */
  readonly lacking: readonly string[];
}

/** The authority stands beside all others of England as one: every method's shares of the two sum to 1. */
export function authorityShares(asked: AskedEstimate, facts: EstimateFacts): AuthorityShares {
  const here = facts.children.figure;
  const elsewhere = asked.nationalChildren.figure - here;
  if (elsewhere < 0)
    throw wrongEstimate(
      `${facts.authority.name} has ${here.toLocaleString('en-GB')} children aged 10–17, more than are entered for England: correct one of the two.`,
      ['nationalChildren'],
    );
  const populations = [here, elsewhere];
  const scenarios = asked.methods.flatMap((method): Scenario[] => {
    if (method === 'POPULATION_SHARE')
      return [{ method, b: null, words: 'population share', share: populationShares(populations)[0]! }];
    if (method === 'INDICATOR_SHARE')
      return [{ method, b: null, words: 'indicator share', share: indicatorShare(asked, populations) }];
    return asked.risk!.b.map((b) => ({ method, b, words: `risk score, b = ${b}`, share: riskShare(asked, facts, b, elsewhere) }));
  });
  const lacking = asked.indicators
    .filter((one) => usedCount(one) === null && one.weight > 0)
    .map(({ indicator }) => INDICATOR_WORDS[indicator].words);
  return { scenarios, central: scenarios.findIndex(({ method }) => method === asked.central), lacking };
}

/** The authority's count as estimates may tell it: to the nearest 10; null under 10. */
export const usedCount = ({ local }: Pick<AskedIndicator, 'local'>): number | null =>
  local === null || local.figure < CHILDREN_RULE.withheldBelow ? null : roundHalfUp(local.figure, CHILDREN_RULE.roundTo);

function indicatorShare({ populationWeight, indicators }: AskedEstimate, populations: readonly number[]): number {
  const weighted = indicators.map((one) => {
    const { weight, national } = one;
    const count = usedCount(one);
    return { weight, counts: [count, national.figure - (count ?? 0)] };
  });
  return weightedShares(populations, populationWeight, weighted)[0]!;
}

/** Authorities without a score stand at 0, the mean. */
function riskShare({ risk }: AskedEstimate, { children, scored }: EstimateFacts, b: number, elsewhere: number): number {
  const unscored = scored.reduce((left, one) => left - one.children, elsewhere);
  if (unscored < 0)
    throw wrongEstimate('The authorities with a score have more children than England: correct England’s number.', [
      'nationalChildren',
    ]);
  const populations = [children.figure, ...scored.map((one) => one.children), unscored];
  return riskShares(populations, [risk!.score, ...scored.map(({ score }) => score), 0], b)[0]!;
}

/**
 * Shares of the units within the authority. Counts of smaller areas share by the indicators they are of; units in them share by children.
 * Factor scores are of authorities: within one, children share.
 */
export function unitShares(asked: AskedEstimate, { units }: EstimateFacts, { method }: Pick<Scenario, 'method'>): number[] {
  const byChildren = populationShares(units.map(({ children }) => children));
  const local = asked.indicators
    .map(({ weight, areas }) => ({ weight, counted: publishableCounts(areas) }))
    .filter(({ weight, counted }) => counted.size > 0 && weight > 0);
  if (method !== 'INDICATOR_SHARE' || local.length === 0) return byChildren;
  const parents = [...new Set(units.map(({ within, gssCode }) => within ?? gssCode))];
  const childrenOf = new Map(parents.map((code) => [code, 0]));
  for (const { within, gssCode, children } of units)
    childrenOf.set(within ?? gssCode, childrenOf.get(within ?? gssCode)! + children);
  const populations = parents.map((code) => childrenOf.get(code)!);
  // What has no counts of smaller areas shares by children, with its weight.
  const ofParents = populationShares(populations).map(
    (share) => share * (1 - local.reduce((total, { weight }) => total + weight, 0)),
  );
  for (const { weight, counted } of local) {
    indicatorShares(
      populations,
      parents.map((code) => counted.get(code) ?? null),
    ).forEach((share, at) => (ofParents[at]! += weight * share));
  }
  const shareOf = new Map(parents.map((code, at) => [code, ofParents[at]!]));
  return units.map(({ within, gssCode, children }) => {
    const parent = within ?? gssCode;
    const all = childrenOf.get(parent)!;
    return all === 0 ? 0 : (shareOf.get(parent)! * children) / all;
  });
}

/** By area, to the nearest 10; under 10 left out. */
export const publishableCounts = (areas: AskedIndicator['areas']): ReadonlyMap<string, number> =>
  new Map(
    areas.flatMap(({ area, count }) =>
      count < CHILDREN_RULE.withheldBelow ? [] : [[area, roundHalfUp(count, CHILDREN_RULE.roundTo)]],
    ),
  );
