/**
 * Correction for many tests (Benjamini and Hochberg 1995): with p-values sorted rising, adjusted p of rank r = the smallest of
 * p·m ÷ rank over this and all later ranks, at most 1. Marking what is under 5 % then leaves an expected 5 % of what is marked to chance.
 *
 * m is the number of tests that have a p-value, all over the map: not the neighbours of a cell, which is what spdep's p.adjustSP takes.
 * Assumes tests that are independent or rise and fall together, as those of neighbouring cells do. Not to be used when a single false
 * mark would be dear: Bonferroni's p·m bounds the chance of any.
 */

/**
 * The adjusted p-values, in the order given; NaN (an undefined test) stays NaN and is not counted. `adjustForFalseDiscovery([0.01, 0.04, 0.03])`
 * → [0.03, 0.04, 0.04]. Time grows with the number of tests, no faster: they are sorted by their bits.
 */
export function adjustForFalseDiscovery(p: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(p.length).fill(NaN);
  const order = orderOf(p);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const test = order[rank - 1]!;
    least = Math.min(least, p[test]! * (order.length / rank));
    adjusted[test] = least;
  }
  return adjusted;
}

/** Bytes, not larger groups: 256 places to write to stay in the processor's nearest memory. */
const BUCKETS = 256;
const PASSES = 8;

/** The p-values' bits as two words each, and whose they are: kept side by side, so that sorting reads memory from one end to the other. */
interface Keys {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly test: Uint32Array;
}

/** Indices of the defined p-values, rising. Non-negative doubles rise as the whole numbers that their bits spell, so a radix sort does. */
function orderOf(p: ArrayLike<number>): Uint32Array {
  let from = keysOf(p);
  const count = from.test.length;
  let to: Keys = { low: new Uint32Array(count), high: new Uint32Array(count), test: new Uint32Array(count) };
  const starts = new Uint32Array(BUCKETS + 1);
  for (let pass = 0; pass < PASSES; pass++) {
    starts.fill(0);
    for (let at = 0; at < count; at++) starts[digit(from, at, pass) + 1]!++;
    for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!;
    for (let at = 0; at < count; at++) {
      const place = starts[digit(from, at, pass)]!++;
      to.low[place] = from.low[at]!;
      to.high[place] = from.high[at]!;
      to.test[place] = from.test[at]!;
    }
    [from, to] = [to, from];
  }
  return from.test;
}

function keysOf(p: ArrayLike<number>): Keys {
  let count = 0;
  for (let index = 0; index < p.length; index++) {
    const one = p[index]!;
    if (one < 0 || one > 1) throw new RangeError(`a p-value lies between 0 and 1; got ${one}`);
    if (!Number.isNaN(one)) count++;
  }
  const keys: Keys = { low: new Uint32Array(count), high: new Uint32Array(count), test: new Uint32Array(count) };
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  for (let index = 0, next = 0; index < p.length; index++) {
    if (Number.isNaN(p[index]!)) continue;
    // Adding 0 turns −0 into 0, whose bits do sort.
    double[0] = p[index]! + 0;
    keys.low[next] = words[0]!;
    keys.high[next] = words[1]!;
    keys.test[next] = index;
    next++;
  }
  return keys;
}

/** The `pass`-th byte of a double, lowest first. */
function digit({ low, high }: Keys, at: number, pass: number): number {
  return pass < 4 ? (low[at]! >>> (8 * pass)) & 0xff : (high[at]! >>> (8 * (pass - 4))) & 0xff;
}
