import { Link, useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { OneHotspotAreaDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { NotFoundView } from '../static/NotFoundView.js';
import { acts, isAct, type Act } from './acts.js';
import { areaAddress, mayKeep, type OneArea } from './hotspot-words.js';

/** Activating, reviewing, closing, writing a threat note: one small form each. */
export function ActView() {
  const { act = '' } = useParams();
  const { viewer } = useSignedIn();
  if (!isAct(act)) return <NotFoundView />;
  const access = viewer.access.hotspotAreas;
  if (act === 'threat-note' ? access !== 'all' : !mayKeep(access))
    return <NotForRole view="This" why="It is for the analysts who keep hotspot areas." />;
  return <ActPage key={act} act={act} />;
}

function ActPage({ act }: { readonly act: Act }) {
  const { id = '' } = useParams();
  const { state, again } = useQuery(OneHotspotAreaDocument, { id });
  const area = state.status === 'ready' ? state.data.hotspotArea : undefined;
  useShowsRecords();
  return (
    <Page
      title={acts[act].title(area?.name ?? 'the area')}
      before={
        <Link className="govuk-back-link" to={areaAddress(id)}>
          {area?.name ?? 'The area'}
        </Link>
      }
      lead={<p className="lead">{acts[act].lead}</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the area" />}
      {area === null && <p className="govuk-body">There is no such hotspot area.</p>}
      {area && <ActForm act={act} area={area} />}
    </Page>
  );
}

function ActForm({ act, area }: { readonly act: Act; readonly area: OneArea }) {
  const { questions, button, warning, done, send } = acts[act];
  const navigate = useNavigate();
  return (
    <QuestionsForm
      questions={questions}
      known={act === 'activate' && area.status === 'PROPOSED' ? { reviewOn: area.reviewOn } : {}}
      button={button}
      warning={warning}
      send={(answers) => send(area, answers)}
      onDone={() => void navigate(areaAddress(area.id), { state: { done: done(area.name) } })}
    />
  );
}
