import { Arg, Args, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { TRIAGE_ACCESS } from '../access/access-table.js';
import type { RequestContext } from '../context.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import { badUserInput } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { connectionOf, type ConnectionOf } from '../graphql/connection.js';
import { PageArguments, readPage } from '../graphql/page.js';
import { setNoiseTest, triageNoiseReport } from './keep-noise-triage.js';
import { noiseFigures, type NoiseFiguresBy, type NoiseFiguresRow as FiguresRow } from './noise-figures.js';
import type { NoiseTest as StoredTest, NoiseTriage as StoredTriage } from './noise-report.js';
import type { NoiseQuestion } from './noise-test.js';
import { NoiseFiguresByEnum } from './noise-triage.enum.js';
import { NoiseReportInput, NoiseTestInput, type NoiseTestAnswerInput } from './noise-triage.input.js';
import {
  countNoiseTriages,
  countsOfTriage,
  currentNoiseTest,
  findNoiseTriage,
  listNoiseTriages,
  wardsByName,
} from './noise-triage.sql.js';
import {
  NoiseFigures,
  NoiseTest,
  NoiseTestOutcome,
  NoiseTriage,
  NoiseTriageConnection,
  NoiseTriageOutcome,
} from './noise-triage.type.js';
import { isFinal, isQuarter, quarterOf } from './quarter.js';

const PROTECTION =
  'Of whole quarters that are over: 1 to 4 reports, and others that would give them away, are withheld; the rest is rounded to the nearest 5, so rows need not add up to the total.';

@Resolver()
export class NoiseTriageResolver {
  @Query(() => NoiseTest, { nullable: true, description: 'The threshold test for noise. Null before one is set.' })
  async noiseTest(@Ctx() context: RequestContext): Promise<NoiseTest | null> {
    const test = await context.asViewer(currentNoiseTest);
    return test && publishedTest(test);
  }

  @Mutation(() => NoiseTestOutcome, { description: 'Sets the test anew. Results keep the version they came of.' })
  async setNoiseTest(
    @Ctx() context: RequestContext,
    @Arg('version', () => Int, { nullable: true, description: 'The version that was looked at; null where there was none.' })
    version: number | null,
    @Arg('input', () => NoiseTestInput, { description: 'The test.' }) input: NoiseTestInput,
  ): Promise<NoiseTestOutcome> {
    const { services, acting } = context;
    const written = { ...input, questions: input.questions.map(readQuestion) };
    const outcome = await context.withoutTransaction(() => setNoiseTest(services.database, version ?? null, written, acting));
    return outcome.ok ? { version: outcome.version, problems: [] } : { version: null, problems: outcome.problems };
  }

  @Mutation(() => NoiseTriageOutcome, {
    description:
      'Puts the test to a report: the result follows from the answers, whoever reports and however. A report has one result.',
  })
  async triageNoiseReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => NoiseReportInput, { description: 'The report and the answers.' }) input: NoiseReportInput,
  ): Promise<NoiseTriageOutcome> {
    const { services, acting } = context;
    const asked = { ...input, guideSentBy: input.guideSentBy ?? null };
    const outcome = await context.withoutTransaction(() => triageNoiseReport(services.database, asked, acting));
    if (!outcome.ok) return { triage: null, problems: outcome.problems };
    const triage = await context.asViewer((sql) => findNoiseTriage(sql, outcome.id));
    return { triage: triage && published(triage), problems: [] };
  }

  @Query(() => NoiseTriageConnection, {
    description: 'What came of each report that the viewer’s agency put to the test, the newest first. Reading leaves an event.',
  })
  async noiseTriages(
    @Ctx() context: RequestContext,
    @Args(() => PageArguments) pageArguments: PageArguments,
  ): Promise<ConnectionOf<NoiseTriage>> {
    const page = readPage(pageArguments, 1);
    const before = page.after?.[0];
    if (before !== undefined && !Number.isSafeInteger(before))
      throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
    const rows = await context.asViewer((sql) => listNoiseTriages(sql, page.first + 1, before as number | undefined));
    const rowCount = Math.min(rows.length, page.first);
    context.audit({ action: 'READ_NOISE_TRIAGE', detail: { query: 'noiseTriages' }, rowCount });
    return connectionOf(rows, page, {
      key: ({ id }) => [id],
      node: published,
      totalCount: () => context.asViewer(countNoiseTriages),
    });
  }

  @Query(() => NoiseFigures, {
    complexity: ({ childComplexity }) => 50 + childComplexity,
    description:
      'Reports below and above the threshold, and those that came back, in one quarter: as they are for a council’s own, else protected.',
  })
  async noiseFigures(
    @Ctx() context: RequestContext,
    @Arg('by', () => NoiseFiguresByEnum, { description: 'What the rows are.' }) by: NoiseFiguresBy,
    @Arg('quarter', () => String, { nullable: true, description: 'As 2026-Q2; the newest there is unless told.' })
    quarter: string | null,
  ): Promise<NoiseFigures> {
    if (quarter != null && !isQuarter(quarter)) throw badUserInput('Write the quarter as 2026-Q2.', ['quarter']);
    const exact = TRIAGE_ACCESS[context.viewer.persona] === 'all';
    const [counts, wards] = await context.asViewer(async (sql) => [
      exact ? await countsOfTriage(sql) : await sql.under(COUNTER_ROLE, countsOfTriage),
      await wardsByName(sql),
    ]);
    const today = londonDay();
    const quarters = [...new Set(counts.map(({ month }) => quarterOf(month)))]
      .filter((one) => exact || isFinal(one, today))
      .reverse();
    const shown = quarter ?? quarters[0] ?? null;
    const protection = exact ? null : PROTECTION;
    if (shown === null || !quarters.includes(shown)) return { quarter: shown, quarters, rows: [], total: null, protection };
    context.audit({ action: 'READ_NOISE_TRIAGE', detail: { query: 'noiseFigures', by, quarter: shown } });
    const names = new Map(wards.map(({ code, name }) => [code, name]));
    const named = (row: FiguresRow) => ({ ...row, label: row.key === 'total' ? 'All' : (names.get(row.key) ?? row.key) });
    const { rows, total } = noiseFigures(counts, { by, quarter: shown, wards: [...names.keys()], exact });
    return { quarter: shown, quarters, rows: rows.map(named), total: named(total), protection };
  }
}

const published = ({ id, answers, ...triage }: StoredTriage): NoiseTriage => ({
  ...triage,
  id: String(id),
  answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })),
});

const publishedTest = ({ questions, ...test }: StoredTest): NoiseTest => ({
  ...test,
  questions: questions.map(({ answers, ...question }) => ({
    ...question,
    answers: answers.map(({ then, ...answer }) =>
      typeof then === 'string' ? { ...answer, next: then, result: null, reason: null } : { ...answer, next: null, ...then },
    ),
  })),
});

const readQuestion = ({ code, words, answers }: NoiseTestInput['questions'][number], place: number): NoiseQuestion => ({
  code,
  words,
  answers: answers.map((answer, at) => ({ code: answer.code, words: answer.words, then: readEnd(answer, place, at) })),
});

function readEnd(
  { next, result, reason }: NoiseTestAnswerInput,
  place: number,
  at: number,
): NoiseQuestion['answers'][number]['then'] {
  const leads = next != null;
  if (leads === (result != null))
    throw badUserInput('An answer leads to a question, or ends with a result: one of the two.', [
      'input',
      'questions',
      place,
      'answers',
      at,
    ]);
  return leads ? next : { result: result!, reason: reason ?? '' };
}
