/**
 * What documents print held against what they print: every claim against the formula it states, every figure against its own counts. Made anew from the rows each
 * time; nothing is put right or hidden. What is of children is not told, only that it does not follow.
 */
import { claimChecks } from './claim-checks.js';
import { figureChecks } from './figure-checks.js';
import type { PrintedRow } from './printed-row.js';

/** share, change, in words, baseline: a claim; counts: a figure beside its own counts; two areas, kept apart, twice: figures beside each other. */
export const PRINTED_RULES = ['share', 'change', 'in words', 'baseline', 'counts', 'two areas', 'kept apart', 'twice'] as const;
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

export const printedChecks = (rows: readonly PrintedRow[]): PrintedCheck[] => [...claimChecks(rows), ...figureChecks(rows)];
