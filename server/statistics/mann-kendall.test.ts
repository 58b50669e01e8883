import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mannKendall } from './mann-kendall.js';

const figures = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 30 });

describe('Mann–Kendall', () => {
  test('ten figures (R Kendall): S 37, τ 0.82222, exact p 0.000357694, normal p 0.00128218', () => {
    const found = mannKendall([1.1, 1.4, 1.2, 1.9, 1.7, 2.2, 2.0, 2.6, 2.4, 3.1])!;
    expect(found).toMatchObject({ s: 37, pMethod: 'exact' });
    expect(found.tau).toBeCloseTo(0.82222, 5);
    expect(found.p).toBeCloseTo(0.000357694, 9);
    expect(found.pNormal).toBeCloseTo(0.00128218, 8);
  });

  test('ties by hand: 1 2 2 3 3 3', () => {
    // Pairs that rise: 1 with five, each 2 with three 3s; ties of two and of three.
    const found = mannKendall([1, 2, 2, 3, 3, 3])!;
    expect(found).toMatchObject({ s: 11, pMethod: 'normal' });
    expect(found.variance).toBeCloseTo((6 * 5 * 17 - 2 * 1 * 9 - 3 * 2 * 11) / 18, 12);
    expect(found.z).toBeCloseTo(10 / Math.sqrt(found.variance), 12);
    expect(found.tau).toBeCloseTo(11 / Math.sqrt(15 * 11), 12);
  });

  test('the exact p of all orders of five figures, counted one by one', () => {
    const orders = (rest: number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((one) => orders(rest.filter((other) => other !== one)).map((tail) => [one, ...tail]));
    const all = orders([1, 2, 3, 4, 5]).map((order) => mannKendall(order)!);
    for (const one of all)
      expect(one.p).toBeCloseTo(all.filter((other) => Math.abs(other.s) >= Math.abs(one.s)).length / 120, 12);
  });

  test('turns its sign when the series runs backwards, and sees only order', () => {
    fc.assert(
      fc.property(figures, (series) => {
        const one = mannKendall(series);
        const back = mannKendall([...series].reverse());
        const stretched = mannKendall(series.map((figure) => Math.exp(figure)));
        expect(stretched).toEqual(one);
        if (one === null) expect(back).toBeNull();
        else {
          expect(back!.s + one.s).toBe(0);
          expect(back!.p).toBeCloseTo(one.p, 12);
          expect(Math.abs(one.tau)).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  test('undefined when all are equal or under three; refuses what is no number', () => {
    expect(mannKendall([])).toBeNull();
    expect(mannKendall([1, 2])).toBeNull();
    expect(mannKendall([4, 4, 4, 4])).toBeNull();
    expect(() => mannKendall([1, NaN, 2])).toThrow(/figure 2/);
  });
});
