/** National Grid to longitude and latitude, so that the invented boundaries and the invented points fit each other. */
import { longitudeLatitudeOf } from '../national-grid.js';
import type { GridPoint } from './geometry.js';

/** Degrees to seven decimals, a centimetre: the same grid point always gives the same pair. */
export function longitudeLatitude(point: GridPoint): [number, number] {
  const [longitude, latitude] = longitudeLatitudeOf(point.easting, point.northing);
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}
