/** A line of money in the account: what came in, what was to be spent on what, and what was. */

/** In the order in which money goes. */
export const LINE_KINDS = ['received', 'planned', 'budgeted', 'funded', 'actual', 'match'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/**
 * What a line is of: a source of funds, a whole outcome, one activity, or a total that a document states. A stated total is never added to
 * anything: it is what the lines are held against.
 */
export const LINE_LEVELS = ['source', 'outcome', 'activity', 'total'] as const;
export type LineLevel = (typeof LINE_LEVELS)[number];

/** What the words of a line say it is. */
export interface LineTerms {
  readonly year: string;
  readonly kind: LineKind;
  readonly level: LineLevel;
  /** Key of the outcome it is under; null where none is stated, and for sources and totals. */
  readonly outcome: string | null;
  /** The source, the activity, or the words in which a document names the outcome. */
  readonly title: string;
  readonly pence: number;
  /** Under which conditions it was given; of match funding also by whom. */
  readonly conditions: string | null;
}

export interface AccountLine extends LineTerms {
  readonly id: number;
  /** Where it is printed; null of a line by form. */
  readonly document: string | null;
  /** The load it came with; null of a line by form. */
  readonly batchId: number | null;
  readonly version: number;
}

export interface Outcome {
  readonly key: string;
  readonly title: string;
}
