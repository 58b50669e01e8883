import { describe, expect, test } from 'vitest';
import { draftOf, questionsOf, replaced, undecided, withAnswer, withoutQuestion, withQuestion } from './test-draft.js';

const questions = [
  {
    code: 'loud',
    words: 'Is it loud?',
    answers: [
      { code: 'yes', words: 'Yes', next: 'night', result: null, reason: null },
      { code: 'no', words: 'No', next: null, result: 'BELOW' as const, reason: 'Not loud.' },
    ],
  },
  {
    code: 'night',
    words: 'At night?',
    answers: [{ code: 'yes', words: 'Yes', next: null, result: 'ABOVE' as const, reason: 'At night.' }],
  },
];

describe('the test while it is written', () => {
  test('goes there and back', () => expect(questionsOf(draftOf({ questions }))).toEqual(questions));

  test('a question that is removed takes no answer with it: those that led to it are undecided', () => {
    const left = withoutQuestion(draftOf({ questions }), 1);
    expect(left).toHaveLength(1);
    expect(undecided(left)).toEqual([{ field: 'questions.0.answers.0', problem: 'Choose what follows this answer' }]);
  });

  test('what is added has a code of its own, and the code stays when words change', () => {
    let draft = withQuestion(draftOf({ questions }));
    expect(draft[2]).toMatchObject({ code: 'question-3', answers: [{ code: 'answer-1' }, { code: 'answer-2' }] });
    draft = replaced(withoutQuestion(withQuestion(draft), 0), 0, { words: 'After eleven?' });
    expect(draft.map(({ code }) => code)).toEqual(['night', 'question-3', 'question-4']);
    expect(withAnswer(withAnswer(draft[0]!)).answers.map(({ code }) => code)).toEqual(['yes', 'answer-2', 'answer-3']);
    expect(new Set(withQuestion(draft).map(({ code }) => code)).size).toBe(4);
  });
});
