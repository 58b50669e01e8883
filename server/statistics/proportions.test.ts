import { describe, expect, test } from 'vitest';
import { readOracle, relativeError } from '../../test/oracles/read-oracle.js';
import { wilsonInterval } from './proportions.js';

describe('Wilson against R (oracle 04: prop.test without continuity correction)', () => {
  test.each(readOracle('rates/proportions.csv'))('$numerator of $denominator', (row) => {
    const numerator = Number(row['numerator']);
    const denominator = Number(row['denominator']);
    for (const [level, name] of [
      [0.95, '95'],
      [0.998, '998'],
    ] as const) {
      const ours = wilsonInterval(numerator, denominator, { level });
      expect(relativeError(ours.lower * 100, Number(row[`wilson${name}_lower`]))).toBeLessThan(1e-6);
      expect(relativeError(ours.upper * 100, Number(row[`wilson${name}_upper`]))).toBeLessThan(1e-6);
    }
  });
});

describe('Wilson', () => {
  test('a share of nothing is undefined, and said so', () => expect(() => wilsonInterval(0, 0)).toThrow(/undefined/));
  test('refuses more than all', () => expect(() => wilsonInterval(3, 2)).toThrow(/exceeds/));
  test('refuses a part of a person', () => expect(() => wilsonInterval(0.5, 2)).toThrow(/whole number/));
});
