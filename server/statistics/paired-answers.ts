/**
 * Questions asked before and after, answered by the same participants.
 *
 * Of a question: pairs n, those who improved u, who did not change, who got worse d. Share improved u/n with Wilson's limits; the sign test of
 * no change, two-sided and exact: P = min(1, 2·Σ_{i ≤ min(u,d)} C(u+d, i) / 2^(u+d)) (Dixon and Mood 1946). Who answered once is missing, and in no pair.
 *
 * Improved on all: counted of each participant who has a pair of every question, never worked out from the shares of the questions. Shares alone
 * bound it (Fréchet 1935): max(0, Σp_q − (k − 1)) ≤ p_all ≤ min p_q.
 *
 * Assumes participants apart from each other. Without others who had no programme it says who changed, not what changed them.
 */
import { wilsonInterval } from './proportions.js';
import type { Interval } from './confidence.js';

/** The form of the method, as it stands on screen. */
export const PAIRED_ANSWERS_VARIANT = 'pairs of answers; Wilson’s limits; exact sign test; improved on all by participant';

export const ANSWER_MARGINS_VARIANT = 'Fréchet’s bounds from the shares of the questions';

/** Null where nothing was answered. */
export interface PairOfAnswers {
  readonly before: number | null;
  readonly after: number | null;
}

export interface AskedQuestion {
  readonly name: string;
  readonly higherIsBetter: boolean;
  /** One a participant, in the same order for every question. */
  readonly answers: readonly PairOfAnswers[];
}

export interface ImprovedShare {
  readonly improved: number;
  readonly of: number;
  /** Shares of one; null of nobody. */
  readonly share: number | null;
  readonly limits: Interval | null;
}

export interface QuestionChange extends ImprovedShare {
  readonly name: string;
  readonly same: number;
  readonly worse: number;
  readonly missingBefore: number;
  readonly missingAfter: number;
  /** Of no change at all; 1 where nobody changed. */
  readonly p: number;
}

export interface AnswersCompared {
  readonly questions: readonly QuestionChange[];
  readonly participants: number;
  /** Of those who have a pair of every question. */
  readonly onAll: ImprovedShare;
}

export function comparePairs(questions: readonly AskedQuestion[]): AnswersCompared {
  const participants = questions[0]?.answers.length ?? 0;
  const changes = questions.map(({ answers, higherIsBetter }) =>
    answers.map(({ before, after }) =>
      before === null || after === null ? null : Math.sign(after - before) * (higherIsBetter ? 1 : -1),
    ),
  );
  const whole = Array.from({ length: participants }, (_, at) => changes.map((change) => change[at]!)).filter((own) =>
    own.every((change) => change !== null),
  );
  return {
    questions: questions.map((question, at) => changeOf(question, changes[at]!)),
    participants,
    onAll: shareOf(whole.filter((own) => own.every((change) => change === 1)).length, whole.length),
  };
}

function changeOf({ name, answers }: AskedQuestion, changes: readonly (number | null)[]): QuestionChange {
  const count = (change: number): number => changes.filter((one) => one === change).length;
  const [improved, worse] = [count(1), count(-1)];
  const pairs = changes.filter((one) => one !== null).length;
  return {
    ...shareOf(improved, pairs),
    ...{ name, worse, same: pairs - improved - worse, p: signTest(improved, worse) },
    missingBefore: answers.filter(({ before }) => before === null).length,
    missingAfter: answers.filter(({ after }) => after === null).length,
  };
}

function shareOf(improved: number, of: number): ImprovedShare {
  return { improved, of, share: of === 0 ? null : improved / of, limits: of === 0 ? null : wilsonInterval(improved, of) };
}

/** Two-sided, of a fair coin. Sums of logarithms: the coefficients overflow at a thousand answers. */
export function signTest(improved: number, worse: number): number {
  const changed = improved + worse;
  let logarithm = -changed * Math.LN2;
  let tail = 0;
  for (let at = 0; at <= Math.min(improved, worse); at++) {
    tail += Math.exp(logarithm);
    logarithm += Math.log((changed - at) / (at + 1));
  }
  return Math.min(1, 2 * tail);
}

/** What may at least and at most have improved on all, by the shares of the questions alone. */
export function boundsOnAll(shares: readonly number[]): Interval {
  const sum = shares.reduce((all, share) => all + share, 0);
  return { lower: Math.max(0, sum - (shares.length - 1)), upper: Math.min(...shares) };
}
