/**
 * Whether a ring of points on whole metres is the border of one plain piece of ground: what is wrong is said of the point where it is.
 * Whole numbers under 2^26, so that every cross product is exact.
 */
export type GridPosition = readonly [easting: number, northing: number];
export type Ring = readonly GridPosition[];

export interface RingProblem {
  /** Index of the point that is to blame; null: the whole. */
  readonly point: number | null;
  readonly problem: string;
}

export const MOST_POINTS = 200;
/** A square of fifty metres: less is a house and its garden. */
export const SMALLEST_SQUARE_METRES = 2_500;
/** More is no place but a part of town, of which a ward or an area of one's own making tells. */
export const LARGEST_SQUARE_METRES = 4_000_000;

const nth = (ring: Ring, point: number): string => `Point ${point + 1} (${ring[point]![0]}, ${ring[point]![1]})`;
const line = (ring: Ring, from: number): string => `the line from point ${from + 1} to point ${((from + 1) % ring.length) + 1}`;

/** All that is wrong, at most once a point. @param ring its first point not repeated at the end */
export function ringProblems(ring: Ring): RingProblem[] {
  if (ring.length < 3) return [{ point: null, problem: 'A shape needs at least three points.' }];
  if (ring.length > MOST_POINTS) {
    return [{ point: null, problem: `A shape has up to ${MOST_POINTS} points; this has ${ring.length}. Leave some out.` }];
  }
  for (const look of [pointsTwice, spikes, crossings]) {
    const found = look(ring);
    if (found.length > 0) return found;
  }
  const size = squareMetresOf(ring);
  if (size < SMALLEST_SQUARE_METRES) {
    const problem = `The shape has ${inWords(size)}, less than the ${inWords(SMALLEST_SQUARE_METRES)} that an area has at least: so small it would mark out a home.`;
    return [{ point: null, problem }];
  }
  if (size > LARGEST_SQUARE_METRES) {
    const problem = `The shape has ${inWords(size)}, more than the ${inWords(LARGEST_SQUARE_METRES)} that an area has at most. Draw the place itself.`;
    return [{ point: null, problem }];
  }
  return [];
}

/** As PostGIS reads it. */
export const polygonText = (ring: Ring): string =>
  `POLYGON((${[...ring, ring[0]!].map((position) => position.join(' ')).join(', ')}))`;

/** Of a ring that does not cross itself. */
export function squareMetresOf(ring: Ring): number {
  let doubled = 0;
  ring.forEach(([easting, northing], point) => {
    const [nextEasting, nextNorthing] = ring[(point + 1) % ring.length]!;
    doubled += easting * nextNorthing - nextEasting * northing;
  });
  return Math.abs(doubled) / 2;
}

/** «12,300 m²», «1.25 km²» */
export function inWords(squareMetres: number): string {
  if (squareMetres < 1_000_000) return `${Math.round(squareMetres).toLocaleString('en-GB')} m²`;
  return `${Math.round(squareMetres / 10_000) / 100} km²`;
}

function pointsTwice(ring: Ring): RingProblem[] {
  const first = new Map<string, number>();
  const problems: RingProblem[] = [];
  ring.forEach((position, point) => {
    const key = position.join();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, point);
    else problems.push({ point, problem: `${nth(ring, point)} lies on point ${earlier + 1}. Move it, or leave it out.` });
  });
  return problems;
}

/** Where a line goes back upon the one before. */
function spikes(ring: Ring): RingProblem[] {
  const { length } = ring;
  return ring.flatMap((tip, point) => {
    const [before, after] = [ring[(point + length - 1) % length]!, ring[(point + 1) % length]!];
    if (turn(before, tip, after) !== 0 || along(tip, before, after) < 0) return [];
    return [{ point, problem: `${nth(ring, point)} is a spike: the border goes there and comes back on itself. Leave it out.` }];
  });
}

function crossings(ring: Ring): RingProblem[] {
  const problems = new Map<number, string>();
  const { length } = ring;
  for (let one = 0; one < length; one += 1) {
    const point = (one + 1) % length;
    // Neighbours share a point, which is no crossing.
    const last = one === 0 ? length - 1 : length;
    for (let other = one + 2; other < last && !problems.has(point); other += 1) {
      if (!meet(ring[one]!, ring[point]!, ring[other]!, ring[(other + 1) % length]!)) continue;
      problems.set(
        point,
        `The border crosses or touches itself: ${line(ring, one)} meets ${line(ring, other)}. Move point ${point + 1} or point ${other + 1}.`,
      );
    }
  }
  return [...problems].map(([point, problem]) => ({ point, problem }));
}

/** Positive: c lies left of the line from a to b. */
function turn([ax, ay]: GridPosition, [bx, by]: GridPosition, [cx, cy]: GridPosition): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

/** Whether one and other lie on the same side of from, for points on one line. */
function along([fx, fy]: GridPosition, [ox, oy]: GridPosition, [tx, ty]: GridPosition): number {
  return Math.sign((ox - fx) * (tx - fx) + (oy - fy) * (ty - fy));
}

function meet(a: GridPosition, b: GridPosition, c: GridPosition, d: GridPosition): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

function between([ax, ay]: GridPosition, [bx, by]: GridPosition, [px, py]: GridPosition): boolean {
  return Math.min(ax, bx) <= px && px <= Math.max(ax, bx) && Math.min(ay, by) <= py && py <= Math.max(ay, by);
}
