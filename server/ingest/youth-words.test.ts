import { describe, expect, test } from 'vitest';
import {
  agesFromWords,
  frequencyFromWords,
  kindFromWords,
  seasonFromWords,
  suggestsSensitive,
  weekdayFromWords,
} from './youth-words.js';

describe('words of a list of youth provision', () => {
  test('a weekday is one whole day; several days, an abbreviation of two letters and nonsense are not', () => {
    for (const words of ['', 'Mo', 'Monday and Tuesday', 'Mon-Fri', 'weekdays', 'S', 'daily']) {
      expect(weekdayFromWords(words), words).toBeNull();
    }
    expect(['Monday', 'tue', 'Thurs', ' Fridays ', 'SUNDAY'].map(weekdayFromWords)).toEqual([1, 2, 4, 5, 7]);
  });

  test('ages are read only when the whole text says ages', () => {
    for (const words of ['', 'all', '16-8', '10-15 young people', 'youth', '8-16-18']) {
      expect(agesFromWords(words), words).toBeNull();
    }
    expect(agesFromWords('8-16')).toEqual({ from: 8, to: 16 });
    expect(agesFromWords('11 – 19 years')).toEqual({ from: 11, to: 19 });
    expect(agesFromWords('13+')).toEqual({ from: 13, to: null });
    expect(agesFromWords('under 12')).toEqual({ from: null, to: 11 });
  });

  test('kind, season and frequency come from the session’s own words', () => {
    expect(kindFromWords('Southport detached work, 2 evenings a week')).toBe('detached');
    expect(kindFromWords('Youth bus, Peel Road')).toBe('bus');
    expect(kindFromWords('Business club')).toBe('unknown');
    expect(seasonFromWords('Youth bus, North Park (lighter months)')).toBe('lighter months');
    expect(seasonFromWords('Crosby youth club')).toBeNull();
    expect(frequencyFromWords('Southport detached work, 2 evenings a week')).toBe('2 evenings a week');
  });

  test('a refuge and an LGBT group are suggested, a transport museum is not', () => {
    expect(suggestsSensitive('New Beginnings (LGBTQI), 10-15 young people')).toBe(true);
    expect(suggestsSensitive('Children’s hour at the refuge')).toBe(true);
    expect(suggestsSensitive('Transport museum club')).toBe(false);
  });
});
