/** Figures that documents print, in words: the same in tables and charts. */
import type { AccountMeasuresQuery } from '../../graphql.generated.js';

type Printed = AccountMeasuresQuery['accountMeasures'][number]['beside'][number]['printed'];

/** «24%», «0.04», «withheld» */
export function printedFigure({ figure, withheld, unit }: Pick<Printed, 'figure' | 'withheld' | 'unit'>): string {
  if (withheld) return 'withheld';
  if (figure === null) return 'none';
  const text = figure.toLocaleString('en-GB', { maximumFractionDigits: 6 });
  return /^(?:%|per ?cent)/i.test(unit ?? '') ? `${text}%` : text;
}

export const limitText = (limit: number): string => limit.toLocaleString('en-GB', { maximumFractionDigits: 1 });
