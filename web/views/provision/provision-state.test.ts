import { describe, expect, test } from 'vitest';
import { hourWords, provisionFormat } from './provision-state.js';

const parse = (words: string) => provisionFormat.parse(new URLSearchParams(words));

describe('the hour in the address', () => {
  test('goes there and back', () => {
    for (const words of ['', 'weekday=sunday', 'hour=0', 'weekday=monday&hour=16&season=lighter+months']) {
      expect(provisionFormat.format(parse(words))).toBe(words);
    }
  });

  test('what is no hour or weekday is the usual one', () => {
    for (const words of ['weekday=someday', 'hour=24', 'hour=-1', 'hour=x', 'season=']) expect(parse(words)).toEqual(parse(''));
  });

  test('is said in words', () => {
    expect(hourWords(5, 23)).toBe('Friday 23:00–00:00');
  });
});
