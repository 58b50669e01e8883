import { expect, test } from 'vitest';
import { pauseText, ruleText, yearDayOf, yearDayText } from './team-words.js';

test('a day of the year is written and read in words', () => {
  expect(yearDayText('10-24')).toBe('24 October');
  expect(yearDayOf('24 October')).toBe('10-24');
  expect(yearDayOf(' 8 nov ')).toBe('11-08');
  for (const wrong of ['', '24', '31 June', '24 Oktober', 'October 24', '0 May']) expect(yearDayOf(wrong), wrong).toBeNull();
});

test('rules and pauses read as sentences', () => {
  expect(ruleText({ in: 'SCHOOL_HOLIDAYS', weekdays: [3, 5], from: '17:00', to: '21:00' })).toBe(
    'In school holidays: Wednesday, Friday, 17:00–21:00',
  );
  expect(pauseText([1, 12])).toBe('None in January and December unless a partner asks for support');
  expect(pauseText([])).toBe('Out all the year');
});
