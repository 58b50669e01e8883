import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Button } from '../../../components/Button.js';
import { longDate } from '../../../components/dates.js';
import { Method } from '../../../components/Method.js';
import { ErrorSummary } from '../../../components/ErrorSummary.js';
import { Failed, Loading } from '../../../components/States.js';
import { AgendaDraftDocument, OneMeetingDocument, SaveAgendaDocument } from '../../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../../graphql/client.js';
import { forgetAnswers, useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { AgendaLines, TypedLine } from './AgendaLines.js';
import { linesOf, inputOf, type Line } from './agenda-lines.js';
import { meetingName, meetingPath, type Draft, type Item, type MeetingHead } from './meeting-words.js';

/** The agenda in the making: what stands, what the draft proposes, what is typed; each in or out, in an order. */
export function AgendaView() {
  const { viewer } = useSignedIn();
  if (viewer.access.meetings !== 'keeping') return <NotForRole view="Agenda" why="The partnership manager keeps agendas." />;
  return <AgendaPage />;
}

function AgendaPage() {
  const { id = '' } = useParams();
  const meeting = useQuery(OneMeetingDocument, { id });
  const draft = useQuery(AgendaDraftDocument, { meeting: id });
  const failed = [meeting, draft].find(({ state }) => state.status === 'failed');
  const whole = meeting.state.status === 'ready' ? meeting.state.data.meeting : undefined;
  const drafted = draft.state.status === 'ready' ? draft.state.data.agendaDraft : undefined;
  return (
    <Page
      title={whole === undefined ? 'Agenda' : `Agenda: ${meetingName(whole.meeting)}`}
      before={
        <Link className="govuk-back-link" to={meetingPath(id)}>
          The meeting
        </Link>
      }
      lead={
        drafted && (
          <p className="lead">
            Drafted from what is due on {longDate(drafted.on)}. Nothing of the draft is on the agenda until you save it.
          </p>
        )
      }
    >
      {failed?.state.status === 'failed' && <Failed failure={failed.state.failure} again={failed.again} />}
      {!failed && (!whole || !drafted) && <Loading what="the draft" />}
      {whole && drafted && <AgendaForm key={whole.meeting.version} {...whole} draft={drafted} />}
    </Page>
  );
}

interface AgendaFormProps {
  readonly meeting: MeetingHead;
  readonly items: readonly Item[];
  readonly draft: Draft;
}

function AgendaForm({ meeting, items, draft }: AgendaFormProps) {
  const navigate = useNavigate();
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(items, draft));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const taken = lines.filter(({ isIn }) => isIn);
      const asked = { meeting: meeting.id, version: meeting.version, lines: taken.map(inputOf) };
      const found = (await request(SaveAgendaDocument, asked)).saveAgenda.problems;
      setProblems(found.map(({ field, problem }) => sayingWhich(field, problem, taken)));
      if (found.length === 0) {
        forgetAnswers();
        void navigate(meetingPath(meeting.id), { state: { done: 'The agenda is saved.' } });
      }
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  return (
    <>
      <ErrorSummary errors={problems.map((text) => ({ text, fieldId: 'agenda-lines' }))} />
      {failure && <Failed failure={failure} />}
      {draft.notKnown.map((words) => (
        <p key={words} className="govuk-body-s">
          {words}
        </p>
      ))}
      <AgendaLines lines={lines} onChange={setLines} />
      <TypedLine onAdd={(line) => setLines([...lines, line])} taken={lines.length} />
      <Button aria-disabled={busy} onClick={() => void (busy || save())}>
        Save the agenda
      </Button>
      <Method summary="How the draft is made" lines={draft.method} />
    </>
  );
}

/** «lines.2.title» is of the third line that is in. */
function sayingWhich(field: string, problem: string, lines: readonly Line[]): string {
  const line = lines[Number(/^lines\.(\d+)/.exec(field)?.[1] ?? Number.NaN)];
  return line === undefined ? problem : `${line.title}: ${problem}`;
}
