/**
 * A small generator of pseudo-random numbers (sfc32), seeded by text and passed as an argument, so that the same seed
 * gives the same district on every machine. Not for secrets.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [from, to). */
  between(from: number, to: number): number;
  /** Whole number from 0 to count − 1. */
  below(count: number): number;
  /** Standard normal (Box–Muller, one of the pair). */
  normal(): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Index drawn in proportion to the weights. */
  weighted(weights: readonly number[]): number;
  /** Poisson count; normal approximation above 60. */
  poisson(mean: number): number;
  shuffle<Item>(items: readonly Item[]): Item[];
}

/** A generator of its own for one part of the district, so that a change in one part leaves the others alone. */
export function randomFor(seed: string, part: string): Random {
  const [a, b, c, d] = hash128(`${seed}/${part}`);
  return generator(sfc32(a, b, c, d));
}

function hash128(text: string): [number, number, number, number] {
  const state: [number, number, number, number] = [1779033703, 3144134277, 1013904242, 2773480762];
  const factors = [597399067, 2869860233, 951274213, 2716044179] as const;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    for (let word = 0; word < 4; word += 1) {
      const mixed = (state[word]! ^ code) + (state[(word + 1) % 4]! >>> 3);
      state[word] = Math.imul(mixed ^ (mixed >>> 15), factors[word]!);
    }
  }
  return state;
}

function sfc32(a: number, b: number, c: number, counter: number): () => number {
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 16; warmUp += 1) draw();
  return draw;
}

function generator(next: () => number): Random {
  const random: Random = {
    next,
    between: (from, to) => from + (to - from) * next(),
    below: (count) => Math.floor(next() * count),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let index = 0; index < weights.length; index += 1) {
        left -= weights[index]!;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
    poisson: (mean) => {
      if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > limit; product *= next()) count += 1;
      return count;
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let index = shuffled.length - 1; index > 0; index -= 1) {
        const other = Math.floor(next() * (index + 1));
        [shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!];
      }
      return shuffled;
    },
  };
  return random;
}
