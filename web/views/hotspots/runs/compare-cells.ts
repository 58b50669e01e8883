/** Two runs beside each other, cell by cell: what both mark, and what only one of them does. */
import type { FeatureCollection } from 'geojson';
import { isMarked } from '../classes.js';
import { inDensityClasses } from '../density-classes.js';
import { rowsOf, type HotspotRow } from '../rows.js';

export interface Compared {
  /** Cells that both runs have. */
  readonly shared: number;
  readonly both: readonly HotspotRow[];
  readonly onlyFirst: readonly HotspotRow[];
  readonly onlySecond: readonly HotspotRow[];
}

interface RunCells {
  readonly cells: unknown;
  readonly cellMetres: number | null;
  readonly shape: 'HEXAGON' | 'SQUARE' | null;
}

/** Null where they have no cell in common, or cells of the same key that are others: another size, shape or type of area. */
export function compareCells(first: RunCells, second: RunCells): Compared | null {
  if (first.cellMetres !== second.cellMetres || first.shape !== second.shape) return null;
  const [one, other] = [first, second].map((run) =>
    inDensityClasses(rowsOf({ ...run, cells: run.cells as FeatureCollection })),
  ) as [readonly HotspotRow[], readonly HotspotRow[]];
  const marked = (rows: readonly HotspotRow[]) => new Set(rows.filter((row) => isMarked(row.class)).map(({ key }) => key));
  const keys = new Set(other.map(({ key }) => key));
  const shared = one.filter(({ key }) => keys.has(key)).length;
  if (shared === 0) return null;
  const [inFirst, inSecond] = [marked(one), marked(other)];
  return {
    shared,
    both: one.filter(({ key }) => inFirst.has(key) && inSecond.has(key)),
    onlyFirst: one.filter(({ key }) => inFirst.has(key) && !inSecond.has(key)),
    onlySecond: other.filter(({ key }) => inSecond.has(key) && !inFirst.has(key)),
  };
}
