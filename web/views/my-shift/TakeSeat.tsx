import { useState } from 'react';
import { Details } from '../../components/Details.js';
import { Empty } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Question } from '../../forms/questions.js';
import { TakeSeatDocument, type MyShiftQuery } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { eveningText } from '../deployments/plan-words.js';
import { clockText } from './shift-words.js';

const QUESTIONS: readonly Question[] = [
  {
    name: 'code',
    label: 'Code from your planner',
    hint: 'Ten letters and figures, such as ABCDE-FGHJK. It works once; after that your shifts come by themselves.',
    kind: 'text',
  },
];

/** On no shift just now: that it is so, and the code by which a seat on the bank of staff becomes one's own. */
export function TakeSeat({ next, onTaken }: { readonly next: MyShiftQuery['myNextShift']; readonly onTaken: () => void }) {
  const [taken, setTaken] = useState(false);
  const announce = useAnnounce();
  return (
    <>
      <Empty title="You are on no shift just now">
        {next && (
          <p className="govuk-body">
            <strong>Your next shift:</strong> {next.team}, {eveningText(next.on)}, {clockText(next.begins)}–{clockText(next.ends)}
            . Where it goes is shown from {clockText(next.shownFrom)} that day.
          </p>
        )}
        <p className="govuk-body-s">
          {taken
            ? 'The code has worked. Your shifts are shown here from two hours before they begin until an hour after they end.'
            : 'A shift is shown from two hours before it begins until an hour after it ends.'}
        </p>
      </Empty>
      {!taken && (
        <Details summary="I have a code from my planner">
          <QuestionsForm
            questions={QUESTIONS}
            button="Take the seat"
            send={async ({ code = '' }) => (await request(TakeSeatDocument, { code })).takeSeat.problems}
            onDone={() => {
              setTaken(true);
              announce('The code has worked');
              onTaken();
            }}
          />
        </Details>
      )}
    </>
  );
}
