/**
 * Metres of the National Grid and degrees, both ways, with the seven-parameter shift that the database uses: a point on whole metres is on
 * the same metre when the database has read it from degrees.
 */
import proj4 from 'proj4';

const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';
const grid = proj4(NATIONAL_GRID, 'WGS84');

export interface GridPosition {
  readonly easting: number;
  readonly northing: number;
}

/** Longitude first; seven decimals are a centimetre. */
export function toDegrees({ easting, northing }: GridPosition): [longitude: number, latitude: number] {
  const [longitude, latitude] = grid.forward([easting, northing]) as [number, number];
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}

/** On whole metres. */
export function toGrid(longitude: number, latitude: number): GridPosition {
  const [easting, northing] = grid.inverse([longitude, latitude]) as [number, number];
  return { easting: Math.round(easting), northing: Math.round(northing) };
}
