/**
 * Near-repeat (Knox 1964; Johnson et al. 2007): whether events that are near each other in place are near in time more often than chance has it.
 *
 * Every pair of events falls into a band of distance and one of days, (over, to], the first including 0. Observed is the number of pairs in
 * both; expected = pairs in the distance band × pairs in the day band ÷ all pairs, which is exactly the mean over all ways to deal the days
 * out over the places. ratio = observed ÷ expected; p = (1 + permutations with at least as many) ÷ (permutations + 1), one-sided.
 *
 * Only pairs within the largest distance are ever listed, found by squares of that size. Each permutation has random numbers of its own, from the
 * seed and its number, so that p is the same for any number of threads (near-repeat-threads.ts).
 *
 * Assumes that exact place and day are known, and that events keep to no common calendar: if two places are busy in different seasons for other
 * reasons, that is marked too. Not to be used on months, nor on places moved to map points, where distance 0 is no repeat.
 */
import { placesInSquares } from './point-squares.js';
import { randomNumbers, shuffle } from './random.js';
import { AT_THE_LIMIT } from './spatial-weights.js';

export type DistanceMetric = 'euclidean' | 'manhattan';

export const NEAR_REPEAT_VARIANTS: Readonly<Record<DistanceMetric, string>> = {
  euclidean: 'Knox, straight-line distances, bands (over, to]; one-sided p by permutation of days',
  manhattan: 'Knox, distances along the grid (Manhattan), bands (over, to]; one-sided p by permutation of days',
};

export interface NearRepeatOptions {
  /** Upper limits of the bands, rising, in metres. */
  readonly distances: readonly number[];
  /** Upper limits of the bands, rising. */
  readonly days: readonly number[];
  readonly metric?: DistanceMetric;
  readonly permutations?: number;
  readonly seed: number;
}

/** One cell of the table; ratio and p are NaN when nothing can be in it. */
export interface NearRepeatBand {
  readonly distanceOver: number;
  readonly distanceTo: number;
  readonly daysOver: number;
  readonly daysTo: number;
  readonly observed: number;
  readonly expected: number;
  readonly ratio: number;
  readonly p: number;
}

/** What threads need to work permutations out, on memory that they share. */
export interface NearPairs {
  readonly days: Float64Array;
  /** Pairs by distance band and first event: those of band b and event i stand from `starts[b · n + i]` to before `starts[b · n + i + 1]`. */
  readonly starts: Uint32Array;
  readonly second: Uint32Array;
  /** Upper limits of the day bands, a hair above what was asked. */
  readonly dayLimits: readonly number[];
  readonly observed: readonly number[];
  readonly seed: number;
}

/** More pairs than this do not fit into memory beside everything else. */
export const MOST_NEAR_PAIRS = 100_000_000;

/**
 * In this thread. `nearRepeat(x, y, days, { distances: [100, 200], days: [7, 14], seed: 1 })` gives four bands, the days of a distance together.
 * @throws RangeError when limits do not rise from above 0, a place or day is no number, or there are too many pairs
 */
export function nearRepeat(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  days: ArrayLike<number>,
  options: NearRepeatOptions,
): NearRepeatBand[] {
  const pairs = nearPairs(x, y, days, options);
  return nearRepeatBands(pairs, options, countAtLeast(pairs, 0, options.permutations ?? 999));
}

export function nearPairs(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  days: ArrayLike<number>,
  { distances, days: dayBands, metric = 'euclidean', permutations = 999, seed }: NearRepeatOptions,
): NearPairs {
  const n = x.length;
  if (days.length !== n) throw new RangeError(`there are ${n} places and ${days.length} days`);
  for (let i = 0; i < n; i++) if (!Number.isFinite(days[i])) throw new RangeError(`event ${i + 1} has no day: ${days[i]}`);
  assertRising(distances, 'distances');
  assertRising(dayBands, 'days');
  if (!Number.isSafeInteger(permutations) || permutations < 1)
    throw new RangeError(`permutations must be 1 or more; got ${permutations}`);
  const limits = distances.map((limit) => limit * AT_THE_LIMIT);
  const bandOf = bandFinder(x, y, limits, metric);
  const squares = placesInSquares(x, y, limits.at(-1)!);
  const found = new Uint32Array(limits.length * n + 1);
  const visit = (take: (band: number, i: number, j: number) => void): void => {
    for (let i = 0; i < n; i++) {
      const ranges = squares.around(i);
      for (let range = 0; range < ranges; range++) {
        for (let at = squares.ranges[2 * range]!; at < squares.ranges[2 * range + 1]!; at++) {
          const j = squares.order[at]!;
          if (j <= i) continue;
          const band = bandOf(i, j);
          if (band < limits.length) take(band, i, j);
        }
      }
    }
  };
  let count = 0;
  visit((band, i) => {
    found[band * n + i + 1]!++;
    if (++count > MOST_NEAR_PAIRS) {
      throw new RangeError(
        `more than ${MOST_NEAR_PAIRS.toLocaleString('en-GB')} pairs lie within the largest distance; take smaller ones`,
      );
    }
  });
  const starts = sharedWords(found.length);
  for (let at = 1; at < found.length; at++) starts[at] = starts[at - 1]! + found[at]!;
  const second = sharedWords(count);
  const next = starts.slice();
  visit((band, i, j) => {
    second[next[band * n + i]!++] = j;
  });
  const ownDays = new Float64Array(new SharedArrayBuffer(n * Float64Array.BYTES_PER_ELEMENT));
  ownDays.set(days);
  const pairs: NearPairs = {
    days: ownDays,
    starts,
    second,
    dayLimits: dayBands.map((limit) => limit * AT_THE_LIMIT),
    observed: [],
    seed,
  };
  return { ...pairs, observed: [...countPairs(pairs, ownDays)] };
}

/** For each cell of the table, in how many of the permutations numbered `from` to before `to` there are at least as many as observed. */
export function countAtLeast(pairs: NearPairs, from: number, to: number): Uint32Array {
  const atLeast = new Uint32Array(pairs.observed.length);
  const dealt = new Float64Array(pairs.days.length);
  for (let permutation = from; permutation < to; permutation++) {
    dealt.set(pairs.days);
    shuffle(dealt, randomNumbers(pairs.seed, permutation));
    const counts = countPairs(pairs, dealt);
    for (let cell = 0; cell < atLeast.length; cell++) if (counts[cell]! >= pairs.observed[cell]!) atLeast[cell]!++;
  }
  return atLeast;
}

/** Pairs in each cell of the table when event i has day `days[i]`. */
function countPairs({ starts, second, dayLimits }: NearPairs, days: Float64Array): Float64Array {
  const n = days.length;
  const bands = n === 0 ? 0 : (starts.length - 1) / n;
  const limits = Float64Array.from(dayLimits);
  const last = limits[limits.length - 1]!;
  const counts = new Float64Array(bands * limits.length);
  for (let band = 0; band < bands; band++) {
    const cell = band * limits.length;
    for (let i = 0; i < n; i++) {
      const day = days[i]!;
      const to = starts[band * n + i + 1]!;
      for (let at = starts[band * n + i]!; at < to; at++) {
        const apart = Math.abs(days[second[at]!]! - day);
        if (apart > last) continue;
        let dayBand = 0;
        while (apart > limits[dayBand]!) dayBand++;
        counts[cell + dayBand]!++;
      }
    }
  }
  return counts;
}

/** The table, from how often permutations had at least as many pairs. */
export function nearRepeatBands(
  pairs: NearPairs,
  { distances, days: dayBands, permutations = 999 }: NearRepeatOptions,
  atLeast: ArrayLike<number>,
): NearRepeatBand[] {
  const n = pairs.days.length;
  const allPairs = (n * (n - 1)) / 2;
  const dayPairs = pairsWithin(pairs.days, pairs.dayLimits);
  return distances.flatMap((distanceTo, a) => {
    const distancePairs = n === 0 ? 0 : pairs.starts[(a + 1) * n]! - pairs.starts[a * n]!;
    return dayBands.map((daysTo, b) => {
      const cell = a * dayBands.length + b;
      const observed = pairs.observed[cell] ?? 0;
      const expected = allPairs === 0 ? 0 : (distancePairs * dayPairs[b]!) / allPairs;
      return {
        distanceOver: distances[a - 1] ?? 0,
        distanceTo,
        daysOver: dayBands[b - 1] ?? 0,
        daysTo,
        observed,
        expected,
        ratio: expected === 0 ? NaN : observed / expected,
        p: expected === 0 ? NaN : (1 + atLeast[cell]!) / (permutations + 1),
      };
    });
  });
}

/** Pairs of days in each band, by going through the sorted days once a limit. */
function pairsWithin(days: Float64Array, limits: readonly number[]): number[] {
  const sorted = days.slice().sort();
  let before = 0;
  return limits.map((limit) => {
    let within = 0;
    let first = 0;
    for (let last = 0; last < sorted.length; last++) {
      while (sorted[last]! - sorted[first]! > limit) first++;
      within += last - first;
    }
    const inBand = within - before;
    before = within;
    return inBand;
  });
}

/** The distance band of two events; as many as there are bands when they lie further apart. */
function bandFinder(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  limits: readonly number[],
  metric: DistanceMetric,
): (i: number, j: number) => number {
  return (i, j) => {
    const dx = Math.abs(x[i]! - x[j]!);
    const dy = Math.abs(y[i]! - y[j]!);
    const distance = metric === 'manhattan' ? dx + dy : Math.sqrt(dx * dx + dy * dy);
    let band = 0;
    while (band < limits.length && distance > limits[band]!) band++;
    return band;
  };
}

function assertRising(limits: readonly number[], what: string): void {
  const rises = limits.every((limit, at) => Number.isFinite(limit) && limit > (limits[at - 1] ?? 0));
  if (limits.length === 0 || !rises)
    throw new RangeError(`the limits of ${what} must rise from above 0; got ${limits.join(', ')}`);
}

/** Zeros on memory that threads can share. */
function sharedWords(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}
