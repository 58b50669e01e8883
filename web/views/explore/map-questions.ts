/** What the map asks of the server for its view: which squares, and single reports only when close. */
import type { BoundingBox } from '../../graphql.generated.js';
import type { Extent } from '../../map/map-frame.js';

/** From this zoom on single reports are drawn: a screen is then some hundreds of metres wide. */
export const pointsFromZoom = 15;
export const mostPoints = 5000;

/** Side of a square: about ten pixels at every zoom, from the sizes that summaries are kept in. */
export function cellMetresAt(zoom: number): number {
  if (zoom < 8.5) return 10_000;
  if (zoom < 10.5) return 2000;
  if (zoom < 12.75) return 500;
  return 100;
}

/**
 * A box round the view, its edges on round degrees, so that a small move asks the same question and finds the answer remembered.
 * `step` in degrees.
 */
export function boxRound(extent: Extent, step: number): BoundingBox {
  const down = (degrees: number) => Number((Math.floor(degrees / step) * step).toFixed(6));
  const up = (degrees: number) => Number((Math.ceil(degrees / step) * step).toFixed(6));
  return { west: down(extent[0]), south: down(extent[1]), east: up(extent[2]), north: up(extent[3]) };
}

/** Squares so small that one report in one says where it was: they carry the marking of single records. */
export const isNearlyAPoint = (metres: number): boolean => metres < 500;
