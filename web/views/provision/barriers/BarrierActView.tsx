import { Link, useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../../components/States.js';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import { BarrierListDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { NotFoundView } from '../../static/NotFoundView.js';
import { barrierActs, barriersAddress, isBarrierAct, mayDraw, type BarrierAct } from './barrier-words.js';

/** Reviewing a barrier, or withdrawing it: one small form each. */
export function BarrierActView() {
  const { act = '' } = useParams();
  const { viewer } = useSignedIn();
  if (!isBarrierAct(act)) return <NotFoundView />;
  if (!mayDraw(viewer.access.barriers)) return <NotForRole view="This" why="It is for those who draw barriers." />;
  return <ActPage key={act} act={act} />;
}

function ActPage({ act }: { readonly act: BarrierAct }) {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { state, again } = useQuery(BarrierListDocument, {});
  const barrier = state.status === 'ready' ? (state.data.walkBarriers.find((one) => one.id === id) ?? null) : undefined;
  const { title, lead, questions, button, done, send } = barrierActs[act];
  return (
    <Page
      title={title}
      before={
        <Link className="govuk-back-link" to={barriersAddress}>
          Barriers to walking
        </Link>
      }
      lead={<p className="lead">{lead}</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the barrier" />}
      {barrier === null && <p className="govuk-body">There is no such barrier that stands.</p>}
      {barrier && (
        <QuestionsForm
          questions={questions}
          button={button}
          send={(answers) => send(barrier, answers)}
          onDone={() => void navigate(barriersAddress, { state: { done } })}
        >
          <p className="govuk-body">
            <strong>{barrier.name}</strong>
          </p>
        </QuestionsForm>
      )}
    </Page>
  );
}
