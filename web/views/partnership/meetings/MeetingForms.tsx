import { useRef, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../../components/States.js';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import { rowsAs, rowsIn, type Answers, type Problems, type Question } from '../../../forms/questions.js';
import {
  KeepAgendaItemDocument,
  KeepMeetingDocument,
  OneMeetingDocument,
  RecordItemResultDocument,
  type OneMeetingQuery,
} from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { reasonQuestion } from '../reason-question.js';
import { CHAIRS, ITEM_KINDS, KINDS, meetingName, meetingPath, RESULTS, type Item, type MeetingHead } from './meeting-words.js';

export type Whole = OneMeetingQuery['meeting'];

const said = (answers: Answers, name: string): string => answers[name] ?? '';

const MEETING: readonly Question[] = [
  { name: 'kind', label: 'Which meeting it is', kind: { none: 'Choose the meeting', choices: KINDS } },
  { name: 'title', label: 'What it is called', kind: 'text' },
  { name: 'heldOn', label: 'The day', kind: 'date' },
  { name: 'place', label: 'Where', hint: 'A place, or that it is online', kind: 'text' },
  {
    name: 'chair',
    label: 'Which office chairs it',
    hint: 'No name of a person',
    kind: { none: 'Choose the office', choices: CHAIRS },
  },
];

const CANCELLED: Question = {
  name: 'cancelled',
  label: 'Is it held?',
  kind: [
    { code: 'no', words: 'Yes' },
    { code: 'yes', words: 'No, it is cancelled' },
  ],
};

/** A meeting that is added. */
export function AddMeetingView() {
  const { viewer } = useSignedIn();
  if (viewer.access.meetings !== 'keeping')
    return <NotForRole view="Add a meeting" why="Meetings are kept by the partnership manager." />;
  return (
    <Page
      title="Add a meeting"
      before={
        <Link className="govuk-back-link" to="/partnership/meetings">
          Meetings
        </Link>
      }
    >
      <MeetingForm meeting={null} />
    </Page>
  );
}

export function ChangeMeetingView() {
  return <OfMeeting title="Change the meeting">{({ meeting }) => <MeetingForm meeting={meeting} />}</OfMeeting>;
}

function MeetingForm({ meeting }: { readonly meeting: MeetingHead | null }) {
  const navigate = useNavigate();
  const kept = useRef(meeting?.id ?? '');
  const send = async (answers: Answers): Promise<Problems> => {
    const input = {
      ...{ kind: said(answers, 'kind'), title: said(answers, 'title'), heldOn: said(answers, 'heldOn') },
      ...{ place: said(answers, 'place'), chair: said(answers, 'chair'), cancelled: said(answers, 'cancelled') === 'yes' },
    };
    const which = { id: meeting?.id ?? null, version: meeting?.version ?? null, reason: said(answers, 'reason') };
    const { id, problems } = (await request(KeepMeetingDocument, { input, ...which })).keepMeeting;
    kept.current = id ?? kept.current;
    return problems;
  };
  return (
    <QuestionsForm
      questions={meeting === null ? MEETING : [...MEETING, CANCELLED, reasonQuestion]}
      known={meeting === null ? {} : knownOf(meeting)}
      button={meeting === null ? 'Add the meeting' : 'Save the change'}
      send={send}
      onDone={() =>
        void navigate(meetingPath(kept.current), {
          state: { done: meeting === null ? 'The meeting is added.' : 'The meeting is changed.' },
        })
      }
    />
  );
}

const knownOf = ({ kind, title, heldOn, place, chair, cancelled }: MeetingHead): Answers => ({
  ...{ kind, title, heldOn, place, chair, cancelled: cancelled ? 'yes' : 'no' },
});

const ITEM: readonly Question[] = [
  { name: 'title', label: 'What the item is called', kind: 'text' },
  { name: 'kind', label: 'What it is for', kind: ITEM_KINDS },
  { name: 'lead', label: 'Which agency or office leads', hint: 'No name of a person', kind: 'text' },
  {
    name: 'papers',
    label: 'Papers',
    kind: {
      each: 'paper',
      columns: [
        { name: 'title', label: 'What it is called', kind: 'text' },
        { name: 'reference', label: 'A link, or where else it is found', kind: 'text' },
      ],
    },
  },
  reasonQuestion,
];

/** A line of an agenda, and its papers. */
export function ItemFormView() {
  return <OfItem title="Change an item">{(item, whole) => <ItemForm item={item} meeting={whole.meeting} />}</OfItem>;
}

function ItemForm({ item, meeting }: { readonly item: Item; readonly meeting: MeetingHead }) {
  const navigate = useNavigate();
  const send = async (answers: Answers): Promise<Problems> => {
    const papers = rowsIn(answers['papers']).map(({ title = '', reference = '' }) => ({ title, reference }));
    const input = { title: said(answers, 'title'), kind: said(answers, 'kind'), lead: said(answers, 'lead'), papers };
    const asked = { id: item.id, version: item.version, input, reason: said(answers, 'reason') };
    return (await request(KeepAgendaItemDocument, asked)).keepAgendaItem.problems;
  };
  const { title, kind, lead, papers } = item;
  return (
    <QuestionsForm
      questions={ITEM}
      known={{ title, kind, lead, papers: rowsAs(papers.map((paper) => ({ title: paper.title, reference: paper.reference }))) }}
      button="Save the change"
      send={send}
      onDone={() => void navigate(meetingPath(meeting.id), { state: { done: 'The item is changed.' } })}
    />
  );
}

/** What came of an item. */
export function ResultFormView() {
  return <OfItem title="What came of it">{(item, whole) => <ResultForm item={item} whole={whole} />}</OfItem>;
}

function ResultForm({ item, whole: { meeting, later } }: { readonly item: Item; readonly whole: Whole }) {
  const navigate = useNavigate();
  const questions: readonly Question[] = [
    { name: 'result', label: 'What came of it', kind: RESULTS },
    { name: 'words', label: 'What was resolved or noted, or why it was deferred', hint: 'No names of people', kind: 'long' },
    {
      name: 'deferredTo',
      label: 'To which meeting',
      kind: {
        none: 'The next of this kind',
        choices: later.map((one) => ({ code: one.id, words: meetingName(one) })),
      },
      when: ({ result }) => result === 'deferred',
    },
  ];
  const send = async (answers: Answers): Promise<Problems> => {
    const to = said(answers, 'deferredTo');
    const deferredTo = said(answers, 'result') === 'deferred' && to !== '' ? to : null;
    const input = { result: said(answers, 'result'), words: said(answers, 'words'), deferredTo };
    const asked = { id: item.id, version: item.version, input, reason: said(answers, 'reason') };
    return (await request(RecordItemResultDocument, asked)).recordItemResult.problems;
  };
  return (
    <QuestionsForm
      questions={item.result === null ? questions : [...questions, reasonQuestion]}
      known={{ result: item.result ?? '', words: item.words ?? '', deferredTo: item.deferredTo?.id ?? '' }}
      button="Record it"
      send={send}
      onDone={() => void navigate(meetingPath(meeting.id), { state: { done: 'It is recorded.' } })}
    >
      <p className="govuk-body">{item.title}.</p>
    </QuestionsForm>
  );
}

interface OfMeetingProps {
  readonly title: string;
  /** Whom it is for: how their role has meetings. */
  readonly by?: readonly string[];
  readonly children: (whole: Whole) => ReactNode;
}

/** A form about a meeting, which it reads first. */
export function OfMeeting({ title, by = ['keeping'], children }: OfMeetingProps) {
  const { viewer } = useSignedIn();
  const { id = '' } = useParams();
  if (!by.includes(viewer.access.meetings))
    return <NotForRole view={title} why="Meetings are kept by the partnership manager." />;
  return (
    <MeetingRead id={id} title={title}>
      {children}
    </MeetingRead>
  );
}

function MeetingRead({ id, title, children }: OfMeetingProps & { readonly id: string }) {
  const { state, again } = useQuery(OneMeetingDocument, { id });
  return (
    <Page
      title={title}
      before={
        <Link className="govuk-back-link" to={meetingPath(id)}>
          The meeting
        </Link>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the meeting" />}
      {state.status === 'ready' && children(state.data.meeting)}
    </Page>
  );
}

function OfItem({ title, children }: { readonly title: string; readonly children: (item: Item, whole: Whole) => ReactNode }) {
  const { item = '' } = useParams();
  return (
    <OfMeeting title={title}>
      {(whole) => {
        const found = whole.items.find(({ id }) => id === item);
        return found === undefined ? <p className="govuk-body">There is no such item on this agenda.</p> : children(found, whole);
      }}
    </OfMeeting>
  );
}
