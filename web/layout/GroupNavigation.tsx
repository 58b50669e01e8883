import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session/SessionContext.js';
import { groupOf, isInSection } from './navigation.js';

/** More pages than fit beside each other on a telephone wait there behind a button that says which one it is. */
const FIT_ON_A_TELEPHONE = 3;

/** The pages that stand together with this one, where there are any that the role has. */
export function GroupNavigation() {
  const { state } = useSession();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const group = state.status === 'ready' ? groupOf(pathname, state.viewer.access) : null;
  if (state.status !== 'ready' || group === null) return null;
  const { access } = state.viewer;
  const folds = group.parts.length > FIT_ON_A_TELEPHONE;
  const here = group.parts.find((part) => pathname === part.path) ?? group.parts.find((part) => isInSection(pathname, part));
  return (
    <nav aria-label={group.text} className="group-navigation page-width">
      {folds && (
        <button
          type="button"
          className="group-navigation__toggle"
          aria-controls="group-navigation"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span>
            {group.text}
            {here && <span className="group-navigation__here">: {here.text(access)}</span>}
          </span>
        </button>
      )}
      <ul className={`group-navigation__list${folds && !open ? ' group-navigation__list--closed' : ''}`} id="group-navigation">
        {group.parts.map((part) => {
          const current = pathname === part.path ? 'page' : isInSection(pathname, part) ? 'true' : undefined;
          return (
            <li key={part.path}>
              <Link
                className="govuk-link govuk-link--no-visited-state group-navigation__link"
                to={part.path}
                onClick={() => setOpen(false)}
                aria-current={current}
              >
                {part.text(access)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
