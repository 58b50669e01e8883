/**
 * Boundaries of areas: fetched once per type, vintage and detail, apart from the figures, and joined to them by gssCode. The browser's
 * own cache keeps them between visits; this one keeps them parsed.
 */
import type { Feature, FeatureCollection, GeoJSON, MultiPolygon, Polygon, Position } from 'geojson';
import type { AreaType } from '../graphql.generated.js';
import { RequestFailure } from '../graphql/client.js';
import { areaTypeNames } from '../view-state/area-types.js';

export type AreaFeature = Feature<Polygon | MultiPolygon, { readonly gssCode: string; readonly name: string }>;
export type BoundaryDetail = 'low' | 'high';

const fetched = new Map<string, Promise<readonly AreaFeature[]>>();

/** @throws RequestFailure */
export function loadBoundaries(type: AreaType, vintage: number, detail: BoundaryDetail): Promise<readonly AreaFeature[]> {
  const path = `/boundaries/${areaTypeNames[type].word}/${vintage}/${detail}.geojson`;
  let answer = fetched.get(path);
  if (!answer) {
    answer = fetchBoundaries(path);
    fetched.set(path, answer);
    // A failure is not kept: the next look may succeed.
    answer.catch(() => fetched.delete(path));
  }
  return answer;
}

/** After a load or undo the same path may hold other areas. */
export function forgetBoundaries(): void {
  fetched.clear();
}

async function fetchBoundaries(path: string): Promise<readonly AreaFeature[]> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin' });
  } catch {
    throw new RequestFailure(
      'NETWORK',
      'The boundaries of the areas could not be fetched. The table below is complete without them.',
    );
  }
  if (!response.ok)
    throw new RequestFailure(
      'INTERNAL',
      'The boundaries of the areas could not be fetched. The table below is complete without them.',
    );
  const collection = (await response.json()) as FeatureCollection<Polygon | MultiPolygon, { gssCode: string; name: string }>;
  return collection.features.filter((feature) => feature.geometry !== null);
}

function polygonsOf(feature: AreaFeature): readonly Position[][][] {
  return feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
}

/** A point to hang a circle or a name on: the centroid of the largest ring, longitude first. */
export function labelPoint(feature: AreaFeature): [number, number] {
  let largest = 0;
  let point: [number, number] = [0, 0];
  for (const polygon of polygonsOf(feature)) {
    const ring = polygon[0] ?? [];
    let doubled = 0;
    let east = 0;
    let north = 0;
    for (let index = 0; index + 1 < ring.length; index += 1) {
      const [east1, north1] = ring[index] as [number, number];
      const [east2, north2] = ring[index + 1] as [number, number];
      const cross = east1 * north2 - east2 * north1;
      doubled += cross;
      east += (east1 + east2) * cross;
      north += (north1 + north2) * cross;
    }
    if (Math.abs(doubled) > largest) {
      largest = Math.abs(doubled);
      point = [east / (3 * doubled), north / (3 * doubled)];
    }
  }
  return point;
}

/** Whether a point lies in an area: even-odd over all rings. */
export function contains(feature: AreaFeature, longitude: number, latitude: number): boolean {
  let inside = false;
  for (const polygon of polygonsOf(feature)) {
    for (const ring of polygon) {
      for (let index = 0, before = ring.length - 1; index < ring.length; before = index, index += 1) {
        const [east1, north1] = ring[index] as [number, number];
        const [east2, north2] = ring[before] as [number, number];
        if (
          north1 > latitude !== north2 > latitude &&
          longitude < ((east2 - east1) * (latitude - north1)) / (north2 - north1) + east1
        )
          inside = !inside;
      }
    }
  }
  return inside;
}

/** West, south, east, north of a single polygon, as the installation's extent comes; null when there is none. */
export function extentOfPolygon(geometry: GeoJSON | null): [number, number, number, number] | null {
  if (geometry?.type !== 'Polygon') return null;
  return extentOf([{ type: 'Feature', geometry, properties: { gssCode: '', name: '' } }]);
}

/** West, south, east, north of an area in degrees. */
export function extentOf(features: readonly AreaFeature[]): [number, number, number, number] | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const feature of features)
    for (const polygon of polygonsOf(feature))
      for (const [longitude, latitude] of (polygon[0] ?? []) as [number, number][]) {
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
      }
  return west <= east ? [west, south, east, north] : null;
}

/** The geometry of an area as a feature, for areas whose shape comes by itself. */
export function asFeature(geometry: Polygon | MultiPolygon, gssCode: string, name: string): AreaFeature {
  return { type: 'Feature', geometry, properties: { gssCode, name } };
}
