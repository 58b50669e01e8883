/**
 * The threshold test for noise as questions that a council sets itself: each answer leads to a later question, or ends below the threshold (a guide to
 * self-help is sent) or above it (officers take it), with the reason that is recorded.
 *
 * Later questions only: so every way through it ends, and the same answers always end alike. Nothing here guesses: an answer that is missing, or that
 * belongs to a question not asked on the way, is told, and there is no result.
 */
import type { FieldProblem } from '../governance/field-problem.js';

export const NOISE_RESULTS = ['below', 'above'] as const;
export type NoiseResult = (typeof NOISE_RESULTS)[number];

export interface NoiseEnding {
  readonly result: NoiseResult;
  readonly reason: string;
}

export interface NoiseAnswer {
  readonly code: string;
  readonly words: string;
  /** The code of a later question, or the end. */
  readonly then: string | NoiseEnding;
}

export interface NoiseQuestion {
  readonly code: string;
  readonly words: string;
  readonly answers: readonly NoiseAnswer[];
}

/** By question the answer chosen. */
export type NoiseAnswers = Readonly<Record<string, string>>;

export type Tested = { readonly ok: true; readonly ending: NoiseEnding } | { readonly ok: false; readonly problem: FieldProblem };

/** Follows the answers from the first question to an end. The test must be one in which `problemsOfTest` finds nothing. */
export function testNoise(questions: readonly NoiseQuestion[], answers: NoiseAnswers): Tested {
  const asked = new Set<string>();
  let question = questions[0]!;
  for (;;) {
    asked.add(question.code);
    const field = `answers.${question.code}`;
    const answer = question.answers.find(({ code }) => Object.hasOwn(answers, question.code) && code === answers[question.code]);
    if (answer === undefined) return { ok: false, problem: { field, problem: `Answer the question «${question.words}»` } };
    if (typeof answer.then !== 'string') {
      const left = Object.keys(answers).find((code) => !asked.has(code));
      if (left === undefined) return { ok: true, ending: answer.then };
      return {
        ok: false,
        problem: { field: `answers.${left}`, problem: 'With these answers this question is not asked: leave it out.' },
      };
    }
    const next = answer.then;
    question = questions.find(({ code }) => code === next)!;
  }
}

const CODE = /^[a-z][a-z0-9-]{0,29}$/;
const MOST_QUESTIONS = 20;
const MOST_ANSWERS = 8;

/** What keeps questions from being a test: an empty list means that every way through them ends below or above, with a reason. */
export function problemsOfTest(questions: readonly NoiseQuestion[]): FieldProblem[] {
  if (questions.length === 0 || questions.length > MOST_QUESTIONS)
    return [{ field: 'questions', problem: `A test has 1 to ${MOST_QUESTIONS} questions.` }];
  const places = new Map(questions.map(({ code }, place) => [code, place]));
  const problems = questions.flatMap((question, place) => {
    const field = `questions.${place}`;
    const told = problemsOfCodes(question, field);
    if (places.get(question.code) !== place) told.push({ field, problem: `Two questions are called «${question.code}».` });
    question.answers.forEach(({ then }, at) => {
      const next = typeof then === 'string' ? places.get(then) : undefined;
      if (typeof then === 'string' && (next === undefined || next <= place))
        told.push({
          field: `${field}.answers.${at}`,
          problem: 'An answer leads to a question that comes later, or ends the test.',
        });
      if (typeof then !== 'string' && then.reason.trim().length < 3)
        told.push({ field: `${field}.answers.${at}`, problem: 'Say why it ends so: the reason is recorded with each result.' });
    });
    return told;
  });
  return problems.length > 0 ? problems : [...unreached(questions), ...oneSided(questions)];
}

function problemsOfCodes({ code, words, answers }: NoiseQuestion, field: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (![code, ...answers.map((answer) => answer.code)].every((one) => CODE.test(one)))
    problems.push({ field, problem: 'Codes are small letters, digits and hyphens, beginning with a letter.' });
  if ([words, ...answers.map((answer) => answer.words)].some((text) => text.trim().length < 2))
    problems.push({ field, problem: 'Write the question, and the words of each answer.' });
  if (answers.length < 2 || answers.length > MOST_ANSWERS)
    problems.push({ field, problem: `A question has 2 to ${MOST_ANSWERS} answers.` });
  if (new Set(answers.map((answer) => answer.code)).size < answers.length)
    problems.push({ field, problem: 'Two of its answers have the same code.' });
  return problems;
}

/** A question that nothing leads to would never be asked. */
function unreached(questions: readonly NoiseQuestion[]): FieldProblem[] {
  const led = new Set(questions.flatMap(({ answers }) => answers.map(({ then }) => then)));
  return questions.flatMap(({ code, words }, place) =>
    place === 0 || led.has(code) ? [] : [{ field: `questions.${place}`, problem: `No answer leads to «${words}».` }],
  );
}

/** A test with one end is none. */
function oneSided(questions: readonly NoiseQuestion[]): FieldProblem[] {
  const ends = questions.flatMap(({ answers }) => answers.map(({ then }) => (typeof then === 'string' ? null : then.result)));
  return NOISE_RESULTS.filter((result) => !ends.includes(result)).map((result) => ({
    field: 'questions',
    problem: `No answer ends ${result} the threshold.`,
  }));
}
