import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useSession } from '../session/SessionContext.js';
import { signOut } from '../session/session-api.js';
import { roleName } from '../session/role-names.js';
import { purposeLine } from './purpose-line.js';
import { isInSection, navigationFor } from './navigation.js';
import { needsPurpose, type Access } from '../session/holdings.js';

/** Generic header in our own dress, with who is signed in and for what purpose, and the service navigation. */
export function Header() {
  const { state } = useSession();
  return (
    <header>
      <div className="govuk-generic-header page-header">
        <div className="govuk-generic-header__container page-width page-header__inner">
          <div className="govuk-generic-header__logo">
            <Link to="/" className="govuk-generic-header__homepage-link page-header__name">
              Homeward
            </Link>
          </div>
          {state.status === 'ready' && <SignedInAs />}
        </div>
      </div>
      {state.status === 'ready' && <ServiceNavigation access={state.viewer.access} />}
    </header>
  );
}

function SignedInAs() {
  const { state, refresh } = useSession();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  if (state.status !== 'ready') return null;
  const leave = async () => {
    const continueAt = await signOut();
    // Of another site: nothing of this page is to stay behind.
    if (continueAt !== null) return window.location.assign(continueAt);
    await refresh();
    await navigate('/sign-in');
  };
  return (
    <div className="page-header__who">
      <p>
        {state.installation.partnership} · <strong>{roleName(state.viewer.role)}</strong>
      </p>
      <p>
        {(needsPurpose(state.viewer.access) || state.viewer.purpose) && (
          <>
            {purposeLine(state.viewer)} ·{' '}
            <Link className="link-button link-button--inverse" to={`/purpose?return=${encodeURIComponent(pathname + search)}`}>
              {state.viewer.purpose ? 'Change' : 'State a purpose'}
            </Link>{' '}
            ·{' '}
          </>
        )}
        <button type="button" className="link-button link-button--inverse" onClick={() => void leave()}>
          Sign out
        </button>
      </p>
    </div>
  );
}

function ServiceNavigation({ access }: { readonly access: Access }) {
  const navigation = navigationFor(access);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  return (
    <div className="govuk-service-navigation service-navigation">
      <div className="page-width">
        <div className="govuk-service-navigation__container">
          <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
            {navigation.length > 4 && (
              <button
                type="button"
                className="govuk-service-navigation__toggle service-navigation__toggle"
                aria-controls="navigation"
                aria-expanded={open}
                onClick={() => setOpen(!open)}
              >
                Menu
              </button>
            )}
            <ul
              className={`govuk-service-navigation__list${navigation.length > 4 && !open ? ' service-navigation__list--closed' : ''}`}
              id="navigation"
            >
              {navigation.map((item) => {
                const current = pathname === item.path;
                const text = item.text(access);
                const inSection = isInSection(pathname, item);
                return (
                  <li
                    key={item.path}
                    className={`govuk-service-navigation__item${inSection ? ' govuk-service-navigation__item--active' : ''}`}
                  >
                    <Link
                      className="govuk-service-navigation__link"
                      to={item.path}
                      onClick={() => setOpen(false)}
                      aria-current={current ? 'page' : inSection ? 'true' : undefined}
                    >
                      {inSection ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}
