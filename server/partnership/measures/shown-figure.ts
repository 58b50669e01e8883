/** A figure as it may be shown: counts of few children are withheld, and a share of few with them. */
import { CHILDREN_RULE, displayedAlone } from '../../disclosure/disclosure.js';

export interface ShownFigure {
  /** Null where it is withheld, or where there is none. */
  readonly figure: number | null;
  readonly withheld: boolean;
}

export const NO_FIGURE: ShownFigure = { figure: null, withheld: false };

export function shownCount(count: number): ShownFigure {
  const { withheld, count: shown } = displayedAlone(count, CHILDREN_RULE);
  return { figure: withheld ? null : shown, withheld };
}

interface Entered {
  readonly figure: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** @param isShare of a percentage; its counts, and those it leaves over, must each be many */
export function shownFigure({ figure, numerator, denominator }: Entered, ofChildren: boolean, isShare: boolean): ShownFigure {
  if (!ofChildren) return { figure, withheld: false };
  if (!isShare) return shownCount(figure);
  const few =
    numerator === null ||
    denominator === null ||
    [numerator, denominator - numerator].some((count) => shownCount(Math.max(0, count)).withheld);
  return few ? { figure: null, withheld: true } : { figure: Math.round(figure), withheld: false };
}
