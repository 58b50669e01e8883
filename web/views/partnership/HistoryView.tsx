import { Link } from 'react-router';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { AccountHistoryDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';

/** Who changed what of the account by form, the newest first. */
export function HistoryView() {
  const { viewer } = useSignedIn();
  if (viewer.access.account !== 'keeping')
    return <NotForRole view="History of the account" why="It is for whoever keeps the account." />;
  return <History />;
}

function History() {
  const { state, again } = useQuery(AccountHistoryDocument, {});
  const changes = state.status === 'ready' ? state.data.accountChanges : undefined;
  return (
    <Page
      title="History of the account"
      before={
        <Link className="govuk-back-link" to="/partnership">
          Partnership
        </Link>
      }
      lead={<p className="lead">Every change by form. Nothing of it can be changed or taken out.</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the history" />}
      {changes?.length === 0 && <Empty title="Nothing was changed by form yet" />}
      <ol className="govuk-list account-history">
        {changes?.map(({ record, change, fields, reason, changedAt, changedBy }, at) => (
          <li key={`${record}-${at}`}>
            <h2 className="govuk-heading-s">
              {record.replace(':', ' ')} {change}
            </h2>
            <p className="govuk-body-s">
              {momentText(changedAt)}, {changedBy}
              {reason && `: ${reason}`}
            </p>
            <ul className="govuk-list account-quiet">
              {fields.map((field) => (
                <li key={field}>{field}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Page>
  );
}
