/** A claim or a figure of a document, held against what the document itself prints. */
import type { PrintedRow } from './printed-row.js';

/**
 * share, change, in words, baseline: a claim; counts: a figure beside its own counts; of what: a percentage of which nobody says what it is of; two areas, kept
 * apart, twice: figures beside each other.
 */
const ABOUT_CLAIMS = ['share', 'change', 'in words', 'baseline'] as const;
export const PRINTED_RULES = [...ABOUT_CLAIMS, 'counts', 'of what', 'two areas', 'kept apart', 'twice'] as const;
export type PrintedRule = (typeof PRINTED_RULES)[number];

/** not checked: what it is of is not loaded. */
export const VERDICTS = ['follows', 'does not follow', 'not checked'] as const;

export interface PrintedCheck {
  readonly rule: PrintedRule;
  readonly verdict: (typeof VERDICTS)[number];
  readonly measure: string;
  readonly area: string | null;
  readonly period: string | null;
  /** As the document has it. */
  readonly printed: string;
  /** What its own formula gives, in a sentence. */
  readonly check: string;
  /** What to use instead; null where nothing is wrong. */
  readonly use: string | null;
  readonly documents: readonly string[];
  readonly rows: readonly PrintedRow[];
}
