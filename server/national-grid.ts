/** The National Grid outside the database, with the same seven-parameter shift: some 3 m from OSTN15. What is stored the database transforms. */
import proj4 from 'proj4';

const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';
const grid = proj4(NATIONAL_GRID, 'WGS84');

export function longitudeLatitudeOf(easting: number, northing: number): [longitude: number, latitude: number] {
  return grid.forward([easting, northing]) as [number, number];
}

export function gridPositionOf(longitude: number, latitude: number): [easting: number, northing: number] {
  return grid.inverse([longitude, latitude]) as [number, number];
}
