import { describe, expect, it } from 'vitest';
import { slopeIndex } from './slope-index.js';

const group = (population: number, figure: number, error = 0) => ({
  population,
  figure,
  lower95: figure - 1.959963984540054 * error,
  upper95: figure + 1.959963984540054 * error,
});

describe('slope index of inequality', () => {
  it('refuses four groups, and a group of nobody', () => {
    expect(() => slopeIndex([4, 3, 2, 1].map((figure) => group(100, figure)))).toThrow('needs 5 groups');
    expect(() => slopeIndex([5, 4, 3, 2, 1].map((figure, index) => group(index === 2 ? 0 : 100, figure)))).toThrow('above 0');
  });

  it('figures on a line: 10, 8, 6, 4, 2 in equal fifths at ranks 0.1 to 0.9 lie on 11 − 10·rank', () => {
    const index = slopeIndex([10, 8, 6, 4, 2].map((figure) => group(100, figure)));
    expect(index.ranks.map((rank) => Number(rank.toFixed(10)))).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
    expect(index.slope).toBeCloseTo(-10, 10);
    expect([index.mostDeprived, index.leastDeprived]).toEqual([expect.closeTo(11, 10), expect.closeTo(1, 10)]);
    expect(index.relative).toBeCloseTo(11, 10);
    expect([index.lower, index.upper]).toEqual([expect.closeTo(-10, 10), expect.closeTo(-10, 10)]);
  });

  it('limits worked by hand: equal fifths with error 1: weights (r − 0.5) ÷ 0.4 = −1, −0.5, 0, 0.5, 1, variance 2.5', () => {
    const index = slopeIndex([9, 9, 6, 3, 3].map((figure) => group(100, figure, 1)));
    expect(index.slope).toBeCloseTo(-9 - 4.5 + 1.5 + 3, 10);
    expect(index.upper - index.slope).toBeCloseTo(1.959963984540054 * Math.sqrt(2.5), 10);
    expect(index.slope - index.lower).toBeCloseTo(1.959963984540054 * Math.sqrt(2.5), 10);
  });

  it('unequal groups, worked by hand: populations 200, 100, 100, 50, 50 at ranks 0.2, 0.5, 0.7, 0.85, 0.95', () => {
    const populations = [200, 100, 100, 50, 50];
    const figures = [8, 7, 5, 4, 2];
    const index = slopeIndex(populations.map((population, at) => group(population, figures[at]!)));
    expect(index.ranks.map((rank) => Number(rank.toFixed(10)))).toEqual([0.2, 0.5, 0.7, 0.85, 0.95]);
    // Mean rank 0.5 (always), Σw(r − 0.5)² = 18 + 0 + 4 + 6.125 + 10.125 = 38.25, Σw(r − 0.5)y = −480 + 0 + 100 + 70 + 45 = −265
    expect(index.slope).toBeCloseTo(-265 / 38.25, 10);
  });

  it('the ratio is not stated where the line passes nothing', () => {
    expect(slopeIndex([9, 1, 0, 0, 0].map((figure) => group(100, figure))).relative).toBeNull();
  });
});
