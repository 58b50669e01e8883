/**
 * Bandwidths found from the events, as standard deviations of a gaussian kernel; × √8 for the radius of a quartic one.
 *
 * - Scott's rule (Scott 1992): along each axis the standard deviation × n^(−1/6); both as one by their geometric mean. Quick, and too smooth
 *   where events lie in several clusters.
 * - Likelihood cross-validation (`ppl`; Loader 1999): the largest Σ log of the density at each event made by the others, over 16 steps from
 *   the smallest distance between two places to half the window's diagonal, the density corrected at the window's edges.
 * - Berman and Diggle (1989), `diggle`: the least mean squared error under a Cox process, from Ripley's K (isotropic correction) by 512
 *   steps up to a quarter of the shorter side; the standard deviation is half the best disc's radius.
 *
 * As R's spatstat `bw.scott`, `bw.ppl` and `bw.diggle` on a rectangular window. None of them should be used on events moved to a few map
 * points, where they find the moves; and each is a proposal: show it, let it be changed.
 */
import { placesInSquares } from './point-squares.js';
import { upperTailP } from './standard-normal.js';

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const BANDWIDTH_VARIANTS = {
  scott: 'Scott’s rule',
  ppl: 'likelihood cross-validation (bw.ppl)',
  diggle: 'least mean squared error (Berman and Diggle, bw.diggle)',
} as const;
export type BandwidthRule = keyof typeof BANDWIDTH_VARIANTS;

/** Comparing every event with every other takes seconds from here on. */
export const MOST_EVENTS = 5000;
const PPL_STEPS = 16;
const DIGGLE_STEPS = 512;

/** @returns metres, or null where undefined: fewer than two different places, or none within reach of another */
export function bandwidthByRule(
  rule: BandwidthRule,
  eastings: ArrayLike<number>,
  northings: ArrayLike<number>,
  box: Box,
): { sigma: number; atEndOfRange: boolean } | null {
  if (rule === 'scott') {
    const { isotropic } = scottBandwidth(eastings, northings);
    return isotropic > 0 ? { sigma: isotropic, atEndOfRange: false } : null;
  }
  if (eastings.length > MOST_EVENTS) {
    throw new RangeError(
      `the rule ${rule} compares every event with every other: ${MOST_EVENTS.toLocaleString('en-GB')} at most; take scott, or give a bandwidth`,
    );
  }
  return rule === 'ppl' ? pplBandwidth(eastings, northings, box) : diggleBandwidth(eastings, northings, box);
}

/** NaN for fewer than two events, 0 along an axis on which all are alike. */
export function scottBandwidth(
  eastings: ArrayLike<number>,
  northings: ArrayLike<number>,
): { x: number; y: number; isotropic: number } {
  const shrink = eastings.length ** (-1 / 6);
  const x = standardDeviation(eastings) * shrink;
  const y = standardDeviation(northings) * shrink;
  return { x, y, isotropic: Math.sqrt(x * y) };
}

function standardDeviation(figures: ArrayLike<number>): number {
  const n = figures.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += figures[i]! / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (figures[i]! - mean) ** 2;
  return Math.sqrt(squares / (n - 1));
}

function pplBandwidth(
  eastings: ArrayLike<number>,
  northings: ArrayLike<number>,
  box: Box,
): { sigma: number; atEndOfRange: boolean } | null {
  const least = smallestDistance(eastings, northings);
  const most = Math.hypot(box.east - box.west, box.north - box.south) / 2;
  if (!(least < most)) return null;
  let best: { sigma: number; likelihood: number; step: number } | null = null;
  for (let step = 0; step < PPL_STEPS; step++) {
    const sigma = least * (most / least) ** (step / (PPL_STEPS - 1));
    const likelihood = leaveOneOutLikelihood(eastings, northings, box, sigma);
    if (likelihood > (best?.likelihood ?? -Infinity)) best = { sigma, likelihood, step };
  }
  return best === null ? null : { sigma: best.sigma, atEndOfRange: best.step === 0 || best.step === PPL_STEPS - 1 };
}

/** Σ log of the density at each event by the others, its edges corrected; −∞ where one lies beyond the reach of all. */
function leaveOneOutLikelihood(eastings: ArrayLike<number>, northings: ArrayLike<number>, box: Box, sigma: number): number {
  const n = eastings.length;
  const sums = new Float64Array(n);
  const perVariance = -1 / (2 * sigma * sigma);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const dx = eastings[i]! - eastings[j]!;
      const dy = northings[i]! - northings[j]!;
      const near = Math.exp((dx * dx + dy * dy) * perVariance);
      sums[i]! += near;
      sums[j]! += near;
    }
  }
  let likelihood = 0;
  for (let i = 0; i < n; i++) {
    const inside =
      (upperTailP((box.west - eastings[i]!) / sigma) - upperTailP((box.east - eastings[i]!) / sigma)) *
      (upperTailP((box.south - northings[i]!) / sigma) - upperTailP((box.north - northings[i]!) / sigma));
    likelihood += Math.log(sums[i]! / (2 * Math.PI * sigma * sigma * inside));
  }
  return likelihood;
}

/** Between two events at different places; Infinity when there are none. */
function smallestDistance(eastings: ArrayLike<number>, northings: ArrayLike<number>): number {
  let least = Infinity;
  for (let i = 0; i < eastings.length; i++) {
    for (let j = i + 1; j < eastings.length; j++) {
      const distance = (eastings[i]! - eastings[j]!) ** 2 + (northings[i]! - northings[j]!) ** 2;
      if (distance > 0 && distance < least) least = distance;
    }
  }
  return Math.sqrt(least);
}

function diggleBandwidth(
  eastings: ArrayLike<number>,
  northings: ArrayLike<number>,
  box: Box,
): { sigma: number; atEndOfRange: boolean } | null {
  const n = eastings.length;
  if (n < 2) return null;
  const [width, height] = [box.east - box.west, box.north - box.south];
  const intensity = n / (width * height);
  const furthest = Math.min(Math.min(width, height) / 4, Math.sqrt(1000 / (Math.PI * intensity)));
  const step = furthest / (DIGGLE_STEPS - 1);
  const k = ripleysK(eastings, northings, box, step);
  if (k.at(-1) === 0) return null;
  let best = { radius: 0, error: Infinity, at: 0 };
  const last = Math.floor((DIGGLE_STEPS - 1) / 2);
  for (let at = 1; at <= last; at++) {
    const radius = at * step;
    const disc = Math.PI * radius * radius;
    // Pairs on one spot share their discs whole.
    let overlap = disc * k[0]!;
    for (let s = 1; s < DIGGLE_STEPS && s <= 2 * at; s++) {
      const y = (s * step) / (2 * radius);
      // The area that two discs of this radius share, so far apart.
      overlap += 2 * radius * radius * (Math.acos(y) - y * Math.sqrt(1 - y * y)) * (k[s]! - k[s - 1]!);
    }
    const error = (1 / intensity - 2 * k[at]!) / disc + overlap / (disc * disc);
    if (error < best.error) best = { radius, error, at };
  }
  return { sigma: best.radius / 2, atEndOfRange: best.at === 1 || best.at === last };
}

/** K at each step from 0; each pair counts by the part of its circle inside the box. */
function ripleysK(eastings: ArrayLike<number>, northings: ArrayLike<number>, box: Box, step: number): Float64Array {
  const n = eastings.length;
  const furthest = step * (DIGGLE_STEPS - 1);
  const k = new Float64Array(DIGGLE_STEPS);
  const squares = placesInSquares(eastings, northings, furthest);
  for (let i = 0; i < n; i++) {
    const ranges = squares.around(i);
    for (let range = 0; range < ranges; range++) {
      for (let at = squares.ranges[2 * range]!; at < squares.ranges[2 * range + 1]!; at++) {
        const j = squares.order[at]!;
        const distance = Math.hypot(eastings[i]! - eastings[j]!, northings[i]! - northings[j]!);
        if (j !== i && distance <= furthest)
          k[Math.min(DIGGLE_STEPS - 1, Math.ceil(distance / step))]! +=
            1 / circleInside(eastings[i]!, northings[i]!, distance, box);
      }
    }
  }
  const perPair = ((box.east - box.west) * (box.north - box.south)) / (n * (n - 1));
  let sum = 0;
  for (let at = 0; at < DIGGLE_STEPS; at++) {
    sum += k[at]! * perPair;
    k[at] = sum;
  }
  return k;
}

/** The part of a circle's line about a position that lies inside the box; the circle is no larger than half of it. */
function circleInside(x: number, y: number, radius: number, box: Box): number {
  if (radius === 0) return 1;
  const angle = (toSide: number): number => (toSide < radius ? Math.acos(Math.max(0, toSide) / radius) : 0);
  const [west, east] = [angle(x - box.west), angle(box.east - x)];
  const [south, north] = [angle(y - box.south), angle(box.north - y)];
  const corner = (one: number, other: number): number => Math.max(0, one + other - Math.PI / 2);
  const outside =
    2 * (west + east + south + north) - corner(west, south) - corner(west, north) - corner(east, south) - corner(east, north);
  return 1 - outside / (2 * Math.PI);
}
