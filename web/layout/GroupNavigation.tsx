import { Link, useLocation } from 'react-router';
import { useSession } from '../session/SessionContext.js';
import { groupOf, isInSection } from './navigation.js';

/** The pages that stand together with this one, where there are any that the role has. */
export function GroupNavigation() {
  const { state } = useSession();
  const { pathname } = useLocation();
  const group = state.status === 'ready' ? groupOf(pathname, state.viewer.access) : null;
  if (state.status !== 'ready' || group === null) return null;
  return (
    <nav aria-label={group.text} className="group-navigation page-width">
      <ul className="group-navigation__list">
        {group.parts.map((part) => {
          const current = pathname === part.path ? 'page' : isInSection(pathname, part) ? 'true' : undefined;
          return (
            <li key={part.path}>
              <Link
                className="govuk-link govuk-link--no-visited-state group-navigation__link"
                to={part.path}
                aria-current={current}
              >
                {part.text(state.viewer.access)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
