/**
 * Aoristic weights (Ratcliffe and McCullagh 1998): an event known to lie in [from, to) is spread over the hours of the week by how much of the
 * interval lies in each, so that every event weighs 1 in all.
 *
 * Hours are local, Europe/London: on the night the clocks go back the hour from 01:00 lasts two hours, and none when they go forward. An event
 * without an end, or with an end at or before its start, weighs 1 in the hour in which it starts. One of a week or longer says nothing of the
 * hour: 1/168 in each.
 *
 * Assumes that any moment of the interval is as likely as any other. The result is parts of events where readers expect counts: it looks more
 * certain than it is, and a «peak» may be the hours at which people come home and find out. Not to be used where only the month is known.
 */

export const AORISTIC_VARIANT = 'aoristic, evenly by time, hours of the week in Europe/London';

export const WEEK_HOURS = 168;
const HOUR = 3_600_000;
const WEEK = WEEK_HOURS * HOUR;

/** Milliseconds since 1970, as `Date.getTime()`. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number | null;
}

/** 0 is Monday 00:00 to 01:00, 167 Sunday 23:00 to 24:00. `weekHour(1, 0)` is 0. @param weekday 1 = Monday; @param hour 0 to 23 */
export function weekHour(weekday: number, hour: number): number {
  return (weekday - 1) * 24 + hour;
}

/**
 * The 168 weights of one event, adding up to 1.
 * @throws RangeError when a time is no number
 */
export function aoristicWeights(span: TimeSpan): Float64Array {
  const weights = new Float64Array(WEEK_HOURS);
  addAoristicWeights(weights, span);
  return weights;
}

/** The weights of many events added up: they sum to the number of events. */
export function aoristicProfile(spans: readonly TimeSpan[]): Float64Array {
  const profile = new Float64Array(WEEK_HOURS);
  for (const span of spans) addAoristicWeights(profile, span);
  return profile;
}

function addAoristicWeights(weights: Float64Array, { from, to }: TimeSpan): void {
  if (!Number.isFinite(from) || (to !== null && !Number.isFinite(to)))
    throw new RangeError(`an event lies between two times; got ${from}, ${to}`);
  if (to === null || to <= from) {
    weights[localWeekHour(from)]! += 1;
    return;
  }
  const length = to - from;
  if (length >= WEEK) {
    for (let hour = 0; hour < WEEK_HOURS; hour++) weights[hour]! += 1 / WEEK_HOURS;
    return;
  }
  // Since 1972 London's clocks are whole hours from UTC and change at whole hours, so its hours begin where UTC's do.
  for (let start = Math.floor(from / HOUR) * HOUR; start < to; start += HOUR) {
    const inside = Math.min(to, start + HOUR) - Math.max(from, start);
    weights[localWeekHour(start)]! += inside / length;
  }
}

/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 3;

function localWeekHour(time: number): number {
  const hours = Math.floor(time / HOUR) + londonOffset(time);
  const sinceMonday = (hours + FIRST_WEEKDAY * 24) % WEEK_HOURS;
  return sinceMonday < 0 ? sinceMonday + WEEK_HOURS : sinceMonday;
}

const LONDON_HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' });
const DAY = 24 * HOUR;
const offsets = new Map<number, number>();

/** Hours that London's clocks are ahead of UTC. Asking the time zone is slow, so whole days between two changes are remembered. */
function londonOffset(time: number): number {
  const day = Math.floor(time / DAY);
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const first = askOffset(day * DAY);
  if (first !== askOffset((day + 1) * DAY - 1)) return askOffset(time);
  offsets.set(day, first);
  return first;
}

function askOffset(time: number): number {
  const local = Number(LONDON_HOUR.format(time));
  const utc = new Date(time).getUTCHours();
  return (local - utc + 24) % 24;
}
