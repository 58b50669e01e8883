/** Figures and verdicts of indicators in words. */
import { formatCount, formatRate } from '../../components/numbers.js';
import type { ComparedIndicatorFieldsFragment, IndicatorPointFieldsFragment } from '../../graphql.generated.js';

export type Compared = ComparedIndicatorFieldsFragment;
export type Point = IndicatorPointFieldsFragment;

export const isPercent = (unit: string | null | undefined): boolean => /^(%|per ?cent|percentage)/i.test(unit ?? '');
const isCount = (unit: string | null | undefined): boolean => /^(count|number)\b/i.test(unit ?? '');

export function figureText(figure: number, unit: string | null | undefined): string {
  if (isCount(unit)) return formatCount(figure);
  return isPercent(unit) ? `${formatRate(figure)}%` : formatRate(figure);
}

/** Of a point that may have none: never 0 for it. */
export const pointText = (point: Point | null | undefined, unit: string | null | undefined): string =>
  point == null ? 'no figure' : point.figure == null ? (point.missing ?? 'not available') : figureText(point.figure, unit);

export const limitsText = (point: Point | null | undefined, unit: string | null | undefined): string =>
  point?.limits95 == null
    ? 'no limits'
    : `${figureText(point.limits95.lower, unit)} to ${figureText(point.limits95.upper, unit)}`;

export const nameWithUnit = ({ name, unit }: { readonly name: string; readonly unit?: string | null }): string =>
  unit == null ? name : `${name} (${isPercent(unit) ? '%' : unit})`;

export const verdictColours = {
  better: 'blue',
  similar: 'yellow',
  worse: 'red',
  higher: 'purple',
  lower: 'teal',
  'not compared': 'grey',
} as const;
export type VerdictWord = keyof typeof verdictColours;

export const verdictOf = (verdict: string): VerdictWord =>
  verdict in verdictColours ? (verdict as VerdictWord) : 'not compared';

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const arrows: Readonly<Record<string, string>> = { increasing: '↑', decreasing: '↓', 'no significant change': '→' };

/** «↑ Increasing and getting worse», or «Cannot be worked out …». */
export const trendText = ({ direction, words }: { readonly direction?: string | null; readonly words: string }): string =>
  `${direction == null ? '' : `${arrows[direction] ?? ''} `}${capital(words)}`;

export const polarityText: Readonly<Record<string, string>> = {
  low: 'Low is better',
  high: 'High is better',
  none: 'Neither high nor low is better',
};
