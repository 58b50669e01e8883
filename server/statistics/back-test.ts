/**
 * How much of what came later a map drawn before would have caught, beside a naive map of the same size.
 *
 * The naive map takes cells by their earlier counts per area, highest first, until it has as much area as the map tested; of the last cell as much as is
 * still wanted, and that part of its later events. Ties go to the fewer later events, which does not flatter it.
 *
 * Not to be used on the period the map was drawn from; and never compare maps of different area.
 */
import { predictionAccuracy } from './prediction-accuracy.js';

export interface BackTest {
  /** Share of all area that the map marks. */
  readonly areaShare: number;
  /** Later events in what it marks, and in all. */
  readonly caught: number;
  readonly events: number;
  /** Later events caught by the naive map of the same area; not whole where it takes part of a cell. */
  readonly caughtByCounts: number;
}

/** @param marked 1 for cells that the map marks; @param earlier counts it was drawn from; @param later counts that came then */
export function backTest(
  marked: ArrayLike<number>,
  earlier: ArrayLike<number>,
  later: ArrayLike<number>,
  areas: ArrayLike<number>,
): BackTest {
  const n = marked.length;
  let [area, caught, events, whole] = [0, 0, 0, 0];
  for (let cell = 0; cell < n; cell++) {
    events += later[cell]!;
    whole += areas[cell]!;
    if (marked[cell] === 0) continue;
    area += areas[cell]!;
    caught += later[cell]!;
  }
  const { rank } = predictionAccuracy(later, earlier, areas);
  const order = new Uint32Array(n);
  for (let cell = 0; cell < n; cell++) order[rank[cell]! - 1] = cell;
  let caughtByCounts = 0;
  let left = area;
  for (let at = 0; at < n && left > 0; at++) {
    const cell = order[at]!;
    const part = Math.min(1, left / areas[cell]!);
    caughtByCounts += part * later[cell]!;
    left -= areas[cell]!;
  }
  return { areaShare: whole === 0 ? NaN : area / whole, caught, events, caughtByCounts };
}
