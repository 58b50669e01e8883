/** An estimate from what is asked and what was read. Pure: the same question of the same facts has the same answer. */
import { CHILDREN_RULE, displayedAlone, roundHalfUp, type ProtectedCount } from '../../disclosure/disclosure.js';
import { allocate } from '../../statistics/allocated-estimate.js';
import { gapOf, shareIdentified } from '../../statistics/identified-children.js';
import { scenarioRange } from '../../statistics/scenario-range.js';
import type { AskedEstimate, AskedGroup } from '../asked/asked-estimate.js';
import { authorityShares, unitShares, type AuthorityShares } from './authority-shares.js';
import type { EstimateFacts } from '../facts/estimate-facts.js';
import {
  asShown,
  type AreaEstimate,
  type EstimateResult,
  type FigureRange,
  type GroupEstimate,
  type ShownRange,
} from '../estimate-result.js';
import { estimateSentence, gapWords, shareWords, type ProtectedRange } from '../words/estimate-words.js';
import { estimateFormulas } from '../words/estimate-formulas.js';
import { identifiedChildren, type Identified } from './identified.js';
import { KNOWN_SHARES } from '../asked/identified-inputs.js';
import { inputLines } from '../words/input-lines.js';
import { caveatsOfEstimate, methodLines } from '../words/method-lines.js';
import { publishedGroup } from '../report/prevalence-groups.js';
import { LEAST_SHOWN, withheldAreas } from './protected-areas.js';

const CHILDREN_OF_ESTIMATE = 'of the estimate';

/** @param standing areas that an earlier version withholds, by place; they stay withheld */
export function workOutEstimate(
  asked: AskedEstimate,
  facts: EstimateFacts,
  standing: readonly boolean[] | null = null,
): EstimateResult {
  const shares = authorityShares(asked, facts);
  const national = identifiedChildren(asked.identifiedNational, 'England');
  const hasLocal = Object.keys(asked.identifiedLocal).length > 0;
  const local = hasLocal ? identifiedChildren(asked.identifiedLocal, 'authority') : null;
  const shown = authorityShown(asked, shares);
  const groups = asked.groups.map((group) => groupEstimate(group, asked, shares, shown, national, local));
  const areas = areaEstimates(asked, facts, shares, shown, standing);
  const main = asked.groups.find(({ group }) => group === 'MEMBER') ?? asked.groups.find(({ children }) => children !== null);
  return {
    area: facts.authority,
    sentence:
      main?.children == null
        ? `There is no prevalence of children who ${publishedGroup(asked.groups[0]!.group).words}: those known can be counted, and none be estimated.`
        : estimateSentence(
            facts.authority.name,
            main.group,
            protectedRange(main.children, shares, shown),
            shares.scenarios.length,
          ),
    groups,
    nationalIdentified: national.children,
    localIdentified: local?.children ?? null,
    knownShares: KNOWN_SHARES.map(
      ({ words, flagged, known, of }) =>
        `${words}: ${((100 * flagged) / known).toFixed(1)} % of known children (${flagged.toLocaleString('en-GB')} of ${known.toLocaleString('en-GB')} ${of})`,
    ),
    areaGroups: asked.areaGroups,
    areas,
    areasNote: areasNote(areas),
    ...estimateFormulas(asked, facts, shares, shown),
    inputs: inputLines(asked, facts),
    lacking: shares.lacking,
    methods: methodLines(asked),
    caveats: caveatsOfEstimate(asked, facts, shares, areas),
  };
}

/** All groups of the authority, or none: one group's figure gives the others'. */
function authorityShown({ groups }: AskedEstimate, { scenarios }: AuthorityShares): boolean {
  const counts = groups.flatMap(({ children }) => (children === null ? [] : [children]));
  return scenarios.every(({ share }) => counts.every((children) => children * share >= LEAST_SHOWN));
}

const WITHHELD: ProtectedCount = { withheld: true, count: null, roundedTo: CHILDREN_RULE.roundTo };

const shownAs = (figure: number, shown: boolean): ProtectedCount => (shown ? displayedAlone(figure, CHILDREN_RULE) : WITHHELD);

function protectedRange(children: number, { scenarios, central }: AuthorityShares, shown: boolean): ProtectedRange {
  const range = scenarioRange(
    scenarios.map(({ share }) => children * share),
    central,
  );
  return { central: shownAs(range.central, shown), lower: shownAs(range.lower, shown), upper: shownAs(range.upper, shown) };
}

const shownRange = ({ central, lower, upper }: ProtectedRange): ShownRange => ({
  central: asShown(central),
  lower: asShown(lower),
  upper: asShown(upper),
});

function groupEstimate(
  group: AskedGroup,
  asked: AskedEstimate,
  shares: AuthorityShares,
  shown: boolean,
  national: Identified,
  local: Identified | null,
): GroupEstimate {
  const { children, interval } = group;
  const range = children === null ? null : protectedRange(children, shares, shown);
  const central = shares.scenarios[shares.central]!.share;
  const known = asked.identifiedLocal.CRIMINALLY_EXPLOITED_KNOWN;
  return {
    group: group.group,
    words: publishedGroup(group.group).words,
    national: children,
    surveyYear: group.surveyYear,
    basis: group.basis,
    source: group.source,
    nationalGap: children === null ? null : gapOfRange([children, children], national),
    nationalShare: children === null ? null : shareOfRange([children, children], national),
    estimate: range && shownRange(range),
    scenarios:
      children === null
        ? []
        : shares.scenarios.map(({ words, share }) => ({ words, figure: asShown(shownAs(children * share, shown)) })),
    interval: interval && {
      lower: asShown(shownAs(interval.lower * central, shown)),
      upper: asShown(shownAs(interval.upper * central, shown)),
    },
    invisible: range && local && gapOfRange(endsOf(range), local),
    share: range && local && shareOfRange(endsOf(range), local),
    known: group.group === 'CRIMINALLY_EXPLOITED' && known ? asShown(displayedAlone(known.figure, CHILDREN_RULE)) : null,
  };
}

const endsOf = ({ lower, upper }: ProtectedRange): readonly [number | null, number | null] => [lower.count, upper.count];

/** From figures as they are shown, so that a gap tells no more than they do. A missing end leaves the other one for both. */
function gapOfRange([lower, upper]: readonly [number | null, number | null], { low, high }: Identified): FigureRange | null {
  const [least, most] = [low ?? high, high ?? low];
  if (lower === null || upper === null || least === null || most === null) return null;
  const [from, to] = [gapOf(lower, Math.max(least, most)), gapOf(upper, Math.min(least, most))];
  return { low: from < 0 ? null : from, high: to < 0 ? null : to, words: gapWords(from, to) };
}

function shareOfRange([lower, upper]: readonly [number | null, number | null], { low, high }: Identified): FigureRange | null {
  const [least, most] = [low ?? high, high ?? low];
  if (lower === null || upper === null || least === null || most === null) return null;
  const [from, to] = [shareIdentified(upper, Math.min(least, most)), shareIdentified(lower, Math.max(least, most))];
  if (from === null || to === null) return null;
  return { low: roundHalfUp(from, 1), high: roundHalfUp(to, 1), words: shareWords(from, to, CHILDREN_OF_ESTIMATE) };
}

function areaEstimates(
  asked: AskedEstimate,
  facts: EstimateFacts,
  shares: AuthorityShares,
  shown: boolean,
  standing: readonly boolean[] | null,
): AreaEstimate[] {
  const groups = asked.groups.filter(({ group }) => asked.areaGroups.includes(group));
  const counts = groups.flatMap(({ children }) => (children === null ? [] : [children]));
  if (facts.areas.length === 0 || counts.length === 0) return [];
  const sharesOf = shares.scenarios.map((scenario) => ({ scenario, ofUnits: unitShares(asked, facts, scenario) }));
  const figuresOf = (children: number): number[][] =>
    // With the rest of England as the last, so that all sum to the whole.
    sharesOf.map(({ scenario: { share }, ofUnits }) =>
      allocate(children, [...ofUnits.map((part) => part * share), 1 - share]).slice(0, -1),
    );
  const units = facts.areas.map((area) => area.units);
  const smallest = Math.min(...counts);
  const withheld = withheldAreas({ figures: figuresOf(smallest), areas: units }).map(
    (isWithheld, at) => !shown || isWithheld || standing?.[at] === true,
  );
  const byGroup = groups.map(({ group, children }) => ({ group, figures: figuresOf(children!) }));
  return facts.areas.map(({ units: ofArea, ...area }, at) => ({
    ...area,
    withheld: withheld[at]!,
    figures: byGroup.map(({ group, figures }) => {
      const range = scenarioRange(
        figures.map((ofUnits) => ofArea.reduce((total, unit) => total + ofUnits[unit]!, 0)),
        shares.central,
      );
      const as = (figure: number): ProtectedCount => shownAs(figure, !withheld[at]!);
      return {
        group,
        range: shownRange({ central: as(range.central), lower: as(range.lower), upper: as(range.upper) }),
      };
    }),
  }));
}

function areasNote(areas: readonly AreaEstimate[]): string | null {
  if (areas.length === 0) return null;
  const withheld = areas.filter((area) => area.withheld).length;
  if (withheld === 0) return 'To the nearest 10: figures of areas need not add up to the authority’s.';
  if (withheld === areas.length)
    return 'None of these areas can be shown: under 10 children would be expected in some of them, and the others would give those away. Ask for larger areas, or for wider groups alone.';
  return `${withheld} of ${areas.length} areas are withheld: under 10 children would be expected there, or they would give such a figure away. The rest are to the nearest 10, and need not add up.`;
}
