import { useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../layout/Page.js';
import { PurposeForm } from '../../layout/PurposeForm.js';
import { ownPath } from '../../session/own-path.js';

/** Stating what one looks at sensitive places for, as a page of its own. */
export function PurposeView() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <Page title="State a purpose">
      <div className="prose">
        <p className="govuk-body">
          Where firearms were discharged is shown only for a purpose. It is kept with the record of what you looked at. Counts by
          area need none.
        </p>
        <PurposeForm onStated={() => void navigate(ownPath(search.get('return')))} />
      </div>
    </Page>
  );
}
