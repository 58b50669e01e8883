import { Details } from '../../components/Details.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import {
  SayOverlapDocument,
  TakeRequestStepDocument,
  type CountedGroup,
  type DataRequestStep,
  type WholeDataRequestFragment,
} from '../../graphql.generated.js';
import { request as send } from '../../graphql/client.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { groupNames, groups } from './request-words.js';

interface StepsProps {
  readonly request: WholeDataRequestFragment;
  readonly again: () => void;
}

/** What whoever runs the request does next. */
export function RequestSteps({ request, again }: StepsProps) {
  const { state, asked, overdue } = request;
  const open = asked.filter((agency) => agency.open);
  const closed = asked.filter((agency) => !agency.open);
  return (
    <section className="chapter-steps card no-print" aria-labelledby="next">
      <h2 className="govuk-heading-m" id="next">
        What comes next
      </h2>
      {open.length > 0 && <p className="govuk-body-s">Awaited: {open.map(({ agency }) => agency).join(', ')}.</p>}
      {state === 'ANSWERED' && (
        <Step {...{ request, again }} step="CHECK" button="I have checked it" done="The request is checked">
          Compare definitions and days, and say whom two agencies both count, before you check it.
        </Step>
      )}
      {state === 'CHECKED' && (
        <Step {...{ request, again }} step="COMPLETE" button="Complete it" done="The request is complete">
          What is complete is kept for good, and every agency reads it.
        </Step>
      )}
      <Details summary="Say whom two agencies both count">
        <OverlapForm {...{ request, again }} />
      </Details>
      {closed.length > 0 && (
        <Details summary="Send an answer back">
          <Step {...{ request, again }} step="SEND_BACK" button="Send it back" done="The answer is sent back" of={closed} />
        </Details>
      )}
      {overdue && open.length > 0 && (
        <Details summary="Wait for an agency no longer">
          <Step
            {...{ request, again }}
            step="WAIT_NO_LONGER"
            button="Wait no longer"
            done="It is waited for no longer"
            of={open}
          />
        </Details>
      )}
    </section>
  );
}

interface StepProps extends StepsProps {
  readonly step: DataRequestStep;
  readonly button: string;
  readonly done: string;
  /** Of which agencies one is chosen, with a reason. */
  readonly of?: readonly { readonly agency: string }[];
  readonly children?: string;
}

function Step({ request, again, step, button, done, of, children }: StepProps) {
  const announce = useAnnounce();
  const carry = async (answers: Answers): Promise<Problems> => {
    const asked = {
      id: request.id,
      version: request.version,
      step,
      agency: answers['agency'] ?? null,
      reason: answers['reason'] ?? null,
    };
    return (await send(TakeRequestStepDocument, asked)).takeDataRequestStep.problems;
  };
  const questions: Question[] = of
    ? [
        { name: 'agency', label: 'Which agency', kind: agencies(of) },
        { name: 'reason', label: step === 'SEND_BACK' ? 'What to look at again' : 'What was done to reach it', kind: 'long' },
      ]
    : [];
  return (
    <QuestionsForm
      id={step.toLowerCase()}
      questions={questions}
      button={button}
      send={carry}
      onDone={() => {
        announce(done);
        again();
      }}
    >
      {children && <p className="govuk-body-s">{children}</p>}
    </QuestionsForm>
  );
}

function OverlapForm({ request, again }: StepsProps) {
  const announce = useAnnounce();
  const carry = async (answers: Answers): Promise<Problems> => {
    const text = (name: string): string => answers[name] ?? '';
    if (text('group') === '') return [{ field: 'group', problem: 'Choose which children.' }];
    const overlap = {
      ...{ group: text('group') as CountedGroup, agency: text('agency'), otherAgency: text('otherAgency') },
      ...{ children: text('children'), howKnown: text('howKnown') },
    };
    return (await send(SayOverlapDocument, { id: request.id, overlap })).sayDataRequestOverlap.problems;
  };
  return (
    <QuestionsForm
      id="overlap"
      questions={[
        {
          name: 'group',
          label: 'Which children',
          kind: { none: 'Choose', choices: groups.map((code) => ({ code, words: groupNames[code] })) },
        },
        { name: 'agency', label: 'One agency', kind: agencies(request.asked) },
        { name: 'otherAgency', label: 'The other', kind: agencies(request.asked) },
        { name: 'children', label: 'How many children both count', hint: 'Leave it empty where it is not known', kind: 'number' },
        { name: 'howKnown', label: 'How it is known, or why it is not', kind: 'long' },
      ]}
      button="Say it"
      send={carry}
      onDone={() => {
        announce('The overlap is kept');
        again();
      }}
    />
  );
}

const agencies = (of: readonly { readonly agency: string }[]) => ({
  ...{ none: 'Choose an agency', choices: of.map(({ agency }) => ({ code: agency, words: agency })) },
});
