import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../../forms/questions.js';
import { DrawBarrierDocument, type WalkBarrierKind } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { Page } from '../../../layout/Page.js';
import { toDegrees } from '../../../map/national-grid.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { begin, type Editing } from '../../hotspot-areas/ring-editing.js';
import { barrierKinds, barriersAddress, mayDraw, reviewQuestion } from './barrier-words.js';
import { LineEditor, type DrawnBarrier } from './LineEditor.js';

const questions: readonly Question[] = [
  { name: 'name', label: 'What it is called', hint: 'Such as «Railway, Harbour to Ropewalk»', kind: 'text' },
  {
    name: 'kind',
    label: 'What keeps children from crossing',
    kind: Object.entries(barrierKinds).map(([code, words]) => ({ code, words })),
  },
  { name: 'reason', label: 'How it is known that children do not cross it', hint: 'No text here may name anybody', kind: 'long' },
  reviewQuestion,
];

/** A barrier that is drawn: its line, where it can be crossed, and why. */
export function BarrierFormView() {
  const { viewer } = useSignedIn();
  if (!mayDraw(viewer.access.barriers))
    return (
      <NotForRole view="Drawing a barrier" why="It is for the analysts of police and council, and for deployment planners." />
    );
  return <BarrierForm />;
}

function BarrierForm() {
  const navigate = useNavigate();
  const [drawn, setDrawn] = useState<DrawnBarrier>({ line: begin([]), crossings: begin([]) });
  const [wrong, setWrong] = useState<Problems>([]);
  const problemOf = (part: string) => wrong.find(({ field }) => field === part)?.problem;
  const send = async (answers: Answers): Promise<Problems> => {
    const problems = await sent(answers, drawn);
    setWrong(problems);
    return problems;
  };
  return (
    <Page
      title="Draw a barrier"
      wide
      before={
        <Link className="govuk-back-link" to={barriersAddress}>
          Barriers to walking
        </Link>
      }
      lead={
        <p className="lead">Walks go round by its crossing points, and nowhere else. Fewer children are within a walk then.</p>
      }
    >
      <QuestionsForm
        questions={questions}
        button="Draw the barrier"
        send={send}
        onDone={() => void navigate(barriersAddress, { state: { done: 'The barrier is drawn. Reach keeps to it from now on.' } })}
      >
        <LineEditor
          drawn={drawn}
          onDrawn={setDrawn}
          problems={{
            ...(problemOf('line') ? { line: problemOf('line')! } : {}),
            ...(problemOf('crossings') ? { crossings: problemOf('crossings')! } : {}),
          }}
        />
      </QuestionsForm>
    </Page>
  );
}

const positionsOf = ({ ring }: Editing): number[][] => ring.map((at) => [...toDegrees(at)]);

/** What is not there at all is told before anything is asked; what is wrong with the rest, the server says. */
async function sent(answers: Answers, { line, crossings }: DrawnBarrier): Promise<Problems> {
  const { name = '', reason = '', reviewOn = '' } = answers;
  const kind = answers['kind'] as WalkBarrierKind | undefined;
  const missing = [
    ...(line.ring.length < 2 ? [{ field: 'line', problem: 'Draw the line: at least two points' }] : []),
    ...(kind === undefined ? [{ field: 'kind', problem: 'Choose what keeps children from crossing' }] : []),
    ...(reviewOn === '' ? [{ field: 'reviewOn', problem: 'Enter the day of its next review' }] : []),
  ];
  if (missing.length > 0 || kind === undefined) return missing;
  const input = { kind, name, reason, reviewOn, line: positionsOf(line), crossings: positionsOf(crossings) };
  return (await request(DrawBarrierDocument, { input })).drawWalkBarrier.problems;
}
