import { describe, expect, it } from 'vitest';
import { boundsOnAll, comparePairs, signTest, type AskedQuestion } from './paired-answers.js';

/** «3>5» is an answer of 3 before and 5 after, «3>» one that is missing after. */
const question = (name: string, answers: string, higherIsBetter = true): AskedQuestion => ({
  ...{ name, higherIsBetter },
  answers: answers.split(' ').map((pair) => {
    const [before, after] = pair.split('>').map((text) => (text === '' ? null : Number(text)));
    return { before: before!, after: after! };
  }),
});

describe('pairs of answers', () => {
  it('count who improved, did not change, got worse, and is missing', () => {
    const { questions } = comparePairs([question('safe', '1>3 2>2 4>3 1>2 >3 2>')]);
    expect(questions[0]).toMatchObject({ improved: 2, same: 1, worse: 1, of: 4, missingBefore: 1, missingAfter: 1 });
    expect(questions[0]!.share).toBe(0.5);
    expect(questions[0]!.limits!.lower).toBeCloseTo(0.15, 2);
  });

  it('count improved on all by participant, of those who answered all: not from the shares of the questions', () => {
    const compared = comparePairs([question('safe', '1>2 1>2 1>1 1>2 1>'), question('risk', '2>1 2>2 2>1 2>1 2>1', false)]);
    expect(compared.questions.map(({ improved, of }) => [improved, of])).toEqual([
      [3, 4],
      [4, 5],
    ]);
    expect(compared.onAll).toMatchObject({ improved: 2, of: 4, share: 0.5 });
    const { lower, upper } = boundsOnAll([3 / 4, 4 / 5]);
    expect([lower, upper]).toEqual([expect.closeTo(0.55, 12), 0.75]);
  });

  it('of nobody have no share', () => {
    expect(comparePairs([question('safe', '1> >2')]).onAll).toEqual({ improved: 0, of: 0, share: null, limits: null });
  });

  it('no more can have improved on all than on one', () => {
    expect(boundsOnAll([0.98, 0.89, 0.95, 0.96, 0.97]).upper).toBe(0.89);
    expect(boundsOnAll([0.3, 0.4]).lower).toBe(0);
  });
});

describe('the sign test', () => {
  it.each([
    [8, 1, 0.0390625],
    [5, 5, 1],
    [0, 0, 1],
    [10, 0, 0.001953125],
  ])('of %i and %i is %f', (improved, worse, p) => expect(signTest(improved, worse)).toBeCloseTo(p, 12));

  it('stands at a thousand answers', () => {
    expect(signTest(600, 400)).toBeCloseTo(2.72846e-10, 14);
  });
});
