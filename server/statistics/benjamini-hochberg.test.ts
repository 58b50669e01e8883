import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustForFalseDiscovery } from './benjamini-hochberg.js';

/** The definition, tried for every test: the smallest p·m ÷ rank among those at least as large. */
function byDefinition(p: readonly number[]): number[] {
  const sorted = [...p].sort((a, b) => a - b);
  return p.map((one) =>
    Math.min(1, ...sorted.map((other, index) => (other >= one ? (other * p.length) / (index + 1) : Infinity))),
  );
}

const p = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5, 1e-300, Number.MIN_VALUE));

describe('Benjamini–Hochberg', () => {
  test('the worked example of Benjamini and Hochberg (1995): four of fifteen under 5 %', () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const adjusted = adjustForFalseDiscovery(published);
    expect(adjusted.filter((one) => one <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(adjusted[14]).toBe(1);
  });

  test('as its definition says, for any p-values, with ties', () => {
    fc.assert(
      fc.property(fc.array(p, { maxLength: 60 }), (values) => {
        const ours = adjustForFalseDiscovery(values);
        for (const [index, expected] of byDefinition(values).entries()) expect(ours[index]).toBeCloseTo(expected, 14);
      }),
    );
  });

  test('never below p nor above 1, in the same order, and whatever the order given', () => {
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 60 }), (values) => {
        const ours = adjustForFalseDiscovery(values);
        const turned = adjustForFalseDiscovery([...values].reverse()).reverse();
        for (const [index, one] of values.entries()) {
          expect(ours[index]).toBeGreaterThanOrEqual(one);
          expect(ours[index]).toBeLessThanOrEqual(1);
          expect(turned[index]).toBe(ours[index]);
          for (const [other, another] of values.entries())
            if (one <= another) expect(ours[index]).toBeLessThanOrEqual(ours[other]!);
        }
      }),
    );
  });

  test('an undefined test stays undefined and is not counted among the tests', () => {
    expect([...adjustForFalseDiscovery([NaN, 0.02, NaN, 0.04])]).toEqual([NaN, 0.04, NaN, 0.04]);
    expect(adjustForFalseDiscovery([])).toHaveLength(0);
  });

  test.each([-0.1, 1.1, Infinity])('refuses %s as a p-value', (bad) => {
    expect(() => adjustForFalseDiscovery([bad])).toThrow(RangeError);
  });
});
