/**
 * Recognises which of a source's declared layouts a file has, by its header. Columns may stand in any order and be spelt with other
 * capitals, spaces, hyphens or underscores; columns nobody declared are named in a warning, for they may be a misspelt one.
 */
import { UnknownLayout, UnreadableFile } from './refusals.js';
import type { ColumnRule, Layout } from './source.js';

/** A file with more columns is not a table of ours. */
export const MOST_COLUMNS = 1_000;

export interface RecognisedLayout {
  readonly layout: Layout;
  /** For each column of the file, in its order: the declared name, or the header's own where none is declared. */
  readonly names: readonly string[];
  /** Headers that the layout does not declare. */
  readonly unknown: readonly string[];
  /** The first record names the columns. A layout without a header may be given one: by the file of refused rows. */
  readonly hasHeader: boolean;
}

/**
 * The layout that knows the file's columns best.
 * @throws UnreadableFile naming the known layouts, the nearest one and what it misses
 */
export function recogniseLayout(layouts: readonly Layout[], firstRecord: readonly string[]): RecognisedLayout {
  checkDelimiter(layouts, firstRecord);
  if (firstRecord.length > MOST_COLUMNS) {
    throw new UnreadableFile(
      `The header has ${firstRecord.length.toLocaleString('en-GB')} columns; no more than ${MOST_COLUMNS.toLocaleString('en-GB')} are read.`,
      'Check that the file has line ends, and that it is the table you mean.',
      { row: 1 },
    );
  }
  const header = firstRecord.map((cell) => cell.trim());
  const headerless = layouts.find((layout) => layout.headerless === true && layout.columns.length === header.length);
  const matches = layouts.map((layout) => matchLayout(layout, header));
  const fitting = matches.filter((match) => match.missing.length === 0).sort(byFit);
  const best = fitting[0];
  if (best === undefined) {
    if (headerless !== undefined) {
      return { layout: headerless, names: headerless.columns.map((column) => column.name), unknown: [], hasHeader: false };
    }
    throw unknownLayout(layouts, matches, header);
  }
  checkDuplicates(header, best.names);
  return { layout: best.layout, names: best.names, unknown: best.unknown, hasHeader: true };
}

interface Match extends Omit<RecognisedLayout, 'hasHeader'> {
  readonly missing: readonly string[];
}

function byFit(a: Match, b: Match): number {
  return a.unknown.length - b.unknown.length || b.layout.columns.length - a.layout.columns.length;
}

function matchLayout(layout: Layout, header: readonly string[]): Match {
  const exact = header.map((cell) => layout.columns.find((column) => isNamed(column, cell)));
  const unknown: string[] = [];
  const names = header.map((cell, index) => {
    const column = exact[index] ?? layout.columns.find((candidate) => !exact.includes(candidate) && isSpelt(candidate, cell));
    if (column === undefined && cell !== '') unknown.push(cell);
    return column?.name ?? cell;
  });
  const missing = layout.columns.filter((column) => column.required && !names.includes(column.name)).map((column) => column.name);
  return { layout, names, unknown, missing };
}

function isNamed(column: ColumnRule, cell: string): boolean {
  return column.name === cell || column.header?.test(cell) === true;
}

const knows = (column: ColumnRule, cell: string): boolean => isNamed(column, cell) || isSpelt(column, cell);

function isSpelt(column: ColumnRule, cell: string): boolean {
  if (cell === '') return false;
  return folded(column.name) === folded(cell) || (column.header !== undefined && anyCase(column.header).test(cell));
}

function anyCase(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, 'i');
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

function checkDuplicates(header: readonly string[], names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    // Columns without a heading come from spreadsheets that save a few more than are used; they are not read.
    if (name === '') continue;
    const cell = header[index]!;
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      throw new UnreadableFile(
        `The header names the column «${name}» twice${earlier === cell ? '' : ` (as «${earlier}» and «${cell}»)`}.`,
        'Keep one of the two columns, or give the other another name.',
        { row: 1, column: name, value: cell },
      );
    }
    seen.set(name, cell);
  }
}

function checkDelimiter(layouts: readonly Layout[], firstRecord: readonly string[]): void {
  const line = firstRecord.join(',');
  for (const [delimiter, word] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ] as const) {
    const cells = line.split(delimiter);
    const separates = cells.length > 1 && cells.length > firstRecord.length;
    const alone = firstRecord.length === 1 && cells.length > 1;
    const known = cells.filter((cell) =>
      layouts.some((layout) => layout.columns.some((column) => knows(column, cell.trim().replaceAll('"', '')))),
    );
    if (alone || (separates && known.length > 1)) {
      throw new UnreadableFile(
        `The columns are separated by ${word}, not by commas.`,
        'Save the file with commas between the columns (in Excel: «CSV UTF-8 (Comma delimited)»).',
        { row: 1 },
      );
    }
  }
}

function unknownLayout(layouts: readonly Layout[], matches: readonly Match[], header: readonly string[]): UnknownLayout {
  const known = layouts.map((layout) => `«${layout.name}»`).join(', ');
  const nearest = [...matches].sort((a, b) => foundShare(b) - foundShare(a))[0];
  const near =
    nearest === undefined || foundShare(nearest) === 0
      ? ''
      : ` Nearest is «${nearest.layout.name}», which misses: ${nearest.missing.join(', ')}.`;
  const headerless = layouts.filter((layout) => layout.headerless === true);
  const count =
    headerless.length === 0
      ? ''
      : ` A file without a header must have ${headerless.map((layout) => layout.columns.length).join(' or ')} columns; this has ${header.length}.`;
  return new UnknownLayout(
    `The header is of no known layout. Known: ${known}.${near}${count}`,
    'Check that the file belongs to this source («homeward ingest --list» shows every column), and that its first row names the columns.',
    { row: 1, value: header.join(',') },
  );
}

function foundShare(match: Match): number {
  const required = match.layout.columns.filter((column) => column.required).length;
  return required === 0 ? 0 : (required - match.missing.length) / required;
}
