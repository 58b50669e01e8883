import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOISE_RESULTS, problemsOfTest, testNoise, type NoiseAnswers, type NoiseQuestion } from './noise-test.js';

const below = { result: 'below', reason: 'once, and by day' } as const;
const above = { result: 'above', reason: 'at night, again and again' } as const;
const TEST: readonly NoiseQuestion[] = [
  {
    code: 'often',
    words: 'Was it heard before?',
    answers: [
      { code: 'no', words: 'No', then: below },
      { code: 'yes', words: 'Yes', then: 'when' },
    ],
  },
  {
    code: 'when',
    words: 'When is it heard?',
    answers: [
      { code: 'day', words: 'By day', then: below },
      { code: 'night', words: 'After 23:00', then: above },
    ],
  },
];
const changed = (place: number, part: Partial<NoiseQuestion>) =>
  TEST.map((question, at) => (at === place ? { ...question, ...part } : question));

describe('answers', () => {
  test.each<[string, NoiseAnswers, string]>([
    ['none', {}, 'answers.often'],
    ['one that is not offered', { often: 'perhaps' }, 'answers.often'],
    ['a name every object has', { often: 'constructor' }, 'answers.often'],
    ['too few', { often: 'yes' }, 'answers.when'],
    ['one to a question that is not asked on this way', { often: 'no', when: 'night' }, 'answers.when'],
    ['one to no question', { often: 'no', result: 'above' }, 'answers.result'],
  ])('%s: no result, and the question is named', (_, answers, field) => {
    expect(testNoise(TEST, answers)).toMatchObject({ ok: false, problem: { field } });
  });

  test('end with the reason of the answer', () => {
    expect(testNoise(TEST, { often: 'no' })).toEqual({ ok: true, ending: below });
    expect(testNoise(TEST, { often: 'yes', when: 'night' })).toEqual({ ok: true, ending: above });
  });
});

describe('questions that are no test', () => {
  test.each<[string, readonly NoiseQuestion[]]>([
    ['none', []],
    ['a way back', changed(1, { answers: [TEST[1]!.answers[0]!, { code: 'night', words: 'Night', then: 'often' }] })],
    ['a way to itself', changed(1, { answers: [TEST[1]!.answers[1]!, { code: 'day', words: 'Day', then: 'when' }] })],
    ['a way to nowhere', changed(0, { answers: [TEST[0]!.answers[0]!, { code: 'yes', words: 'Yes', then: 'whence' }] })],
    ['one answer', changed(1, { answers: [TEST[1]!.answers[0]!] })],
    ['two questions of one code', changed(1, { code: 'often' })],
    ['two answers of one code', changed(1, { answers: TEST[1]!.answers.map((answer) => ({ ...answer, code: 'day' })) })],
    [
      'an end without a reason',
      changed(1, { answers: [TEST[1]!.answers[0]!, { code: 'night', words: 'Night', then: { result: 'above', reason: ' ' } }] }),
    ],
    [
      'a question nobody comes to',
      changed(0, { answers: TEST[0]!.answers.map((answer) => ({ ...answer, then: answer.code === 'no' ? below : above })) }),
    ],
    ['no way above', changed(1, { answers: TEST[1]!.answers.map((answer) => ({ ...answer, then: below })) })],
    ['a code in capitals', changed(0, { code: 'Often' })],
  ])('%s', (_, questions) => {
    expect(problemsOfTest(questions)).not.toEqual([]);
  });
});

/** Any questions whose answers lead further or end: some are tests, some are not. */
const anyQuestions = fc.integer({ min: 1, max: 6 }).chain((length) =>
  fc.tuple(
    ...Array.from({ length }, (_, place) =>
      fc.array(fc.integer({ min: -2, max: length - 1 }), { minLength: 2, maxLength: 4 }).map((ways): NoiseQuestion => ({
        code: `q${place}`,
        words: `Question ${place}?`,
        answers: ways.map((way, at) => ({
          code: `a${at}`,
          words: `Answer ${at}`,
          then: way < 0 ? { result: NOISE_RESULTS[-way - 1]!, reason: `end ${place} ${at}` } : `q${way}`,
        })),
      })),
    ),
  ),
);

test('of any test every way ends below or above with its reason, and the same answers end alike', () => {
  let tests = 0;
  fc.assert(
    fc.property(anyQuestions, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (questions, choices) => {
      if (problemsOfTest(questions).length > 0) return;
      tests += 1;
      const answers: Record<string, string> = {};
      let tested = testNoise(questions, answers);
      for (let step = 0; !tested.ok; step++) {
        expect(step).toBeLessThan(questions.length);
        const code = tested.problem.field.slice('answers.'.length);
        const offered = questions.find((question) => question.code === code)!.answers;
        answers[code] = offered[choices[step]! % offered.length]!.code;
        tested = testNoise(questions, answers);
      }
      expect(NOISE_RESULTS).toContain(tested.ending.result);
      expect(tested.ending.reason).not.toBe('');
      const turned = Object.fromEntries(Object.entries(answers).reverse());
      expect(testNoise(questions, turned)).toEqual(tested);
    }),
    { numRuns: 3_000 },
  );
  expect(tests).toBeGreaterThan(50);
});
