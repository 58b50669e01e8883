/**
 * National Grid to longitude and latitude, with the same seven-parameter shift that the database uses (about 3 m from OSTN15),
 * so that the invented boundaries and the invented points fit each other.
 */
import proj4 from 'proj4';
import type { GridPoint } from './geometry.js';

const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';

const toDegrees = proj4(NATIONAL_GRID, 'WGS84');

/** Degrees to seven decimals, a centimetre: the same grid point always gives the same pair. */
export function longitudeLatitude(point: GridPoint): [number, number] {
  const [longitude, latitude] = toDegrees.forward([point.easting, point.northing]) as [number, number];
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}
