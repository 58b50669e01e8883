/** Minutes after a London midnight as a moment: clocks change at 01:00 UTC, so an evening that runs past midnight may be an hour longer or shorter. */

/** `londonMoment('2026-05-08', 1020)` → 2026-05-08T16:00:00Z. The minutes are of the clock on the wall: 1500 is 01:00 of the next day. */
export function londonMoment(day: string, minutes: number): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  // Of the two offsets London has, the one that leads back to the same time on the wall; of a time that is there twice the earlier moment.
  const summer = wall - 3_600_000;
  return new Date(wallOf(summer) === wall ? summer : wall);
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

function wallOf(moment: number): number {
  const part = Object.fromEntries(LONDON.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute']);
}
