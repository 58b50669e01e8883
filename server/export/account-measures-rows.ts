/** Measures of the account in its file: figures with their sources, what moved, what documents print beside other areas, and what their figures do not bear out. */
import type { ToldMeasure } from '../partnership/measures/told-measures.js';
import type { ShownFigure } from '../partnership/measures/shown-figure.js';
import { documentOf } from '../partnership/printed/beside.js';
import type { PrintedCheck } from '../partnership/printed/printed-check.js';
import { shownRow } from '../partnership/printed/printed-row.js';
import type { Cell } from './export-content.js';

/** After the columns of money. */
export const MEASURE_COLUMNS = ['measure', 'area', 'period', 'figure', 'unit'] as const;

interface Said {
  readonly row: string;
  readonly kind: string | null;
  readonly words: string | null;
  readonly source: string | null;
  readonly area?: string | null;
  readonly period?: string | null;
  readonly figure?: Cell;
}

/** @param outcomes titles by key */
export const measureRows = (year: string, told: readonly ToldMeasure[], outcomes: ReadonlyMap<string, string>): Cell[][] =>
  told.flatMap((one) => rowsOfOne(year, one, outcomes.get(one.activity.outcome) ?? one.activity.outcome));

function rowsOfOne(
  year: string,
  { measure, activity, baseline, figures, beside, moved, sure, due, method }: ToldMeasure,
  outcome: string,
): Cell[][] {
  const { title, unit, agency, area, measured, baselinePeriod, target, aim } = measure;
  const cells = ({ row, kind, words, source, ...of }: Said): Cell[] => [
    ...[row, year, outcome, activity.title, agency, kind, null, words, source],
    ...[title, of.area ?? null, of.period ?? null, of.figure ?? null, unit],
  ];
  return [
    cells({ row: 'measure', kind: measured, words: moved, source: method, area }),
    cells({ row: 'measure', kind: 'how sure', words: sure, source: null, area }),
    ...(baseline.withheld || baseline.figure !== null
      ? [
          cells({
            row: 'measure',
            kind: 'baseline',
            words: null,
            source: 'by form',
            area,
            period: baselinePeriod,
            figure: figureCell(baseline),
          }),
        ]
      : []),
    ...(target === null ? [] : [cells({ row: 'measure', kind: 'target', words: aim, source: 'by form', area, figure: target })]),
    ...figures.map((one) =>
      cells({
        row: 'figure',
        kind: 'found',
        words: one.note,
        source: one.source,
        area,
        period: one.period,
        figure: figureCell(one),
      }),
    ),
    ...due.map((period) =>
      cells({ row: 'figure', kind: 'overdue', words: null, source: null, area, period, figure: 'not entered' }),
    ),
    ...beside.map(({ row, verdict, why }) =>
      cells({
        ...{
          row: 'printed',
          kind: verdict ?? 'own',
          words: [row.measure, row.unit, why].filter((part) => part !== null).join('; '),
        },
        ...{
          source: documentOf(row),
          area: row.area,
          period: row.period?.name ?? 'not stated',
          figure: figureCell(shownRow(row)),
        },
      }),
    ),
  ];
}

/** What does not follow, what does, and what cannot be told, each with what its own formula gives. */
export const checkRows = (year: string, checks: readonly PrintedCheck[]): Cell[][] =>
  checks.map(({ rule, verdict, measure, area, period, printed, check, use, documents }) => [
    ...['printed check', year, null, null, null, `${rule}: ${verdict}`, null],
    ...[[`Printed: ${printed}`, check, use].filter((part) => part !== null).join(' '), documents.join('; ')],
    ...[measure, area, period, null, null],
  ]);

const figureCell = ({ figure, withheld }: ShownFigure): Cell => (withheld ? 'withheld' : (figure ?? 'none'));
