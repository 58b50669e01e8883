/**
 * Kernel density: how many events a square kilometre there are about each cell's centre, nearer ones counting more.
 *
 * Quartic, radius h: 3 ÷ (π·h²)·(1 − d²/h²)² for d < h (Silverman 1986, eq. 4.5: his K₂). Gaussian, standard deviation s: e^(−d²/2s²) ÷ (2π·s²),
 * cut off at 8 s, beyond which nothing is left. Both hold one event each when added up over the plane; a quartic of radius √8·s smooths as a
 * gaussian of s does. Some programs publish a «scaled» quartic with other constants: raw sums, or 7.25 times too much.
 *
 * Edges: at the border of a district a part of the kernel lies outside, where no events can be. `uniform` divides a cell's sum by the part of
 * the kernel about that cell inside (Diggle 1985); `jones` divides each event by the part about the event (Jones 1993), which keeps the
 * number of events. The part is worked out on the cells, each counted by how much of it lies inside.
 *
 * Not to be used where points were moved to street centres or other map points, with a radius near the size of the moves; nor with a radius
 * under a cell; nor to compare two maps of different radius.
 */
import { isInWindow, windowCoverage, type CellGrid, type Window } from './window-coverage.js';

export type Kernel = 'quartic' | 'gaussian';
export type EdgeCorrection = 'none' | 'uniform' | 'jones';

export const KERNEL_VARIANTS: Readonly<Record<Kernel, string>> = {
  quartic: 'quartic kernel, normalised in two dimensions, bandwidth is the radius',
  gaussian: 'gaussian kernel, bandwidth is the standard deviation',
};

export const EDGE_VARIANTS: Readonly<Record<EdgeCorrection, string>> = {
  none: 'no edge correction',
  uniform: 'edge correction by cell (Diggle 1985)',
  jones: 'edge correction by event (Jones 1993)',
};

/** A quartic of this many standard deviations’ radius smooths as the gaussian does. */
export const QUARTIC_RADIUS_PER_SIGMA = Math.sqrt(8);
const GAUSSIAN_REACH = 8;
const PER_SQUARE_KILOMETRE = 1e6;

/** Under this share of a cell inside the window it has no density: its centre is outside. */
const INSIDE_FROM = 0.5;

export interface DensityOptions {
  readonly kernel: Kernel;
  /** Metres: the radius of a quartic, the standard deviation of a gaussian. */
  readonly bandwidth: number;
  readonly edge?: EdgeCorrection;
  /** Where events can be; events outside are left out, cells outside have no density. Needed for an edge correction. */
  readonly window?: Window;
}

/**
 * Events per km² at each cell's centre, NaN outside the window.
 * @throws RangeError when a coordinate or the bandwidth is no number, or an edge correction has no window
 */
export function kernelDensity(
  eastings: ArrayLike<number>,
  northings: ArrayLike<number>,
  grid: CellGrid,
  { kernel, bandwidth, edge = 'none', window }: DensityOptions,
): Float64Array {
  if (!(bandwidth > 0) || !Number.isFinite(bandwidth)) throw new RangeError(`the bandwidth must be above 0; got ${bandwidth}`);
  if (edge !== 'none' && window === undefined) throw new RangeError('an edge correction needs a window');
  const density = new Float64Array(grid.columns * grid.rows);
  const reach = kernel === 'quartic' ? bandwidth : GAUSSIAN_REACH * bandwidth;
  const around = window === undefined ? null : padded(window, grid, reach);
  const brush = kernel === 'quartic' ? quarticBrush(bandwidth) : gaussianBrush(bandwidth);
  for (let event = 0; event < eastings.length; event++) {
    const x = eastings[event]!;
    const y = northings[event]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`event ${event + 1} has no coordinates: ${x}, ${y}`);
    if (around !== null && !isInside(around, window!, x, y)) continue;
    const part = edge === 'jones' ? partInside(around!, brush, x, y) : 1;
    brush.add(density, grid, x, y, PER_SQUARE_KILOMETRE / part);
  }
  if (around === null) return density;
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const cell = row * grid.columns + column;
      if (coverageAt(around, column, row) < INSIDE_FROM) density[cell] = NaN;
      else if (edge === 'uniform') {
        density[cell]! /= partInside(around, brush, grid.west + (column + 0.5) * grid.cell, grid.south + (row + 0.5) * grid.cell);
      }
    }
  }
  return density;
}

/** A kernel laid on a grid about a position. */
interface Brush {
  readonly reach: number;
  /** Adds `scale` × the kernel to each cell within reach. */
  add(cells: Float64Array, grid: CellGrid, x: number, y: number, scale: number): void;
  /** Σ kernel × coverage ÷ Σ kernel over the cells within reach. */
  part(coverage: Float64Array, grid: CellGrid, x: number, y: number): number;
}

/** First and last column (or row) whose centre lies within `half` of a position counted in cells. */
const firstWithin = (position: number, half: number): number => Math.max(0, Math.ceil(position - half - 0.5));
const lastWithin = (position: number, half: number, count: number): number =>
  Math.min(count - 1, Math.floor(position + half - 0.5));

function quarticBrush(radius: number): Brush {
  const top = 3 / (Math.PI * radius * radius);
  return {
    reach: radius,
    add(cells, { west, south, cell, columns, rows }, x, y, scale) {
      const [atX, atY, half] = [(x - west) / cell, (y - south) / cell, radius / cell];
      const perRadius = cell / radius;
      const factor = top * scale;
      const lastRow = lastWithin(atY, half, rows);
      for (let row = firstWithin(atY, half); row <= lastRow; row++) {
        const dy = (row + 0.5 - atY) * perRadius;
        const left = 1 - dy * dy;
        const width = left > 0 ? half * Math.sqrt(left) : 0;
        const last = row * columns + lastWithin(atX, width, columns);
        let dx = (firstWithin(atX, width) + 0.5 - atX) * perRadius;
        for (let at = row * columns + firstWithin(atX, width); at <= last; at++) {
          const inside = left - dx * dx;
          if (inside > 0) cells[at]! += factor * inside * inside;
          dx += perRadius;
        }
      }
    },
    part(coverage, { west, south, cell, columns, rows }, x, y) {
      const [atX, atY, half] = [(x - west) / cell, (y - south) / cell, radius / cell];
      let whole = 0;
      let inside = 0;
      for (let row = firstWithin(atY, half); row <= lastWithin(atY, half, rows); row++) {
        for (let column = firstWithin(atX, half); column <= lastWithin(atX, half, columns); column++) {
          const share = 1 - ((row + 0.5 - atY) ** 2 + (column + 0.5 - atX) ** 2) / (half * half);
          if (share <= 0) continue;
          whole += share * share;
          inside += share * share * coverage[row * columns + column]!;
        }
      }
      return inside / whole;
    },
  };
}

/** The gaussian is the product of one along each axis: as many exponentials as columns and rows, not as cells. */
function gaussianBrush(sigma: number): Brush {
  const reach = GAUSSIAN_REACH * sigma;
  const along = (first: number, last: number, position: number, cell: number): Float64Array => {
    const factors = new Float64Array(Math.max(0, last - first + 1));
    for (let at = 0; at < factors.length; at++)
      factors[at] = Math.exp(-0.5 * (((first + at + 0.5 - position) * cell) / sigma) ** 2);
    return factors;
  };
  const factorsAbout = ({ west, south, cell, columns, rows }: CellGrid, x: number, y: number) => {
    const [atX, atY, half] = [(x - west) / cell, (y - south) / cell, reach / cell];
    const column = firstWithin(atX, half);
    const row = firstWithin(atY, half);
    return {
      column,
      row,
      across: along(column, lastWithin(atX, half, columns), atX, cell),
      up: along(row, lastWithin(atY, half, rows), atY, cell),
    };
  };
  const top = 1 / (2 * Math.PI * sigma * sigma);
  return {
    reach,
    add(cells, grid, x, y, scale) {
      const { column, row, across, up } = factorsAbout(grid, x, y);
      for (let r = 0; r < up.length; r++) {
        const factor = top * scale * up[r]!;
        const start = (row + r) * grid.columns + column;
        for (let c = 0; c < across.length; c++) cells[start + c]! += factor * across[c]!;
      }
    },
    part(coverage, grid, x, y) {
      const { column, row, across, up } = factorsAbout(grid, x, y);
      const sum = (factors: Float64Array): number => factors.reduce((total, factor) => total + factor, 0);
      let inside = 0;
      for (let r = 0; r < up.length; r++) {
        const start = (row + r) * grid.columns + column;
        let along = 0;
        for (let c = 0; c < across.length; c++) along += across[c]! * coverage[start + c]!;
        inside += along * up[r]!;
      }
      return inside / (sum(across) * sum(up));
    },
  };
}

/** The window's coverage over the grid and as far about it as a kernel reaches. */
interface Padded {
  readonly grid: CellGrid;
  readonly coverage: Float64Array;
  readonly margin: number;
  /** Coverages added up from the south-west, with a row and a column of zeros before: whether a kernel lies wholly inside is four look-ups. */
  readonly sums: Float64Array;
}

function padded(window: Window, { west, south, cell, columns, rows }: CellGrid, reach: number): Padded {
  // An event may lie outside the grid by one reach, and its kernel reach as far again.
  const margin = 2 * Math.ceil(reach / cell) + 1;
  const grid: CellGrid = {
    west: west - margin * cell,
    south: south - margin * cell,
    cell,
    columns: columns + 2 * margin,
    rows: rows + 2 * margin,
  };
  const coverage = windowCoverage(window, grid);
  const across = grid.columns + 1;
  const sums = new Float64Array(across * (grid.rows + 1));
  for (let row = 0; row < grid.rows; row++) {
    let along = 0;
    for (let column = 0; column < grid.columns; column++) {
      along += coverage[row * grid.columns + column]!;
      sums[(row + 1) * across + column + 1] = sums[row * across + column + 1]! + along;
    }
  }
  return { grid, coverage, margin, sums };
}

function coverageAt({ grid, coverage, margin }: Padded, column: number, row: number): number {
  return coverage[(row + margin) * grid.columns + column + margin]!;
}

/** A window of many polygons side by side covers a cell by sums, which are 1 only to rounding. */
const WHOLLY_INSIDE = 1 - 1e-9;

/** Whether an event lies in the window and near enough to matter; only in cells that the border crosses is the border itself asked. */
function isInside({ grid, coverage }: Padded, window: Window, x: number, y: number): boolean {
  const column = Math.floor((x - grid.west) / grid.cell);
  const row = Math.floor((y - grid.south) / grid.cell);
  if (column < 0 || column >= grid.columns || row < 0 || row >= grid.rows) return false;
  const covered = coverage[row * grid.columns + column]!;
  if (covered === 0) return false;
  return covered > WHOLLY_INSIDE || isInWindow(window, x, y);
}

/** The part of the kernel about a position that lies inside the window; 1 at once where everything within reach does. */
function partInside({ grid, coverage, sums }: Padded, brush: Brush, x: number, y: number): number {
  const [atX, atY, half] = [(x - grid.west) / grid.cell, (y - grid.south) / grid.cell, brush.reach / grid.cell];
  const [west, east] = [firstWithin(atX, half), lastWithin(atX, half, grid.columns) + 1];
  const [south, north] = [firstWithin(atY, half), lastWithin(atY, half, grid.rows) + 1];
  // An event so far away does not reach the grid, whatever it is divided by.
  if (west >= east || south >= north) return 1;
  const across = grid.columns + 1;
  const covered =
    sums[north * across + east]! - sums[south * across + east]! - sums[north * across + west]! + sums[south * across + west]!;
  if (covered > (east - west) * (north - south) - 1e-6) return 1;
  const part = brush.part(coverage, grid, x, y);
  return part > 0 ? part : 1;
}
