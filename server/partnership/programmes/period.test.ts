import { expect, it } from 'vitest';
import { overlap, readPeriod } from './period.js';

it.each(['2026', '2026/28', '2026/27 Q5', '2026/27 Q0', 'Q1', '2026/27 spring', '2026-27', ''])('%j is no period', (written) => {
  expect(readPeriod(written)).toBeNull();
});

it('a year and its quarters', () => {
  expect(['2026/27', ' 2026/27 q1', '2026/27Q4', '2099/00'].map(readPeriod)).toEqual([
    ...['2026/27', '2026/27 Q1', '2026/27 Q4', '2099/00'],
  ]);
});

it('a year holds its quarters, and a quarter no other', () => {
  expect(overlap('2026/27', '2026/27 Q2')).toBe(true);
  expect(overlap('2026/27 Q2', '2026/27')).toBe(true);
  expect(overlap('2026/27 Q2', '2026/27 Q3')).toBe(false);
  expect(overlap('2026/27', '2027/28 Q1')).toBe(false);
});
