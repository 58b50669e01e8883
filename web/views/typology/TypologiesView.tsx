import { Link } from 'react-router';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { TypologyListDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';

export const whyNot = 'It is for those who have their agency’s own extracts.';

/** Typologies of the own agency. */
export function TypologiesView() {
  const { viewer } = useSignedIn();
  if (viewer.access.profile !== 'own-and-published') return <NotForRole view="Typology" why={whyNot} />;
  return <ListPage />;
}

function ListPage() {
  const { state, again } = useQuery(TypologyListDocument, {});
  return (
    <Page
      title="Typology of offending"
      lead={
        <p className="lead">
          Which kinds of young offenders there are by what is recorded of them, as shares of all. Nobody is put into a kind, and
          no child has a score.
        </p>
      }
      actions={
        <Link className="govuk-button" to="/typology/make">
          Work out classes
        </Link>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the typologies" />}
      {state.status === 'ready' && state.data.typologies.length === 0 && (
        <Empty title="Nothing has been worked out yet">
          <p className="govuk-body-s">
            Load an extract of your agency (source <code>typology-extract</code>, under «Data»), then work out its classes.
          </p>
        </Empty>
      )}
      {state.status === 'ready' &&
        state.data.typologies.map(({ id, title, madeAt, madeBy }) => (
          <article key={id} className="chapter-line card">
            <h2 className="govuk-heading-s">
              <Link className="govuk-link" to={`/typology/${id}`}>
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
