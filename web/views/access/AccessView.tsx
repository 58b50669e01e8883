import { Link } from 'react-router';
import { Page } from '../../layout/Page.js';
import { pagesFor } from '../../layout/navigation.js';
import { homeOf } from '../../session/holdings.js';
import { roleName } from '../../session/role-names.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { RoleColumn } from './RoleColumn.js';

/** «What you may see»: the viewer's column of the access table. For roles without another page it is the start. */
export function AccessView() {
  const { viewer } = useSignedIn();
  const pages = pagesFor(viewer.access).filter(({ path }) => path !== '/access');
  const isStart = homeOf(viewer.access) === '/access';
  return (
    <Page
      title="What you may see"
      lead={
        <p className="lead">
          You are signed in as {viewer.name}, {viewer.agency}, in the role <strong>{roleName(viewer.role)}</strong>.{' '}
          {isStart
            ? 'Homeward has no other page for this role yet. Here is what your role has, what it has not, and why.'
            : 'Your role decides what is shown; pages, files and the programming interface hold to the same.'}
        </p>
      }
    >
      <div className="prose">
        {pages.length > 0 && (
          <p className="govuk-body">
            Your pages:{' '}
            {pages.map(({ path, text }, index) => (
              <span key={path}>
                {index > 0 && ', '}
                <Link className="govuk-link" to={path}>
                  {text(viewer.access)}
                </Link>
              </span>
            ))}
            .
          </p>
        )}
        <RoleColumn viewer={viewer} />
        <p className="govuk-body">
          {viewer.access.register === 'all'
            ? 'If your work needs more, ask whoever gives roles in your organisation: no page here does.'
            : 'If your work needs more, ask your information governance officer. A role is given by your organisation, not by this page.'}
        </p>
      </div>
    </Page>
  );
}
