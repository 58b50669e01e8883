import { badUserInput } from '../../errors.js';
import { ANSWER_MARGINS_VARIANT, boundsOnAll } from '../../statistics/paired-answers.js';
import { wilsonInterval } from '../../statistics/proportions.js';
import { whyNotStated } from '../../statistics/stated-share.js';
import type { AnalyseMethod } from './analysis.js';
import { percent } from './stated-share.js';
import { WHOLE_COUNT } from './table.js';

export const answerMarginsMethod: AnalyseMethod<{ statedOnAll?: string }> = {
  name: 'answer-margins',
  summary: 'what can have improved on all questions, where only the share of each is known',
  input: 'question,improved,answered',
  example: 'answer-margins questions.csv --stated-on-all 92',
  addOptions: (command) =>
    command.option('--stated-on-all <percent>', 'a share that a report states; refused where it cannot be', percent),
  analyse(table, { statedOnAll }) {
    const names = table.texts('question');
    const [improved, answered] = [table.numbers('improved', WHOLE_COUNT), table.numbers('answered', WHOLE_COUNT)];
    for (const [row, all] of answered.entries()) {
      if (all === 0) table.problem(row, 'answered', 'is 0: a share of nobody is undefined');
      else if (improved[row]! > all) table.problem(row, 'improved', `${improved[row]} is more than answered, ${all}`);
    }
    table.refuseProblems();
    const shares = Array.from(improved, (count, row) => count / answered[row]!);
    const bounds = boundsOnAll(shares);
    const wrong =
      statedOnAll === undefined
        ? null
        : whyNotStated(
            statedOnAll,
            shares.map((share, row) => ({ name: names[row]!, share })),
          );
    if (wrong !== null) throw badUserInput(wrong, ['stated-on-all']);
    const limits = shares.map((_, row) => wilsonInterval(improved[row]!, answered[row]!));
    const rows = [
      ...shares.map((share, row) => [names[row]!, share, limits[row]!.lower, limits[row]!.upper] as const),
      ['on all, at least', bounds.lower, null, null] as const,
      ['on all, at most', bounds.upper, null, null] as const,
    ];
    const inPercent = (share: number | null): number | null => (share === null ? null : 100 * share);
    return {
      variant: ANSWER_MARGINS_VARIANT,
      parameters: { questions: shares.length },
      warnings: ['The bounds take it that the same participants answered each question.'],
      rowByRow: false,
      columns: [
        { name: 'question', cells: rows.map(([name]) => name) },
        { name: 'percent', cells: rows.map(([, share]) => inPercent(share)) },
        { name: 'lower95', cells: rows.map(([, , lower]) => inPercent(lower)) },
        { name: 'upper95', cells: rows.map(([, , , upper]) => inPercent(upper)) },
      ],
    };
  },
};
