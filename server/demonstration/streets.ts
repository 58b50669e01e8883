/**
 * Streets traced along a field of directions: each town has its own grain, bent by the coast and by noise, with rings near
 * the centres; lines keep a distance from their like that grows as people thin out, so towns have blocks and the country lanes.
 */
import { distance, lineLength, PointIndex, type GridPoint } from './geometry.js';
import { roadNames } from './names.js';
import { noiseAt } from './noise.js';
import type { Random } from './random.js';
import { HOTSPOTS } from './truth.js';
import { at, FRAME, inDistrict, inland, inReserve, isPark, nearestTown, peopleDensity, TOWNS, uphill } from './terrain.js';

export interface Road {
  readonly name: string;
  readonly kind: 'main road' | 'street' | 'lane';
  readonly town: string;
  readonly line: readonly GridPoint[];
}

interface TracePoint extends GridPoint {
  /** Which traced line it belongs to: a line does not keep away from itself. */
  readonly trace: number;
}

type Family = 'along' | 'across';

const STEP = 16;
/** Towns and other waypoints joined by main roads, in metres from the frame's corner. */
const MAIN_ROADS: readonly (readonly GridPoint[])[] = [
  [at(7000, 1450), at(5900, 2900), at(4700, 4150)],
  [
    at(4700, 4150),
    at(6100, 5150),
    at(7350, 6010),
    at(6600, 7300),
    at(5300, 8050),
    at(5350, 9900),
    at(5200, 11_500),
    at(4650, 12_750),
  ],
  [at(4700, 4150), at(7000, 4150), at(9350, 4500), at(11_500, 4300)],
  [at(7000, 1450), at(8500, 2900), at(9350, 4500), at(9450, 6250), at(8350, 7600), at(8750, 9100), at(9000, 10_500)],
  [at(5300, 8050), at(6900, 7850), at(8350, 7600), at(11_300, 8300)],
  [at(4650, 12_750), at(6800, 12_500), at(9000, 10_500), at(11_200, 10_100)],
  [at(4650, 12_750), at(5600, 14_000), at(7600, 14_500), at(9700, 13_900), at(11_200, 13_600)],
  [at(9000, 10_500), at(9500, 12_200), at(9700, 13_900)],
  [at(7000, 1450), at(7300, 300)],
];

export function buildRoads(random: Random): Road[] {
  const placed: Record<Family, PointIndex<TracePoint>> = {
    along: new PointIndex(60),
    across: new PointIndex(60),
  };
  const lines: { kind: Road['kind']; line: GridPoint[] }[] = [];
  let traces = 0;

  for (const waypoints of MAIN_ROADS) {
    const line = mainRoad(waypoints).filter((point) => inDistrict(point));
    lines.push(...sections(line, 'main road', random));
    for (const point of line) {
      // A main road counts for the family whose direction it runs in, so that side streets leave it at right angles.
      placed.along.add({ ...point, trace: traces });
    }
    traces += 1;
  }

  const tried: { start: GridPoint; family: Family }[] = [];
  for (let east = 0; east < FRAME.width + 1000; east += 62) {
    for (let north = 0; north < FRAME.height; north += 62) {
      const start = at(east + random.between(-28, 28), north + random.between(-28, 28));
      if (passable(start)) tried.push({ start, family: random.chance(0.5) ? 'along' : 'across' });
    }
  }
  for (const { start, family } of random.shuffle([
    ...tried,
    ...tried.map((seed) => ({ ...seed, family: otherFamily(seed.family) })),
  ])) {
    if (placed[family].anyWithin(start, apart(start, family))) continue;
    const line = trace(start, family, placed[family]);
    if (lineLength(line) < 110) continue;
    for (const point of line) placed[family].add({ ...point, trace: traces });
    traces += 1;
    lines.push(...sections(line, peopleDensity(start) < 300 ? 'lane' : 'street', random));
  }
  return named(lines, random);
}

const otherFamily = (family: Family): Family => (family === 'along' ? 'across' : 'along');

function passable(point: GridPoint): boolean {
  return inland(point) > 35 && inDistrict(point) && !isPark(point) && !inReserve(point);
}

/** Metres between like lines. Streets across are further apart than streets along: blocks are longer than deep. */
function apart(point: GridPoint, family: Family): number {
  const density = peopleDensity(point);
  if (density < 90) return 1150;
  if (density < 600) return 420;
  const metres = 80 + 72 * Math.max(0, 1 - density / 4200);
  return family === 'along' ? metres : metres * 1.75;
}

/** Direction of the streets along, radians; the other family runs at right angles. */
function grain(point: GridPoint): number {
  let cosine = 0;
  let sine = 0;
  const add = (direction: number, weight: number): void => {
    cosine += weight * Math.cos(2 * direction);
    sine += weight * Math.sin(2 * direction);
  };
  for (const town of TOWNS) {
    const away = distance(point, town.centre) / town.radius;
    add(town.bearing, 1.1 * Math.exp(-(away ** 2) / 1.3) + 0.05 / (0.3 + away * away));
    const outwards = Math.atan2(point.northing - town.centre.northing, point.easting - town.centre.easting);
    add(outwards + Math.PI / 2, 1.3 * Math.exp(-(((away - 0.42) / 0.22) ** 2)));
  }
  const depth = inland(point);
  if (depth < 1200) {
    const land = uphill(inland, point);
    add(Math.atan2(land.easting, -land.northing), 2.2 * Math.exp(-depth / 380));
  }
  return 0.5 * Math.atan2(sine, cosine) + 0.55 * noiseAt(point.easting, point.northing, 2400, 83, 3);
}

function trace(start: GridPoint, family: Family, like: PointIndex<TracePoint>): GridPoint[] {
  const turned = family === 'along' ? 0 : Math.PI / 2;
  const half = (sign: number): GridPoint[] => {
    const points: GridPoint[] = [];
    let point = start;
    let heading = grain(start) + turned + (sign < 0 ? Math.PI : 0);
    for (let step = 0; step < 140; step += 1) {
      let direction = grain(point) + turned;
      if (Math.cos(direction - heading) < 0) direction += Math.PI;
      if (Math.cos(direction - heading) < 0.75) break;
      heading = direction;
      point = {
        easting: point.easting + STEP * Math.cos(heading),
        northing: point.northing + STEP * Math.sin(heading),
      };
      if (!passable(point) || like.anyWithin(point, 0.62 * apart(point, family))) break;
      points.push(point);
    }
    return points;
  };
  return [...half(-1).reverse(), start, ...half(1)];
}

/** A main road through its waypoints: a smooth curve with a little wander. */
function mainRoad(waypoints: readonly GridPoint[]): GridPoint[] {
  const points: GridPoint[] = [];
  for (let leg = 0; leg < waypoints.length - 1; leg += 1) {
    const [before, from, to, after] = [
      waypoints[Math.max(0, leg - 1)]!,
      waypoints[leg]!,
      waypoints[leg + 1]!,
      waypoints[Math.min(waypoints.length - 1, leg + 2)]!,
    ];
    const steps = Math.ceil(distance(from, to) / 28);
    for (let step = 0; step <= steps; step += 1) {
      if (leg > 0 && step === 0) continue;
      const part = step / steps;
      const wander = 130 * Math.sin(Math.PI * part);
      const easting = catmullRom(before.easting, from.easting, to.easting, after.easting, part);
      const northing = catmullRom(before.northing, from.northing, to.northing, after.northing, part);
      points.push({
        easting: easting + wander * noiseAt(easting, northing, 1300, 91, 2),
        northing: northing + wander * noiseAt(easting, northing, 1300, 97, 2),
      });
    }
  }
  return points;
}

function catmullRom(before: number, from: number, to: number, after: number, part: number): number {
  const square = part * part;
  const cube = square * part;
  return (
    0.5 *
    (2 * from +
      (to - before) * part +
      (2 * before - 5 * from + 4 * to - after) * square +
      (3 * from - before - 3 * to + after) * cube)
  );
}

/** Cuts a line into named lengths; now and then one is left out, as where a school or a works stands in the way. */
function sections(line: readonly GridPoint[], kind: Road['kind'], random: Random): { kind: Road['kind']; line: GridPoint[] }[] {
  const cut: { kind: Road['kind']; line: GridPoint[] }[] = [];
  let from = 0;
  while (from < line.length - 1) {
    const metres = kind === 'street' ? random.between(200, 620) : random.between(700, 1700);
    let to = from + 1;
    let length = 0;
    while (to < line.length - 1 && length < metres) {
      length += distance(line[to]!, line[to + 1]!);
      to += 1;
    }
    if (line.length - to < 6) to = line.length - 1;
    if (kind === 'main road' || !random.chance(0.07)) cut.push({ kind, line: everyOther(line.slice(from, to + 1)) });
    from = to;
  }
  return cut;
}

const everyOther = (line: readonly GridPoint[]): GridPoint[] =>
  line.filter((_, index) => index % 2 === 0 || index === line.length - 1);

function named(lines: readonly { kind: Road['kind']; line: GridPoint[] }[], random: Random): Road[] {
  const names = roadNames(random);
  const used = new Map<string, number>();
  const roads = lines.map(({ kind, line }): Road => {
    const town = nearestTown(line[Math.floor(line.length / 2)]!).name;
    const position = used.get(town) ?? 0;
    used.set(town, position + 1);
    return { name: names.nth(kind, town, position), kind, town, line };
  });
  for (const { street, centre } of HOTSPOTS) {
    const away = (road: Road): number =>
      road.kind === 'street' ? Math.min(...road.line.map((point) => distance(point, centre))) : Infinity;
    const nearest = roads.reduce((best, road, index) => (away(road) < away(roads[best]!) ? index : best), 0);
    roads[nearest] = { ...roads[nearest]!, name: street };
  }
  return roads;
}
