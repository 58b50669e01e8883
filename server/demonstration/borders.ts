/**
 * Borders between groups of cells as arcs from junction to junction. Each arc is rounded once and used by the areas on both
 * its sides, so neighbours meet without gap or overlap, and a ward's outline is its LSOAs' outlines.
 */
import { insideRing, signedArea, type GridLine, type GridPoint } from './geometry.js';
import type { CellEdge, Mesh } from './mesh.js';

/** Groups that are no area of the district. */
export const SEA = -1;
export const BEYOND = -2;

export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly line: GridLine;
}

/** Exterior rings (counter-clockwise), each with its holes (clockwise). */
export type Outline = readonly (readonly GridLine[])[];

/** All arcs between different groups; `groupOf` answers the group of a cell. */
export function bordersBetween(mesh: Mesh, groupOf: (cell: number) => number): Arc[] {
  const kept = mesh.edges.filter((edge) => groupOf(edge.left) !== groupOf(edge.right));
  const atCorner = new Map<number, CellEdge[]>();
  for (const edge of kept) {
    for (const corner of [edge.from, edge.to]) atCorner.set(corner, [...(atCorner.get(corner) ?? []), edge]);
  }
  const junction = (corner: number): boolean => atCorner.get(corner)!.length !== 2;
  const walked = new Set<CellEdge>();
  const arcs: Arc[] = [];
  const walk = (start: number, first: CellEdge): void => {
    const forwards = first.from === start;
    const corners = [start];
    let edge = first;
    let corner = start;
    do {
      walked.add(edge);
      corner = edge.from === corner ? edge.to : edge.from;
      corners.push(corner);
      if (junction(corner) || corner === start) break;
      edge = atCorner.get(corner)!.find((other) => other !== edge)!;
    } while (!walked.has(edge));
    const line = rounded(corners.map((index) => mesh.corners[index]!));
    const [left, right] = [groupOf(first.left), groupOf(first.right)];
    arcs.push({
      from: start,
      to: corner,
      left: forwards ? left : right,
      right: forwards ? right : left,
      line,
    });
  };
  for (const edge of kept) {
    if (!walked.has(edge) && junction(edge.from)) walk(edge.from, edge);
    if (!walked.has(edge) && junction(edge.to)) walk(edge.to, edge);
  }
  for (const edge of kept) if (!walked.has(edge)) walk(edge.from, edge);
  return arcs;
}

/** Outline of several groups together: the arcs with the set on exactly one side, chained. */
export function outlineOf(arcs: readonly Arc[], contains: (group: number) => boolean): Outline {
  const starts = new Map<number, { line: GridLine; from: number; to: number }>();
  for (const arc of arcs) {
    if (contains(arc.left) === contains(arc.right)) continue;
    const directed = contains(arc.left)
      ? { line: arc.line, from: arc.from, to: arc.to }
      : { line: [...arc.line].reverse(), from: arc.to, to: arc.from };
    starts.set(directed.from, directed);
  }
  const rings: GridPoint[][] = [];
  while (starts.size > 0) {
    const [first] = starts.keys();
    const ring: GridPoint[] = [];
    for (let corner = first!; starts.has(corner);) {
      const arc = starts.get(corner)!;
      starts.delete(corner);
      ring.push(...arc.line.slice(0, -1));
      corner = arc.to;
    }
    rings.push(ring);
  }
  const exteriors = rings.filter((ring) => signedArea(ring) > 0);
  const holes = rings.filter((ring) => signedArea(ring) <= 0);
  return exteriors.map((exterior) => [exterior, ...holes.filter((hole) => insideRing(hole[0]!, exterior))]);
}

/** Square metres inside an outline. */
export function outlineArea(outline: Outline): number {
  return outline.flat().reduce((sum, ring) => sum + signedArea(ring), 0);
}

/** Cuts corners twice (Chaikin), keeping both ends, then drops points that add nothing; coordinates to the centimetre. */
export function rounded(line: GridLine): GridLine {
  const closed = line[0] === line[line.length - 1];
  let points = [...line];
  for (let pass = 0; pass < 2; pass += 1) {
    const next: GridPoint[] = [points[0]!];
    for (let index = 1; index < points.length; index += 1) {
      const [from, to] = [points[index - 1]!, points[index]!];
      if (index > 1 || closed) next.push(between(from, to, 0.25));
      if (index < points.length - 1 || closed) next.push(between(from, to, 0.75));
    }
    next.push(points[points.length - 1]!);
    points = next;
  }
  return thinned(points).map((point) => ({
    easting: Math.round(point.easting * 100) / 100,
    northing: Math.round(point.northing * 100) / 100,
  }));
}

const between = (from: GridPoint, to: GridPoint, part: number): GridPoint => ({
  easting: from.easting + (to.easting - from.easting) * part,
  northing: from.northing + (to.northing - from.northing) * part,
});

/** Leaves out points nearer than 6 m to the last one kept; both ends stay. */
function thinned(points: readonly GridPoint[]): GridPoint[] {
  const kept = [points[0]!];
  for (const point of points.slice(1, -1)) {
    const last = kept[kept.length - 1]!;
    if (Math.hypot(point.easting - last.easting, point.northing - last.northing) >= 6) kept.push(point);
  }
  kept.push(points[points.length - 1]!);
  return kept;
}
