/**
 * Marks that published statistics print instead of a number. None of them is ever read as 0.
 * Sources: DfE open data standards; Government Statistical Service, «Symbols in tables»; the DfE's
 * Local Authority Interactive Tool, which prints «-» for all of them.
 */
export const SUPPRESSION_MARKS: Readonly<Record<string, string>> = {
  c: 'small number withheld to protect people',
  x: 'not available',
  z: 'not applicable',
  u: 'low reliability',
  k: 'rounds to nothing, but is not nothing',
  low: 'rounds to nothing, but is not nothing',
  '-': 'not available, not applicable or withheld (the source does not say which)',
  '*': 'small number withheld to protect people',
  ':': 'not available',
  '.': 'not applicable',
  '..': 'not available',
  '~': 'rounds to nothing, but is not nothing',
  na: 'not available',
  'n/a': 'not applicable',
};

/** A printed cell: a number, a mark, nothing at all, or something a statistic does not print. */
export type PrintedFigure =
  | { readonly is: 'figure'; readonly figure: number }
  | { readonly is: 'mark'; readonly mark: string }
  | { readonly is: 'empty' }
  | { readonly is: 'not understood' };

/** Reads one cell. Thousands commas («29,199»), a percent sign and brackets round a mark («[c]») are allowed for. */
export function readPrintedFigure(cell: string): PrintedFigure {
  const text = cell.trim();
  if (text === '') return { is: 'empty' };
  const mark = text.replace(/^\[(.+)\]$/, '$1').toLowerCase();
  if (Object.hasOwn(SUPPRESSION_MARKS, mark)) return { is: 'mark', mark };
  const plain = text
    .replace(/%$/, '')
    .replace(/^([+-]?\d{1,3})((?:,\d{3})+)(?=\.|$)/, (_, first: string, rest: string) => first + rest.replaceAll(',', ''));
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain))) {
    return { is: 'figure', figure: Number(plain) };
  }
  return { is: 'not understood' };
}
