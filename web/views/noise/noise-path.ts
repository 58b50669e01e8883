/** Which questions of the threshold test are asked after the answers so far, and where they end. The server decides; this only shows what to ask next. */
import type { CurrentNoiseTestQuery } from '../../graphql.generated.js';
import type { Answers } from '../../forms/questions.js';

export type NoiseTest = NonNullable<CurrentNoiseTestQuery['noiseTest']>;

export const fieldOf = (code: string): string => `answers.${code}`;

export interface NoisePath {
  /** Codes of the questions on the way, the next to be answered last. */
  readonly asked: readonly string[];
  /** The side it ends on; null while questions are open. */
  readonly result: 'BELOW' | 'ABOVE' | null;
}

export function pathOf({ questions }: Pick<NoiseTest, 'questions'>, answers: Answers): NoisePath {
  const asked: string[] = [];
  let question = questions[0];
  while (question) {
    const { code } = question;
    asked.push(code);
    const answer = question.answers.find((one) => one.code === answers[fieldOf(code)]);
    if (!answer) break;
    if (answer.result) return { asked, result: answer.result };
    question = questions.find((one) => one.code === answer.next);
  }
  return { asked, result: null };
}
