import { badUserInput } from '../../errors.js';
import {
  boundsOnAll,
  comparePairs,
  PAIRED_ANSWERS_VARIANT,
  type AskedQuestion,
  type ImprovedShare,
  type PairOfAnswers,
} from '../../statistics/paired-answers.js';
import { statedHolds } from '../../statistics/stated-share.js';
import type { AnalyseMethod } from './analysis.js';
import { columnNames, oneOf } from './option-numbers.js';
import { percent } from './stated-share.js';
import { ANY_NUMBER, type InputTable } from './table.js';

interface Flags {
  readonly better: 'higher' | 'lower';
  readonly reversed: string[];
  readonly statedOnAll?: string;
}

export const pairedAnswersMethod: AnalyseMethod<Flags> = {
  name: 'paired-answers',
  summary: 'questions asked before and after: who improved, on each and on all, with limits',
  input: 'participant,question,before,after',
  example: 'paired-answers answers.csv --reversed worry --stated-on-all 92',
  addOptions: (command) =>
    command
      .option('--better <way>', 'which way is better: higher or lower', oneOf('higher', 'lower'), 'higher')
      .option('--reversed <questions>', 'questions where the other way is better', columnNames, [])
      .option('--stated-on-all <percent>', 'a share that a report states; refused where the answers do not bear it out', percent),
  analyse(table, { better, reversed, statedOnAll }) {
    const questions = questionsOf(table);
    const unknown = reversed.find((name) => !questions.has(name));
    if (unknown !== undefined)
      throw badUserInput(`--reversed: there is no question «${unknown}»; there are ${[...questions.keys()].join(', ')}.`, [
        'reversed',
      ]);
    const asked = [...questions].map(([name, answers]): AskedQuestion => ({
      ...{ name, answers },
      higherIsBetter: (better === 'higher') !== reversed.includes(name),
    }));
    const { questions: changes, participants, onAll } = comparePairs(asked);
    if (statedOnAll !== undefined) refuseStated(statedOnAll, onAll, changes);
    const rows = [
      ...changes,
      { ...onAll, name: 'on all', same: null, worse: null, missingBefore: null, missingAfter: null, p: null },
    ];
    const once = participants - onAll.of;
    return {
      variant: PAIRED_ANSWERS_VARIANT,
      parameters: { participants, better, reversed },
      warnings: [
        ...(once > 0 ? [`${once} of ${participants} did not answer everything twice, and are not in «on all».`] : []),
        'Who changed is not what changed them: without others who had no programme, this shows no effect.',
      ],
      rowByRow: false,
      columns: [
        { name: 'question', cells: rows.map(({ name }) => name) },
        { name: 'pairs', cells: rows.map(({ of }) => of) },
        { name: 'improved', cells: rows.map(({ improved }) => improved) },
        { name: 'same', cells: rows.map(({ same }) => same) },
        { name: 'worse', cells: rows.map(({ worse }) => worse) },
        { name: 'percent', cells: rows.map(({ share }) => (share === null ? null : 100 * share)) },
        { name: 'lower95', cells: rows.map(({ limits }) => (limits === null ? null : 100 * limits.lower)) },
        { name: 'upper95', cells: rows.map(({ limits }) => (limits === null ? null : 100 * limits.upper)) },
        { name: 'p', cells: rows.map(({ p }) => p) },
        { name: 'missing_before', cells: rows.map(({ missingBefore }) => missingBefore) },
        { name: 'missing_after', cells: rows.map(({ missingAfter }) => missingAfter) },
      ],
    };
  },
};

/** By question, in the order in which they come, what each participant answered. */
function questionsOf(table: InputTable): Map<string, PairOfAnswers[]> {
  const [names, asked] = [table.texts('participant'), table.texts('question')];
  const [before, after] = [table.numbersOrEmpty('before', ANY_NUMBER), table.numbersOrEmpty('after', ANY_NUMBER)];
  const participants = [...new Set(names)];
  const places = new Map(participants.map((name, at) => [name, at]));
  const questions = new Map<string, (PairOfAnswers | undefined)[]>();
  for (const [row, name] of names.entries()) {
    if (name === '') table.problem(row, 'participant', 'is empty; number the participants 1, 2, 3 …');
    const question = asked[row]!;
    if (question === '') table.problem(row, 'question', 'is empty; write which');
    const answers = questions.get(question) ?? [];
    questions.set(question, answers);
    const place = places.get(name)!;
    if (answers[place] !== undefined) table.problem(row, 'question', `«${question}» stands twice of participant «${name}»`);
    answers[place] = { before: before[row]!, after: after[row]! };
  }
  table.refuseProblems();
  // A question that somebody has no row of is one that they did not answer.
  return new Map(
    [...questions].map(([name, answers]) => [
      name,
      Array.from(participants, (_, at) => answers[at] ?? { before: null, after: null }),
    ]),
  );
}

function refuseStated(
  stated: string,
  onAll: ImprovedShare,
  questions: readonly (ImprovedShare & { readonly name: string })[],
): void {
  if (onAll.share !== null && statedHolds(stated, { lower: onAll.share, upper: onAll.share })) return;
  const counted =
    onAll.share === null
      ? 'Nobody answered every question twice, so that nothing can be stated of all'
      : `By their own answers ${(100 * onAll.share).toFixed(1)} % did: ${onAll.improved} of ${onAll.of}`;
  const least = [...questions].filter(({ share }) => share !== null).sort((a, b) => a.share! - b.share!)[0];
  const cannot =
    least !== undefined && !statedHolds(stated, { lower: 0, upper: boundsOnAll([least.share!]).upper })
      ? ` No more than ${(100 * least.share!).toFixed(1)} % can have, since on «${least.name}» no more did.`
      : '';
  throw badUserInput(`${stated} % improved on all ${questions.length} questions, it is stated. ${counted}.${cannot}`, [
    'stated-on-all',
  ]);
}
