/**
 * How good was a map of where it would happen? Areas are taken in order of predicted density, and after each the figures so far are:
 *
 * hit rate = events inside ÷ all events. PAI, prediction accuracy index (Chainey, Tompson and Uhlig 2008) = hit rate ÷ share of the area. PEI,
 * prediction efficiency index (Hunt 2016) = events inside ÷ most events that any choice of as much area could have held. RRI, recapture rate
 * index, here = predicted ÷ observed so far (R's ptools); older literature means another ratio by it.
 *
 * Equal predicted densities: the one with fewer events per area first, so that ties do not flatter. For areas of unequal size «most events» takes
 * the last area in part, which no choice can beat.
 *
 * PAI rises as the area shrinks: never compare it across shares of area, nor without a naive map beside it, such as last period's counts. Not to
 * be used on the period that the prediction was made from.
 */

export const ACCURACY_VARIANT = 'cumulative by predicted density, ties to the lower observed; RRI = predicted ÷ observed';

/** For each area in the order given; NaN where undefined (no events at all, or none so far for RRI). */
export interface PredictionAccuracy {
  /** From 1, the highest predicted density first. */
  readonly rank: Uint32Array;
  readonly hitRate: Float64Array;
  readonly areaShare: Float64Array;
  readonly pai: Float64Array;
  readonly pei: Float64Array;
  readonly rri: Float64Array;
}

/**
 * `predictionAccuracy([6, 7, 3, 2, 1, 0], [8, 4, 4, 2, 1, 0], [1, 1, 1, 1, 1, 1])` → PAI of ranks 1 to 6: 1.89, 1.42, 1.68, 1.42, 1.2, 1.
 * @throws RangeError when observed or predicted are negative or no numbers, or an area is not above 0
 */
export function predictionAccuracy(
  observed: ArrayLike<number>,
  predicted: ArrayLike<number>,
  areas: ArrayLike<number>,
): PredictionAccuracy {
  const n = observed.length;
  if (predicted.length !== n || areas.length !== n)
    throw new RangeError(`there are ${n} observed, ${predicted.length} predicted and ${areas.length} areas`);
  for (let i = 0; i < n; i++) {
    if (!(observed[i]! >= 0) || !Number.isFinite(observed[i]))
      throw new RangeError(`observed ${i + 1} must be 0 or more; got ${observed[i]}`);
    if (!(predicted[i]! >= 0) || !Number.isFinite(predicted[i]))
      throw new RangeError(`predicted ${i + 1} must be 0 or more; got ${predicted[i]}`);
    if (!(areas[i]! > 0) || !Number.isFinite(areas[i])) throw new RangeError(`area ${i + 1} must be above 0; got ${areas[i]}`);
  }
  const density = (figures: ArrayLike<number>, i: number): number => figures[i]! / areas[i]!;
  const all = Array.from({ length: n }, (_, i) => i);
  const order = all.toSorted(
    (a, b) => density(predicted, b) - density(predicted, a) || density(observed, a) - density(observed, b) || a - b,
  );
  const best = all.toSorted((a, b) => density(observed, b) - density(observed, a));
  const sum = (figures: ArrayLike<number>): number => all.reduce((total, i) => total + figures[i]!, 0);
  const [events, whole] = [sum(observed), sum(areas)];

  const result: PredictionAccuracy = {
    rank: new Uint32Array(n),
    hitRate: new Float64Array(n),
    areaShare: new Float64Array(n),
    pai: new Float64Array(n),
    pei: new Float64Array(n),
    rri: new Float64Array(n),
  };
  const soFar = { observed: 0, predicted: 0, area: 0 };
  const most = mostEvents(observed, areas, best);
  for (const [at, i] of order.entries()) {
    soFar.observed += observed[i]!;
    soFar.predicted += predicted[i]!;
    soFar.area += areas[i]!;
    result.rank[i] = at + 1;
    result.hitRate[i] = events === 0 ? NaN : soFar.observed / events;
    result.areaShare[i] = soFar.area / whole;
    result.pai[i] = result.hitRate[i]! / result.areaShare[i]!;
    result.pei[i] = events === 0 ? NaN : Math.min(1, soFar.observed / most(soFar.area));
    result.rri[i] = soFar.observed === 0 ? NaN : soFar.predicted / soFar.observed;
  }
  return result;
}

/** The most events that so much area can hold, asked for rising areas: the densest areas first, the last in part. */
function mostEvents(observed: ArrayLike<number>, areas: ArrayLike<number>, best: readonly number[]): (area: number) => number {
  let next = 0;
  let held = 0;
  let taken = 0;
  return (area) => {
    // Sums of the same areas in another order differ in their last digits.
    while (next < best.length && taken + areas[best[next]!]! <= area * (1 + 1e-12)) {
      held += observed[best[next]!]!;
      taken += areas[best[next]!]!;
      next++;
    }
    const last = best[next];
    return last === undefined ? held : held + (Math.max(0, area - taken) / areas[last]!) * observed[last]!;
  };
}
