/**
 * A rectangle of the National Grid that surely holds a box of longitude and latitude, worked out without the database: for blocks of some
 * kilometres, whose points are then judged one by one. A small statement that works it out itself takes a fifth longer.
 */
import { gridPositionOf } from '../national-grid.js';
import type { GridBox } from './cell-rectangles.js';
import type { BoundingBox } from './incident-filter.js';

/** Nothing that is loaded lies outside (ingest/british-places.ts), and the grid bends beyond use farther off. */
const BRITAIN: BoundingBox = { west: -10, south: 49, east: 3, north: 62 };
/** Along so much of a side, a straight line between its ends keeps within 30 m: parallels bend by 27 m at 61° north. */
const STEP_DEGREES = 0.25;
/** That, and what the database's transformation differs by: up to 5 m, but 165 m off the grid's area of use, where PROJ leaves the shift out. */
const CLEARANCE_METRES = 250;

/** Null when the box lies off Britain. */
export function rectangleAround(box: BoundingBox): GridBox | null {
  const [west, east] = [Math.max(box.west, BRITAIN.west), Math.min(box.east, BRITAIN.east)];
  const [south, north] = [Math.max(box.south, BRITAIN.south), Math.min(box.north, BRITAIN.north)];
  if (west > east || south > north) return null;
  const eastings: number[] = [];
  const northings: number[] = [];
  const add = (longitude: number, latitude: number): void => {
    const [easting, northing] = gridPositionOf(longitude, latitude);
    eastings.push(easting);
    northings.push(northing);
  };
  for (const longitude of steps(west, east)) for (const latitude of [south, north]) add(longitude, latitude);
  for (const latitude of steps(south, north)) for (const longitude of [west, east]) add(longitude, latitude);
  return {
    west: Math.min(...eastings) - CLEARANCE_METRES,
    south: Math.min(...northings) - CLEARANCE_METRES,
    east: Math.max(...eastings) + CLEARANCE_METRES,
    north: Math.max(...northings) + CLEARANCE_METRES,
  };
}

/** From end to end, both included. */
function steps(from: number, to: number): number[] {
  const count = Math.max(1, Math.ceil((to - from) / STEP_DEGREES));
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
}
