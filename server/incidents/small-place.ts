/** Places so small that a count in them says where a single report was, as its point does. */
import { NEARLY_A_POINT } from '../installation/marking.js';
import type { BoundingBox, IncidentFilter } from './incident-filter.js';

/**
 * Whether the box, circle or drawn shape that a filter names is less than 500 m across. Two of them leave what they share, which may be as
 * little as one likes. Named areas are as they were published.
 */
export function isNearlyAPoint({ near, bbox, within }: Pick<IncidentFilter, 'near' | 'bbox' | 'within'>): boolean {
  if ([near, bbox, within].filter((one) => one != null).length > 1) return true;
  if (near != null && near.metres * 2 < NEARLY_A_POINT) return true;
  if (bbox != null && isNarrow(bbox)) return true;
  return within != null && isNarrow(boxAround(within));
}

/** Whether a filter names a place by its own lines, of whatever size: two of them, or one and an area, leave what one alone holds. */
export function isDrawn({ near, bbox, within }: Pick<IncidentFilter, 'near' | 'bbox' | 'within'>): boolean {
  return near != null || bbox != null || within != null;
}

/** Whether counts in it are audited as points are: a drawn shape may be a sliver whose box is large. */
export function tellsPlaces(filter: Pick<IncidentFilter, 'near' | 'bbox' | 'within'>): boolean {
  return filter.within != null || isNearlyAPoint(filter);
}

function isNarrow({ west, south, east, north }: BoundingBox): boolean {
  return Math.min((north - south) * 111_000, (east - west) * 65_000) < NEARLY_A_POINT;
}

/**
 * Whether cells, laid over those of another question, leave less than 500 m between their borders: squares of 500 m and of 501 m do. Those of
 * whole multiples of 500 m never cut each other.
 */
export function cutsOthers({ cellMetres, isSquare }: { readonly cellMetres: number; readonly isSquare: boolean }): boolean {
  return !isSquare || cellMetres % NEARLY_A_POINT !== 0;
}

/** Around a drawn shape, a GeoJSON Polygon or MultiPolygon. */
export function boxAround(shape: unknown): BoundingBox {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  take((shape as { coordinates?: unknown }).coordinates);
  return box;

  function take(part: unknown): void {
    if (!Array.isArray(part)) return;
    const [longitude, latitude] = part as unknown[];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return part.forEach(take);
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
}
