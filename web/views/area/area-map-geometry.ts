/** Geometry of the small map: which areas touch, and where degrees lie on the sheet. */
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { AreaFeature } from '../../map/boundaries.js';
import { extentOf } from '../../map/boundaries.js';

export type Extent = readonly [west: number, south: number, east: number, north: number];

/** Points of two outlines this near to each other are the same corner: a ten-thousandth of a degree, some ten metres. */
const sameCorner = 4;

function corners(feature: AreaFeature): Set<string> {
  const polygons = feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  return new Set(
    polygons
      .flat(2)
      .map(([longitude, latitude]) => `${(longitude as number).toFixed(sameCorner)} ${(latitude as number).toFixed(sameCorner)}`),
  );
}

/** Areas with a common corner, by name. Outlines of one edition are drawn from the same corners. */
export function neighboursOf(gssCode: string, features: readonly AreaFeature[]): AreaFeature[] {
  const own = features.find((feature) => feature.properties.gssCode === gssCode);
  if (!own) return [];
  const ownCorners = corners(own);
  return features
    .filter((feature) => feature !== own && near(own, feature) && [...corners(feature)].some((corner) => ownCorners.has(corner)))
    .sort((one, other) => one.properties.name.localeCompare(other.properties.name, 'en-GB', { numeric: true }));
}

function near(one: AreaFeature, other: AreaFeature): boolean {
  const a = extentOf([one]);
  const b = extentOf([other]);
  const slack = 0.001;
  return a !== null && b !== null && a[0] <= b[2] + slack && b[0] <= a[2] + slack && a[1] <= b[3] + slack && b[1] <= a[3] + slack;
}

/** A sheet of this many units, showing the extent in its middle with air round it. North is up; degrees are stretched to metres. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** What the sheet shows, in degrees: more than the area. */
  readonly shown: Extent;
  point(longitude: number, latitude: number): [number, number];
}

/** @param air how much more than the extent is shown, of its size */
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

/** The geometry of an area as a feature, for areas whose shape comes by itself. */
export function asFeature(geometry: Polygon | MultiPolygon, gssCode: string, name: string): AreaFeature {
  return { type: 'Feature', geometry, properties: { gssCode, name } };
}
