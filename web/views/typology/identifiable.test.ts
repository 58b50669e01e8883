import { expect, it } from 'vitest';
import { identifiableText, mostClasses } from './identifiable.js';

it('as many classes as indicators tell apart, nine at most', () => {
  expect([3, 4, 5, 6, 7, 8].map(mostClasses)).toEqual([2, 3, 5, 9, 9, 9]);
  expect(identifiableText(5)).toBe('5 indicators of yes or no have 32 patterns of answers, which tell 5 classes apart at most.');
  expect(identifiableText(8)).toMatch(/tell 28 classes apart; here 9 at most are worked out\.$/);
});
