/**
 * Random numbers from a seed, the same on every machine: a permutation test made twice must give the same p.
 *
 * xoshiro128** (Blackman and Vigna 2018), its state filled from the seed by SplitMix's mixing step. For simulations, never for secrets.
 */

/** Whole numbers from 0 up to, and without, a limit of at most 2³². */
export type RandomNumbers = (limit: number) => number;

/**
 * @param seed a whole number; @param stream a second one, so that many simulations under one seed each have numbers of their own, whoever
 *   works them out and in whichever order
 */
export function randomNumbers(seed: number, stream = 0): RandomNumbers {
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(stream))
    throw new RangeError(`a seed is a whole number; got ${seed}, ${stream}`);
  let mixing = 0x9e3779b9;
  const mix = (): number => {
    mixing = (mixing + 0x9e3779b9) | 0;
    let bits = mixing;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return (bits ^ (bits >>> 16)) >>> 0;
  };
  for (const word of [seed, Math.floor(seed / 2 ** 32), stream, Math.floor(stream / 2 ** 32)]) {
    mixing ^= word | 0;
    mixing = mix() | 0;
  }
  let [a, b, c, d] = [mix(), mix(), mix(), mix() | 1];
  const next = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  // By multiplication (Lemire 2019): a limit of a million favours no number by more than one in four thousand million.
  return (limit) => Math.floor((next() / 2 ** 32) * limit);
}

/** Puts the figures into a random order, each order being equally likely (Fisher and Yates). */
export function shuffle(figures: { [index: number]: number; readonly length: number }, random: RandomNumbers): void {
  for (let last = figures.length - 1; last > 0; last--) {
    const other = random(last + 1);
    const kept = figures[last]!;
    figures[last] = figures[other]!;
    figures[other] = kept;
  }
}
