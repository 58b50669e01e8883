/** How a place is reported: mostly with coordinates, sometimes by postcode, now and then without anything a map can use. */
import type { CsvCell } from './csv-text.js';
import type { Random } from './random.js';
import type { StreetPlace, StreetPlaces } from './street-places.js';
import { PLACE_SHARES } from './truth.js';

/** Cells easting, northing, postcode, place, precision. */
export function placeCells(place: StreetPlace, places: StreetPlaces, random: Random, streetOnly = 0.4): CsvCell[] {
  const road = places.roads[place.road]!;
  const words = `${road.name}, ${road.town}`;
  const draw = random.next();
  if (draw < PLACE_SHARES.none) return ['', '', '', random.pick(UNPLACED), ''];
  if (draw < PLACE_SHARES.none + PLACE_SHARES.postcode) return ['', '', place.postcode.postcode, words, ''];
  if (random.chance(streetOnly)) {
    const middle = places.middle(place);
    return [middle.easting, middle.northing, '', words, 'street'];
  }
  return [place.easting, place.northing, '', words, 'exact'];
}

const UNPLACED = ['On a bus', 'Not given', 'Somewhere along the front', 'By telephone only', 'Between two places'];
