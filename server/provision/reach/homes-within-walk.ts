/** The one spatial join that reach needs: which home points lie within a walk of each place. */
import { metresBetween, walksFrom, type Barrier, type GridPlace } from './barrier-legs.js';

/** Points that stand for where people live, with the area each lies in: postcodes, or squares where there are none. */
export interface HomePoints {
  /** Area by area. */
  readonly eastings: Float64Array;
  readonly northings: Float64Array;
  /** The number of the area each point lies in. */
  readonly areaOf: Int32Array;
}

/**
 * Numbers of the points whose walk from each place is no longer than `metres`, in a straight line leg by leg, the limit included. Points are laid out
 * in squares as wide as the walk, so that nine squares hold all that a place can reach.
 */
export function homesWithinWalk(
  homes: HomePoints,
  places: readonly GridPlace[],
  metres: number,
  barriers: readonly Barrier[] = [],
): Int32Array[] {
  const squares = laidOut(homes, metres);
  return places.map((place) => {
    const lengthOf = walksFrom(place, barriers, metres);
    const within: number[] = [];
    const [column, row] = [squareOf(place.easting, metres), squareOf(place.northing, metres)];
    for (let east = column - 1; east <= column + 1; east++) {
      for (let north = row - 1; north <= row + 1; north++) {
        for (const point of squares.get(keyOf(east, north)) ?? []) {
          const home = { easting: homes.eastings[point]!, northing: homes.northings[point]! };
          if (metresBetween(place, home) <= metres && lengthOf(home) <= metres) within.push(point);
        }
      }
    }
    return Int32Array.from(within);
  });
}

function laidOut({ eastings, northings }: HomePoints, metres: number): Map<number, number[]> {
  const squares = new Map<number, number[]>();
  for (let point = 0; point < eastings.length; point++) {
    const key = keyOf(squareOf(eastings[point]!, metres), squareOf(northings[point]!, metres));
    const square = squares.get(key);
    if (square === undefined) squares.set(key, [point]);
    else square.push(point);
  }
  return squares;
}

/** A walk of nothing reaches what stands on the spot: its squares are a metre wide. */
const squareOf = (metre: number, width: number): number => Math.floor(metre / Math.max(1, width));
/** The National Grid is 1,300 km high: no two squares share a number. */
const keyOf = (column: number, row: number): number => column * 4_000_000 + row;
