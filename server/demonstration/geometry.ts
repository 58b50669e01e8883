/** Plane geometry in metres on the National Grid: small helpers for the invented district. */

export interface GridPoint {
  readonly easting: number;
  readonly northing: number;
}

/** A closed ring without the repeated last point, or an open line. */
export type GridLine = readonly GridPoint[];

export function distance(from: GridPoint, to: GridPoint): number {
  // Not Math.hypot: it guards against overflow that metres cannot reach, and is several times slower.
  const east = from.easting - to.easting;
  const north = from.northing - to.northing;
  return Math.sqrt(east * east + north * north);
}

/** Metres from a point to a segment. */
export function distanceToSegment(point: GridPoint, from: GridPoint, to: GridPoint): number {
  const east = to.easting - from.easting;
  const north = to.northing - from.northing;
  const along =
    ((point.easting - from.easting) * east + (point.northing - from.northing) * north) / (east * east + north * north || 1);
  const part = Math.max(0, Math.min(1, along));
  const awayEast = point.easting - from.easting - part * east;
  const awayNorth = point.northing - from.northing - part * north;
  return Math.sqrt(awayEast * awayEast + awayNorth * awayNorth);
}

/** Square metres; positive when the ring runs counter-clockwise. */
export function signedArea(ring: GridLine): number {
  let doubled = 0;
  for (let index = 0; index < ring.length; index += 1) {
    const from = ring[index]!;
    const to = ring[(index + 1) % ring.length]!;
    doubled += from.easting * to.northing - to.easting * from.northing;
  }
  return doubled / 2;
}

/** Even–odd rule; points on the ring itself may fall either way. */
export function insideRing(point: GridPoint, ring: GridLine): boolean {
  let inside = false;
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index, index += 1) {
    const a = ring[index]!;
    const b = ring[before]!;
    if (a.northing > point.northing === b.northing > point.northing) continue;
    const crossing = ((b.easting - a.easting) * (point.northing - a.northing)) / (b.northing - a.northing) + a.easting;
    if (point.easting < crossing) inside = !inside;
  }
  return inside;
}

export function lineLength(line: GridLine): number {
  let metres = 0;
  for (let index = 1; index < line.length; index += 1) metres += distance(line[index - 1]!, line[index]!);
  return metres;
}

/** Points in squares of the plane, to find those near a point without looking at all. */
export class PointIndex<Item extends GridPoint> {
  private readonly squares = new Map<number, Item[]>();

  constructor(private readonly metres: number) {}

  add(item: Item): void {
    const key = this.key(Math.floor(item.easting / this.metres), Math.floor(item.northing / this.metres));
    const square = this.squares.get(key);
    if (square) square.push(item);
    else this.squares.set(key, [item]);
  }

  /** Items at most `radius` metres away. */
  within(point: GridPoint, radius: number): Item[] {
    const found: Item[] = [];
    this.visit(point, radius, (item) => {
      found.push(item);
      return false;
    });
    return found;
  }

  /** Whether any item lies at most `radius` metres away. */
  anyWithin(point: GridPoint, radius: number): boolean {
    return this.visit(point, radius, () => true);
  }

  /** The nearest item, looking outwards up to `limit` metres. */
  nearest(point: GridPoint, limit = 6400): Item | undefined {
    for (let radius = this.metres; radius <= limit * 2; radius *= 2) {
      let best: Item | undefined;
      for (const item of this.within(point, radius)) {
        if (!best || distance(item, point) < distance(best, point)) best = item;
      }
      if (best) return best;
    }
    return undefined;
  }

  private visit(point: GridPoint, radius: number, stop: (item: Item) => boolean): boolean {
    const east = Math.floor((point.easting + radius) / this.metres);
    const south = Math.floor((point.northing - radius) / this.metres);
    const north = Math.floor((point.northing + radius) / this.metres);
    for (let column = Math.floor((point.easting - radius) / this.metres); column <= east; column += 1) {
      for (let row = south; row <= north; row += 1) {
        const square = this.squares.get(this.key(column, row));
        if (square === undefined) continue;
        for (const item of square) if (distance(item, point) <= radius && stop(item)) return true;
      }
    }
    return false;
  }

  private key(column: number, row: number): number {
    return column * 1_000_003 + row;
  }
}
