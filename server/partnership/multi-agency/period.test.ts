import { expect, it } from 'vitest';
import { follows, isOver, overlap, readCountPeriod } from './period.js';

const of = (written: string) => readCountPeriod(written)!;

it.each(['2026', '2026/28', '2026/27 Q5', '2026-13', 'Q1', 'spring', ''])('«%s» is no period', (written) => {
  expect(readCountPeriod(written)).toBeNull();
});

it('the last quarter lies in the next calendar year', () => {
  expect(of('2026/27 q4')).toEqual({ period: '2026/27 Q4', firstMonth: '2027-01-01', lastMonth: '2027-03-01' });
  expect(of('2099/00').lastMonth).toBe('2100-03-01');
});

it('a year holds its quarters and months, and no others', () => {
  expect(overlap(of('2026/27'), of('2027-03'))).toBe(true);
  expect(overlap(of('2026/27 Q1'), of('2026-06'))).toBe(true);
  expect(overlap(of('2026/27 Q1'), of('2026-07'))).toBe(false);
  expect(overlap(of('2026/27'), of('2027/28 Q1'))).toBe(false);
});

it('one follows another of the same length at once', () => {
  expect(follows(of('2027/28 Q1'), of('2026/27 Q4'))).toBe(true);
  expect(follows(of('2027/28 Q2'), of('2026/27 Q4'))).toBe(false);
  expect(follows(of('2027-04'), of('2026/27 Q4'))).toBe(false);
});

it('a month is over when the next begins', () => {
  expect(isOver(of('2026-10'), '2026-11-01')).toBe(true);
  expect(isOver(of('2026-11'), '2026-11-30')).toBe(false);
});
