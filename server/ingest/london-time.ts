/**
 * Europe/London local times of files to instants. Since 1996 the clocks go forward on the last Sunday of March and back on the
 * last Sunday of October, at 01:00 UTC; earlier years followed other rules and are refused by `fields.ts`.
 */
export const FIRST_YEAR = 1996;
export const LAST_YEAR = 2099;

const HOUR = 3_600_000;

/** The instant (milliseconds since 1970 UTC) of a London local time; of a repeated hour the first or the second. Null in the hour that is skipped. */
export function londonInstant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  repeated: 'first' | 'second',
): number | null {
  const asIfUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const winter = isSummerTime(asIfUtc) ? null : asIfUtc;
  const summer = isSummerTime(asIfUtc - HOUR) ? asIfUtc - HOUR : null;
  return repeated === 'first' ? (summer ?? winter) : (winter ?? summer);
}

/** Midnight that begins a London day. */
export function londonMidnight(year: number, month: number, day: number): number {
  return londonInstant(year, month, day, 0, 0, 0, 'first')!;
}

function isSummerTime(instant: number): boolean {
  const year = new Date(instant).getUTCFullYear();
  return instant >= lastSunday(year, 2) && instant < lastSunday(year, 9);
}

const lastSundays = new Map<number, number>();

/** 01:00 UTC on the last Sunday of March (2) or October (9), both of 31 days. */
function lastSunday(year: number, monthIndex: 2 | 9): number {
  const key = year * 12 + monthIndex;
  let instant = lastSundays.get(key);
  if (instant === undefined) {
    const weekday = new Date(Date.UTC(year, monthIndex, 31)).getUTCDay();
    instant = Date.UTC(year, monthIndex, 31 - weekday, 1);
    lastSundays.set(key, instant);
  }
  return instant;
}
