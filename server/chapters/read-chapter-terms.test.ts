/** What may not stand in a chapter, however it is broken up. All numbers are made up. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../governance/plain-text.js';
import { problemsOfRemark, problemsOfSection, problemsOfTitle } from './read-chapter-terms.js';

const wrong = (text: string): string =>
  problemsOfSection(plainText(text))
    .map(({ problem }) => problem)
    .join(' ');

describe('the text of a section', () => {
  it.each(['943 476\n5919', '943\u2028476\u20285919', '943\r476\r5919', '943  476  5919', '943\t476\t5919'])(
    'an NHS number is found across the ends of lines: %j',
    (text) => expect(wrong(text)).toMatch(/an NHS number/),
  );

  it('a postcode is a dozen homes, in a section, a title or a remark', () => {
    expect(wrong('Fine.\nThey gather at L20 4AB.')).toMatch(/^Line 2: The text seems to hold a postcode/);
    expect(problemsOfTitle('Children of L20 4AB')).toMatchObject([{ field: 'title' }]);
    expect(problemsOfRemark('Look at L20 4AB.', 'said', '')).toMatchObject([{ field: 'said' }]);
  });

  it('a name in letters of another alphabet reads as it looks', () =>
    expect(wrong('\u0405\u0430rah Whitfi\u0435ld lives there.')).toMatch(/the name of a person/));

  it('lists of counts and years are no numbers of persons', () =>
    expect(wrong('Children:\n2,420\n5,230\nfrom 2017 to\n2018, in E05990001')).toBe(''));

  it('every end of a line is one, and what nobody sees is gone', () =>
    expect(plainText('a\r\nb\rc\u2028d\u0085e\u202ef\ud800')).toBe('a\nb\nc\nd\ne f'));
});
