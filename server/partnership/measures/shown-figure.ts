/** A figure as it may be shown: counts of few children are withheld, and a share of few with them. */
import { CHILDREN_RULE, displayedAlone } from '../../disclosure/disclosure.js';

export interface ShownFigure {
  /** Null where it is withheld, or where there is none. */
  readonly figure: number | null;
  readonly withheld: boolean;
  /** What it was rounded to: the true figure lies up to half of that away. 0: it is as it was found. */
  readonly roundedTo: number;
}

export const NO_FIGURE: ShownFigure = { figure: null, withheld: false, roundedTo: 0 };

export function shownCount(count: number): ShownFigure {
  const { withheld, count: shown } = displayedAlone(count, CHILDREN_RULE);
  return { figure: withheld ? null : shown, withheld, roundedTo: CHILDREN_RULE.roundTo };
}

/** With decimals a percentage would tell the two counts that it is made of. */
const SHARE_ROUNDED_TO = 1;

interface Entered {
  readonly figure: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** @param isShare of a percentage; its counts, and those it leaves over, must each be many */
export function shownFigure({ figure, numerator, denominator }: Entered, ofChildren: boolean, isShare: boolean): ShownFigure {
  if (!ofChildren) return { figure, withheld: false, roundedTo: 0 };
  if (!isShare) return shownCount(figure);
  const few =
    numerator === null ||
    denominator === null ||
    [numerator, denominator - numerator].some((count) => shownCount(Math.max(0, count)).withheld);
  return { figure: few ? null : Math.round(figure), withheld: few, roundedTo: SHARE_ROUNDED_TO };
}
