/** Rectangles of squares of the National Grid: which squares of which size lie wholly inside a box, and what is left over around them. */
import { BLOCK, CELL_LEVELS } from './summary-blocks.sql.js';

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
 * Non-overlapping rectangles of squares larger than the smallest that fill a box from the inside: the largest squares in the middle, smaller
 * ones around them. `whole` is what they fill together; null when not even one such square lies in the box.
 */
export function fillBox(box: GridBox, level: number): { readonly parts: readonly Cells[]; readonly whole: Cells | null } {
  const parts: Cells[] = [];
  let whole: Cells | null = null;
  for (const metres of CELL_LEVELS.filter((candidate) => candidate <= level && candidate > CELL_LEVELS[0]).toReversed()) {
    const cells = wholeCells(box, metres);
    if (cells === null) continue;
    parts.push(...(whole === null ? [cells] : around(cells, refine(whole, metres))));
    whole = cells;
  }
  return { parts, whole };
}

/** Squares that lie wholly in a box; null when there are none. */
function wholeCells(box: GridBox, metres: number): Cells | null {
  const east = [Math.ceil(box.west / metres), Math.floor(box.east / metres) - 1] as const;
  const north = [Math.ceil(box.south / metres), Math.floor(box.north / metres) - 1] as const;
  return east[0] > east[1] || north[0] > north[1] ? null : { metres, east, north };
}

/** Squares that touch a box. */
export function coveringCells(box: GridBox, metres: number): Cells {
  return {
    metres,
    east: [Math.floor(box.west / metres), Math.floor(box.east / metres)],
    north: [Math.floor(box.south / metres), Math.floor(box.north / metres)],
  };
}

/** The blocks in which squares are stored (summary-blocks.sql.ts) that a rectangle of them touches. */
export function blocksTouched({ east, north }: Cells): Pick<Cells, 'east' | 'north'> {
  const blocks = ([first, last]: Cells['east']): [number, number] => [Math.floor(first / BLOCK), Math.floor(last / BLOCK)];
  return { east: blocks(east), north: blocks(north) };
}

/** The same rectangle in smaller squares. */
export function refine(cells: Cells, metres: number): Cells {
  const times = cells.metres / metres;
  const range = ([first, last]: readonly [number, number]): [number, number] => [first * times, (last + 1) * times - 1];
  return { metres, east: range(cells.east), north: range(cells.north) };
}

/** Up to four rectangles that, with the inner one, make up the outer one. */
function around(outer: Cells, inner: Cells): Cells[] {
  const { metres } = outer;
  const strips: Cells[] = [
    { metres, east: [outer.east[0], inner.east[0] - 1], north: outer.north },
    { metres, east: [inner.east[1] + 1, outer.east[1]], north: outer.north },
    { metres, east: inner.east, north: [outer.north[0], inner.north[0] - 1] },
    { metres, east: inner.east, north: [inner.north[1] + 1, outer.north[1]] },
  ];
  return strips.filter(({ east, north }) => east[0] <= east[1] && north[0] <= north[1]);
}
