import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { formatCount } from '../../components/numbers.js';
import { momentText } from '../../components/moments.js';
import { Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { HotspotAreaNamesDocument, OneSupportRequestDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { Done } from '../hotspot-areas/HotspotAreasView.js';
import { planAddress } from '../deployments/plan-words.js';
import { areaAddress } from '../hotspot-areas/hotspot-words.js';
import { RequestsMap } from './RequestsMap.js';
import {
  becameText,
  changeNames,
  fromNames,
  isOpen,
  kindNames,
  mayDecide,
  mayReadRequests,
  requestAddress,
  states,
  urgencyNames,
  type OneRequest,
} from './request-words.js';

/** One request: where and why, what became of it, and all that was decided. */
export function RequestView() {
  const { viewer } = useSignedIn();
  const access = viewer.access.supportRequests;
  if (!mayReadRequests(access))
    return <NotForRole view="This request" why="They are for those who ask for teams and who send them." />;
  return <RequestPage decides={mayDecide(access)} />;
}

function RequestPage({ decides }: { readonly decides: boolean }) {
  const { id = '' } = useParams();
  const { state, again } = useQuery(OneSupportRequestDocument, { id });
  const request = state.status === 'ready' ? state.data.supportRequest : undefined;
  useShowsRecords();
  return (
    <Page
      title={request?.name ?? (request === null ? 'There is no such request' : 'Request')}
      wide
      before={<BackToRequests />}
      lead={
        request && (
          <p className="lead">
            <Tag colour={states[request.state].colour}>{states[request.state].text}</Tag> {becameText(request)}
          </p>
        )
      }
      actions={request && decides ? <Acts request={request} /> : undefined}
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the request" />}
      {request === null && (
        <p className="govuk-body">It may have been asked by another agency, or never been. Look at the list.</p>
      )}
      {request && (
        <div className="hotspot-area">
          <div className="hotspot-area__where">
            <RequestsMap requests={[request]} />
          </div>
          <Words request={request} />
        </div>
      )}
    </Page>
  );
}

export function BackToRequests() {
  return (
    <Link className="govuk-back-link" to="/requests">
      Requests
    </Link>
  );
}

function Acts({ request }: { readonly request: OneRequest }) {
  const to = (act: string) => `${requestAddress(request.id)}/${act}`;
  const open = isOpen(request) && request.mergedInto === null;
  return (
    <div className="toolbar">
      <Link className="govuk-button govuk-button--secondary" to={to('link')}>
        Link to a hotspot area
      </Link>
      {open && (request.nearby?.length ?? 0) > 0 && (
        <Link className="govuk-button govuk-button--secondary" to={to('merge')}>
          Put together
        </Link>
      )}
      {open && (
        <Link className="govuk-button" to={to('decide')}>
          Decide
        </Link>
      )}
    </div>
  );
}

function Words({ request }: { readonly request: OneRequest }) {
  const { deployments } = useSignedIn().viewer.access;
  const plans = deployments === 'planning' || deployments === 'plans-and-clearing';
  return (
    <div className="hotspot-area__words">
      <dl className="govuk-summary-list hotspot-area__list">
        {request.stateReason && <Row name="Why it stands so">{request.stateReason}</Row>}
        {request.mergedInto && (
          <Row name="Put together with">
            <Link className="govuk-link" to={requestAddress(request.mergedInto)}>
              Request {request.mergedInto}
            </Link>
            , and stands as that one does
          </Row>
        )}
        <Row name="What happens there">{request.reason}</Row>
        <Row name="How that is known">{request.evidence}</Row>
        <Row name="How soon">{urgencyNames[request.urgency]}</Row>
        <Row name="Sort">
          {kindNames[request.kind]}, from {fromNames[request.askedFrom].toLowerCase()}
        </Row>
        <Row name="Whom to ask">{request.contactRole}</Row>
        <Row name="Asked">
          {momentText(request.askedAt)}, {request.askedBy ?? request.agency}
        </Row>
        {request.plan && plans && (
          <Row name="Plan">
            <Link className="govuk-link" to={planAddress(request.plan)}>
              {request.state === 'DONE' ? 'The plan by which a team was there' : 'The plan by which a team goes there'}
            </Link>
          </Row>
        )}
        {request.hotspotArea && (
          <Row name="Bears on">
            <HotspotAreaName id={request.hotspotArea} />
          </Row>
        )}
      </dl>
      {request.nearby && request.nearby.length > 0 && <Nearby nearby={request.nearby} />}
      <History history={request.history} />
    </div>
  );
}

/** Its name, once it has come; the viewer may not have the area itself. */
function HotspotAreaName({ id }: { readonly id: string }) {
  const { state } = useQuery(HotspotAreaNamesDocument, {});
  const area = state.status === 'ready' ? state.data.hotspotAreas.edges.find(({ node }) => node.id === id)?.node : undefined;
  return area ? (
    <Link className="govuk-link" to={areaAddress(id)}>
      {area.name}
    </Link>
  ) : (
    <>Hotspot area {id}</>
  );
}

function Nearby({ nearby }: { readonly nearby: NonNullable<OneRequest['nearby']> }) {
  return (
    <section aria-labelledby="nearby-heading">
      <h2 className="data-page__heading" id="nearby-heading">
        Other open requests within 300 m
      </h2>
      <ul className="hotspot-overlaps">
        {nearby.map(({ id, name, metres }) => (
          <li key={id}>
            <Link className="govuk-link" to={requestAddress(id)}>
              {name}
            </Link>
            , {metres < 1 ? 'in the same square' : `some ${formatCount(Math.round(metres / 10) * 10)} m away`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** It tells what became of the request, so it stands open. */
function History({ history }: { readonly history: OneRequest['history'] }) {
  return (
    <section aria-labelledby="history-heading">
      <h2 className="data-page__heading" id="history-heading">
        What became of it
      </h2>
      <ol className="govuk-list hotspot-history" reversed>
        {history.map(({ changedAt, changedBy, change, state, reason }) => (
          <li key={`${changedAt} ${change}`}>
            <strong>
              {change === 'decided' ? `Decided: ${states[state].text.toLowerCase()}` : (changeNames[change] ?? change)}
            </strong>{' '}
            {momentText(changedAt)}
            {changedBy && `, ${changedBy}`}
            {change !== 'asked' && <> · «{reason}»</>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  );
}
