import { describe, expect, it } from 'vitest';
import { oneLine, plainText } from './plain-text.js';

describe('typed text', () => {
  it.each([
    ['no character', 'a\u0000b'],
    ['a mark that turns a line round', 'a\u202eb'],
    ['half of a character', 'a\ud83db'],
    ['an escape', 'a\u001bb'],
  ])('is kept without %s', (_, text) => {
    expect([oneLine(text), plainText(text)]).toEqual(['a b', 'a b']);
  });

  it('keeps its lines where it has some', () => {
    expect(plainText(' One\r\n\r\ntwo\tthree ')).toBe('One\n\ntwo three');
    expect(oneLine(' One\r\n\r\ntwo\tthree ')).toBe('One two three');
  });
});
