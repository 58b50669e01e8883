import { Link } from 'react-router';
import { longDate } from '../../../components/dates.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { Tag } from '../../../components/Tag.js';
import { BarrierListDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { barrierKinds, barriersAddress, mayDraw, type OneBarrier } from './barrier-words.js';

/** The lines that children do not cross on foot, and for who draws them, why. */
export function BarriersView() {
  const { viewer } = useSignedIn();
  if (viewer.access.barriers === 'nothing')
    return <NotForRole view="Barriers to walking" why="They are for those who plan provision, or write about it." />;
  return <BarriersPage draws={mayDraw(viewer.access.barriers)} />;
}

function BarriersPage({ draws }: { readonly draws: boolean }) {
  const { state, again } = useQuery(BarrierListDocument, {});
  const shown = state.status === 'ready' ? state.data : state.status === 'loading' ? state.stale : undefined;
  return (
    <Page
      title="Barriers to walking"
      wide
      before={
        <Link className="govuk-back-link" to="/provision">
          Youth provision
        </Link>
      }
      lead={<p className="lead">Lines that children do not cross on foot, but at crossing points. Reach keeps to them.</p>}
      actions={
        draws ? (
          <div className="toolbar">
            <Link className="govuk-button" to={`${barriersAddress}/draw`}>
              Draw a barrier
            </Link>
          </div>
        ) : undefined
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && !shown && <Loading what="barriers" />}
      {shown?.walkBarriers.length === 0 && (
        <Empty title="No barrier stands">
          <p className="govuk-body-s">Walks are taken as the straight line × 1.3 everywhere.</p>
        </Empty>
      )}
      {shown && shown.walkBarriers.length > 0 && <Barriers barriers={shown.walkBarriers} draws={draws} />}
    </Page>
  );
}

function Barriers({ barriers, draws }: { readonly barriers: readonly OneBarrier[]; readonly draws: boolean }) {
  const titles = ['Barrier', 'Review', ...(draws ? ['How it is known', 'Change'] : [])];
  return (
    <ScrollRegion label="Barriers by name">
      <table className="govuk-table data-table">
        <caption className="govuk-visually-hidden">Barriers by name</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {titles.map((words) => (
              <th key={words} scope="col" className="govuk-table__header">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {barriers.map(({ id, name, kind, reviewOn, isDue, reason, agency }) => (
            <tr key={id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {name}
                <span className="events__second">{barrierKinds[kind]}</span>
              </th>
              <td className="govuk-table__cell">
                {longDate(reviewOn)} {isDue && <Tag colour="yellow">Due</Tag>}
              </td>
              {draws && (
                <>
                  <td className="govuk-table__cell">
                    {reason}
                    <span className="events__second">{agency}</span>
                  </td>
                  <td className="govuk-table__cell">
                    {(['review', 'withdraw'] as const).map((act) => (
                      <Link key={act} className="govuk-link provision-keep__act" to={`${barriersAddress}/${id}/${act}`}>
                        {act === 'review' ? 'Review' : 'Withdraw'}
                        <span className="govuk-visually-hidden"> {name}</span>
                      </Link>
                    ))}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
