/**
 * DBSCAN (Ester, Kriegel, Sander and Xu 1996): clusters of any shape where events lie densely, and noise between them.
 *
 * An event is core when at least `leastEvents` lie within the radius, itself among them. Core events within the radius of each other are of one
 * cluster; an event that is not core but within the radius of one belongs to a cluster too (border), to the first in order when to several.
 * As R's `dbscan` with border points.
 *
 * A cluster has no significance, only a rule: with the rule loose enough, chance makes clusters. Not to be used on places moved to map points:
 * many records on one spot are a cluster whatever the radius. Both settings are choices, and are told beside the result.
 */
import { AT_THE_LIMIT } from './spatial-weights.js';
import { placesInSquares } from './point-squares.js';

export const DBSCAN_VARIANT = 'DBSCAN, the event itself counted, border events kept';

/** An event of no cluster. */
export const NOISE = 0;

export interface Clusters {
  /** For each event the number of its cluster, from 1 in order of their first events; 0 is noise. */
  readonly cluster: Uint32Array;
  readonly isCore: Uint8Array;
  /** Events in each cluster, that of cluster 1 first. */
  readonly sizes: readonly number[];
}

/**
 * `dbscan(eastings, northings, { radius: 60, leastEvents: 5 })`.
 * @throws RangeError when the radius is not above 0, leastEvents no whole number ≥ 1, or a coordinate no number
 */
export function dbscan(
  eastings: ArrayLike<number>,
  northings: ArrayLike<number>,
  { radius, leastEvents }: { radius: number; leastEvents: number },
): Clusters {
  if (!(radius > 0) || !Number.isFinite(radius)) throw new RangeError(`the radius must be above 0; got ${radius}`);
  if (!Number.isSafeInteger(leastEvents) || leastEvents < 1)
    throw new RangeError(`leastEvents must be 1 or more; got ${leastEvents}`);
  const n = eastings.length;
  const reach = radius * AT_THE_LIMIT;
  const squares = placesInSquares(eastings, northings, reach);
  const forEachNear = (i: number, take: (j: number) => void): void => {
    const ranges = squares.around(i);
    // Copied: `take` may look around other events, which fills the same array.
    const bounds = squares.ranges.slice(0, 2 * ranges);
    for (let range = 0; range < ranges; range++) {
      for (let at = bounds[2 * range]!; at < bounds[2 * range + 1]!; at++) {
        const j = squares.order[at]!;
        if ((eastings[j]! - eastings[i]!) ** 2 + (northings[j]! - northings[i]!) ** 2 <= reach * reach) take(j);
      }
    }
  };
  const isCore = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    let near = 0;
    forEachNear(i, () => near++);
    isCore[i] = near >= leastEvents ? 1 : 0;
  }
  const cluster = new Uint32Array(n);
  const sizes: number[] = [];
  const waiting: number[] = [];
  for (let first = 0; first < n; first++) {
    if (isCore[first] === 0 || cluster[first] !== NOISE) continue;
    const number = sizes.push(0);
    const join = (event: number): void => {
      if (cluster[event] !== NOISE) return;
      cluster[event] = number;
      sizes[number - 1]!++;
      if (isCore[event] === 1) waiting.push(event);
    };
    join(first);
    for (let core = waiting.pop(); core !== undefined; core = waiting.pop()) forEachNear(core, join);
  }
  return { cluster, isCore, sizes };
}
