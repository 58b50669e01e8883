/** Whether a boundary can be where and what it says: closed rings with an extent, in Great Britain or Northern Ireland. */
import type { Position } from 'geojson';
import type { BoundarySrid } from './boundary-formats/boundary-feature.js';

export interface BoundaryFault {
  readonly reason: string;
  readonly remedy: string;
}

/** Generous: a boundary may reach out to sea, and beyond the Irish border by its generalisation. */
const EXTENT: Readonly<Record<BoundarySrid, { west: number; east: number; south: number; north: number }>> = {
  4326: { west: -9.5, east: 2.6, south: 49.4, north: 61.5 },
  27700: { west: -200_000, east: 700_000, south: -30_000, north: 1_300_000 },
};

/** What is wrong with the polygons, or null. */
export function boundaryFault(polygons: readonly Position[][][] | null, srid: BoundarySrid): BoundaryFault | null {
  if (polygons === null || polygons.length === 0) {
    return { reason: 'The feature has no polygon.', remedy: 'Export the layer again with its shapes, or take the feature out.' };
  }
  let extent = 0;
  for (const rings of polygons) {
    for (const [index, ring] of rings.entries()) {
      const fault = ringFault(ring, srid);
      if (fault !== null) return fault;
      if (index === 0) extent += spread(ring);
    }
  }
  if (!(extent > 0))
    return { reason: 'The polygon encloses nothing.', remedy: 'Export the layer again, or take the feature out.' };
  return null;
}

function ringFault(ring: readonly Position[], srid: BoundarySrid): BoundaryFault | null {
  if (!Array.isArray(ring) || ring.length < 4) {
    return { reason: 'A ring has fewer than four corners.', remedy: 'Export the layer again, less generalised.' };
  }
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) return { reason: 'A ring is not closed.', remedy: 'Export the layer again.' };
  for (const [east, north] of ring) {
    if (!Number.isFinite(east) || !Number.isFinite(north)) {
      return { reason: 'A coordinate is not a number.', remedy: 'Export the layer again.' };
    }
    if (isWithin(east!, north!, srid)) continue;
    if (isWithin(north!, east!, srid)) {
      return {
        reason: `The coordinates ${east}, ${north} look swapped.`,
        remedy: srid === 4326 ? 'GeoJSON is longitude first, then latitude.' : 'Write easting first, then northing.',
      };
    }
    if (srid === 4326 && Math.abs(north!) > 360 && isWithin(east!, north!, 27700)) {
      return {
        reason: `${east}, ${north} are metres of the National Grid, but the file says degrees.`,
        remedy: 'Save the file as WGS 84, or state EPSG:27700 in its «crs».',
      };
    }
    return {
      reason: `${east}, ${north} is outside Great Britain and Northern Ireland.`,
      remedy: 'Check the coordinate system of the file.',
    };
  }
  return null;
}

function isWithin(east: number, north: number, srid: BoundarySrid): boolean {
  const { west, east: eastern, south, north: northern } = EXTENT[srid];
  return east >= west && east <= eastern && north >= south && north <= northern;
}

/** 0 only when all corners lie on one line. Not the area: a ring that crosses itself may have none, and can be repaired. */
function spread(ring: readonly Position[]): number {
  let sum = 0;
  const [originEast, originNorth] = ring[0]!;
  for (let index = 1; index < ring.length; index++) {
    const [fromEast, fromNorth] = ring[index - 1]!;
    const [toEast, toNorth] = ring[index]!;
    sum += Math.abs(
      (fromEast! - originEast!) * (toNorth! - originNorth!) - (toEast! - originEast!) * (fromNorth! - originNorth!),
    );
  }
  return sum;
}
