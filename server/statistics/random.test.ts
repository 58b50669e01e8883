import { describe, expect, test } from 'vitest';
import { randomNumbers, shuffle } from './random.js';

describe('random numbers from a seed', () => {
  test('the same from the same seed and stream, others from others, whole and below the limit', () => {
    const some = (seed: number, stream = 0): number[] => {
      const random = randomNumbers(seed, stream);
      return Array.from({ length: 50 }, () => random(1000));
    };
    expect(some(1)).toEqual(some(1));
    const first = [some(1), some(2), some(1, 1), some(1, 2), some(2, 1), some(-1), some(2 ** 40)].map(String);
    expect(new Set(first).size).toBe(first.length);
    expect(some(1).every((one) => Number.isInteger(one) && one >= 0 && one < 1000)).toBe(true);
  });

  test('evenly: chi-square of 100,000 numbers over 50 boxes, for many streams', () => {
    for (let stream = 0; stream < 20; stream++) {
      const random = randomNumbers(7, stream);
      const boxes = new Float64Array(50);
      for (let time = 0; time < 100_000; time++) boxes[random(50)]!++;
      const chiSquare = boxes.reduce((sum, found) => sum + (found - 2000) ** 2 / 2000, 0);
      // Beyond the 1-in-10,000 tails of chi-square with 49 degrees of freedom on either side.
      expect(chiSquare).toBeGreaterThan(19);
      expect(chiSquare).toBeLessThan(93);
    }
  });

  test('shuffling: each of the 24 orders of four about equally often', () => {
    const found = new Map<string, number>();
    for (let stream = 0; stream < 24_000; stream++) {
      const figures = [1, 2, 3, 4];
      shuffle(figures, randomNumbers(3, stream));
      found.set(figures.join(''), (found.get(figures.join('')) ?? 0) + 1);
    }
    expect(found.size).toBe(24);
    for (const times of found.values()) expect(Math.abs(times - 1000)).toBeLessThan(140);
  });
});
