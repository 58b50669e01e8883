/**
 * The area that polygons share with a convex cell, by clipping each ring at the cell's sides (Sutherland and Hodgman 1974) and taking the
 * shoelace formula. What the clipping leaves along a side on the way there and back has no area, so the figure is exact although the clipped
 * ring may touch itself.
 */

type Position = readonly [number, number];

/** Polygons, each an outer ring and its holes; rings may be closed or not, and turn either way. They must not overlap each other. */
export type Polygons = readonly (readonly (readonly Position[])[])[];

/**
 * `overlapWithConvex([[[[0, 0], [4, 0], [4, 4], [0, 4]]]], [[2, 2], [6, 2], [6, 6], [2, 6]])` → 4.
 * @param convex corners in order, counter-clockwise
 */
export function overlapWithConvex(polygons: Polygons, convex: readonly Position[]): number {
  let area = 0;
  for (const polygon of polygons) {
    for (const [number, ring] of polygon.entries()) area += (number === 0 ? 1 : -1) * Math.abs(areaOf(clipped(ring, convex)));
  }
  return Math.max(0, area);
}

function clipped(ring: readonly Position[], convex: readonly Position[]): readonly Position[] {
  let left = ring;
  for (let side = 0; side < convex.length && left.length > 0; side++) {
    left = leftOfSide(left, convex[side]!, convex[(side + 1) % convex.length]!);
  }
  return left;
}

/** What of a ring lies left of the line through two corners, or on it. */
function leftOfSide(ring: readonly Position[], [x0, y0]: Position, [x1, y1]: Position): Position[] {
  const found: Position[] = [];
  const sideOf = ([x, y]: Position): number => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [from, to] = [ring[before]!, ring[at]!];
    const [sideFrom, sideTo] = [sideOf(from), sideOf(to)];
    if (sideFrom < 0 !== sideTo < 0) {
      const part = sideFrom / (sideFrom - sideTo);
      found.push([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]);
    }
    if (sideTo >= 0) found.push(to);
  }
  return found;
}

function areaOf(ring: readonly Position[]): number {
  let twice = 0;
  // Differences from one corner: products of whole eastings and northings would lose the square metres.
  const [originX, originY] = ring[0] ?? [0, 0];
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x0, y0] = ring[before]!;
    const [x1, y1] = ring[at]!;
    twice += (x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY);
  }
  return twice / 2;
}
