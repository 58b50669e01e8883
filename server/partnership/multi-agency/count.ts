/** What one kind of meeting heard, or how often one form was sent, in a period: counts alone, as they are stored. */
import type { Months } from '../period.js';

export interface CountTerms extends Months {
  readonly kind: string;
  /** Of another meeting or form: what it is called. */
  readonly named: string | null;
  /** A month, a quarter of a financial year, or a financial year: «2026/27 Q1». */
  readonly period: string;
  /** Which keeps the count, as the sign-in names it. */
  readonly agency: string;
  /** How many were held. */
  readonly meetings: number | null;
  readonly cases: number | null;
  /** Among the cases. */
  readonly repeats: number | null;
  /** As a document states it, in per cent: «24». */
  readonly statedPercent: string | null;
  /** Whom the cases led to; not among the cases. */
  readonly children: number | null;
  readonly referrals: number | null;
  /** By which agencies the cases or forms came; none, or all of them. */
  readonly referredBy: readonly ReferredBy[];
  readonly document: string;
}

export interface ReferredBy {
  readonly agency: string;
  readonly count: number;
}

export interface StoredCount extends CountTerms {
  readonly id: number;
  /** The load it came with; null: by form. */
  readonly batchId: number | null;
  readonly version: number;
}

/** The same meeting or form. */
export const isSameKind = (one: Pick<CountTerms, 'kind' | 'named'>, other: Pick<CountTerms, 'kind' | 'named'>): boolean =>
  one.kind === other.kind && (one.named ?? '').toLowerCase() === (other.named ?? '').toLowerCase();
