import { Link } from 'react-router';
import { longDate } from '../components/dates.js';
import { useSession } from '../session/SessionContext.js';

/** Footer: the statements, and which version of the data and the program is shown. */
export function Footer() {
  const { state } = useSession();
  return (
    <footer className="page-footer">
      <div className="page-width page-footer__inner">
        <h2 className="govuk-visually-hidden">About Homeward</h2>
        <ul className="page-footer__links">
          <li>
            <Link className="govuk-link" to="/accessibility">
              Accessibility
            </Link>
          </li>
          <li>
            <Link className="govuk-link" to="/data-sources">
              Data sources
            </Link>
          </li>
          <li>
            <Link className="govuk-link" to="/privacy">
              Privacy
            </Link>
          </li>
        </ul>
        {state.status === 'ready' && (
          <p className="page-footer__version">
            Data version {state.installation.dataVersion}
            {state.installation.loadedOn ? `, loaded ${longDate(state.installation.loadedOn)}` : ''}. Homeward{' '}
            {state.installation.version}, {state.installation.engine}.
          </p>
        )}
      </div>
    </footer>
  );
}
