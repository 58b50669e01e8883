import { expect, it } from 'vitest';
import { londonMoment } from './london-moment.js';

it.each([
  ['a summer evening', '2026-05-08', 17 * 60, '2026-05-08T16:00:00.000Z'],
  ['a winter evening', '2026-11-06', 17 * 60, '2026-11-06T17:00:00.000Z'],
  ['past midnight', '2026-05-08', 25 * 60, '2026-05-09T00:00:00.000Z'],
  ['past the clock going forward', '2026-03-28', 27 * 60, '2026-03-29T02:00:00.000Z'],
  ['past the clock going back', '2026-10-24', 26 * 60 + 30, '2026-10-25T02:30:00.000Z'],
  ['a time that is there twice, the first', '2026-10-24', 25 * 60 + 30, '2026-10-25T00:30:00.000Z'],
])('%s', (_, day, minutes, moment) => {
  expect(londonMoment(day, minutes).toISOString()).toBe(moment);
});
