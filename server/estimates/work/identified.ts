/** Identified children, low and high, from the inputs that are there, with the formula as it was worked out. */
import { displayedAlone, CHILDREN_RULE, roundHalfUp, type ProtectedCount } from '../../disclosure/disclosure.js';
import { identifiedHigh, identifiedLow } from '../../statistics/identified-children.js';
import { IDENTIFIED_WORDS, type IdentifiedFigures, type IdentifiedInput } from '../asked/identified-inputs.js';
import { number, sayCount, sayName, tenth, type SayLocal } from '../words/estimate-words.js';
import { asShown, type IdentifiedChildren } from '../estimate-result.js';

const TO_TEN = 10;

export interface Identified {
  /** Rounded to 10, as gaps are taken from it; null where an input is missing or the figure is withheld. */
  readonly low: number | null;
  readonly high: number | null;
  readonly children: IdentifiedChildren;
}

/** @param where of England nothing is withheld: it is published; an authority's figures are counts of its own children */
export function identifiedChildren(figures: IdentifiedFigures, where: 'England' | 'authority'): Identified {
  const of = (name: IdentifiedInput): number | undefined => figures[name]?.figure;
  const show = (count: number): ProtectedCount =>
    where === 'England'
      ? { withheld: false, count: roundHalfUp(count, TO_TEN), roundedTo: TO_TEN }
      : displayedAlone(count, CHILDREN_RULE);
  const [inNeed, flagged, teams, answered, overlap] = [
    of('CHILDREN_IN_NEED_10_TO_17'),
    of('YOUTH_OFFENDING_FLAGGED'),
    of('TEAMS_IN_COUNTRY'),
    of('TEAMS_ANSWERED'),
    of('OVERLAP'),
  ];
  const [ratio, aged, episodes, share, caseload] = [
    of('CHILDREN_PER_EPISODE'),
    of('SHARE_AGED_10_TO_17'),
    of('OPEN_EPISODES'),
    of('FLAGGED_SHARE'),
    of('CASELOAD'),
  ];
  // A share of few, entered to its last digit, tells of how many it is: 0.1176 is 2 of 17.
  const part = (name: IdentifiedInput, say: SayLocal): string => {
    const { figure, edited } = figures[name]!;
    return where === 'authority' && edited ? say(figure, IDENTIFIED_WORDS[name].words) : number(figure);
  };
  const formulas: ((say: SayLocal) => string)[] = [];
  let low: ProtectedCount | null = null;
  let high: ProtectedCount | null = null;
  if (inNeed != null && flagged != null && teams != null && answered != null && overlap != null) {
    const exact = identifiedLow({
      childrenInNeed: inNeed,
      youthOffending: flagged,
      teamsInCountry: teams,
      teamsAnswered: answered,
      overlap,
    });
    low = show(exact);
    const shown = low;
    formulas.push(
      (say) =>
        `Identified, low = ${say(inNeed, 'children in need')} + ${say(flagged, 'flagged young offenders')} × (${part('TEAMS_IN_COUNTRY', say)} ÷ ${part('TEAMS_ANSWERED', say)}) × (1 − ${part('OVERLAP', say)}) = ${resultWords(exact, shown, say)}`,
    );
  }
  if (ratio != null && aged != null && episodes != null && share != null && caseload != null && overlap != null) {
    const exact = identifiedHigh({
      childrenPerEpisode: ratio,
      shareAged10to17: aged,
      episodes,
      flaggedShare: share,
      caseload,
      overlap,
    });
    high = show(exact);
    const shown = high;
    formulas.push(
      (say) =>
        `Identified, high = ${part('CHILDREN_PER_EPISODE', say)} × ${part('SHARE_AGED_10_TO_17', say)} × ${say(episodes, 'open episodes')} + ${part('FLAGGED_SHARE', say)} × ${say(caseload, 'caseload')} × (1 − ${part('OVERLAP', say)}) = ${resultWords(exact, shown, say)}`,
    );
  }
  const [ofAllAges, ofTeens] = [of('CHILDREN_IN_NEED_ALL_AGES'), inNeed];
  const underTen = ofAllAges != null && ofTeens != null ? show(Math.max(0, ofAllAges - ofTeens)) : null;
  const readersSay = where === 'England' ? sayCount : sayName;
  return {
    low: low?.count ?? null,
    high: high?.count ?? null,
    children: {
      low: low && asShown(low),
      high: high && asShown(high),
      formulas: formulas.map((formula) => formula(sayCount)),
      formulasForReaders: formulas.map((formula) => formula(readersSay)),
      underTen: underTen && asShown(underTen),
    },
  };
}

function resultWords(exact: number, shown: ProtectedCount, say: SayLocal): string {
  if (say === sayCount) return shown.withheld ? `${tenth(exact)}, withheld` : `${tenth(exact)}, rounded ${number(shown.count)}`;
  return shown.withheld ? 'withheld' : `rounded ${number(shown.count)}`;
}
