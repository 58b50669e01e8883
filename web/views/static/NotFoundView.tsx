import { Link } from 'react-router';
import { Page } from '../../layout/Page.js';

export function NotFoundView() {
  return (
    <Page title="Page not found">
      <p className="govuk-body">
        If you typed the address, check it is correct. If you pasted it, check that you copied all of it.
      </p>
      <p className="govuk-body">
        <Link className="govuk-link" to="/explore">
          Go to Explore
        </Link>
      </p>
    </Page>
  );
}
