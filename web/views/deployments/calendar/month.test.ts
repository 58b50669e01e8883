import { expect, test } from 'vitest';
import { weeksOf } from './month.js';

test('December 2026 begins on a Tuesday and has five weeks', () => {
  const weeks = weeksOf('2026-12');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]).toEqual([null, '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']);
  expect(weeks[4]).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', null, null, null]);
});

test('a February of four whole weeks, and a month that begins on a Sunday', () => {
  expect(weeksOf('2027-02')).toHaveLength(4);
  expect(weeksOf('2026-11')).toHaveLength(6);
  expect(weeksOf('2026-11').flat().filter(Boolean)).toHaveLength(30);
});
