/** How the authority's figures were worked out, with the numbers in it. */
import type { AskedEstimate } from '../asked/asked-estimate.js';
import { usedCount, type AuthorityShares } from '../work/authority-shares.js';
import type { EstimateFacts } from '../facts/estimate-facts.js';
import { INDICATOR_WORDS } from '../work/estimate-indicators.js';
import { number, sayCount, sayName, type SayLocal } from './estimate-words.js';
import { publishedGroup } from '../report/prevalence-groups.js';
import { CHILDREN_RULE, roundHalfUp } from '../../disclosure/disclosure.js';

interface Formulas {
  readonly formulas: readonly string[];
  /** The same without the counts of the authority's own children. */
  readonly formulasForReaders: readonly string[];
}

/** First each scenario's share, then each group by the central one. */
export function estimateFormulas(asked: AskedEstimate, facts: EstimateFacts, shares: AuthorityShares, shown: boolean): Formulas {
  const formulas = (say: SayLocal): string[] => [
    ...shares.scenarios.map(({ method, b, words, share }) => {
      const title = words.charAt(0).toUpperCase() + words.slice(1);
      if (method === 'POPULATION_SHARE') return `${title} = ${populationPart(asked, facts)} = ${percent(share)}`;
      if (method === 'RISK_SCORE') return `${title} = ${riskPart(asked, facts, b!)} = ${percent(share)}`;
      // A count under 10 could be had back from an exact share.
      return `${title} = ${indicatorPart(asked, facts, say)}${say === sayCount ? ` = ${percent(share)}` : ''}`;
    }),
    ...groupLines(asked, shares, shown, say),
  ];
  return { formulas: formulas(sayCount), formulasForReaders: formulas(sayName) };
}

const percent = (share: number): string => `${(100 * share).toPrecision(4)} % of England`;

const populationPart = ({ nationalChildren }: AskedEstimate, { children }: EstimateFacts): string =>
  `${number(children.figure)} ÷ ${number(nationalChildren.figure)}`;

function indicatorPart(asked: AskedEstimate, facts: EstimateFacts, say: SayLocal): string {
  const population = asked.populationWeight > 0 ? [`${number(asked.populationWeight)} × ${populationPart(asked, facts)}`] : [];
  const indicators = asked.indicators
    .filter(({ weight }) => weight > 0)
    .map((one) => {
      const { indicator, weight, national } = one;
      const { words } = INDICATOR_WORDS[indicator];
      const count = usedCount(one);
      const share = count === null ? populationPart(asked, facts) : `${say(count, words)} ÷ ${number(national.figure)}`;
      return `${number(weight)} × ${share} (${words}${count === null ? ': no count, or one under 10, so the population’s share' : ', to the nearest 10'})`;
    });
  return [...population, ...indicators].join(' + ');
}

function riskPart({ risk, nationalChildren }: AskedEstimate, { children, scored }: EstimateFacts, b: number): string {
  const here = `${number(children.figure)} × exp(${b} × ${risk!.score})`;
  const rest = nationalChildren.figure - children.figure - scored.reduce((total, one) => total + one.children, 0);
  const others = scored.length === 0 ? '' : ` + ${scored.length} other authorities by their scores`;
  return `${here} ÷ (${here}${others} + ${number(rest)} × exp(0))`;
}

/** The central share is exact to four digits, so the figure before rounding is not said. */
function groupLines({ groups }: AskedEstimate, { scenarios, central }: AuthorityShares, shown: boolean, say: SayLocal): string[] {
  const { share, words, method } = scenarios[central]!;
  const said = method === 'INDICATOR_SHARE' && say !== sayCount ? `[${words}]` : `${(100 * share).toPrecision(4)} %`;
  return groups.flatMap(({ group, children }) => {
    if (children === null) return [];
    const result = shown ? `${number(roundHalfUp(children * share, CHILDREN_RULE.roundTo))}, to the nearest 10` : 'withheld';
    return [`Children who ${publishedGroup(group).words}: ${number(children)} × ${said} = ${result}`];
  });
}
