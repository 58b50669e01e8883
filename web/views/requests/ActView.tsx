import { Link, useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { HotspotAreaNamesDocument, OneSupportRequestDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { NotFoundView } from '../static/NotFoundView.js';
import { acts, isAct, type Act } from './acts.js';
import { mayDecide, requestAddress } from './request-words.js';

/** Deciding, putting together, linking: one small form each. */
export function ActView() {
  const { act = '' } = useParams();
  const { viewer } = useSignedIn();
  if (!isAct(act)) return <NotFoundView />;
  if (!mayDecide(viewer.access.supportRequests))
    return <NotForRole view="Deciding on requests" why="Deployment planners do that; whoever asked reads what became of it." />;
  return <ActPage key={act} act={act} />;
}

function ActPage({ act }: { readonly act: Act }) {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { state, again } = useQuery(OneSupportRequestDocument, { id });
  const names = useQuery(HotspotAreaNamesDocument, act === 'link' ? {} : null);
  const request = state.status === 'ready' ? state.data.supportRequest : undefined;
  const areas = names.state.status === 'ready' ? names.state.data.hotspotAreas.edges.map(({ node }) => node) : [];
  const waits = state.status === 'loading' || names.state.status === 'loading';
  useShowsRecords();
  const { title, lead, questions, button, done, send } = acts[act];
  return (
    <Page
      title={title(request?.name ?? 'the request')}
      before={
        <Link className="govuk-back-link" to={requestAddress(id)}>
          {request?.name ?? 'The request'}
        </Link>
      }
      lead={<p className="lead">{lead}</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {names.state.status === 'failed' && <Failed failure={names.state.failure} again={names.again} />}
      {waits && <Loading what="the request" />}
      {request === null && <p className="govuk-body">There is no such request.</p>}
      {act === 'merge' && request?.nearby?.length === 0 && (
        <p className="govuk-body">No other open request lies within 300 m of it.</p>
      )}
      {request && !waits && !(act === 'merge' && request.nearby?.length === 0) && (
        <QuestionsForm
          questions={questions(
            request,
            areas.filter(({ status }) => status === 'ACTIVE' || status === 'PROPOSED'),
          )}
          known={act === 'link' ? { hotspotArea: request.hotspotArea ?? '' } : {}}
          button={button}
          send={(answers) => send(request, answers)}
          onDone={() => void navigate(requestAddress(id), { state: { done: done(request.name) } })}
        />
      )}
    </Page>
  );
}
