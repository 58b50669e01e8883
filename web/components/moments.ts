/** When something happened, and how exactly that is known, as people write it. Instants come as ISO 8601 and are read in London. */
import { lastDayOf, longDate, longMonth, shortDate } from './dates.js';

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const minute = 60_000;

interface LondonMoment {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `HH:MM` */
  readonly clock: string;
}

function inLondon(instant: number): LondonMoment {
  const part = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${part['year']}-${part['month']}-${part['day']}`, clock: `${part['hour']}:${part['minute']}` };
}

/** «27 November 2026, 03:10» */
export function momentText(instant: string): string {
  const { day, clock } = inLondon(Date.parse(instant));
  return `${longDate(day)}, ${clock}`;
}

/**
 * The interval `[from, to)` in words, no finer than it is known: «31 October 2026, 23:56»; «31 October 2026, between 19:00 and 20:30»;
 * «31 October 2026, time not known»; «some time in January 2024»; «between 4 May 2026, 18:00 and 5 May 2026, 08:00».
 */
export function intervalText(from: string, to: string): string {
  const interval = read(from, to);
  switch (interval.known) {
    case 'minute':
      return `${longDate(interval.first.day)}, ${interval.first.clock}`;
    case 'month':
      return `some time in ${longMonth(interval.first.day.slice(0, 7))}`;
    case 'days':
      return interval.first.day === interval.last.day
        ? `${longDate(interval.first.day)}, time not known`
        : `some time from ${longDate(interval.first.day)} to ${longDate(interval.last.day)}`;
    case 'times':
      return interval.first.day === interval.last.day
        ? `${longDate(interval.first.day)}, between ${interval.first.clock} and ${interval.last.clock}`
        : `between ${longDate(interval.first.day)}, ${interval.first.clock} and ${longDate(interval.last.day)}, ${interval.last.clock}`;
  }
}

/** The same for the cells of a list: «31 Oct 2026, 19:00 to 20:30»; «some time in January 2024» stays whole. */
export function shortIntervalText(from: string, to: string): string {
  const { known, first, last } = read(from, to);
  if (known === 'month') return intervalText(from, to);
  const [start, end] = [shortDate(first.day), shortDate(last.day)];
  if (known === 'minute') return `${start}, ${first.clock}`;
  if (known === 'days') return start === end ? `${start}, time not known` : `some time from ${start} to ${end}`;
  return start === end ? `${start}, ${first.clock} to ${last.clock}` : `${start}, ${first.clock} to ${end}, ${last.clock}`;
}

interface Interval {
  readonly known: 'minute' | 'times' | 'days' | 'month';
  readonly first: LondonMoment;
  /** Of whole days the last day; an interval that ends at midnight ends on the day before, at 24:00. */
  readonly last: LondonMoment;
}

function read(from: string, to: string): Interval {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const first = inLondon(start);
  if (end - start <= minute) return { known: 'minute', first, last: first };
  const ends = inLondon(end);
  const last = ends.clock === '00:00' ? { day: inLondon(end - minute).day, clock: '24:00' } : ends;
  if (first.clock !== '00:00' || last.clock !== '24:00') return { known: 'times', first, last };
  const wholeMonth = first.day.endsWith('-01') && last.day === lastDayOf(first.day.slice(0, 7));
  return { known: wholeMonth ? 'month' : 'days', first, last };
}
