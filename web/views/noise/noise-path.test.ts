import { describe, expect, test } from 'vitest';
import { pathOf, type NoiseTest } from './noise-path.js';

const end = (code: string, result: 'BELOW' | 'ABOVE') => ({ code, words: code, next: null, result, reason: 'because' });
const questions: NoiseTest['questions'] = [
  {
    code: 'often',
    words: 'Often?',
    answers: [end('no', 'BELOW'), { code: 'yes', words: 'Yes', next: 'when', result: null, reason: null }],
  },
  { code: 'when', words: 'When?', answers: [end('day', 'BELOW'), end('night', 'ABOVE')] },
];

describe('the questions asked', () => {
  test.each([
    [{}, ['often'], null],
    [{ 'answers.often': 'no' }, ['often'], 'BELOW'],
    [{ 'answers.often': 'yes' }, ['often', 'when'], null],
    [{ 'answers.often': 'yes', 'answers.when': 'night' }, ['often', 'when'], 'ABOVE'],
    // Answered once, and then the first was changed: it is not asked any more.
    [{ 'answers.often': 'no', 'answers.when': 'night' }, ['often'], 'BELOW'],
  ])('%o', (answers, asked, result) => {
    expect(pathOf({ questions }, answers)).toEqual({ asked, result });
  });
});
