import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import { DuesDocument, KeepFeedDocument, RecordFeedReceiptDocument } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { reasonQuestion } from '../partnership/reason-question.js';
import { frequencies, type DueFeed } from './due-words.js';

const QUESTIONS: readonly Question[] = [
  { name: 'what', label: 'What is delivered', hint: 'For example: Ambulance calls to assaults by ward', kind: 'text' },
  {
    name: 'agency',
    label: 'Which agency delivers it',
    hint: 'As its people’s sign-in names it: they see it by that name',
    kind: 'text',
  },
  { name: 'frequency', label: 'How often', kind: frequencies },
  { name: 'dueDays', label: 'Days after the end of a period by which it is due', kind: 'number' },
  {
    name: 'source',
    label: 'The source that receives it',
    hint: 'For example recorded-crime. Leave it empty where it comes by hand',
    kind: 'text',
  },
  { name: 'agreement', label: 'The agreement', hint: 'Its number in the register. May stay empty', kind: 'text' },
  {
    name: 'fromDay',
    label: 'The first day of its first period',
    hint: 'Financial quarters begin in April, July, October and January',
    kind: 'date',
  },
  { name: 'toDay', label: 'Its last day', hint: 'Leave it empty while it goes on', kind: 'date' },
];

/** A feed that is added, or one that is changed. */
export function FeedFormView() {
  const { id } = useParams();
  return (
    <KeepFrame title={id === undefined ? 'Add a feed' : 'Change a feed'} id={id}>
      {(feed) => <FeedForm feed={feed} />}
    </KeepFrame>
  );
}

function FeedForm({ feed }: { readonly feed: DueFeed | undefined }) {
  const navigate = useNavigate();
  const send = async (answers: Answers): Promise<Problems> => {
    const text = (name: string): string => answers[name] ?? '';
    // What is no whole number is for the server to say: it names the field.
    const days = /^\d{1,9}$/.test(text('dueDays').trim()) ? Number(text('dueDays')) : -1;
    const input = {
      ...{ what: text('what'), agency: text('agency'), frequency: text('frequency'), dueDays: days },
      ...{ source: text('source'), agreement: text('agreement'), fromDay: text('fromDay'), toDay: text('toDay') },
    };
    const which = { id: feed?.id ?? null, version: feed?.version ?? null, reason: text('reason') };
    return (await request(KeepFeedDocument, { input, ...which })).keepFeed.problems;
  };
  return (
    <QuestionsForm
      questions={feed === undefined ? QUESTIONS : [...QUESTIONS, reasonQuestion]}
      known={feed === undefined ? { frequency: 'quarterly' } : knownOf(feed)}
      button={feed === undefined ? 'Add the feed' : 'Save the change'}
      send={send}
      onDone={() =>
        void navigate('/due', { state: { done: feed === undefined ? 'The feed is added.' : 'The feed is changed.' } })
      }
    />
  );
}

const knownOf = ({ what, agency, frequency, dueDays, source, agreement, fromDay, toDay }: DueFeed): Answers => ({
  ...{ what, agency, frequency, dueDays: String(dueDays), fromDay },
  ...{ source: source ?? '', agreement: agreement ?? '', toDay: toDay ?? '' },
});

/** What came by hand of a period, or that a receipt was a mistake. */
export function ReceiptView() {
  const { id, period = '' } = useParams();
  return (
    <KeepFrame title="What came by hand" id={id}>
      {(feed) => feed && <ReceiptForm feed={feed} firstDay={period} />}
    </KeepFrame>
  );
}

function ReceiptForm({ feed, firstDay }: { readonly feed: DueFeed; readonly firstDay: string }) {
  const navigate = useNavigate();
  const period = feed.periods.find((one) => one.firstDay === firstDay);
  if (period === undefined) return <p className="govuk-body">The feed has no such period.</p>;
  const send = async ({ receivedOn = '', remark = '' }: Answers): Promise<Problems> => {
    const input = { periodFrom: firstDay, receivedOn: receivedOn === '' ? null : receivedOn, remark };
    const asked = { feed: feed.id, version: feed.version, input };
    return (await request(RecordFeedReceiptDocument, asked)).recordFeedReceipt.problems;
  };
  return (
    <QuestionsForm
      questions={[
        {
          ...{ name: 'receivedOn', label: 'The day it came', kind: 'date' },
          hint: 'Leave it empty to say that a receipt was recorded by mistake',
        },
        { name: 'remark', label: 'How good it is', hint: 'Or what the mistake was. No names of people', kind: 'long' },
      ]}
      button="Record it"
      send={send}
      onDone={() => void navigate('/due', { state: { done: 'It is recorded.' } })}
    >
      <p className="govuk-body">
        {feed.what}, {feed.agency}: {period.name}.
      </p>
    </QuestionsForm>
  );
}

interface KeepFrameProps {
  readonly title: string;
  /** Of which feed; undefined: of a new one. */
  readonly id: string | undefined;
  readonly children: (feed: DueFeed | undefined) => ReactNode;
}

function KeepFrame({ title, id, children }: KeepFrameProps) {
  const { viewer } = useSignedIn();
  const { state, again } = useQuery(DuesDocument, { on: null });
  if (viewer.access.dues !== 'keeping') return <NotForRole view={title} why="The partnership manager keeps what is due." />;
  const feed = state.status === 'ready' ? state.data.dues.feeds.find((one) => one.id === id) : undefined;
  return (
    <Page
      title={title}
      before={
        <Link className="govuk-back-link" to="/due">
          What is due
        </Link>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="what is due" />}
      {state.status === 'ready' &&
        (id !== undefined && feed === undefined ? <p className="govuk-body">There is no such feed.</p> : children(feed))}
    </Page>
  );
}
