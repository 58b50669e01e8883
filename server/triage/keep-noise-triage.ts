/**
 * Setting the threshold test, and putting it to a report. The result is worked out here from the answers and from nothing else: whoever reports, online
 * or on the telephone, has the same questions, and no way to bring a result along. A report has one result, so that answers are not tried until one fits.
 */
import { nameOf, type Acting } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database } from '../database/database.js';
import type { FieldProblem } from '../governance/field-problem.js';
import { failed, refused, type Outcome } from '../governance/asked-change.js';
import { personsIn } from '../governance/persons-in-terms.js';
import type { GuideWay, NoiseReport, NoiseTest } from './noise-report.js';
import { problemsOfTest, testNoise, type NoiseAnswers, type NoiseQuestion } from './noise-test.js';
import { currentNoiseTest, insertNoiseTest, insertNoiseTriage, isWardInUse, lockNoiseTest } from './noise-triage.sql.js';

const LONGEST = 300;
/** What a case system gives out: letters, digits and what stands between them. Words with spaces could be an address. */
const REFERENCE = /^[A-Z0-9][A-Z0-9/-]{1,39}$/;

export interface SetNoiseTest extends Omit<NoiseTest, 'version'> {
  readonly reason: string;
}

/** @param seen the version that was looked at; null when there was none */
export async function setNoiseTest(
  database: Database,
  seen: number | null,
  written: SetNoiseTest,
  who: Acting,
): Promise<Outcome<{ version: number }>> {
  const { reason, ...test } = withoutSpace(written);
  const found = problemsOfTest(test.questions);
  const problems = [
    ...(found.length > 0 ? found : personsInQuestions(test.questions)),
    ...words(test.guide, 'guide', 'Name the guide to self-help that is sent.'),
    ...words(test.officers, 'officers', 'Name the team of officers who take what is above the threshold.'),
    ...words(reason, 'reason', 'Say why the questions are set or changed.'),
  ];
  return database.asOwner(async (sql) => {
    const now = await lockNoiseTest(sql);
    if ((now?.version ?? null) !== seen)
      return failed('', 'Somebody changed the test since you opened it. Open it again, and look at what is there now.');
    if (problems.length > 0) return refused(problems);
    const version = (now?.version ?? 0) + 1;
    await insertNoiseTest(sql, { ...test, version }, reason, nameOf(who));
    await recordIn(sql, who, { action: 'NOISE_TRIAGE', subject: `noise-test:${version}`, detail: { change: 'set' } });
    return { ok: true, version };
  });
}

export interface AskedTriage extends NoiseReport {
  /** The version whose questions were answered. */
  readonly testVersion: number;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  /** How the guide went to whoever reported; of what is below alone. */
  readonly guideSentBy: GuideWay | null;
}

export async function triageNoiseReport(
  database: Database,
  { answers: given, guideSentBy, ...asked }: AskedTriage,
  who: Acting,
  now: Date = new Date(),
): Promise<Outcome<{ id: number }>> {
  const report = { ...asked, reference: referenceOf(asked.reference), placeReference: referenceOf(asked.placeReference) };
  const answers: NoiseAnswers = Object.fromEntries(given.map(({ question, answer }) => [question, answer]));
  return database.asOwner(async (sql) => {
    const test = await currentNoiseTest(sql);
    if (test === null) return failed('', 'No threshold test is set yet.');
    if (test.version !== asked.testVersion)
      return failed('testVersion', 'The questions were changed since you opened them. Open them again, and answer those.');
    if (Object.keys(answers).length < given.length) return failed('answers', 'A question is answered twice.');
    const tested = testNoise(test.questions, answers);
    const problems: FieldProblem[] = [
      ...reference(report.reference, 'reference', 'Write the number of the report, as your case system has it.'),
      ...reference(
        report.placeReference,
        'placeReference',
        'Write the number of the place, as your case system has it; no address.',
      ),
      ...((await isWardInUse(sql, report.ward)) ? [] : [{ field: 'ward', problem: 'Choose a ward that is in use.' }]),
      ...(tested.ok ? wayOfGuide(tested.ending.result === 'below', guideSentBy) : [tested.problem]),
    ];
    if (problems.length > 0 || !tested.ok) return refused(problems);
    const { result, reason } = tested.ending;
    const below = result === 'below';
    const sent = { guide: below ? test.guide : null, guideSentBy, passedTo: below ? null : test.officers };
    const triage = { ...report, answers, result, reason, ...sent, triagedAt: now, triagedBy: nameOf(who) };
    const id = await insertNoiseTriage(sql, who.actor.agency, triage);
    if (id === null)
      return failed('reference', 'This report has its result already. What is reported anew has a number of its own.');
    const detail = { result, testVersion: test.version };
    await recordIn(sql, who, { action: 'NOISE_TRIAGE', subject: `noise-triage:${id}`, detail });
    return { ok: true, id };
  });
}

function wayOfGuide(below: boolean, way: GuideWay | null): FieldProblem[] {
  if (below && way === null) return [{ field: 'guideSentBy', problem: 'It is below the threshold: say how the guide was sent.' }];
  return !below && way !== null ? [{ field: 'guideSentBy', problem: 'It is above the threshold: no guide is sent.' }] : [];
}

const referenceOf = (text: string): string => text.trim().toUpperCase();

/** With a digit in it: a word alone could be a name. */
function reference(text: string, field: string, ask: string): FieldProblem[] {
  return REFERENCE.test(text) && /\d/.test(text) ? [] : [{ field, problem: `${ask} Letters, digits, «/» and «-», at most 40.` }];
}

function words(text: string, field: string, ask: string): FieldProblem[] {
  if (text.length < 3) return [{ field, problem: ask }];
  if (text.length > LONGEST) return [{ field, problem: `Keep it under ${LONGEST} characters.` }];
  return personsIn(text, field);
}

/** The questions are read by many, and each reason stands beside results. */
function personsInQuestions(questions: readonly NoiseQuestion[]): FieldProblem[] {
  return questions.flatMap(({ words: asked, answers }, place) => {
    const texts = [asked, ...answers.flatMap(({ words: said, then }) => [said, typeof then === 'string' ? '' : then.reason])];
    return texts.flatMap((text) => (text === '' ? [] : words(text.padEnd(3), `questions.${place}`, '')));
  });
}

function withoutSpace({ questions, guide, officers, reason }: SetNoiseTest): SetNoiseTest {
  return {
    questions: questions.map(({ code, words: asked, answers }) => ({
      code,
      words: asked.trim(),
      answers: answers.map(({ code: own, words: said, then }) => ({
        code: own,
        words: said.trim(),
        then: typeof then === 'string' ? then : { result: then.result, reason: then.reason.trim() },
      })),
    })),
    guide: guide.trim(),
    officers: officers.trim(),
    reason: reason.trim(),
  };
}
