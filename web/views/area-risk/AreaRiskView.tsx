import { Link } from 'react-router';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { AreaFactorListDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';

export const mayMake = (estimates: string): boolean => estimates === 'making' || estimates === 'making-and-publishing';

/** Runs of factors over published indicators of authorities. */
export function AreaRiskView() {
  const { viewer } = useSignedIn();
  if (!mayMake(viewer.access.estimates)) return <NotForRole view="Area risk" why="It is for those who make estimates." />;
  return <RunsPage />;
}

function RunsPage() {
  const { state, again } = useQuery(AreaFactorListDocument, {});
  return (
    <Page
      title="Area risk"
      lead={
        <p className="lead">
          Which authorities are high on several published indicators together, as a list for people to look at and choose from. It
          is of areas: it says nothing of anybody in them.
        </p>
      }
      actions={
        <Link className="govuk-button" to="/area-risk/make">
          Work out factors
        </Link>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the runs" />}
      {state.status === 'ready' && state.data.areaFactorRuns.length === 0 && (
        <Empty title="Nothing has been worked out yet">
          <p className="govuk-body-s">
            Load published indicators of authorities (source <code>indicators</code>, under «Data»), then choose three or more of
            them.
          </p>
        </Empty>
      )}
      {state.status === 'ready' &&
        state.data.areaFactorRuns.map(({ id, title, madeAt, madeBy }) => (
          <article key={id} className="chapter-line card">
            <h2 className="govuk-heading-s">
              <Link className="govuk-link" to={`/area-risk/${id}`}>
                {title}
              </Link>
            </h2>
            <p className="govuk-body-s">
              Made {momentText(madeAt)} by {madeBy}.
            </p>
          </article>
        ))}
    </Page>
  );
}
