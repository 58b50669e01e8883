/**
 * Source `programme-questionnaires`: what participants of a programme answered before it and after it, one row a participant and question. The participant is
 * a number within the file, and no row of one is ever stored: answers are compared in memory (server/statistics/paired-answers.ts), and only what they come to reaches
 * the database. What a refused cell held is repeated nowhere.
 */
import type { Sql } from '../database/database.js';
import { CHILDREN_RULE, displayedAlone } from '../disclosure/disclosure.js';
import { doOverlap, readPeriod, writePeriod } from '../partnership/period.js';
import { PROGRAMME_PERIODS } from '../partnership/programmes/programme.js';
import { countedAtEnd, withoutText } from './counted-at-end.js';
import { badRow, csvReading, type CheckRecord, type OpenedCsv } from './csv-reading.js';
import { MOST_QUESTIONS, QuestionnaireTally, type Misfit } from './questionnaire-tally.js';
import { toldHeading } from './extract-cells.js';
import { rowError, UnreadableFile } from './refusals.js';
import { NOT_REPEATED } from './screened-rows.js';
import type { LoadContext, PublishContext, RowError, Source } from './source.js';

const [EVALUATIONS, QUESTIONS] = ['evaluations', 'questions'] as const;
const WAYS = ['higher', 'lower'] as const;
const LONGEST_TEXT = 200;
/** A number that is larger is somebody's reference, and none within a file. */
const MOST_PARTICIPANTS = 99_999;
const LARGEST_ANSWER = 10_000;

export const programmeQuestionnaires: Source = {
  name: 'programme-questionnaires',
  title: 'Questionnaires before and after a programme',
  ofChildren: true,
  layouts: [
    {
      name: 'one row a participant and question',
      columns: [
        {
          ...{ name: 'programme', kind: 'text', required: true, screenedAs: 'text', longest: LONGEST_TEXT },
          description: 'What the programme is called, as on the page «Programmes»',
        },
        {
          ...{ name: 'period', kind: 'text', required: true, screenedAs: 'text', longest: LONGEST_TEXT },
          description: 'When it was held: 2026/27, or a quarter as 2026/27 Q1',
        },
        {
          ...{ name: 'participant', kind: 'integer', required: true },
          description: `A number within the file, 1 to ${MOST_PARTICIPANTS}, and nothing that says who: it is not stored`,
        },
        {
          ...{ name: 'question', kind: 'text', required: true, screenedAs: 'text', longest: LONGEST_TEXT },
          description: `What was asked, in the same words of everybody; at most ${MOST_QUESTIONS} a programme`,
        },
        {
          ...{ name: 'before', kind: 'number', required: true, mayBeEmpty: true },
          description: 'The answer before, a number; empty: none',
        },
        {
          ...{ name: 'after', kind: 'number', required: true, mayBeEmpty: true },
          description: 'The answer after, a number; empty: none',
        },
        {
          ...{ name: 'better', kind: 'text', required: true, screenedAs: 'text', longest: LONGEST_TEXT },
          description: 'Which way is better, the same of a question in all rows: higher, lower',
        },
      ],
    },
  ],
  stages: [
    {
      name: EVALUATIONS,
      columns: { key: 'int', programme: 'text', period: 'text', participants: 'int', complete: 'int', on_all: 'int' },
    },
    {
      name: QUESTIONS,
      columns: {
        ...{ key: 'int', position: 'int', question: 'text', better: 'text' },
        ...{ improved: 'int', answered: 'int', worse: 'int', missing: 'int' },
      },
    },
  ],
  tables: ['programme_question', 'programme_evaluation'],

  async open(bytes, context) {
    const tally = new QuestionnaireTally();
    const opened = await csvReading(programmeQuestionnaires, bytes, { warn: () => undefined }, (file) => {
      refuseOtherColumns(file);
      return checkerOf(tally, context);
    }).catch(withoutHeader);
    return countedAtEnd(opened, () => {
      const { evaluations, questions } = tally.finish();
      for (const [, programme, period, participants] of evaluations)
        context.warn(
          `${String(programme)}, ${String(period)}: ${inWords(Number(participants))} took part. No row of theirs is kept.`,
        );
      return [
        ...evaluations.map((fields) => ({ stage: EVALUATIONS, fields })),
        ...questions.map((fields) => ({ stage: QUESTIONS, fields })),
      ];
    });
  },

  publish,
  conflicts: evaluationsLoadedBefore,
  refresh: () => Promise.resolve(),
};

/** Whoever sees the load sees these words: they tell no small number of children. */
function inWords(participants: number): string {
  const { count } = displayedAlone(participants, CHILDREN_RULE);
  return count === null ? 'fewer than 10' : `some ${count.toLocaleString('en-GB')}`;
}

/** A first row that is no header is somebody's. */
function withoutHeader(error: unknown): never {
  throw error instanceof UnreadableFile ? withoutText(error) : error;
}

/** What somebody wrote, or what says who they are, would come in a column of its own. */
function refuseOtherColumns({ names, headings, layout }: OpenedCsv): void {
  const declared = layout.columns.map(({ name }) => name);
  const at = names.findIndex((name) => !declared.includes(name));
  if (at < 0) return;
  const heading = headings[at]!;
  throw new UnreadableFile(
    'A column of the file is none of those that questionnaires have: what somebody wrote, or who they are, is not taken.',
    'Take the column out of the file: nothing is loaded, and nothing of it was kept. «homeward ingest --list» shows the columns.',
    { row: 1, column: toldHeading(heading, at) },
  );
}

const MISFITS: Readonly<Record<Misfit, readonly [column: string, reason: string, remedy: string]>> = {
  twice: ['question', 'This participant has a row of this question already.', 'Keep one row of each participant and question.'],
  better: ['better', 'Another row says the other way of this question.', 'Write the same of a question in all rows.'],
  questions: [
    'question',
    `The programme has ${MOST_QUESTIONS} questions before this one, which is more than a questionnaire asks.`,
    'Write what was asked, in the same words of everybody, and nothing that they wrote.',
  ],
};

async function checkerOf(tally: QuestionnaireTally, context: LoadContext): Promise<CheckRecord> {
  const byForm = await context.read<{ programme: string; period: string }>(
    'SELECT lower(programme) AS programme, period FROM programme_evaluation WHERE batch_id IS NULL AND NOT withdrawn',
  );
  const periods = new Map<string, Set<string>>();
  return (record, row) => {
    const errors: RowError[] = [];
    const refuse = (column: string, reason: string, remedy: string): null => {
      errors.push(rowError(row, column, NOT_REPEATED, reason, remedy));
      return null;
    };
    const text = (column: string): string => (record[column] ?? '').replaceAll(/\s+/g, ' ').trim();
    const programme = text('programme');
    const period =
      readPeriod(text('period'), PROGRAMME_PERIODS) ??
      refuse('period', 'The cell holds no period.', writePeriod(PROGRAMME_PERIODS));
    const number = text('participant');
    const participant =
      /^[1-9]\d*$/.test(number) && Number(number) <= MOST_PARTICIPANTS
        ? Number(number)
        : refuse(
            'participant',
            'The cell holds no number within a file.',
            `Number the participants 1, 2, 3 … up to ${MOST_PARTICIPANTS}: no reference of any system, and no name.`,
          );
    const answer = (column: string): number | null => {
      const written = text(column);
      if (written === '') return null;
      if (/^-?\d{1,5}(\.\d{1,3})?$/.test(written) && Math.abs(Number(written)) <= LARGEST_ANSWER) return Number(written);
      return refuse(
        column,
        'The cell holds no answer in numbers.',
        'Write the answer as a number, such as 4; leave it empty where there is none.',
      );
    };
    const pair = { before: answer('before'), after: answer('after') };
    if (period !== null) {
      const known = periods.get(programme.toLowerCase()) ?? new Set();
      periods.set(programme.toLowerCase(), known.add(period.name));
      if ([...known].some((one) => one !== period.name && doOverlap(readPeriod(one)!, period)))
        refuse(
          'period',
          'The file has this programme by the year and by its quarters.',
          'Make one of them: they could be subtracted.',
        );
      if (byForm.some((one) => one.programme === programme.toLowerCase() && doOverlap(readPeriod(one.period)!, period)))
        refuse(
          'period',
          'An evaluation of this programme and period stands by form already.',
          'Take it out on the page «Programmes», then load the file.',
        );
    }
    const better = WAYS.find((way) => way === text('better').toLowerCase()) ?? null;
    if (better === null) refuse('better', 'The cell does not say which way is better.', 'Write higher or lower.');
    if (errors.length > 0 || period === null || participant === null || better === null) return badRow(errors);
    const misfit = tally.add({ programme, period: period.name, participant, question: text('question'), better, pair });
    if (misfit === null) return { ok: true, rows: [], located: true };
    refuse(...MISFITS[misfit]);
    return badRow(errors);
  };
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const evaluations = context.stage(EVALUATIONS);
  await sql.execute(
    `WITH known AS (
       SELECT s.*, coalesce((SELECT p.title FROM account_programme p WHERE lower(p.title) = lower(s.programme)), s.programme) AS title FROM ${evaluations} s
     ), made AS (
       INSERT INTO programme_evaluation (batch_id, programme, period, participants, complete, on_all)
       SELECT $1, title, period, participants, complete, on_all FROM known ORDER BY key
       RETURNING id, programme, period
     )
     INSERT INTO programme_question (evaluation_id, batch_id, position, question, better, improved, answered, worse, missing)
     SELECT m.id, $1, q.position, q.question, q.better, q.improved, q.answered, q.worse, q.missing
       FROM ${context.stage(QUESTIONS)} q JOIN known k USING (key) JOIN made m ON m.programme = k.title AND m.period = k.period`,
    [context.batchId],
  );
  const unknown = await sql.query<{ programme: string }>(
    `SELECT DISTINCT programme FROM ${evaluations} s WHERE NOT EXISTS (SELECT FROM account_programme p WHERE lower(p.title) = lower(s.programme)) ORDER BY 1`,
  );
  if (unknown.length > 0)
    context.warn(
      `${unknown.length === 1 ? 'A programme of the file is' : `${unknown.length} programmes of the file are`} not described on the page «Programmes» yet: the evaluation is joined when it is.`,
    );
}

/** Evaluations of the same programme whose period holds this one's, or lies in it. */
async function evaluationsLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; programme: string; period: string }>(
    `SELECT DISTINCT e.batch_id::text, e.programme, e.period FROM programme_evaluation e
       JOIN ${context.stage(EVALUATIONS)} s ON lower(s.programme) = lower(e.programme) AND (starts_with(s.period, e.period) OR starts_with(e.period, s.period))
      WHERE e.batch_id IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ batch_id, programme, period }) => ({ batchId: Number(batch_id), what: `${programme}, ${period}` }));
}
