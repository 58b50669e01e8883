import { Link } from 'react-router';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { SavedEstimatesDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { makesEstimates } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { momentText } from '../data/data-words.js';
import { estimateAddress } from './estimate-words.js';

/** Estimates that are kept: all for who makes them, published ones for others. */
export function EstimatesView() {
  const { viewer } = useSignedIn();
  if (viewer.access.estimates === 'nothing')
    return <NotForRole view="Population estimates" why="They are for those who plan by them." />;
  return <EstimatesPage makes={makesEstimates(viewer.access)} />;
}

function EstimatesPage({ makes }: { readonly makes: boolean }) {
  const { state, again } = useQuery(SavedEstimatesDocument, {});
  const kept = state.status === 'ready' ? state.data.savedPopulationEstimates : [];
  return (
    <Page
      title="Population estimates"
      lead={
        <p className="lead">
          How many children one would expect in groups that nobody counts, and how many of them services do not know. Worked out
          from national surveys; no list of children stands behind them.
        </p>
      }
      actions={
        makes && (
          <Link className="govuk-button" to="/estimates/new">
            New estimate
          </Link>
        )
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="estimates" />}
      {state.status === 'ready' && kept.length === 0 && (
        <Empty title={makes ? 'No estimate is kept yet' : 'No estimate is published yet'}>
          <p className="govuk-body-s">
            {makes
              ? 'Start one: the published numbers stand there already, and the authority’s children are loaded.'
              : 'Authors of the needs assessment publish them here.'}
          </p>
        </Empty>
      )}
      <ul className="govuk-list estimate-list">
        {kept.map(({ id, name, version, madeAt, madeBy, publishedAt, dataChanged, estimate }) => (
          <li key={id} className="estimate-list__one">
            <h2 className="estimate-list__name">
              <Link className="govuk-link" to={estimateAddress(id)}>
                {name}
              </Link>{' '}
              {publishedAt ? <Tag colour="green">Published</Tag> : <Tag colour="grey">Draft</Tag>}
            </h2>
            <p className="govuk-body">{estimate.sentence}</p>
            <p className="note">
              {estimate.area.name}, version {version}, {momentText(publishedAt ?? madeAt)}, {madeBy}
              {dataChanged && '. Data were loaded or taken back since'}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
