/** What is withheld of an evaluation: parts, and improved on all where it would tell of them. Worked by hand. */
import { describe, expect, it } from 'vitest';
import type { CountedEvaluation, CountedQuestion } from './programme.js';
import { protectedEvaluation } from './protected-evaluation.js';

const asked = (improved: number, same: number, worse: number, missing: number): CountedQuestion => ({
  ...{ question: `asked of ${improved}`, better: 'higher', improved, worse, missing },
  answered: improved + same + worse,
});
const counted = (onAll: number, ...questions: CountedQuestion[]): CountedEvaluation => ({
  ...{ id: 1, basis: 'answers', programme: 'Straight Talk', period: '2026/27', batch: 1, complete: onAll, onAll, questions },
  participants: questions[0]!.answered + questions[0]!.missing,
});
const counts = (evaluation: CountedEvaluation) => {
  const { participants, questions, onAll } = protectedEvaluation(evaluation);
  return {
    all: participants!.count,
    questions: questions.map(({ improved, same, worse, missing }) => [
      ...[improved.count, same!.count, worse!.count, missing!.count],
    ]),
    onAll: onAll?.count,
  };
};

describe('answers of each participant', () => {
  it('of fewer than 50 nothing is divided', () => {
    expect(counts(counted(20, asked(40, 5, 2, 2), asked(30, 10, 5, 4)))).toEqual({
      ...{ all: 50, questions: [Array(4).fill(null), Array(4).fill(null)], onAll: null },
    });
  });

  it('of fewer than 10 nothing is told', () => {
    expect(counts(counted(3, asked(4, 2, 1, 1), asked(4, 2, 1, 1))).all).toBeNull();
  });

  it('a small part is withheld, and a larger one with it where the others would give it away', () => {
    expect(counts(counted(85, asked(98, 14, 4, 4), asked(102, 13, 2, 3))).questions).toEqual([
      [100, 10, null, null],
      [100, 10, null, null],
    ]);
    // 109 = 98 + 11 and nobody else: 98 shown as 100 (95 to 104) would leave at most 4 to be worse, whatever else is withheld.
    expect(counts(counted(98, asked(98, 11, 0, 0), asked(98, 11, 0, 0))).questions[0]).toEqual([null, null, null, null]);
  });

  it('a share is of what is displayed', () => {
    const [question] = protectedEvaluation(counted(85, asked(98, 14, 4, 4), asked(102, 13, 2, 3))).questions;
    expect(question!.improvedShare!.share).toBeCloseTo(100 / 120, 12);
    expect(question!.improvedShare!.limits.lower).toBeCloseTo(0.7565, 4);
    expect(question!.improvedShare!.limits.upper).toBeCloseTo(0.8894, 4);
  });
});

describe('improved on all', () => {
  it('is displayed beside the questions', () => {
    const read = protectedEvaluation(counted(85, asked(98, 14, 4, 4), asked(102, 13, 2, 3)));
    expect(read.onAll).toEqual({ withheld: false, count: 90, roundedTo: 10 });
    expect(read.onAllShare!.share).toBeCloseTo(0.75, 12);
  });

  it('of one question is that question', () => {
    expect(protectedEvaluation(counted(98, asked(98, 14, 4, 4))).onAll).toBeNull();
  });

  it('is withheld where it, or all others, are fewer than 10', () => {
    expect(counts(counted(9, asked(60, 40, 12, 8), asked(50, 50, 12, 8))).onAll).toBeNull();
    expect(counts(counted(112, asked(115, 2, 2, 1), asked(116, 2, 1, 1))).onAll).toBeNull();
  });

  it('is withheld where with it a question would be narrowed', () => {
    // T = 100, both improved 60 (55 to 64); on all 15 at the least is 10 to 14 shown as 10: then 14 + 45 = 59 < 64, and of the first at most 59 improved.
    expect(counts(counted(14, asked(57, 20, 12, 11), asked(57, 20, 12, 11)))).toEqual({
      ...{ all: 100, questions: [Array.of(60, 20, 10, 10), Array.of(60, 20, 10, 10)], onAll: null },
    });
  });

  it('where the questions would say that a few did, and that it is not nobody, nothing of them is told', () => {
    // T = 97: 55 + 45 − 97 = 3 at the least.
    const read = counts(counted(7, asked(59, 15, 12, 11), asked(50, 20, 14, 13)));
    expect(read).toEqual({ all: 100, questions: [Array(4).fill(null), Array(4).fill(null)], onAll: null });
  });
});

describe('shares of questions alone', () => {
  const margins = (...questions: { question: string; improved: number; answered: number }[]) =>
    protectedEvaluation({
      ...{ id: 1, basis: 'shares', programme: 'Straight Talk', period: '2026/27', statedOnAll: null, questions },
    });

  it('each is protected, and bounds are of what is displayed', () => {
    const read = margins({ question: 'a', improved: 89, answered: 104 }, { question: 'b', improved: 71, answered: 101 });
    expect(read.questions.map(({ asked: all, improved }) => [all.count, improved.count])).toEqual([
      [100, 90],
      [100, 70],
    ]);
    expect(read.bounds!.lower).toBeCloseTo(0.6, 12);
    expect(read.bounds!.upper).toBeCloseTo(0.7, 12);
  });

  it.each([
    [
      'few of all',
      '4',
      [
        { question: 'a', improved: 50, answered: 100 },
        { question: 'b', improved: 50, answered: 100 },
      ],
      null,
    ],
    [
      'all but a few',
      '85',
      [
        { question: 'a', improved: 55, answered: 64 },
        { question: 'b', improved: 55, answered: 64 },
      ],
      null,
    ],
    // Accepted, it says that 95 or more improved on each: at most 5 of 100 did not.
    [
      'many, beside a question that is withheld',
      '50',
      [
        { question: 'a', improved: 96, answered: 100 },
        { question: 'b', improved: 71, answered: 101 },
      ],
      null,
    ],
    [
      'many, and many left',
      '50',
      [
        { question: 'a', improved: 70, answered: 100 },
        { question: 'b', improved: 71, answered: 101 },
      ],
      '50',
    ],
  ] as const)('what is stated of %s', (_, statedOnAll, questions, told) => {
    const read = protectedEvaluation({
      ...{ id: 1, basis: 'shares', programme: 'Straight Talk', period: '2026/27', statedOnAll, questions },
    });
    expect([read.statedOnAll, read.isStatedWithheld]).toEqual([told, told === null]);
  });

  it('one that is withheld leaves no bounds', () => {
    const read = margins({ question: 'a', improved: 96, answered: 100 }, { question: 'b', improved: 71, answered: 101 });
    expect(read.questions[0]!.improved.withheld).toBe(true);
    expect(read.bounds).toBeNull();
  });
});
