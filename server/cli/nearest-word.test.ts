import { expect, test } from 'vitest';
import { nearestWord } from './nearest-word.js';

test.each([
  ['police-stret', 'police-street'],
  ['Police-Street', 'police-street'],
  ['asb', 'asb-reports'],
  ['boundary', 'boundaries'],
  ['weather', null],
  ['', null],
])('%j is taken for %j', (typed, meant) => {
  expect(nearestWord(typed, ['boundaries', 'police-street', 'police-outcomes', 'asb-reports'])).toBe(meant);
});
