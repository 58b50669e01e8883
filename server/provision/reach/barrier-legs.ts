/**
 * Walks that barriers lengthen or forbid. A barrier is a line nobody crosses (a railway, a canal, a road, a street that children say they cannot cross)
 * but at its crossing points. A walk is made of straight legs: the direct one if it crosses no barrier, else by way of crossing points, each leg
 * crossing none. Nobody is thought to walk round the end of a barrier: where one can, a crossing point is put there.
 *
 * The first and the last metre of a leg do not count, so that a bus that stands on a road, and a crossing that lies on its barrier, are on no wrong side.
 */
export interface GridPlace {
  readonly easting: number;
  readonly northing: number;
}

export interface Barrier {
  /** The corners of its course, National Grid. */
  readonly line: readonly GridPlace[];
  /** Where it can be crossed: bridges, underpasses, lights. */
  readonly crossings: readonly GridPlace[];
}

interface Segment {
  readonly from: GridPlace;
  readonly to: GridPlace;
}

const END_METRES = 1;

/** Metres in a straight line, leg by leg, from a place to others; Infinity where no walk within `most` leads. */
export type LengthOfWalk = (to: GridPlace) => number;

/** @param most straight-line metres; what lies further is not looked at */
export function walksFrom(place: GridPlace, barriers: readonly Barrier[], most: number): LengthOfWalk {
  const near = barriers.filter(({ line }) => line.some((_, at) => at > 0 && isNear(line[at - 1]!, line[at]!, place, most)));
  if (near.length === 0) return (to) => metresBetween(place, to);
  const segments = near
    .flatMap(({ line }) => line.slice(1).map((to, at): Segment => ({ from: line[at]!, to })))
    // No walk of `most` metres comes to those that lie further, whatever it goes by.
    .filter(({ from, to }) => isNear(from, to, place, most + END_METRES));
  const isClear = clearOf(segments);
  const ways = shortestToCrossings(place, near.flatMap(({ crossings }) => crossings), isClear, most); // prettier-ignore
  return (to) => {
    const direct = metresBetween(place, to);
    if (direct > most || isClear(place, to)) return direct;
    let shortest = Infinity;
    for (const { crossing, metres } of ways) {
      const length = metres + metresBetween(crossing, to);
      if (length < shortest && length <= most && isClear(crossing, to)) shortest = length;
    }
    return shortest;
  };
}

export function metresBetween(a: GridPlace, b: GridPlace): number {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing);
}

interface Way {
  readonly crossing: GridPlace;
  readonly metres: number;
}

/** Dijkstra (1959) over the crossing points: the way to one may lead over others. */
function shortestToCrossings(
  place: GridPlace,
  crossings: readonly GridPlace[],
  isClear: (from: GridPlace, to: GridPlace) => boolean,
  most: number,
): Way[] {
  const waiting = new Set(crossings.filter((crossing) => metresBetween(place, crossing) <= most));
  const lengths = new Map<GridPlace, number>();
  for (const crossing of waiting) if (isClear(place, crossing)) lengths.set(crossing, metresBetween(place, crossing));
  const ways: Way[] = [];
  for (;;) {
    const next = nearest([...waiting].filter((crossing) => lengths.has(crossing)), (crossing) => lengths.get(crossing)!); // prettier-ignore
    if (next === undefined) return ways;
    waiting.delete(next);
    const metres = lengths.get(next)!;
    if (metres > most) return ways;
    ways.push({ crossing: next, metres });
    for (const other of waiting) {
      const length = metres + metresBetween(next, other);
      if (length < (lengths.get(other) ?? Infinity) && isClear(next, other)) lengths.set(other, length);
    }
  }
}

function nearest<Thing>(things: readonly Thing[], lengthOf: (thing: Thing) => number): Thing | undefined {
  return things.reduce<Thing | undefined>((best, thing) => (best === undefined || lengthOf(thing) < lengthOf(best) ? thing : best), undefined); // prettier-ignore
}

/**
 * Whether a leg, without its first and last metre, meets none of the segments; to touch one is to meet it. Asked of every home beside every segment near: so
 * the segments lie side by side as numbers, and most are passed over by their extent.
 */
function clearOf(segments: readonly Segment[]): (from: GridPlace, to: GridPlace) => boolean {
  const ends = Float64Array.from(segments.flatMap(({ from, to }) => [from.easting, from.northing, to.easting, to.northing]));
  return (from, to) => {
    const length = metresBetween(from, to);
    if (length <= 2 * END_METRES) return true;
    const share = END_METRES / length;
    const [a, b] = [between(from, to, share), between(from, to, 1 - share)];
    const [west, east] = [Math.min(a.easting, b.easting), Math.max(a.easting, b.easting)];
    const [south, north] = [Math.min(a.northing, b.northing), Math.max(a.northing, b.northing)];
    for (let at = 0; at < ends.length; at += 4) {
      const [ce, cn, de, dn] = [ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!];
      if ((ce < west && de < west) || (ce > east && de > east)) continue;
      if ((cn < south && dn < south) || (cn > north && dn > north)) continue;
      const beside =
        side(a.easting, a.northing, b.easting, b.northing, ce, cn) * side(a.easting, a.northing, b.easting, b.northing, de, dn);
      if (beside > 0) continue;
      if (side(ce, cn, de, dn, a.easting, a.northing) * side(ce, cn, de, dn, b.easting, b.northing) <= 0) return false;
    }
    return true;
  };
}

/** Positive where a point is left of the line from a to b, negative to its right, 0 on it. */
function side(ae: number, an: number, be: number, bn: number, easting: number, northing: number): number {
  return Math.sign((be - ae) * (northing - an) - (bn - an) * (easting - ae));
}

function between(a: GridPlace, b: GridPlace, share: number): GridPlace {
  return { easting: a.easting + share * (b.easting - a.easting), northing: a.northing + share * (b.northing - a.northing) };
}

/** Whether any of the segment lies within `metres` of a place. */
function isNear(from: GridPlace, to: GridPlace, place: GridPlace, metres: number): boolean {
  const [east, north] = [to.easting - from.easting, to.northing - from.northing];
  const squared = east * east + north * north;
  const along = squared === 0 ? 0 : ((place.easting - from.easting) * east + (place.northing - from.northing) * north) / squared;
  return metresBetween(place, between(from, to, Math.min(1, Math.max(0, along)))) <= metres;
}
