/**
 * Whether a weekly session is open at a weekday and hour: yes, no, or not stated.
 *
 * Lists of youth provision often lack the weekday or the times. Such a session is never taken for closed: it is
 * «not stated» for every weekday and hour that what is known does not rule out.
 */

/** When a session runs, as far as its list says. Times are `HH:MM` or `HH:MM:SS`, Europe/London. */
export interface SessionHours {
  /** 1 Monday … 7 Sunday; null when not stated. */
  readonly weekday: number | null;
  readonly startsAt: string | null;
  /** Before or equal to `startsAt` for a session that runs past midnight. */
  readonly endsAt: string | null;
}

export type Opening = 'open' | 'closed' | 'not stated';

const MINUTES_A_DAY = 24 * 60;

/**
 * Opening at a weekday (1–7), in an hour (0–23, the sixty minutes that begin then), or at both; either may be left out.
 * A session from 22:00 on Friday to 01:00 is open on weekday 6 in hour 0.
 */
export function openingAt(session: SessionHours, weekday: number | undefined, hour: number | undefined): Opening {
  const starts = minutesOf(session.startsAt);
  const ends = minutesOf(session.endsAt);
  if (starts === null || ends === null) {
    return weekday !== undefined && session.weekday !== null
      ? withoutTimes(session.weekday, weekday, hour)
      : weekday === undefined && hour === undefined
        ? 'open'
        : 'not stated';
  }
  const pastMidnight = ends <= starts;
  const sameDay = hour === undefined || overlaps(starts, pastMidnight ? MINUTES_A_DAY : ends, hour);
  const nextDay = pastMidnight && hour !== undefined && overlaps(0, ends, hour);
  if (weekday === undefined) return sameDay || nextDay ? 'open' : 'closed';
  if (session.weekday === null) return sameDay || nextDay ? 'not stated' : 'closed';
  const open = (session.weekday === weekday && sameDay) || (dayAfter(session.weekday) === weekday && nextDay);
  return open ? 'open' : 'closed';
}

/** The weekday is known, the times are not: it may run past midnight, but no list says so, so the day after is closed. */
function withoutTimes(sessionWeekday: number, weekday: number, hour: number | undefined): Opening {
  if (sessionWeekday !== weekday) return 'closed';
  return hour === undefined ? 'open' : 'not stated';
}

function overlaps(from: number, to: number, hour: number): boolean {
  return from < (hour + 1) * 60 && to > hour * 60;
}

function dayAfter(weekday: number): number {
  return (weekday % 7) + 1;
}

function minutesOf(time: string | null): number | null {
  if (time === null) return null;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
