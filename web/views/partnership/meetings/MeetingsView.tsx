import { Link } from 'react-router';
import { Details } from '../../../components/Details.js';
import { Method } from '../../../components/Method.js';
import { plural } from '../../../components/numbers.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { Tag } from '../../../components/Tag.js';
import { MeetingActionsDocument, MeetingsDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { ActionsTable } from './ActionsTable.js';
import { chairWords, meetingName, meetingPath, type Action, type MeetingHead } from './meeting-words.js';

/** Meetings to come and those that were held, and what they asked of each agency. */
export function MeetingsView() {
  const { viewer } = useSignedIn();
  if (viewer.access.meetings === 'nothing')
    return <NotForRole view="Meetings" why="They are for partners, and for whoever reads the account they are about." />;
  return <MeetingsPage keeps={viewer.access.meetings === 'keeping'} />;
}

function MeetingsPage({ keeps }: { readonly keeps: boolean }) {
  const meetings = useQuery(MeetingsDocument, {});
  const actions = useQuery(MeetingActionsDocument, { on: null });
  const failed = [meetings, actions].find(({ state }) => state.status === 'failed');
  const listed = meetings.state.status === 'ready' ? meetings.state.data.meetings : undefined;
  const asked = actions.state.status === 'ready' ? actions.state.data.meetingActions : undefined;
  return (
    <Page
      title="Meetings"
      lead={asked && <Lead actions={asked.actions} />}
      actions={
        <div className="toolbar">
          {keeps && (
            <Link className="govuk-button" to="/partnership/meetings/add">
              Add a meeting
            </Link>
          )}
          <a className="govuk-button govuk-button--secondary" href="/export/actions.csv">
            Actions as CSV
          </a>
        </div>
      }
    >
      <Done />
      {failed?.state.status === 'failed' && <Failed failure={failed.state.failure} again={failed.again} />}
      {!failed && (!listed || !asked) && <Loading what="the meetings" />}
      {listed && asked && (
        <>
          <MeetingList
            heading="Next"
            empty="No meeting is to be held"
            meetings={listed.filter(({ heldOn, cancelled }) => heldOn >= asked.on && !cancelled).toReversed()}
          />
          <ActionsByAgency actions={asked.actions} method={asked.method} keeps={keeps} />
          <MeetingList
            heading="Past"
            empty="No meeting was held yet"
            meetings={listed.filter(({ heldOn, cancelled }) => heldOn < asked.on || cancelled)}
          />
        </>
      )}
    </Page>
  );
}

function Lead({ actions }: { readonly actions: readonly Action[] }) {
  const open = actions.filter(({ state }) => state === 'open');
  const overdue = open.filter(({ daysOverdue }) => daysOverdue > 0).length;
  return (
    <p className="lead">
      What partners decide together, and what they ask of each other. {plural(open.length, 'action is', 'actions are')} open
      {overdue > 0 ? ', ' : '.'}
      {overdue > 0 && <strong>{plural(overdue, 'is', 'are')} overdue.</strong>}
    </p>
  );
}

interface MeetingListProps {
  readonly heading: string;
  readonly empty: string;
  readonly meetings: readonly MeetingHead[];
}

function MeetingList({ heading, empty, meetings }: MeetingListProps) {
  return (
    <section aria-labelledby={`meetings-${heading}`} className="account-section">
      <h2 className="govuk-heading-m" id={`meetings-${heading}`}>
        {heading}
      </h2>
      {meetings.length === 0 && <Empty title={empty} />}
      <ul className="govuk-list meeting-list">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <Link className="govuk-link" to={meetingPath(meeting.id)}>
              {meetingName(meeting)}
            </Link>
            <span className="account-quiet">
              {meeting.title}. {meeting.place}. Chair: {chairWords(meeting.chair).toLowerCase()}.
            </span>
            {meeting.cancelled ? (
              <Tag colour="grey">Cancelled</Tag>
            ) : (
              <span className="account-quiet">
                {meeting.itemCount === 0 ? 'No agenda yet' : plural(meeting.itemCount, 'item', 'items')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By agency in the order of their names: nothing is ranked. */
function ActionsByAgency({
  actions,
  method,
  keeps,
}: {
  readonly actions: readonly Action[];
  readonly method: readonly string[];
  readonly keeps: boolean;
}) {
  const open = actions.filter(({ state }) => state === 'open');
  const closed = actions.filter(({ state }) => state !== 'open').toReversed();
  const agencies = [...new Set(open.map(({ agency }) => agency))].sort((one, other) => one.localeCompare(other));
  return (
    <section aria-labelledby="actions-by-agency" className="account-section">
      <h2 className="govuk-heading-m" id="actions-by-agency">
        Open actions by agency
      </h2>
      {agencies.length === 0 && <Empty title="No action is open" />}
      {agencies.map((agency) => (
        <div key={agency}>
          <h3 className="govuk-heading-s">{agency}</h3>
          <ActionsTable of={agency} actions={open.filter((one) => one.agency === agency)} keeps={keeps} withMeeting />
        </div>
      ))}
      {closed.length > 0 && (
        <Details summary={`${plural(closed.length, 'action', 'actions')} done or dropped`}>
          <ActionsTable of="all agencies, done or dropped" actions={closed} keeps={false} withAgency withMeeting />
        </Details>
      )}
      <Method summary="How this is worked out" lines={method} />
    </section>
  );
}
