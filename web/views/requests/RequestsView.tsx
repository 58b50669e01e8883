import { Link, useSearchParams } from 'react-router';
import { formatCount, plural } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { SupportRequestListDocument, type SupportRequestState } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { Done } from '../hotspot-areas/HotspotAreasView.js';
import { RequestLines } from './RequestLines.js';
import { RequestsMap } from './RequestsMap.js';
import { mayReadRequests, seesAll, stateOfWord, states } from './request-words.js';

/** What agencies know of places and ask for there, the newest first; a partner's page holds what its own agency asked for. */
export function RequestsView() {
  const { viewer } = useSignedIn();
  const access = viewer.access.supportRequests;
  if (!mayReadRequests(access))
    return <NotForRole view="Requests" why="They are for those who ask for teams and who send them." />;
  return <RequestsPage all={seesAll(access)} />;
}

function RequestsPage({ all }: { readonly all: boolean }) {
  const [address] = useSearchParams();
  const chosen = stateOfWord(address.get('state'));
  const after = address.get('after');
  const { state, again } = useQuery(SupportRequestListDocument, { state: chosen, after });
  const list = state.status === 'ready' ? state.data.supportRequests : undefined;
  const requests = list?.edges.map(({ node }) => node) ?? [];
  useShowsRecords();
  return (
    <Page
      title="Requests"
      wide
      lead={
        <p className="lead">
          {all
            ? 'What agencies know of places, and where they ask for a team; each with what became of it, and why.'
            : 'Where your agency asked for a team or told what it knows, and what became of it.'}
        </p>
      }
      actions={
        <div className="toolbar">
          <Link className="govuk-button" to="/requests/ask">
            Ask for a team
          </Link>
        </div>
      }
    >
      <Done />
      <StateFilter chosen={chosen} />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the requests" />}
      {list && requests.length === 0 && <Nothing chosen={chosen} all={all} />}
      {list && requests.length > 0 && (
        <div className="request-list">
          <div>
            <p className="note" role="status">
              {shownText(requests.length, list.totalCount ?? requests.length, chosen, after !== null)}
            </p>
            <RequestLines requests={requests} all={all} />
            <Turns chosen={chosen} after={after} next={list.pageInfo.hasNextPage ? (list.pageInfo.endCursor ?? null) : null} />
          </div>
          <RequestsMap requests={requests} />
        </div>
      )}
    </Page>
  );
}

const listAddress = (state: SupportRequestState | null, after?: string): string => {
  const words = new URLSearchParams({ ...(state ? { state: state.toLowerCase() } : {}), ...(after ? { after } : {}) });
  return `/requests${words.size > 0 ? `?${words.toString()}` : ''}`;
};

/** How they stand, as links: each is an address of its own. */
function StateFilter({ chosen }: { readonly chosen: SupportRequestState | null }) {
  const all = Object.keys(states) as SupportRequestState[];
  return (
    <nav className="request-filter" aria-label="Which requests">
      <ul>
        {[null, ...all].map((state) => (
          <li key={state ?? 'all'}>
            <Link to={listAddress(state)} {...(state === chosen ? { 'aria-current': 'page' as const } : {})}>
              {state === null ? 'All' : states[state].text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function shownText(shown: number, total: number, chosen: SupportRequestState | null, older: boolean): string {
  const which = chosen === null ? '' : `, ${states[chosen].text.toLowerCase()}`;
  if (shown === total) return `${plural(total, 'request', 'requests')}${which}, the newest first.`;
  return `${formatCount(shown)} ${older ? 'older ones ' : ''}of ${plural(total, 'request', 'requests')}${which}, the newest first.`;
}

function Nothing({ chosen, all }: { readonly chosen: SupportRequestState | null; readonly all: boolean }) {
  if (chosen !== null)
    return (
      <Empty title={`No request is ${states[chosen].text.toLowerCase()}`}>
        <p className="govuk-body-s">
          <Link className="govuk-link" to="/requests">
            All requests
          </Link>
        </p>
      </Empty>
    );
  return (
    <Empty title={all ? 'Nobody has asked for a team yet' : 'Your agency has not asked for a team yet'}>
      <p className="govuk-body-s">Ask for one: mark the place, say what happens there and how that is known.</p>
    </Empty>
  );
}

interface TurnsProps {
  readonly chosen: SupportRequestState | null;
  readonly after: string | null;
  readonly next: string | null;
}

function Turns({ chosen, after, next }: TurnsProps) {
  if (after === null && next === null) return null;
  return (
    <nav className="request-turns" aria-label="Further requests">
      {after !== null && (
        <Link className="govuk-link" to={listAddress(chosen)}>
          The newest
        </Link>
      )}
      {next !== null && (
        <Link className="govuk-link" to={listAddress(chosen, next)}>
          Older ones
        </Link>
      )}
    </nav>
  );
}
