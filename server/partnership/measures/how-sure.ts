/**
 * How sure a figure of a measure is, and who counts it: one place for these words, so that a page, a report and a file say the same.
 *
 * Sure of the figure is not sure of its cause: that an activity moved it, none of these words say. Limits are Wilson's (server/statistics/proportions.ts), of shares whose
 * counts are stated; of children there are none, since limits tell the counts that the disclosure rule withholds.
 */
import type { Interval } from '../../statistics/confidence.js';
import { wilsonInterval } from '../../statistics/proportions.js';
import type { Measure } from './measure.js';
import type { ShownFigure } from './shown-figure.js';

/** Homeward from its own rows; its agency, which typed it; or a document that was loaded. */
export type FoundBy = 'homeward' | 'agency' | 'document';

export interface FigureFound extends ShownFigure {
  readonly by: FoundBy;
  /** 95 % limits in per cent; null where its counts are not stated, and of children. */
  readonly limits: Interval | null;
  readonly note: string | null;
  readonly source: string;
}

interface Counts {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** In per cent. @returns null where there are no two whole counts of which it is a share */
export function limitsOfShare({ numerator, denominator }: Counts): Interval | null {
  if (numerator === null || denominator === null || !Number.isInteger(numerator) || !Number.isInteger(denominator)) return null;
  if (denominator === 0 || numerator < 0 || numerator > denominator) return null;
  const { lower, upper } = wilsonInterval(numerator, denominator);
  return { lower: 100 * lower, upper: 100 * upper };
}

/** @param newest null where there is none yet */
export function howSure({ measured }: Pick<Measure, 'measured'>, newest: FigureFound | null): string {
  if (measured === 'nobody') return 'Not known: nobody measures it.';
  if (newest === null) return 'Not known: nothing was entered.';
  if (newest.withheld) return 'Not told: the figure is withheld.';
  if (newest.figure === null) return `Not known. ${newest.note ?? 'There is no figure.'}`;
  return [FOUND[newest.by], limitsWords(newest.limits), newest.note].filter((part) => part !== null).join(' ');
}

const FOUND: Readonly<Record<FoundBy, string>> = {
  homeward: 'Counted by Homeward from the rows that are loaded.',
  agency: 'Typed by its agency; its rows are not here.',
  document: 'Printed in a document; its rows are not here.',
};

/** Of a questionnaire whose share of who improved has limits. */
export const howSureOfAnswers = (limits: Interval): string =>
  `The same children’s answers before and after. ${limitsWords(limits)!} Nobody without the programme was asked.`;

/** Of shares of questions alone, from which what improved on all of them is only bounded. */
export const howSureOfShares = 'Not known: only the shares of single questions are, and they bound it.';

const limitsWords = (limits: Interval | null): string | null =>
  limits === null ? null : `95% limits ${limits.lower.toFixed(1)} to ${limits.upper.toFixed(1)}.`;

/** Whose count it is; said plainly where it is nobody's. */
export function whoCounts({ measured, agency }: Pick<Measure, 'measured' | 'agency'>, newest: FigureFound | null): string {
  if (measured === 'nobody') return 'nobody measures it';
  if (measured === 'homeward') return 'Homeward';
  return newest?.by === 'document' ? `${agency}, in a document` : agency;
}
