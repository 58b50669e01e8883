/** By which methods, and what to beware of. */
import type { AskedEstimate, EstimateMethod } from '../asked/asked-estimate.js';
import { publishableCounts, type AuthorityShares } from '../work/authority-shares.js';
import type { EstimateFacts } from '../facts/estimate-facts.js';
import { INDICATOR_WORDS } from '../work/estimate-indicators.js';
import type { AreaEstimate } from '../estimate-result.js';
import { caveatsOfGroups, caveatsOfIdentified, type Caveat } from '../report/printed-errors.js';

const METHOD_WORDS: Readonly<Record<EstimateMethod, string>> = {
  POPULATION_SHARE: 'Population share: England’s children in a group × the area’s share of England’s children aged 10–17.',
  INDICATOR_SHARE:
    'Indicator share: England’s children in a group × the weighted mean of the area’s shares of population and of indicators.',
  RISK_SCORE:
    'Risk score: England’s children in a group × the area’s share of children, each weighted by exp(b × the factor score of the area).',
};

export function methodLines({ methods, central }: AskedEstimate): string[] {
  return [
    ...methods.map((method) => METHOD_WORDS[method] + (method === central && methods.length > 1 ? ' Central.' : '')),
    'The range is the least and the most of the scenarios: what hangs on the method, not on chance. It is no confidence interval.',
    'Figures of the authority and of smaller areas are to the nearest 10; under 10 they are withheld, and what would give such a figure away.',
  ];
}

export function caveatsOfEstimate(
  asked: AskedEstimate,
  { authority, areas: found }: EstimateFacts,
  { scenarios, lacking }: AuthorityShares,
  areas: readonly AreaEstimate[],
): Caveat[] {
  const { indicators, risk, identifiedNational } = asked;
  return [
    ...caveatsOfGroups(asked.groups),
    {
      about: 'ALL',
      text: 'The national figures are of their survey’s year. Applying them to the children of another year assumes that the share has stayed as it was.',
    },
    ...(scenarios.every(({ method }) => method === 'POPULATION_SHARE')
      ? [
          {
            about: 'ALL' as const,
            text: 'Population share alone assumes that children in every area are as likely to be in a group.',
          },
        ]
      : []),
    ...caveatsOfIdentified(identifiedNational),
    ...lacking.map((words) => ({
      about: 'INDICATORS' as const,
      text: `${authority.name} has no count of ${words}, or one under 10: it takes its population’s share of it, and the rest of England is scaled.`,
    })),
    ...indicators.flatMap(({ indicator, weight, areas: counted }) => {
      const { words, caveat } = INDICATOR_WORDS[indicator];
      const usable = publishableCounts(counted);
      const without = found.filter(({ gssCode, kind }) => kind === asked.level && gssCode !== null && !usable.has(gssCode));
      const named = without.slice(0, 8).map(({ name }) => name);
      return [
        ...(caveat ? [{ about: 'INDICATORS' as const, text: caveat }] : []),
        ...(weight > 0 && counted.length > 0 && without.length > 0
          ? [
              {
                about: 'AREAS' as const,
                text: `Without a count of ${words}, or with one under 10, and so by their share of children: ${named.join(', ')}${without.length > named.length ? ` and ${without.length - named.length} more` : ''}.`,
              },
            ]
          : []),
      ];
    }),
    ...(risk === null
      ? []
      : [
          {
            about: 'ALL' as const,
            text: 'Authorities whose score was not entered stand at 0, the mean of those the factors were found from. Within the authority children share: scores are of authorities.',
          },
        ]),
    ...(areas.length === 0
      ? []
      : [
          {
            about: 'AREAS' as const,
            text: 'Groups that are not asked for smaller areas are not estimated there: that a ward’s children differ from England’s in one group as in another is more than is known. Areas may overlap: do not add them up.',
          },
        ]),
  ];
}
