/** Counts as they may be shown, each number a figure. */
import type { CountedRow, CountsOfIncidents } from './count-incidents.js';
import type { Figure } from './figure.js';
import type { GridOfIncidents } from './grid-incidents.js';

export interface ViewedRow extends Omit<CountedRow, 'count'> {
  readonly count: Figure;
}

export interface ViewedCounts extends Omit<CountsOfIncidents, 'rows' | 'total' | 'noLocation' | 'notCarriedOver'> {
  readonly rows: readonly ViewedRow[];
  readonly total: Figure;
  readonly noLocation: Figure;
  readonly notCarriedOver: Figure;
  /** How the figures were protected, in words; null when they are exact. */
  readonly protection: string | null;
}

export interface ViewedGrid extends Omit<GridOfIncidents, 'total' | 'noLocation' | 'largest'> {
  readonly total: Figure;
  readonly noLocation: Figure;
  /** Null where cells have bands instead of counts. */
  readonly largest: number | null;
  /** The bands that cells are told in, from few to many; empty where they have counts. */
  readonly bands: readonly string[];
  readonly protection: string | null;
}
