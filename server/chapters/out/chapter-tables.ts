/** The tables of a published chapter, one a figure, and the dictionary of all their columns. */
import type { ChapterContent } from '../chapter.js';
import type { Figure, FigureCell } from '../figures/figure.js';

export type TableCell = string | number | null;

export interface ChapterTable {
  /** Without its end: «figure-03-asb-by-ward». */
  readonly name: string;
  readonly shown: string;
  readonly source: string;
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

export function chapterTables({ sections }: Pick<ChapterContent, 'sections'>): ChapterTable[] {
  const figures = sections.flatMap((section) => section.figures);
  const named = figures.map((figure, place) => ({ figure, name: `figure-${String(place + 1).padStart(2, '0')}-${figure.key}` }));
  return [...named.map(({ figure, name }) => tableOf(figure, name)), dictionaryOf(named)];
}

function tableOf(figure: Figure, name: string): ChapterTable {
  return {
    name,
    shown: `${figure.title}, ${figure.period}`,
    source: figure.source,
    notes: [figure.disclosureRule, ...figure.notes],
    columns: ['key', columnName(figure.rowTitle), ...figure.columns.map((column) => column.name)],
    rows: figure.rows.map(({ key, label, cells }) => [key, label, ...cells.map(inFile)]),
  };
}

/** Numbers as they are shown, so that no digit says more than the page does. Not known is empty; withheld says so. */
function inFile(cell: FigureCell): TableCell {
  switch (cell.is) {
    case 'known':
      return Number(cell.number.toFixed(cell.decimals));
    case 'withheld':
      return 'withheld';
    case 'unknown':
      return null;
    case 'words':
      return cell.words;
  }
}

const columnName = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');

const DICTIONARY = [
  ...['file', 'column', 'title', 'meaning', 'figure', 'unit', 'period', 'numerator', 'denominator', 'source', 'method'],
  'disclosure_rule',
];

function dictionaryOf(named: readonly { readonly figure: Figure; readonly name: string }[]): ChapterTable {
  return {
    name: 'data-dictionary',
    shown: 'What each column of each table means; «withheld» is kept back by the disclosure rule, an empty cell is not known',
    source: 'the figures of the chapter',
    notes: [],
    columns: DICTIONARY,
    rows: named.flatMap(({ figure, name }) => {
      const of = [figure.title, figure.unit, figure.period, figure.numerator, figure.denominator, figure.source, figure.method];
      const row = (column: string, title: string, meaning: string): TableCell[] => [
        ...[`${name}.csv`, column, title, meaning, ...of, figure.disclosureRule],
      ];
      return [
        row('key', 'Key', 'GSS code of an area, number of a weekday or tenth, month as year-month, or category'),
        row(columnName(figure.rowTitle), figure.rowTitle, 'The row in words'),
        ...figure.columns.map(({ name: column, title, meaning }) => row(column, title, meaning)),
      ];
    }),
  };
}
