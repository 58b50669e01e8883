/** Rectangles of squares of the National Grid: which squares of which size lie wholly inside a box, and what is left over around them. */
import { CELL_LEVELS } from './incident-summaries.service.js';

/** Squares by number, all four included. */
export interface Cells {
  readonly metres: number;
  readonly east: readonly [first: number, last: number];
  readonly north: readonly [first: number, last: number];
}

/** A rectangle in metres of the National Grid. */
export interface GridBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The largest level of the pyramid whose squares make up squares of this side; null when none does. */
export function levelFor(cellMetres: number): number | null {
  return CELL_LEVELS.findLast((metres) => cellMetres % metres === 0) ?? null;
}

/**
 * Non-overlapping rectangles of squares that fill a box from the inside: the largest squares in the middle, smaller ones around them.
 * Empty when not even one square of the smallest level lies in the box.
 */
export function fillBox(box: GridBox, level: number): Cells[] {
  const filled: Cells[] = [];
  let inner: Cells | null = null;
  for (const metres of CELL_LEVELS.filter((candidate) => candidate <= level).toReversed()) {
    const cells = wholeCells(box, metres);
    if (cells === null) continue;
    filled.push(...(inner === null ? [cells] : around(cells, refine(inner, metres))));
    inner = cells;
  }
  return filled;
}

/** Squares that lie wholly in a box; null when there are none. */
export function wholeCells(box: GridBox, metres: number): Cells | null {
  const east = [Math.ceil(box.west / metres), Math.floor(box.east / metres) - 1] as const;
  const north = [Math.ceil(box.south / metres), Math.floor(box.north / metres) - 1] as const;
  return east[0] > east[1] || north[0] > north[1] ? null : { metres, east, north };
}

/** The same rectangle in smaller squares. */
export function refine(cells: Cells, metres: number): Cells {
  const times = cells.metres / metres;
  const range = ([first, last]: readonly [number, number]): [number, number] => [first * times, (last + 1) * times - 1];
  return { metres, east: range(cells.east), north: range(cells.north) };
}

/** Up to four rectangles that, with the inner one, make up the outer one. */
export function around(outer: Cells, inner: Cells): Cells[] {
  const { metres } = outer;
  const strips: Cells[] = [
    { metres, east: [outer.east[0], inner.east[0] - 1], north: outer.north },
    { metres, east: [inner.east[1] + 1, outer.east[1]], north: outer.north },
    { metres, east: inner.east, north: [outer.north[0], inner.north[0] - 1] },
    { metres, east: inner.east, north: [inner.north[1] + 1, outer.north[1]] },
  ];
  return strips.filter(({ east, north }) => east[0] <= east[1] && north[0] <= north[1]);
}
