import { Link, useParams } from 'react-router';
import { longDate } from '../../../components/dates.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { Tag } from '../../../components/Tag.js';
import { OneMeetingDocument, type OneMeetingQuery } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { londonToday } from '../../deployments/plan-words.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { ActionsTable } from './ActionsTable.js';
import { RowLinks } from './RowLinks.js';
import {
  chairWords,
  isLink,
  itemKindWords,
  kindWords,
  meetingName,
  meetingPath,
  resultWords,
  type Item,
  type MeetingHead,
} from './meeting-words.js';

type Whole = OneMeetingQuery['meeting'];

/** A meeting: its agenda with papers, what came of each item, and what it asked for. Printed, it is its minutes. */
export function MeetingView() {
  const { viewer } = useSignedIn();
  if (viewer.access.meetings === 'nothing')
    return <NotForRole view="Meetings" why="They are for partners, and for whoever reads the account they are about." />;
  return <MeetingPage keeps={viewer.access.meetings === 'keeping'} />;
}

function MeetingPage({ keeps }: { readonly keeps: boolean }) {
  const { id = '' } = useParams();
  const { state, again } = useQuery(OneMeetingDocument, { id });
  const whole = state.status === 'ready' ? state.data.meeting : undefined;
  return (
    <Page
      title={whole === undefined ? 'Meeting' : meetingName(whole.meeting)}
      before={
        <Link className="govuk-back-link" to="/partnership/meetings">
          Meetings
        </Link>
      }
      lead={whole && <Lead meeting={whole.meeting} />}
      actions={whole && <Acts meeting={whole.meeting} keeps={keeps} />}
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the meeting" />}
      {whole && <Agenda whole={whole} keeps={keeps} />}
      {whole && <Actions whole={whole} keeps={keeps} />}
    </Page>
  );
}

function Lead({ meeting: { title, kind, place, chair, cancelled } }: { readonly meeting: MeetingHead }) {
  return (
    <p className="lead">
      {title === kindWords(kind) ? '' : `${title}. `}
      {place}. Chair: {chairWords(chair).toLowerCase()}. {cancelled && <Tag colour="grey">Cancelled</Tag>}
    </p>
  );
}

function Acts({
  meeting: { id, heldOn, itemCount, cancelled },
  keeps,
}: {
  readonly meeting: MeetingHead;
  readonly keeps: boolean;
}) {
  return (
    <div className="toolbar">
      {keeps && (
        <Link className="govuk-link" to={`${meetingPath(id)}/change`}>
          Change the meeting
        </Link>
      )}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>
        Print
      </button>
      {keeps && !cancelled && (
        <Link
          className={`govuk-button${heldOn < londonToday() ? ' govuk-button--secondary' : ''}`}
          to={`${meetingPath(id)}/agenda`}
        >
          {itemCount === 0 ? 'Draft the agenda' : 'Change the agenda'}
        </Link>
      )}
    </div>
  );
}

function Agenda({ whole: { meeting, items }, keeps }: { readonly whole: Whole; readonly keeps: boolean }) {
  return (
    <section aria-labelledby="agenda" className="account-section">
      <h2 className="govuk-heading-m" id="agenda">
        {items.some(({ result }) => result !== null) ? 'Minutes' : 'Agenda'}
      </h2>
      {items.length === 0 && (
        <Empty title="No agenda is saved yet">
          <p className="govuk-body-s">
            {keeps ? 'Draft it from what is due, then take out or add what you like.' : 'The partnership manager saves it.'}
          </p>
        </Empty>
      )}
      <ol className="govuk-list meeting-agenda">
        {items.map((item, place) => (
          <li key={item.id}>
            <h3 className="govuk-heading-s">
              {place + 1}. {item.title}
            </h3>
            <p className="account-quiet">
              {itemKindWords(item.kind)}. Lead: {item.lead}.
            </p>
            <Papers item={item} />
            <RowLinks rows={item.originRows} />
            <Result item={item} />
            {keeps && <ItemActs item={item} meeting={meeting} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Papers({ item: { papers, title } }: { readonly item: Item }) {
  if (papers.length === 0) return null;
  return (
    <ul className="govuk-list govuk-list--bullet" aria-label={`Papers of ${title}`}>
      {papers.map((paper) => (
        <li key={`${paper.title} ${paper.reference}`}>
          {isLink(paper.reference) ? (
            <a className="govuk-link" href={paper.reference} rel="noreferrer">
              {paper.title}
            </a>
          ) : (
            `${paper.title} (${paper.reference})`
          )}
        </li>
      ))}
    </ul>
  );
}

function Result({ item: { result, words, deferredTo } }: { readonly item: Item }) {
  if (result === null) return null;
  const to = deferredTo === null ? 'the next meeting of the kind' : `that of ${longDate(deferredTo.heldOn)}`;
  return (
    <p className="govuk-body meeting-agenda__result">
      <Tag colour={result === 'resolved' ? 'green' : result === 'noted' ? 'blue' : 'yellow'}>{resultWords(result)}</Tag>{' '}
      {result === 'deferred' ? `To ${to}: ${words}` : words}
    </p>
  );
}

function ItemActs({ item: { id, title, result }, meeting }: { readonly item: Item; readonly meeting: MeetingHead }) {
  const path = meetingPath(meeting.id);
  const wasHeld = meeting.heldOn <= londonToday() && !meeting.cancelled;
  const link = (to: string, words: string) => (
    <Link className="govuk-link" to={to}>
      {words}
      <span className="govuk-visually-hidden"> {title}</span>
    </Link>
  );
  return (
    <p className="meeting-actions__acts no-print">
      {wasHeld && link(`${path}/items/${id}/result`, result === null ? 'Record what came of it' : 'Record it anew')}
      {wasHeld && link(`${path}/actions/add?item=${id}`, 'Ask for an action')}
      {link(`${path}/items/${id}/change`, 'Change')}
    </p>
  );
}

function Actions({ whole: { actions, meeting }, keeps }: { readonly whole: Whole; readonly keeps: boolean }) {
  if (actions.length === 0) return null;
  return (
    <section aria-labelledby="actions" className="account-section">
      <h2 className="govuk-heading-m" id="actions">
        Actions
      </h2>
      <ActionsTable of={meetingName(meeting)} actions={actions} keeps={keeps} withAgency />
    </section>
  );
}
