import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedHotspots } from './compared-hotspots.js';
import { randomNumbers, type RandomNumbers } from './random.js';
import { weightsOnGrid } from './spatial-weights.js';

const alone = (count: number) => ({
  count,
  starts: Uint32Array.from({ length: count + 1 }, (_, at) => at),
  neighbours: Uint32Array.from({ length: count }, (_, at) => at),
  selfIncluded: true,
});

function poisson(mean: number, random: RandomNumbers): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = (random(2 ** 32) + 0.5) / 2 ** 32; product > limit; count++) product *= (random(2 ** 32) + 0.5) / 2 ** 32;
  return count;
}

describe('two periods compared', () => {
  it('is the conditional test of two counts: 45 after 30 of equal halves has p 0.1053 (poisson.test of R)', () => {
    const { p, side, expected } = comparedHotspots([45, 30], [30, 45], alone(2));
    expect(p[0]).toBeCloseTo(0.10534, 4);
    expect([...side]).toEqual([1, -1]);
    expect(expected[0]).toBe(37.5);
  });

  it('does not mark what doubled everywhere', () => {
    const { pFdr } = comparedHotspots([20, 40, 60, 80], [10, 20, 30, 40], alone(4));
    expect(Math.min(...pFdr)).toBe(1);
  });

  it('has no p where nothing was in either period, and refuses what it cannot count', () => {
    expect(comparedHotspots([0, 3], [0, 1], alone(2)).p[0]).toBeNaN();
    expect(() => comparedHotspots([1.5], [1], alone(1))).toThrow(/whole number/);
    expect(() => comparedHotspots([1], [1, 2], alone(1))).toThrow(/2 earlier ones/);
    expect(() => comparedHotspots([1], [1], { ...alone(1), selfIncluded: false })).toThrow(/self: true/);
  });

  it('turned round in time, hot is cold with the same p', () => {
    const counts = fc.array(fc.nat({ max: 30 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(counts, counts, (later, earlier) => {
        const weights = weightsOnGrid(3, 3, 'queen', { self: true });
        const [there, back] = [comparedHotspots(later, earlier, weights), comparedHotspots(earlier, later, weights)];
        for (const [at, p] of there.p.entries()) {
          if (Number.isNaN(p)) expect(back.p[at]).toBeNaN();
          else expect(back.p[at]).toBeCloseTo(p, 9);
          if (p < 0.5) expect(back.side[at]).toBe(-there.side[at]!);
        }
      }),
    );
  });

  // 200 pairs of maps that share a pattern and differ by chance and by a doubling of all: how many have any cell marked at 5 %.
  it.each([0.05, 0.2, 1, 5])('marks a false change on no more than the stated share of maps, at a mean of %d a cell', (mean) => {
    const side = 30;
    const weights = weightsOnGrid(side, side, 'queen', { self: true });
    let marked = 0;
    for (let map = 0; map < 200; map++) {
      const random = randomNumbers(7, map);
      const pattern = Array.from({ length: side * side }, (_, cell) => mean * (cell % 3 === 0 ? 2 : 0.5));
      const earlier = pattern.map((one) => poisson(one, random));
      const later = pattern.map((one) => poisson(2 * one, random));
      if (comparedHotspots(later, earlier, weights).pFdr.some((p) => p < 0.05)) marked++;
    }
    // 5 % of 200 maps, and two standard errors.
    expect(marked).toBeLessThanOrEqual(16);
  });
});
