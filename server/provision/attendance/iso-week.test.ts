import { expect, it } from 'vitest';
import { isoWeekOf } from './iso-week.js';

it.each([
  ['2026-12-28', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
  ['2021-01-04', '2021-W01'],
  ['2026-11-02', '2026-W45'],
])('the week from Monday %s is %s', (monday, week) => expect(isoWeekOf(monday)).toBe(week));
