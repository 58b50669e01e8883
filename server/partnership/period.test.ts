import { expect, it } from 'vitest';
import { doOverlap, follows, isOver, monthsIn, periodOf, periodsOf, readPeriod, writePeriod, type Frequency } from './period.js';

const of = (written: string) => readPeriod(written)!;

it.each([
  '2026',
  '2026/28',
  '2026/27 Q5',
  '2026/27 Q0',
  '2026-13',
  '2026-27',
  'Q1',
  'Q9 2026/27',
  '2026/27 spring',
  'spring',
  '',
])('«%s» is no period', (written) => {
  expect(readPeriod(written)).toBeNull();
});

it.each<[string, Frequency[]]>([
  ['2025/26', ['quarterly']],
  ['2025/26 Q1', ['monthly', 'yearly']],
  ['2025-11', ['quarterly', 'yearly']],
])('«%s» is none of those that are %j', (written, frequencies) => {
  expect(readPeriod(written, frequencies)).toBeNull();
});

it('is one, however it is spelled', () => {
  const spelled = [' 2026/27  Q2 ', '2026/27q2', 'Q2 2026/27', 'q2 2026/27'];
  expect(new Set(spelled.map((written) => of(written).name))).toEqual(new Set(['2026/27 Q2']));
  expect(['2026/27', '2026-04', '2099/00'].map((written) => of(written).name)).toEqual(['2026/27', '2026-04', '2099/00']);
});

it('ends in the next calendar year where its last months lie there', () => {
  expect(of('2026/27 Q4')).toEqual({ name: '2026/27 Q4', firstMonth: '2027-01', lastMonth: '2027-03' });
  expect(of('2099/00').lastMonth).toBe('2100-03');
});

it('is told how to be written, as far as it is asked', () => {
  expect(writePeriod()).toBe(
    'Write a month as 2026-04, a quarter as 2026/27 Q1, which is April to June, or a financial year as 2026/27.',
  );
  expect(writePeriod(['monthly'])).toBe('Write a month as 2026-04.');
});

it.each([
  ['2031-06-30', 'quarterly', '2031/32 Q1', '2031-04', '2031-06'],
  ['2032-03-31', 'quarterly', '2031/32 Q4', '2032-01', '2032-03'],
  ['2032-03', 'yearly', '2031/32', '2031-04', '2032-03'],
  ['2032-04-01', 'yearly', '2032/33', '2032-04', '2033-03'],
  ['2031-12-31', 'monthly', '2031-12', '2031-12', '2031-12'],
] as const)('%s lies, %s, in %s', (day, frequency, name, firstMonth, lastMonth) => {
  expect(periodOf(day, frequency)).toEqual({ name, firstMonth, lastMonth });
});

it('a year has so many of a frequency', () => {
  const names = (frequency: Frequency) => periodsOf('2025/26', frequency).map(({ name }) => name);
  expect(names('yearly')).toEqual(['2025/26']);
  expect(names('quarterly')).toEqual(['2025/26 Q1', '2025/26 Q2', '2025/26 Q3', '2025/26 Q4']);
  expect([names('monthly').length, names('monthly')[0], names('monthly')[11]]).toEqual([12, '2025-04', '2026-03']);
});

it('a year holds its quarters and months, and no others', () => {
  expect(doOverlap(of('2026/27'), of('2027-03'))).toBe(true);
  expect(doOverlap(of('2026/27 Q1'), of('2026/27'))).toBe(true);
  expect(doOverlap(of('2026/27 Q1'), of('2026-06'))).toBe(true);
  expect(doOverlap(of('2026/27 Q1'), of('2026-07'))).toBe(false);
  expect(doOverlap(of('2026/27 Q2'), of('2026/27 Q3'))).toBe(false);
  expect(doOverlap(of('2026/27'), of('2027/28 Q1'))).toBe(false);
});

it('one follows another of the same length at once', () => {
  expect(follows(of('2027/28 Q1'), of('2026/27 Q4'))).toBe(true);
  expect(follows(of('2027/28 Q2'), of('2026/27 Q4'))).toBe(false);
  expect(follows(of('2027-04'), of('2026/27 Q4'))).toBe(false);
  expect(['2026-12', '2026/27 Q4', '2026/27'].map((written) => monthsIn(of(written)))).toEqual([1, 3, 12]);
});

it('a month is over when the next begins', () => {
  expect(isOver(of('2026-10'), '2026-11-01')).toBe(true);
  expect(isOver(of('2026-11'), '2026-11-30')).toBe(false);
});
