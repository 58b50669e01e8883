import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleSizes, classOf, mostClasses, quantileClasses } from './class-breaks.js';

describe('classes of a map', () => {
  it('has none without figures, one for equal figures', () => {
    expect(quantileClasses([], 1)).toEqual([]);
    expect(quantileClasses([4, 4, 4], 1)).toEqual([{ from: 4, to: 4, size: 3 }]);
  });

  it('splits ten figures in five pairs', () => {
    expect(quantileClasses([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1).map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ]);
  });

  it('puts every figure in the class whose ends hold it, none twice', () => {
    const figures = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(figures, fc.constantFrom(1, 0.1), (list, step) => {
        const classes = quantileClasses(list, step);
        expect(classes.length).toBeLessThanOrEqual(mostClasses);
        expect(classes.reduce((sum, mapClass) => sum + mapClass.size, 0)).toBe(list.length);
        for (const figure of list) {
          const mapClass = classes[classOf(figure, classes, step)];
          expect(figure).toBeGreaterThanOrEqual((mapClass?.from ?? NaN) - step);
          expect(figure).toBeLessThanOrEqual((mapClass?.to ?? NaN) + step);
        }
      }),
    );
  });

  it('offers three readable circles', () => {
    expect(circleSizes(873)).toEqual([800, 200, 40]);
    expect(circleSizes(2)).toEqual([2, 1]);
    expect(circleSizes(0)).toEqual([]);
  });
});
