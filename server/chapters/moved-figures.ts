/**
 * What moved from one making of a chapter's figures to the next, row by row. It is worked out from what both show, after disclosure control:
 * where either withholds, that is said and no difference is.
 */
import { cellText, differenceText } from './figures/cells.js';
import type { Figure, FigureCell, FigureRow } from './figures/figure.js';

export interface MovedCell {
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** «+20»; null where there is none to state. */
  readonly difference: string | null;
}

export interface MovedFigure {
  readonly key: string;
  readonly title: string;
  readonly change: 'moved' | 'added' | 'gone';
  /** Empty where only what is said of the figure moved: its period, its source. */
  readonly cells: readonly MovedCell[];
  /** «Period: 2025 to 2026». */
  readonly said: readonly string[];
}

export function movedFigures(before: readonly Figure[], after: readonly Figure[]): MovedFigure[] {
  const were = new Map(before.map((figure) => [figure.key, figure]));
  const now = new Set(after.map(({ key }) => key));
  return [
    ...after.flatMap((figure) => moved(were.get(figure.key), figure) ?? []),
    ...before
      .filter(({ key }) => !now.has(key))
      .map(({ key, title }) => ({ key, title, change: 'gone' as const, cells: [], said: [] })),
  ];
}

function moved(was: Figure | undefined, is: Figure): MovedFigure | null {
  if (was === undefined) return { key: is.key, title: is.title, change: 'added', cells: [], said: [] };
  const cells = [...movedRows(was, is)];
  const said = SAID.filter(({ of }) => of(was) !== of(is)).map(({ name, of }) => `${name}: ${of(was)} → ${of(is)}`);
  return cells.length === 0 && said.length === 0 ? null : { key: is.key, title: is.title, change: 'moved', cells, said };
}

const SAID: readonly { readonly name: string; readonly of: (figure: Figure) => string }[] = [
  { name: 'Period', of: ({ period }) => period },
  { name: 'Source', of: ({ source }) => source },
  { name: 'Denominator', of: ({ denominator }) => denominator },
  { name: 'Disclosure rule', of: ({ disclosureRule }) => disclosureRule },
];

function* movedRows(was: Figure, is: Figure): Iterable<MovedCell> {
  const rowsBefore = new Map(was.rows.map((row) => [row.key, row]));
  const rowsNow = new Set(is.rows.map(({ key }) => key));
  for (const row of is.rows) yield* movedCells(was, is, rowsBefore.get(row.key), row);
  for (const row of was.rows) if (!rowsNow.has(row.key)) yield* movedCells(was, is, row, undefined);
}

const NOT_THERE = 'not in the figure';

function* movedCells(was: Figure, is: Figure, before: FigureRow | undefined, after: FigureRow | undefined): Iterable<MovedCell> {
  const label = after === undefined ? nameOf(was, before!) : nameOf(is, after);
  let toldOfWithheld = false;
  for (const [place, { name, title }] of is.columns.entries()) {
    const old = before?.cells[was.columns.findIndex((column) => column.name === name)];
    const made = after?.cells[place];
    const [textBefore, textAfter] = [old ? cellText(old) : NOT_THERE, made ? cellText(made) : NOT_THERE];
    if (textBefore === textAfter) continue;
    // A rate and its limits are withheld with their count: said once a row.
    const isWithheld = old?.is === 'withheld' || made?.is === 'withheld';
    if (isWithheld && toldOfWithheld) continue;
    toldOfWithheld ||= isWithheld;
    yield { row: label, column: title, before: textBefore, after: textAfter, difference: differenceOf(old, made) };
  }
}

/** Rows of one label, such as an activity with two measures, are told apart by the first column of words that does. */
function nameOf({ rows }: Figure, row: FigureRow): string {
  const namesakes = rows.filter(({ label }) => label === row.label);
  const place = row.cells.findIndex(
    (_, column) =>
      namesakes.every(({ cells }) => cells[column]?.is === 'words') &&
      new Set(namesakes.map(({ cells }) => cellText(cells[column]!))).size === namesakes.length,
  );
  return namesakes.length < 2 || place < 0 ? row.label : `${row.label}: ${cellText(row.cells[place]!)}`;
}

/** Only between two numbers that are both shown. */
function differenceOf(before: FigureCell | undefined, after: FigureCell | undefined): string | null {
  if (before?.is !== 'known' || after?.is !== 'known') return null;
  const decimals = Math.max(before.decimals, after.decimals);
  return differenceText(Number(after.number.toFixed(decimals)) - Number(before.number.toFixed(decimals)), decimals);
}
