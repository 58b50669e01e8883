/** The threshold test for noise while its questions are written: what is added, removed and moved, and what is sent. */
import type { NoiseTestInput } from '../../graphql.generated.js';
import type { NoiseTest } from './noise-path.js';

export interface DraftAnswer {
  readonly code: string;
  readonly words: string;
  /** BELOW, ABOVE, or the code of a later question. */
  readonly then: string;
  /** Why it ends so. */
  readonly reason: string;
}

export interface DraftQuestion {
  readonly code: string;
  readonly words: string;
  readonly answers: readonly DraftAnswer[];
}

export const ends = ['BELOW', 'ABOVE'] as const;
export const isEnd = (then: string): then is (typeof ends)[number] => (ends as readonly string[]).includes(then);

export const draftOf = ({ questions }: Pick<NoiseTest, 'questions'>): DraftQuestion[] =>
  questions.map(({ code, words, answers }) => ({
    code,
    words,
    answers: answers.map((answer) => ({
      code: answer.code,
      words: answer.words,
      then: answer.result ?? answer.next ?? '',
      reason: answer.reason ?? '',
    })),
  }));

/** A code that none of the others has: codes stay with a question or answer, so that results can be read after its words have changed. */
function freeCode(taken: readonly { readonly code: string }[], word: string): string {
  for (let number = taken.length + 1; ; number++)
    if (!taken.some(({ code }) => code === `${word}-${number}`)) return `${word}-${number}`;
}

const answer = (taken: readonly DraftAnswer[]): DraftAnswer => ({
  code: freeCode(taken, 'answer'),
  words: '',
  then: '',
  reason: '',
});

export const withAnswer = (question: DraftQuestion): DraftQuestion => ({
  ...question,
  answers: [...question.answers, answer(question.answers)],
});

export function withQuestion(questions: readonly DraftQuestion[]): DraftQuestion[] {
  const empty = { code: freeCode(questions, 'question'), words: '', answers: [] };
  return [...questions, withAnswer(withAnswer(empty))];
}

/** Answers that led to it lead nowhere, which is told when the test is sent. */
export const withoutQuestion = (questions: readonly DraftQuestion[], at: number): DraftQuestion[] => {
  const { code } = questions[at]!;
  return questions
    .filter((_, place) => place !== at)
    .map((question) => ({
      ...question,
      answers: question.answers.map((one) => (one.then === code ? { ...one, then: '' } : one)),
    }));
};

export const replaced = <Item>(items: readonly Item[], at: number, part: Partial<Item>): Item[] =>
  items.map((item, place) => (place === at ? { ...item, ...part } : item));

/** What no answer can be sent without; the server says the rest. */
export const undecided = (questions: readonly DraftQuestion[]): { field: string; problem: string }[] =>
  questions.flatMap(({ answers }, place) =>
    answers.flatMap(({ then }, at) =>
      then === '' ? [{ field: `questions.${place}.answers.${at}`, problem: 'Choose what follows this answer' }] : [],
    ),
  );

export const questionsOf = (questions: readonly DraftQuestion[]): NoiseTestInput['questions'] =>
  questions.map(({ code, words, answers }) => ({
    code,
    words,
    answers: answers.map(({ then, reason, ...one }) =>
      isEnd(then) ? { ...one, next: null, result: then, reason } : { ...one, next: then, result: null, reason: null },
    ),
  }));
