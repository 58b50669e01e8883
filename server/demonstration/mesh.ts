/**
 * Small cells (about a postcode each) that cover land, sea and the country beyond: the Voronoi diagram of points placed
 * densely where many people live, with a pair of points either side of the coast and of the inland border, so that cell
 * edges follow those lines.
 *
 * Everything larger is made of whole cells, so all areas share their borders exactly.
 */
import Delaunator from 'delaunator';
import { distance, PointIndex, type GridPoint } from './geometry.js';
import type { Random } from './random.js';
import { at, FRAME, inDistrict, inland, insideBorder, ORIGIN, peopleDensity, uphill } from './terrain.js';

export type CellKind = 'district' | 'sea' | 'beyond';

export interface Cell extends GridPoint {
  readonly kind: CellKind;
}

/** A border between two cells, from one corner to another; `left` is the cell on its left hand. */
export interface CellEdge {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

export interface Mesh {
  readonly cells: readonly Cell[];
  readonly corners: readonly GridPoint[];
  readonly edges: readonly CellEdge[];
  readonly neighbours: readonly (readonly number[])[];
}

/** How far the mesh reaches past the frame, metres, so that the district's cells are all bounded. */
const MARGIN = 2600;
/** Points beside the coast and the inland border: metres from the line, and between pairs along it. */
const LINE_OFFSET = 30;
const LINE_SPACING = 70;

export function buildMesh(random: Random): Mesh {
  const cells = placeCells(random);
  const delaunay = new Delaunator(Float64Array.from(cells.flatMap((cell) => [cell.easting, cell.northing])));
  const corners: GridPoint[] = [];
  for (let triangle = 0; triangle < delaunay.triangles.length; triangle += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => cells[delaunay.triangles[triangle + corner]!]!) as [Cell, Cell, Cell];
    corners.push(circumcentre(a, b, c));
  }
  const edges: CellEdge[] = [];
  const neighbours = cells.map(() => new Set<number>());
  delaunay.halfedges.forEach((opposite, edge) => {
    if (opposite < edge) return;
    const one = delaunay.triangles[edge]!;
    const other = delaunay.triangles[edge % 3 === 2 ? edge - 2 : edge + 1]!;
    neighbours[one]!.add(other);
    neighbours[other]!.add(one);
    const from = Math.floor(edge / 3);
    const to = Math.floor(opposite / 3);
    const oneIsLeft = turn(corners[from]!, corners[to]!, cells[one]!) > 0;
    edges.push({ from, to, left: oneIsLeft ? one : other, right: oneIsLeft ? other : one });
  });
  return { cells, corners, edges, neighbours: neighbours.map((set) => [...set].sort((a, b) => a - b)) };
}

/** Metres between cell centres: about 70 people a cell in towns, never over 380 m. */
function spacing(point: GridPoint): number {
  const depth = inland(point);
  if (depth < 0) return 220 + Math.min(900, -depth);
  if (!inDistrict(point)) return 300;
  return Math.min(340, Math.sqrt(40_000_000 / Math.max(1, peopleDensity(point))));
}

function placeCells(random: Random): Cell[] {
  const placed = new PointIndex<Cell>(120);
  const cells: Cell[] = [];
  const add = (point: GridPoint, kind: CellKind): void => {
    const cell = { easting: point.easting, northing: point.northing, kind };
    cells.push(cell);
    placed.add(cell);
  };
  const draw = (): GridPoint => at(random.between(-MARGIN, FRAME.width + MARGIN), random.between(-MARGIN, FRAME.height + MARGIN));

  const alongLine = (height: (point: GridPoint) => number, kindOf: (point: GridPoint) => CellKind): void => {
    const done = new PointIndex<GridPoint>(LINE_SPACING);
    for (let attempt = 0; attempt < 60_000; attempt += 1) {
      const onLine = toLine(height, draw());
      if (!onLine || done.anyWithin(onLine, LINE_SPACING)) continue;
      done.add(onLine);
      const up = uphill(height, onLine);
      const pair = [-1, 1].map((side) => ({
        easting: onLine.easting + side * LINE_OFFSET * up.easting,
        northing: onLine.northing + side * LINE_OFFSET * up.northing,
      })) as [GridPoint, GridPoint];
      if (height(pair[0]) >= 0 || height(pair[1]) <= 0) continue;
      if (pair.some((point) => placed.anyWithin(point, LINE_OFFSET * 1.1))) continue;
      for (const point of pair) add(point, kindOf(point));
    }
  };
  alongLine(inland, kindAt);
  alongLine((point) => (inland(point) < 90 ? -1000 : insideBorder(point)), kindAt);
  for (let attempt = 0; attempt < 130_000; attempt += 1) {
    const point = draw();
    const fromLine = Math.min(Math.abs(inland(point)), Math.abs(insideBorder(point)));
    if (fromLine < LINE_OFFSET * 1.7 || placed.anyWithin(point, spacing(point) * 0.82)) continue;
    add(point, kindAt(point));
  }
  return cells;
}

function kindAt(point: GridPoint): CellKind {
  return inland(point) < 0 ? 'sea' : inDistrict(point) ? 'district' : 'beyond';
}

/** The line of height zero near a point, by a few Newton steps; nothing when the point is too far away. */
function toLine(height: (point: GridPoint) => number, start: GridPoint): GridPoint | undefined {
  let point = start;
  if (Math.abs(height(point)) > 400) return undefined;
  for (let step = 0; step < 12; step += 1) {
    const above = height(point);
    if (Math.abs(above) < 1.5) return distance(point, start) < 900 ? point : undefined;
    const up = uphill(height, point);
    point = {
      easting: point.easting - 0.8 * above * up.easting,
      northing: point.northing - 0.8 * above * up.northing,
    };
  }
  return undefined;
}

function circumcentre(a: GridPoint, b: GridPoint, c: GridPoint): GridPoint {
  const bEast = b.easting - a.easting;
  const bNorth = b.northing - a.northing;
  const cEast = c.easting - a.easting;
  const cNorth = c.northing - a.northing;
  const doubled = 2 * (bEast * cNorth - bNorth * cEast);
  const bSquare = bEast * bEast + bNorth * bNorth;
  const cSquare = cEast * cEast + cNorth * cNorth;
  return {
    easting: a.easting + (cNorth * bSquare - bNorth * cSquare) / doubled,
    northing: a.northing + (bEast * cSquare - cEast * bSquare) / doubled,
  };
}

/** Positive when `point` lies to the left of the way from `from` to `to`. */
function turn(from: GridPoint, to: GridPoint, point: GridPoint): number {
  return (
    (to.easting - from.easting) * (point.northing - from.northing) -
    (to.northing - from.northing) * (point.easting - from.easting)
  );
}

/** Square metres of each cell of the district, from its edges. */
export function cellAreas(mesh: Mesh): number[] {
  const doubled = mesh.cells.map(() => 0);
  for (const edge of mesh.edges) {
    const from = mesh.corners[edge.from]!;
    const to = mesh.corners[edge.to]!;
    // Relative to the frame's corner: products of full grid coordinates would lose the small differences.
    const cross =
      (from.easting - ORIGIN.easting) * (to.northing - ORIGIN.northing) -
      (to.easting - ORIGIN.easting) * (from.northing - ORIGIN.northing);
    doubled[edge.left]! += cross;
    doubled[edge.right]! -= cross;
  }
  return doubled.map((cross) => cross / 2);
}
