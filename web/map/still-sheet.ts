/** The sheet of a still map: where degrees lie on it. */
import type { Geometry, Position } from 'geojson';

export type Extent = readonly [west: number, south: number, east: number, north: number];

/** A sheet of this many units, showing the extent in its middle with air round it. North is up; degrees are stretched to metres. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** What the sheet shows, in degrees: more than the area. */
  readonly shown: Extent;
  point(longitude: number, latitude: number): [number, number];
}

/** Where all there is to see is shown: little of what lies round it. */
export const OF_ALL = 1.102;

/** @param air how many times the extent is shown, with room for what lies round it unless told */
export function sheetOf(extent: Extent, width: number, height: number, air = 1.9): Sheet {
  const [west, south, east, north] = extent;
  const middle = (south + north) / 2;
  const narrowing = Math.cos((middle * Math.PI) / 180);
  const perUnit = Math.max(((east - west) * narrowing * air) / width, ((north - south) * air) / height, 1e-6);
  const centre = (west + east) / 2;
  const point = (longitude: number, latitude: number): [number, number] => [
    round(width / 2 + ((longitude - centre) * narrowing) / perUnit),
    round(height / 2 - (latitude - middle) / perUnit),
  ];
  const halfWide = (perUnit * width) / 2 / narrowing;
  const halfHigh = (perUnit * height) / 2;
  return { width, height, shown: [centre - halfWide, middle - halfHigh, centre + halfWide, middle + halfHigh], point };
}

/** An SVG path of polygons or lines; empty for points. */
export function pathOf(geometry: Geometry, sheet: Sheet): string {
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons
      .flat()
      .map((ring) => `${lineOf(ring, sheet)}Z`)
      .join('');
  }
  if (geometry.type === 'LineString') return lineOf(geometry.coordinates, sheet);
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map((line) => lineOf(line, sheet)).join('');
  return '';
}

function lineOf(points: readonly Position[], sheet: Sheet): string {
  return points
    .map((position, index) => `${index === 0 ? 'M' : 'L'}${sheet.point(position[0] as number, position[1] as number).join(' ')}`)
    .join('');
}

function round(units: number): number {
  return Math.round(units * 10) / 10;
}
