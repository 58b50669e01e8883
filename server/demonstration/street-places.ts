/** Places on streets at which invented events happen: every 25 m along each road, with its LSOA and how busy it is. */
import type { District, Lsoa, Postcode } from './district.js';
import { distance, PointIndex, type GridPoint } from './geometry.js';
import type { Random } from './random.js';
import { sampler } from './calendar.js';
import type { Road } from './streets.js';
import { TOWNS } from './terrain.js';

export interface StreetPlace extends GridPoint {
  readonly road: number;
  readonly postcode: Postcode;
}

export interface StreetPlaces {
  readonly roads: readonly Road[];
  readonly all: readonly StreetPlace[];
  /** Anywhere people live; `leaning` raises (over 0) the share of deprived areas. */
  anywhere(random: Random, leaning: 'even' | 'deprived'): StreetPlace;
  /** In and around the middle of a town, the larger the more. */
  townCentre(random: Random): StreetPlace;
  /** On a street near a point. */
  near(centre: GridPoint, spread: number, random: Random): StreetPlace;
  lsoaOf(place: StreetPlace): Lsoa;
  /** The middle of the place's road: what a source gives that records streets only. */
  middle(place: StreetPlace): GridPoint;
}

const METRES_APART = 25;

export function placesAlong(roads: readonly Road[], district: District): StreetPlaces {
  const all: StreetPlace[] = [];
  const index = new PointIndex<StreetPlace>(80);
  roads.forEach((road, roadNumber) => {
    for (const point of everyMetres(road.line, METRES_APART)) {
      const postcode = district.postcodeIndex.nearest(point)!;
      const place = {
        easting: Math.round(point.easting),
        northing: Math.round(point.northing),
        road: roadNumber,
        postcode,
      };
      all.push(place);
      index.add(place);
    }
  });
  // People of a postcode are shared among the street places that it serves.
  const served = new Map<Postcode, number>();
  for (const place of all) served.set(place.postcode, (served.get(place.postcode) ?? 0) + 1);
  const people = all.map((place) => (place.postcode.people + 2) / served.get(place.postcode)!);
  const even = sampler(people);
  const deprived = sampler(
    people.map((share, at) => share * (0.35 + 2.1 * district.lsoas[all[at]!.postcode.lsoa]!.hardship ** 1.6)),
  );
  const central = sampler(
    all.map((place) =>
      TOWNS.reduce(
        (sum, town) =>
          sum + town.peak * town.radius ** 2 * Math.exp(-((distance(place, town.centre) / (0.16 * town.radius + 90)) ** 2)),
        0,
      ),
    ),
  );
  const middles = roads.map((road) => road.line[Math.floor(road.line.length / 2)]!);
  return {
    roads,
    all,
    anywhere: (random, leaning) => all[(leaning === 'even' ? even : deprived)(random)]!,
    townCentre: (random) => all[central(random)]!,
    near: (centre, spread, random) =>
      index.nearest({
        easting: centre.easting + spread * random.normal(),
        northing: centre.northing + spread * random.normal(),
      })!,
    lsoaOf: (place) => district.lsoas[place.postcode.lsoa]!,
    middle: (place) => {
      const middle = middles[place.road]!;
      return { easting: Math.round(middle.easting), northing: Math.round(middle.northing) };
    },
  };
}

function everyMetres(line: readonly GridPoint[], metres: number): GridPoint[] {
  const points: GridPoint[] = [];
  let left = metres / 2;
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1]!, line[index]!];
    const length = distance(from, to);
    while (left <= length) {
      const part = left / length;
      points.push({
        easting: from.easting + (to.easting - from.easting) * part,
        northing: from.northing + (to.northing - from.northing) * part,
      });
      left += metres;
    }
    left -= length;
  }
  return points;
}
