import { Link } from 'react-router';
import { Page } from '../../layout/Page.js';
import { homeOf } from '../../session/holdings.js';
import { roleName } from '../../session/role-names.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { RoleColumn } from './RoleColumn.js';

/** In place of a view that the role does not have: that it is so, what the role has, and where to go. */
export function NotForRole({ view, why }: { readonly view: string; readonly why: string }) {
  const { viewer } = useSignedIn();
  const home = homeOf(viewer.access);
  return (
    <Page
      title={`${view} is not part of your role`}
      lead={
        <p className="lead">
          You are signed in as {viewer.name} in the role <strong>{roleName(viewer.role)}</strong>. {why}
        </p>
      }
    >
      <div className="prose">
        {home !== '/access' && (
          <p className="govuk-body">
            <Link className="govuk-link" to={home}>
              Go to your own pages
            </Link>
            .
          </p>
        )}
        <RoleColumn viewer={viewer} />
      </div>
    </Page>
  );
}
