import { describe, expect, it } from 'vitest';
import { intervalText, shortIntervalText } from './moments.js';

/** Dates are kept on one line by spaces that do not break. */
const inList = (from: string, to: string) => shortIntervalText(from, to).replaceAll('\u00a0', ' ');

describe('when something happened', () => {
  it('is a minute in London, in summer as in winter', () => {
    expect(intervalText('2026-10-31T23:56:00Z', '2026-10-31T23:57:00Z')).toBe('31 October 2026, 23:56');
    expect(intervalText('2026-07-01T23:30:00Z', '2026-07-01T23:31:00Z')).toBe('2 July 2026, 00:30');
    expect(intervalText('2026-07-01T11:30:00Z', '2026-07-01T11:30:00Z')).toBe('1 July 2026, 12:30');
  });

  it('is never finer than it is known', () => {
    expect(intervalText('2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z')).toBe('some time in January 2024');
    expect(intervalText('2024-06-30T23:00:00Z', '2024-07-31T23:00:00Z')).toBe('some time in July 2024');
    // The clocks go forward in March: the month begins in winter time and ends in summer time.
    expect(intervalText('2024-03-01T00:00:00Z', '2024-03-31T23:00:00Z')).toBe('some time in March 2024');
    expect(intervalText('2024-05-03T23:00:00Z', '2024-05-04T23:00:00Z')).toBe('4 May 2024, time not known');
    expect(intervalText('2024-05-03T23:00:00Z', '2024-05-05T23:00:00Z')).toBe('some time from 4 May 2024 to 5 May 2024');
  });

  it('is between two times of a day, or of two days', () => {
    expect(intervalText('2024-05-04T18:00:00Z', '2024-05-04T19:30:00Z')).toBe('4 May 2024, between 19:00 and 20:30');
    expect(intervalText('2024-01-04T18:00:00Z', '2024-01-05T00:00:00Z')).toBe('4 January 2024, between 18:00 and 24:00');
    expect(intervalText('2024-01-04T18:00:00Z', '2024-01-05T08:00:00Z')).toBe(
      'between 4 January 2024, 18:00 and 5 January 2024, 08:00',
    );
  });

  it('is shorter in a list, and no more exact', () => {
    expect(inList('2026-10-31T23:56:00Z', '2026-10-31T23:57:00Z')).toBe('31 Oct 2026, 23:56');
    expect(inList('2024-05-04T18:00:00Z', '2024-05-04T19:30:00Z')).toBe('4 May 2024, 19:00 to 20:30');
    expect(inList('2024-01-04T18:00:00Z', '2024-01-05T08:00:00Z')).toBe('4 Jan 2024, 18:00 to 5 Jan 2024, 08:00');
    expect(inList('2024-05-03T23:00:00Z', '2024-05-04T23:00:00Z')).toBe('4 May 2024, time not known');
    expect(inList('2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z')).toBe('some time in January 2024');
  });
});
