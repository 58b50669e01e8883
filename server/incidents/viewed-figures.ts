/** Counts as they may be shown: exact, rounded or withheld. */
import type { CountedRow, CountsOfIncidents } from './count-incidents.js';
import type { GridOfIncidents } from './grid-incidents.js';

export interface Figure {
  /** Null when it is withheld, or not known (then `suppressed` is false). */
  readonly count: number | null;
  readonly suppressed: boolean;
  /** 1 when it is exact. */
  readonly roundedTo: number;
}

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

export const exactFigure = (count: number | null): Figure => ({ count, suppressed: false, roundedTo: 1 });

/** Not shown, whatever it is. */
export const withheldFigure: Figure = { count: null, suppressed: true, roundedTo: 5 };

/** The sum of what is displayed; withheld when a part is. */
export function addedUp(parts: readonly Figure[]): Figure {
  if (parts.some(({ suppressed }) => suppressed)) return withheldFigure;
  return {
    count: parts.reduce((sum, { count }) => sum + (count ?? 0), 0),
    suppressed: false,
    roundedTo: Math.max(1, ...parts.map(({ roundedTo }) => roundedTo)),
  };
}
