/** Cells of figures, and their words: the same on screen, in print, in a document and in a file. */
import type { Figure as ViewedFigure } from '../../incidents/incidents.service.js';
import type { FigureCell } from './figure.js';

export const known = (number: number, decimals = 0, roundedTo = 1): FigureCell => ({ is: 'known', number, roundedTo, decimals });
export const words = (text: string): FigureCell => ({ is: 'words', words: text });
export const withheld: FigureCell = { is: 'withheld' };
export const unknown: FigureCell = { is: 'unknown' };

/** A number that may not be there. */
export const maybe = (number: number | null | undefined, decimals = 0): FigureCell =>
  number == null ? unknown : known(number, decimals);

/** A count as disclosure control left it. */
export function countCell({ count, suppressed, roundedTo }: ViewedFigure): FigureCell {
  if (suppressed) return withheld;
  return count === null ? unknown : known(count, 0, roundedTo);
}

/** What depends on a count is withheld with it. */
export function ofCount(count: ViewedFigure, number: number | null | undefined, decimals: number): FigureCell {
  return count.suppressed ? withheld : maybe(number, decimals);
}

const formats = new Map<number, Intl.NumberFormat>();
function formatOf(decimals: number): Intl.NumberFormat {
  const had = formats.get(decimals);
  if (had !== undefined) return had;
  const made = new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(decimals, made);
  return made;
}

export function cellText(cell: FigureCell): string {
  switch (cell.is) {
    case 'known':
      return formatOf(cell.decimals).format(cell.number);
    case 'withheld':
      return 'withheld';
    case 'unknown':
      return 'no data';
    case 'words':
      return cell.words;
  }
}

/** A difference with its sign, written as the figures it is of. */
export const differenceText = (difference: number, decimals: number): string =>
  `${difference > 0 ? '+' : difference < 0 ? '−' : '±'}${formatOf(decimals).format(Math.abs(difference))}`;
