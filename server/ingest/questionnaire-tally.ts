/** Answers of questionnaires, held in memory while the file is read and compared by participant at its end: what they come to alone is stored. */
import type { BulkValue } from '../database/database.js';
import { comparePairs, type PairOfAnswers } from '../statistics/paired-answers.js';

/** A column with more different texts holds what somebody wrote, and no questions. */
export const MOST_QUESTIONS = 60;

export type Better = 'higher' | 'lower';

interface Asked {
  readonly question: string;
  readonly better: Better;
  readonly answers: Map<number, PairOfAnswers>;
}

interface Questionnaire {
  readonly programme: string;
  readonly period: string;
  readonly participants: Set<number>;
  readonly questions: Map<string, Asked>;
}

export interface AnswerRow {
  readonly programme: string;
  readonly period: string;
  readonly participant: number;
  readonly question: string;
  readonly better: Better;
  readonly pair: PairOfAnswers;
}

/** What of a row does not fit those before it. */
export type Misfit = 'twice' | 'better' | 'questions';

export class QuestionnaireTally {
  private readonly questionnaires = new Map<string, Questionnaire>();

  /** @returns null when it was taken */
  add({ programme, period, participant, question, better, pair }: AnswerRow): Misfit | null {
    const key = JSON.stringify([programme.toLowerCase(), period]);
    const questionnaire = this.questionnaires.get(key) ?? {
      ...{ programme, period, participants: new Set<number>(), questions: new Map<string, Asked>() },
    };
    this.questionnaires.set(key, questionnaire);
    const asked = questionnaire.questions.get(question.toLowerCase());
    if (asked === undefined && questionnaire.questions.size >= MOST_QUESTIONS) return 'questions';
    if (asked !== undefined && asked.better !== better) return 'better';
    if (asked?.answers.has(participant)) return 'twice';
    questionnaire.participants.add(participant);
    if (asked === undefined)
      questionnaire.questions.set(question.toLowerCase(), { question, better, answers: new Map([[participant, pair]]) });
    else asked.answers.set(participant, pair);
    return null;
  }

  /** Fields of the two stages, one row an evaluation and one a question. */
  finish(): { readonly evaluations: readonly BulkValue[][]; readonly questions: readonly BulkValue[][] } {
    const [evaluations, questions]: [BulkValue[][], BulkValue[][]] = [[], []];
    for (const { programme, period, participants, questions: asked } of this.questionnaires.values()) {
      // A question that somebody has no row of is one that they did not answer.
      const compared = comparePairs(
        [...asked.values()].map(({ question, better, answers }) => ({
          ...{ name: question, higherIsBetter: better === 'higher' },
          answers: Array.from(participants, (participant) => answers.get(participant) ?? { before: null, after: null }),
        })),
      );
      const key = String(evaluations.length + 1);
      const { onAll } = compared;
      evaluations.push([...[key, programme, period, String(participants.size), String(onAll.of), String(onAll.improved)]]);
      for (const [at, { name, improved, of, worse }] of compared.questions.entries())
        questions.push([
          ...[key, String(at + 1), name, asked.get(name.toLowerCase())!.better],
          ...[improved, of, worse, participants.size - of].map(String),
        ]);
    }
    return { evaluations, questions };
  }
}
