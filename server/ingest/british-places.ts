/**
 * Whether a coordinate can be in Great Britain or Northern Ireland, seas around them included: a coarse outline that leaves out
 * France and the Republic of Ireland. A test for typing errors and swapped columns, not a boundary.
 */

/** [longitude, latitude], drawn by hand some kilometres off the coast; along the Irish border about 5 km exact. */
const OUTLINE: readonly (readonly [number, number])[] = [
  [-7.2, 49.6],
  [-5.0, 49.5],
  [-3.2, 49.9],
  [-1.0, 50.25],
  [0.8, 50.5],
  [1.42, 50.95],
  [1.62, 51.2],
  [2.1, 51.7],
  [2.4, 52.7],
  [1.8, 53.3],
  [0.9, 53.7],
  [0.6, 54.2],
  [-0.6, 55.2],
  [-1.2, 56.2],
  [-1.4, 57.6],
  [-1.3, 58.2],
  [-1.8, 58.9],
  [-0.1, 60.1],
  [-0.3, 61.2],
  [-2.4, 61.1],
  [-4.4, 59.7],
  [-6.6, 59.5],
  [-9.2, 58.0],
  [-8.4, 56.4],
  [-7.4, 55.7],
  [-6.7, 55.32],
  [-6.98, 55.2],
  [-7.25, 55.07],
  [-7.45, 54.95],
  [-7.6, 54.76],
  [-7.95, 54.7],
  [-8.2, 54.5],
  [-8.1, 54.36],
  [-7.85, 54.18],
  [-7.35, 54.08],
  [-7.0, 54.38],
  [-6.85, 54.3],
  [-6.65, 54.02],
  [-6.3, 54.06],
  [-6.1, 53.98],
  [-5.4, 53.7],
  [-5.5, 52.4],
  [-6.0, 51.3],
];

const GRID_OUTLINE = OUTLINE.map(([longitude, latitude]) => roughGrid(longitude, latitude));

export function isBritishLongitudeLatitude(longitude: number, latitude: number): boolean {
  return contains(OUTLINE, longitude, latitude);
}

/** Easting and northing in metres (EPSG:27700). */
export function isBritishEastingNorthing(easting: number, northing: number): boolean {
  return easting >= 0 && northing >= 0 && contains(GRID_OUTLINE, easting, northing);
}

/** Even-odd rule. */
function contains(ring: readonly (readonly [number, number])[], east: number, north: number): boolean {
  let inside = false;
  let [fromEast, fromNorth] = ring.at(-1)!;
  for (const [toEast, toNorth] of ring) {
    const crosses = fromNorth > north !== toNorth > north;
    if (crosses && east < ((toEast - fromEast) * (north - fromNorth)) / (toNorth - fromNorth) + fromEast) inside = !inside;
    [fromEast, fromNorth] = [toEast, toNorth];
  }
  return inside;
}

/**
 * Transverse Mercator on a sphere, a few kilometres off the true National Grid: good enough for the outline, for nothing else.
 * Every stored coordinate is transformed by the database.
 */
function roughGrid(longitude: number, latitude: number): readonly [number, number] {
  const scaledRadius = 6_383_000 * 0.9996013;
  const phi = (latitude * Math.PI) / 180;
  const lambda = ((longitude + 2) * Math.PI) / 180;
  const b = Math.cos(phi) * Math.sin(lambda);
  const easting = 400_000 + (scaledRadius / 2) * Math.log((1 + b) / (1 - b));
  const northing = scaledRadius * (Math.atan2(Math.tan(phi), Math.cos(lambda)) - (49 * Math.PI) / 180) - 100_000;
  return [easting, northing];
}
