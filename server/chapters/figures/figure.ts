/**
 * A figure of a chapter: a table of what may be shown, with all that a reader must know of it. It is kept as it was made, so that a published
 * chapter says for good what it said.
 */
import type { AreaRow } from '../../areas/areas.service.js';
import type { Sql } from '../../database/database.js';
import type { Reader } from '../../incidents/incidents.service.js';

/** One cell. Withheld is not unknown, and neither is zero. */
export type FigureCell =
  | {
      readonly is: 'known';
      readonly number: number;
      /** 1 when it is exact. */ readonly roundedTo: number;
      readonly decimals: number;
    }
  | { readonly is: 'withheld' }
  | { readonly is: 'unknown' }
  | { readonly is: 'words'; readonly words: string };

export interface FigureColumn {
  /** In files: «rate_per_1000». */
  readonly name: string;
  /** Above the column. */
  readonly title: string;
  /** What one of it is, for the data dictionary. */
  readonly meaning: string;
}

export interface FigureRow {
  /** Stays the same from one rebuild to the next: a GSS code, a month, a weekday. */
  readonly key: string;
  readonly label: string;
  readonly cells: readonly FigureCell[];
  /** Whether the rows below it are its parts, or it is the sum of all. */
  readonly heads?: boolean;
}

/** How it is drawn beside its table: bars by row, or months from left to right. */
export type FigureChart = 'bars' | 'months' | 'none';

export interface Figure {
  /** Which of the chapter's figures: «asb-by-ward». */
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly unit: string;
  readonly period: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly source: string;
  readonly method: string;
  readonly disclosureRule: string;
  /** What the picture says, for who does not see it. */
  readonly alt: string;
  /** Months without data, what is left out: whole sentences. */
  readonly notes: readonly string[];
  readonly chart: FigureChart;
  /** Which column is drawn. */
  readonly drawn: number;
  /** What a row is: «Ward». */
  readonly rowTitle: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

/** Whole months, both in it: 2025-11. */
export interface FigurePeriod {
  readonly from: string;
  readonly to: string;
}

/** From what a figure is made: under whose rules, of which area and months. */
export interface FigureMaking {
  readonly sql: Sql;
  readonly reader: NonNullable<Reader>;
  readonly area: AreaRow;
  readonly period: FigurePeriod;
}

/** What one kind of figure takes besides area and period. */
export type FigureParameters = Readonly<Record<string, string | number>>;

/** A figure as its kind makes it: where it is placed adds the key, and the registry the kind. */
export type MadeFigure = Omit<Figure, 'key' | 'kind'>;

export interface FigureKind {
  readonly kind: string;
  readonly make: (making: FigureMaking, parameters: FigureParameters) => Promise<MadeFigure>;
}

/** A figure as a template places it. */
export interface PlacedFigure {
  readonly key: string;
  readonly kind: string;
  readonly parameters: FigureParameters;
}
