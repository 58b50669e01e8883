/**
 * How much of each cell of a grid lies inside a polygon, exactly: no sampling, so that an area's coverages add up to its area.
 *
 * Along a row of cells, what lies right of an edge is counted with the edge's height in that row, plus for edges that go down and minus for
 * edges that go up; adding up from west to east gives the coverage (the trapezoid rule of the shoelace formula, cell by cell).
 */

/** Squares of `cell` metres, `columns` × `rows` of them from the south-west corner; cell (column, row) is number row · columns + column. */
export interface CellGrid {
  readonly west: number;
  readonly south: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

/** A district: polygons, each an outer ring and its holes, in metres. Rings may be closed or not, and turn either way. */
export type Window = readonly (readonly (readonly (readonly [number, number])[])[])[];

export function windowOfBox(west: number, south: number, east: number, north: number): Window {
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ],
    ],
  ];
}

/** Shares between 0 and 1, cell by cell. The polygons must not overlap each other. */
export function windowCoverage(window: Window, grid: CellGrid): Float64Array {
  const { columns, rows, west, south, cell } = grid;
  // One more column takes what lies right of the grid.
  const steps = new Float64Array((columns + 1) * rows);
  for (const polygon of window) {
    for (const [number, ring] of polygon.entries()) {
      const sign = Math.sign(signedArea(ring)) * (number === 0 ? 1 : -1);
      for (let at = 0; at < ring.length; at++) {
        const [x0, y0] = ring[at]!;
        const [x1, y1] = ring[(at + 1) % ring.length]!;
        addEdge(steps, grid, sign, (x0 - west) / cell, (y0 - south) / cell, (x1 - west) / cell, (y1 - south) / cell);
      }
    }
  }
  const coverage = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      sum += steps[row * (columns + 1) + column]!;
      coverage[row * columns + column] = Math.min(1, Math.max(0, sum));
    }
  }
  return coverage;
}

/** Whether a point lies inside: an odd number of edges lies east of it. */
export function isInWindow(window: Window, x: number, y: number): boolean {
  let inside = false;
  for (const ring of window.flat()) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x0, y0] = ring[at]!;
      const [x1, y1] = ring[before]!;
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
    }
  }
  return inside;
}

function signedArea(ring: readonly (readonly [number, number])[]): number {
  const [originX, originY] = ring[0]!;
  let twice = 0;
  for (let at = 0; at < ring.length; at++) {
    const [x0, y0] = ring[at]!;
    const [x1, y1] = ring[(at + 1) % ring.length]!;
    twice += (x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY);
  }
  return twice / 2;
}

/** One edge in units of cells, cut at the grid's rows and columns. */
function addEdge(steps: Float64Array, grid: CellGrid, sign: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  if (y0 > y1) {
    addEdge(steps, grid, -sign, x1, y1, x0, y0);
    return;
  }
  // Shares first: an edge may be so short that anything divided by it overflows.
  const xAt = (y: number): number => x0 + (x1 - x0) * ((y - y0) / (y1 - y0));
  const last = Math.min(grid.rows, Math.ceil(y1)) - 1;
  for (let row = Math.max(0, Math.floor(y0)); row <= last; row++) {
    const from = Math.max(row, y0);
    const to = Math.min(row + 1, y1);
    addPiece(steps, row * (grid.columns + 1), grid.columns, -sign * (to - from), xAt(from), xAt(to));
  }
}

/** What one edge does within one row: `height` (signed) is spread over the columns that the edge crosses there. */
function addPiece(steps: Float64Array, start: number, columns: number, height: number, xFrom: number, xTo: number): void {
  const left = Math.min(xFrom, xTo);
  const right = Math.max(xFrom, xTo);
  if (left >= columns) return;
  if (right <= 0 || left === right) {
    addUpright(steps, start, columns, height, Math.max(0, left));
    return;
  }
  const width = right - left;
  if (left < 0) addUpright(steps, start, columns, height * (-left / width), 0);
  for (let column = Math.max(0, Math.floor(left)); column < Math.min(columns, Math.ceil(right)); column++) {
    const from = Math.max(column, left);
    const to = Math.min(column + 1, right);
    addUpright(steps, start, columns, height * ((to - from) / width), (from + to) / 2);
  }
}

/** An upright piece at x: its column is covered from x on, all later ones whole. */
function addUpright(steps: Float64Array, start: number, columns: number, height: number, x: number): void {
  const column = Math.min(columns, Math.floor(x));
  const part = x - column;
  steps[start + column]! += height * (1 - part);
  if (column < columns) steps[start + column + 1]! += height * part;
}
