import { RawJson } from '../../graphql/raw-json.js';
import { reviewStateOf, type HotspotArea as StoredArea } from './hotspot-area.js';
import type { HotspotArea } from './hotspot-area.type.js';

/** An area as it is published, on the day it was read for. */
export function publishedArea({ boundary, ring, ...area }: StoredArea, today: string): HotspotArea {
  return {
    ...area,
    id: String(area.id),
    review: reviewStateOf(area, today),
    boundary: boundary === null ? null : new RawJson(boundary),
    ring: ring?.map(([easting, northing]) => ({ easting, northing })) ?? null,
  };
}
