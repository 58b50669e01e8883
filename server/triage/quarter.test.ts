import { describe, expect, test } from 'vitest';
import { isFinal, isQuarter, monthsOf, quarterOf } from './quarter.js';

describe('a quarter', () => {
  test('holds its three months', () => {
    for (const quarter of ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'])
      expect(monthsOf(quarter).map(quarterOf)).toEqual([quarter, quarter, quarter]);
    expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
  });

  test('is written so and not otherwise', () => {
    expect(['2026-Q1', '2026-Q5', '2026-1', '26-Q1', "2026-Q1'"].map(isQuarter)).toEqual([true, false, false, false, false]);
  });

  test('is final when 28 whole days have gone since its last', () => {
    expect(isFinal('2026-Q1', '2026-04-29')).toBe(false);
    expect(isFinal('2026-Q1', '2026-04-30')).toBe(true);
    expect(isFinal('2025-Q4', '2026-01-29')).toBe(false);
    expect(isFinal('2025-Q4', '2026-01-30')).toBe(true);
  });
});
