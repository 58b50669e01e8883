import type { ReactNode } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { longDate } from '../../../components/dates.js';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../../forms/questions.js';
import { KeepMeetingActionDocument, RecordActionStepDocument } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { reasonQuestion } from '../reason-question.js';
import { OfMeeting, type Whole } from './MeetingForms.js';
import { meetingPath, type Action } from './meeting-words.js';

const said = (answers: Answers, name: string): string => answers[name] ?? '';

const questionsOf = ({ items }: Whole): readonly Question[] => [
  { name: 'words', label: 'What is to be done', hint: 'No names of people', kind: 'long' },
  {
    name: 'agency',
    label: 'Which agency or office has it',
    hint: 'As its people’s sign-in names it: they record what was done by that name',
    kind: 'text',
  },
  { name: 'dueOn', label: 'The day by which it is due', kind: 'date' },
  {
    name: 'item',
    label: 'From which item',
    kind: { none: 'From none', choices: items.map(({ id, title }) => ({ code: id, words: title })) },
  },
];

/** What a meeting asks of an agency. */
export function AddActionView() {
  const [words] = useSearchParams();
  return (
    <OfMeeting title="Ask for an action">
      {(whole) => <ActionForm whole={whole} action={null} known={{ item: words.get('item') ?? '' }} />}
    </OfMeeting>
  );
}

/** Another day, another agency, other words: with a reason. */
export function ChangeActionView() {
  return (
    <OfAction title="Change an action" by={['keeping']}>
      {(action, whole) => {
        const { words, agency, dueOn, item } = action;
        return <ActionForm whole={whole} action={action} known={{ words, agency, dueOn, item: item ?? '' }} />;
      }}
    </OfAction>
  );
}

interface ActionFormProps {
  readonly whole: Whole;
  readonly action: Action | null;
  readonly known: Answers;
}

function ActionForm({ whole, action, known }: ActionFormProps) {
  const navigate = useNavigate();
  const { meeting } = whole;
  const send = async (answers: Answers): Promise<Problems> => {
    const item = said(answers, 'item');
    const input = {
      ...{ meeting: meeting.id, item: item === '' ? null : item, words: said(answers, 'words') },
      ...{ agency: said(answers, 'agency'), dueOn: said(answers, 'dueOn') },
    };
    const which = { id: action?.id ?? null, version: action?.version ?? null, reason: said(answers, 'reason') };
    return (await request(KeepMeetingActionDocument, { input, ...which })).keepMeetingAction.problems;
  };
  return (
    <QuestionsForm
      questions={action === null ? questionsOf(whole) : [...questionsOf(whole), reasonQuestion]}
      known={known}
      button={action === null ? 'Ask for it' : 'Save the change'}
      send={send}
      onDone={() =>
        void navigate(meetingPath(meeting.id), {
          state: { done: action === null ? 'The action is asked for.' : 'The action is changed.' },
        })
      }
    />
  );
}

const STEP: readonly Question[] = [
  {
    name: 'state',
    label: 'How it stands',
    kind: [
      { code: 'open', words: 'Open: it goes on' },
      { code: 'done', words: 'Done' },
      { code: 'dropped', words: 'Dropped: it will not be done' },
    ],
  },
  { name: 'words', label: 'What was done, or why it was dropped', hint: 'No names of people. It stays for good', kind: 'long' },
];

/** What was done of an action: by whoever keeps meetings, and by a partner of its own agency's. */
export function StepFormView() {
  return (
    <OfAction title="What was done" by={['keeping', 'own-actions']}>
      {(action) =>
        action.mayRecord ? <StepForm action={action} /> : <p className="govuk-body">This action is another agency’s.</p>
      }
    </OfAction>
  );
}

function StepForm({ action }: { readonly action: Action }) {
  const navigate = useNavigate();
  const { id, version, words, agency, dueOn, meeting } = action;
  const send = async (answers: Answers): Promise<Problems> => {
    const asked = { id, version, state: said(answers, 'state'), words: said(answers, 'words') };
    return (await request(RecordActionStepDocument, asked)).recordActionStep.problems;
  };
  return (
    <QuestionsForm
      questions={STEP}
      button="Record it"
      send={send}
      onDone={() => void navigate(meetingPath(meeting), { state: { done: 'It is recorded.' } })}
    >
      <p className="govuk-body">
        {words}: {agency}, due {longDate(dueOn)}.
      </p>
    </QuestionsForm>
  );
}

interface OfActionProps {
  readonly title: string;
  readonly by: readonly string[];
  readonly children: (action: Action, whole: Whole) => ReactNode;
}

function OfAction({ title, by, children }: OfActionProps) {
  const { action = '' } = useParams();
  return (
    <OfMeeting title={title} by={by}>
      {(whole) => {
        const found = whole.actions.find(({ id }) => id === action);
        return found === undefined ? (
          <p className="govuk-body">This meeting asked for no such action.</p>
        ) : (
          children(found, whole)
        );
      }}
    </OfMeeting>
  );
}
