import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { Empty, Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import {
  CurrentNoiseTestDocument,
  TriageNoiseReportDocument,
  type NoiseCategory,
  type NoiseChannel,
  type NoiseGuideWay,
  type TriageNoiseReportMutation,
} from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { newestVintage } from '../../view-state/levels.js';
import { NotForRole } from '../access/NotForRole.js';
import { fieldOf, pathOf, type NoiseTest } from './noise-path.js';
import { categoryNames, channelNames, mayTriage, wayNames } from './noise-words.js';

/** The threshold test put to one report: the questions come one after the other, and the result follows from the answers. */
export function NoiseTestView() {
  const { viewer } = useSignedIn();
  if (!mayTriage(viewer.access.noiseTriage))
    return <NotForRole view="The threshold test for noise" why="Council analysts put it to reports." />;
  return <TestPage />;
}

function TestPage() {
  const { state, again } = useQuery(CurrentNoiseTestDocument, {});
  const test = state.status === 'ready' ? state.data.noiseTest : undefined;
  useShowsRecords();
  return (
    <Page
      title="Put a report of noise to the test"
      before={
        <Link className="govuk-back-link" to="/noise">
          Noise
        </Link>
      }
      lead={
        <p className="lead">
          The same questions for everybody, however it was reported. A report has one result, and it stays. No names, and no
          addresses.
        </p>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the questions" />}
      {test === null && <Empty title="No threshold test is set yet" />}
      {test && <TestForm test={test} />}
    </Page>
  );
}

function TestForm({ test }: { readonly test: NoiseTest }) {
  const navigate = useNavigate();
  const { installation } = useSignedIn();
  const wards = useBoundaries('WARD', newestVintage(installation.vintages, 'WARD')).features;
  const done = useRef('');
  const send = async (answers: Answers): Promise<Problems> => {
    const missing = missingOf(answers);
    if (missing.length > 0) return missing;
    const { asked, result } = pathOf(test, answers);
    const input = {
      ...{ reference: answers['reference'] ?? '', placeReference: answers['placeReference'] ?? '', ward: answers['ward'] ?? '' },
      category: answers['category'] as NoiseCategory,
      channel: answers['channel'] as NoiseChannel,
      testVersion: test.version,
      answers: asked.flatMap((question) => {
        const answer = answers[fieldOf(question)];
        return answer ? [{ question, answer }] : [];
      }),
      guideSentBy: result === 'BELOW' && answers['guideSentBy'] ? (answers['guideSentBy'] as NoiseGuideWay) : null,
    };
    const { triage, problems } = (await request(TriageNoiseReportDocument, { input })).triageNoiseReport;
    if (triage) done.current = resultText(triage);
    return problems.map(({ field, problem }) => ({ field: field === 'testVersion' ? '' : field, problem }));
  };
  const places = wards.map(({ properties: { gssCode, name } }) => ({ code: gssCode, words: name }));
  return (
    <QuestionsForm
      questions={questionsOf(
        test,
        places.sort((one, other) => one.words.localeCompare(other.words, 'en-GB')),
      )}
      button="Record the result"
      send={send}
      onDone={() => void navigate('/noise', { state: { done: done.current } })}
    />
  );
}

const choicesOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([code, words]) => ({ code, words }));

function questionsOf(test: NoiseTest, wards: readonly { code: string; words: string }[]): readonly Question[] {
  return [
    { name: 'reference', label: 'Number of the report', hint: 'As your case system has it', kind: 'text' },
    {
      name: 'placeReference',
      label: 'Number of the place',
      hint: 'As your case system has it; no address. Only whether another report is of the same place is kept',
      kind: 'text',
    },
    { name: 'ward', label: 'Ward', kind: { none: 'Choose a ward', choices: wards } },
    { name: 'category', label: 'What is heard', kind: { none: 'Choose', choices: choicesOf(categoryNames) } },
    { name: 'channel', label: 'How it was reported', kind: { none: 'Choose', choices: choicesOf(channelNames) } },
    ...test.questions.map(({ code, words, answers }): Question => ({
      name: fieldOf(code),
      label: words,
      kind: answers.map((answer) => ({ code: answer.code, words: answer.words })),
      when: (given) => pathOf(test, given).asked.includes(code),
    })),
    {
      name: 'guideSentBy',
      label: `Below the threshold: how was «${test.guide}» sent?`,
      kind: choicesOf(wayNames),
      when: (given) => pathOf(test, given).result === 'BELOW',
    },
  ];
}

function missingOf(answers: Answers): Problems {
  const chosen: readonly (readonly [field: string, problem: string])[] = [
    ['reference', 'Enter the number of the report'],
    ['placeReference', 'Enter the number of the place'],
    ['ward', 'Choose a ward'],
    ['category', 'Choose what is heard'],
    ['channel', 'Choose how it was reported'],
  ];
  return chosen.filter(([field]) => (answers[field] ?? '').trim() === '').map(([field, problem]) => ({ field, problem }));
}

function resultText({
  reference,
  result,
  reason,
  guide,
  passedTo,
}: NonNullable<TriageNoiseReportMutation['triageNoiseReport']['triage']>): string {
  return result === 'BELOW'
    ? `${reference} is below the threshold: ${reason} «${guide ?? ''}» was sent.`
    : `${reference} is above the threshold: ${reason} It is passed to ${passedTo ?? ''}.`;
}
