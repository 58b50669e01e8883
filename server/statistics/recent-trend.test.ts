import { describe, expect, it } from 'vitest';
import { recentTrend } from './recent-trend.js';

const of = (counts: readonly number[], denominators: readonly number[]) =>
  counts.map((count, index) => ({ count, denominator: denominators[index]! }));
const thousand = [1000, 1000, 1000, 1000, 1000];

describe('recent trend', () => {
  it('refuses four points, a fraction, nobody, and more counted than there are', () => {
    expect(() => recentTrend(of([1, 2, 3, 4], thousand), 'rate')).toThrow('needs 5 points; got 4');
    expect(() => recentTrend(of([1, 2, 3, 4, 5.5], thousand), 'rate')).toThrow('whole number');
    expect(() => recentTrend(of([1, 2, 3, 4, 5], [1000, 0, 1000, 1000, 1000]), 'rate')).toThrow('above 0');
    expect(() => recentTrend(of([1, 2, 3, 4, 1001], thousand), 'proportion')).toThrow('exceeds');
  });

  it('rates, worked by hand: ΣO 150, p 0.03, T = 550 − 450 = 100, S = 10,000, χ² = 100² ÷ 300', () => {
    const trend = recentTrend(of([10, 20, 30, 40, 50], thousand), 'rate');
    expect(trend.direction).toBe('increasing');
    expect(trend.chiSquared).toBeCloseTo(10_000 / 300, 10);
  });

  it('proportions, worked by hand: the same T and S, χ² = 100² ÷ (0.03 · 0.97 · 10,000)', () => {
    expect(recentTrend(of([10, 20, 30, 40, 50], thousand), 'proportion').chiSquared).toBeCloseTo(10_000 / 291, 10);
  });

  it('unequal denominators, worked by hand: ΣO 30, Σn 600, p 0.05, T = 70 − 0.05 · 1,700 = −15, S = 5,900 − 1,700² ÷ 600', () => {
    const trend = recentTrend(of([10, 8, 5, 6, 1], [100, 200, 100, 100, 100]), 'rate');
    const scored = 10 + 16 + 15 + 24 + 5;
    const people = 100 + 400 + 300 + 400 + 500;
    const squared = 100 + 800 + 900 + 1600 + 2500;
    const distance = scored - 0.05 * people;
    expect(trend.chiSquared).toBeCloseTo(distance ** 2 / (0.05 * (squared - people ** 2 / 600)), 10);
    expect(trend.chiSquared).toBeCloseTo(225 / (0.05 * (5900 - 1700 ** 2 / 600)), 10);
  });

  it('significant at 95% is not enough: the border is χ² 9.55, p 0.002', () => {
    // T = 50, χ² = 50² ÷ 300 = 8.33, p 0.004; then T = 64, χ² = 64² ÷ 300 = 13.65, p 0.0002.
    expect(recentTrend(of([20, 25, 30, 35, 40], thousand), 'rate')).toMatchObject({ direction: 'no significant change' });
    expect(recentTrend(of([18, 23, 29, 37, 43], thousand), 'rate').direction).toBe('increasing');
  });

  it('turns with the order, takes the newest five, and finds nothing in noughts', () => {
    expect(recentTrend(of([50, 40, 30, 20, 10], thousand), 'rate').direction).toBe('decreasing');
    const six = of([900, 10, 20, 30, 40, 50], [...thousand, 1000]);
    expect(recentTrend(six, 'rate').chiSquared).toBeCloseTo(10_000 / 300, 10);
    expect(recentTrend(of([0, 0, 0, 0, 0], thousand), 'rate')).toEqual({
      direction: 'no significant change',
      chiSquared: 0,
      p: 1,
    });
  });
});
