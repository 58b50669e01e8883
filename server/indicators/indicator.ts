/** What an indicator is, and what its figures are by their unit: proportions, rates or counts. */

export type Polarity = 'low' | 'high' | 'none';

export interface IndicatorDefinition {
  readonly code: string;
  readonly name: string;
  readonly definition: string | null;
  readonly unit: string | null;
  readonly polarity: Polarity | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly source: string;
  readonly caveats: string | null;
  readonly disclosure: string | null;
  readonly published: boolean;
}

/** A figure as it was printed in one row; null where a mark stands, never 0 for it. */
export interface PrintedRow {
  readonly indicator: string;
  readonly key: string;
  readonly level: 'england' | 'region' | 'authority' | 'other';
  readonly name: string;
  readonly period: string;
  readonly figure: number | null;
  readonly mark: string | null;
  readonly printed: string;
  readonly count: number | null;
  readonly denominator: number | null;
  readonly lower95: number | null;
  readonly upper95: number | null;
}

export type Measure =
  | { readonly of: 'proportion'; readonly per: number }
  | { readonly of: 'rate'; readonly per: number }
  | { readonly of: 'count' }
  /** The unit is not told, or is none of the three: means, scores, pounds. */
  | { readonly of: 'other' };

export function measureOf(unit: string | null): Measure {
  const words = (unit ?? '').trim().toLowerCase();
  if (/^(%|per ?cent|percentage|proportion)/.test(words)) return { of: 'proportion', per: 100 };
  const per = /\bper ([\d,]+)/.exec(words)?.[1];
  if (per !== undefined) return { of: 'rate', per: Number(per.replaceAll(',', '')) };
  return /^(count|number)\b/.test(words) ? { of: 'count' } : { of: 'other' };
}
