/** Evaluations of which the share of each question alone is known, by form. What a document states of all of them is refused where a question cannot bear it. */
import type { Acting } from '../../audit/actor.js';
import type { Database } from '../../database/database.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome as Done } from '../../governance/asked-change.js';
import { NO_STATED_SHARE, readStatedShare, whyNotStated } from '../../statistics/stated-share.js';
import { tell } from '../history.js';
import { doOverlap, readPeriod, writePeriod } from '../period.js';
import { oneLine, problemsOfWords } from '../read-words.js';
import { takingOut } from '../take-record-out.js';
import { NO_PROGRAMME } from './keep-programmes.js';
import { PROGRAMME_PERIODS, type StoredEvaluation, type StoredQuestion } from './programme.js';
import { insertMargins, listEvaluations, lockProgramme, withdrawEvaluation } from './programmes.sql.js';

export interface AskedMargins {
  readonly period: string;
  readonly questions: readonly StoredQuestion[];
  /** In per cent, as written; empty where nothing is stated. */
  readonly statedOnAll?: string | null | undefined;
}

const MOST_QUESTIONS = 60;
const MOST_ANSWERED = 1_000_000;

export async function keepMargins(
  database: Database,
  programme: number,
  asked: AskedMargins,
  who: Acting,
): Promise<Done<{ id: number }>> {
  const { period, questions, stated, problems } = readMargins(asked);
  return database.asOwner(async (sql) => {
    const found = await lockProgramme(sql, programme);
    if (found === null) return failed('programme', NO_PROGRAMME);
    const there = (await listEvaluations(sql)).find(
      (one) =>
        one.programme.toLowerCase() === found.title.toLowerCase() &&
        period !== null &&
        doOverlap(readPeriod(one.period)!, period),
    );
    if (there !== undefined)
      problems.push({
        field: 'period',
        problem: `An evaluation of ${there.period} stands already${there.basis === 'answers' ? `, with load ${there.batch}` : ''}: take it out first.`,
      });
    if (problems.length > 0 || period === null) return refused(problems);
    const id = await insertMargins(sql, { programme: found.title, period: period.name, statedOnAll: stated, questions });
    await tell(sql, who, {
      ...{ record: `programme:${programme}`, change: 'evaluation added' },
      fields: {
        period: { before: null, after: period.name },
        questions: {
          before: null,
          after: questions.map((one) => `${one.question} (${one.improved} of ${one.answered})`).join('; '),
        },
        statedOnAll: { before: null, after: stated },
      },
    });
    return { ok: true, id };
  });
}

function readMargins(asked: AskedMargins) {
  const problems: FieldProblem[] = [];
  const period = readPeriod(asked.period, PROGRAMME_PERIODS);
  if (period === null) problems.push({ field: 'period', problem: writePeriod(PROGRAMME_PERIODS) });
  const questions = asked.questions.map(({ question, improved, answered }) => ({
    question: oneLine(question),
    improved,
    answered,
  }));
  if (questions.length === 0 || questions.length > MOST_QUESTIONS)
    problems.push({ field: 'questions', problem: `Write 1 to ${MOST_QUESTIONS} questions.` });
  for (const [at, { question, improved, answered }] of questions.entries()) {
    const field = (part: string): string => `questions.${at}.${part}`;
    problems.push(...problemsOfWords(question, field('question'), { ask: 'Write what was asked.', longest: 200 }));
    if (questions.findIndex((one) => one.question.toLowerCase() === question.toLowerCase()) < at)
      problems.push({ field: field('question'), problem: 'This question stands above already.' });
    if (!Number.isSafeInteger(answered) || answered < 1 || answered > MOST_ANSWERED)
      problems.push({ field: field('answered'), problem: 'Write how many answered both before and after, 1 or more.' });
    else if (!Number.isSafeInteger(improved) || improved < 0 || improved > answered)
      problems.push({ field: field('improved'), problem: `Write how many of the ${answered} improved.` });
  }
  const written = oneLine(asked.statedOnAll ?? '');
  const stated = written === '' ? null : readStatedShare(written);
  if (written !== '' && stated === null) problems.push({ field: 'statedOnAll', problem: NO_STATED_SHARE });
  if (stated !== null && problems.length === 0) {
    const wrong = whyNotStated(
      stated,
      questions.map(({ question, improved, answered }) => ({ name: question, share: improved / answered })),
    );
    if (wrong !== null) problems.push({ field: 'statedOnAll', problem: wrong });
  }
  return { period, questions, stated, problems };
}

/** Nothing changes one that stands: it has no version. */
export const takeEvaluationOut = takingOut<StoredEvaluation & { readonly version?: number }>({
  ...{ absent: 'There is no such evaluation.', stale: '', withdraw: withdrawEvaluation },
  lock: async (sql, id) => (await listEvaluations(sql)).find((one) => one.id === id) ?? null,
  hindrance: (one) => (one.basis === 'answers' ? `This evaluation came with a file. Take load ${one.batch} back.` : null),
  told: ({ id, programme, period }) => ({ record: `evaluation:${id}`, gone: { programme, period } }),
});
