import { Link, useSearchParams } from 'react-router';
import { Method } from '../../components/Method.js';
import { plural } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { PartnershipAccountDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { Done } from '../hotspot-areas/HotspotAreasView.js';
import { fromAddress, inAddress, pounds, type Account } from './account-words.js';
import { Measures } from './Measures.js';
import { OverdueActions } from './meetings/OverdueActions.js';
import { MoneyTable } from './MoneyTable.js';
import { PrintedChecks } from './PrintedChecks.js';
import { Together } from './Together.js';
import { YearPicker } from './YearPicker.js';

/** One page that a chair can read: what was bought in a year, and which sums do not agree. */
export function PartnershipView() {
  const { viewer } = useSignedIn();
  if (viewer.access.account === 'nothing')
    return <NotForRole view="Partnership" why="The account is for partners, and for whoever keeps it." />;
  return <AccountPage keeps={viewer.access.account === 'keeping'} adds={viewer.access.account !== 'read'} />;
}

function AccountPage({ keeps, adds }: { readonly keeps: boolean; readonly adds: boolean }) {
  const { viewer } = useSignedIn();
  const [words] = useSearchParams();
  const asked = words.get('year');
  const { state, again } = useQuery(PartnershipAccountDocument, { year: asked === null ? null : fromAddress(asked) });
  const account = state.status === 'ready' ? state.data.partnershipAccount : undefined;
  return (
    <Page
      wide
      title={account === undefined ? 'Partnership' : `Partnership, ${account.year}`}
      lead={account && <Lead account={account} />}
      actions={account && <Actions account={account} keeps={keeps} />}
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the account" />}
      {account && <YearPicker year={account.year} years={account.years} />}
      {account && <Bought account={account} keeps={keeps} />}
      {account && <Measures key={account.year} year={account.year} adds={adds} />}
      {account && viewer.access.meetings !== 'nothing' && <OverdueActions />}
      {account && <Together />}
      {account && <Checks account={account} />}
      {account && <PrintedChecks year={account.year} />}
    </Page>
  );
}

function Lead({ account: { received, total, checks } }: { readonly account: Account }) {
  const came = received.reduce((sum, { pence }) => sum + pence, 0);
  const apart = checks.filter(({ agrees }) => !agrees).length;
  const laidOut =
    total.budgeted === null ? 'no budget is stated' : `${pounds(total.budgeted)} is ${total.isPlan ? 'planned' : 'budgeted'}`;
  return (
    <p className="lead">
      {received.length > 0 ? `${pounds(came)} came in, ` : 'What came in is not stated, '}
      {laidOut}
      {total.actual === null
        ? '.'
        : ` and ${pounds(total.actual)} spent${total.isActualWhole ? '' : ', as far as that is stated'}.`}{' '}
      {apart > 0 && <strong>{plural(apart, 'thing does', 'things do')} not add up.</strong>}
    </p>
  );
}

function Actions({ account: { year }, keeps }: { readonly account: Account; readonly keeps: boolean }) {
  return (
    <div className="toolbar">
      {keeps && (
        <>
          <Link className="govuk-link" to="/partnership/history">
            History
          </Link>
          <Link className="govuk-button govuk-button--secondary" to={`/partnership/money/add?year=${inAddress(year)}`}>
            Add money
          </Link>
          <Link className="govuk-button" to={`/partnership/activities/add?year=${inAddress(year)}`}>
            Add an activity
          </Link>
        </>
      )}
      <a className="govuk-button govuk-button--secondary" href={`/export/account.csv?year=${inAddress(year)}`}>
        Account as CSV
      </a>
    </div>
  );
}

function Bought({ account, keeps }: { readonly account: Account; readonly keeps: boolean }) {
  const { year, received, outcomes, method } = account;
  return (
    <section aria-labelledby="bought" className="account-section">
      <h2 className="govuk-heading-m" id="bought">
        What was bought
      </h2>
      {received.length > 0 && (
        <ul className="govuk-list account-received">
          {received.map(({ id, title, pence, conditions, document }) => (
            <li key={id}>
              <strong>{pounds(pence)}</strong> {title}
              {conditions && <span className="account-quiet">On condition: {conditions}</span>}
              <span className="account-quiet">{document ?? 'by form'}</span>
            </li>
          ))}
        </ul>
      )}
      {outcomes.length === 0 ? (
        <Empty title={`No money stands in the account of ${year}`}>
          <p className="govuk-body-s">
            {keeps ? 'Add money here, or load a fund table on the page «Data».' : 'The partnership manager keeps it.'}
          </p>
        </Empty>
      ) : (
        <MoneyTable account={account} keeps={keeps} />
      )}
      <Method summary="How these figures are made" lines={method} />
    </section>
  );
}

function Checks({ account: { checks } }: { readonly account: Account }) {
  if (checks.length === 0) return null;
  return (
    <section aria-labelledby="checks" className="account-section">
      <h2 className="govuk-heading-m" id="checks">
        Sums that ought to agree
      </h2>
      <ul className="govuk-list account-checks">
        {checks.map(({ sentence, agrees }) => (
          <li key={sentence}>
            <Tag colour={agrees ? 'green' : 'red'}>{agrees ? 'agrees' : 'look at this'}</Tag>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      <p className="govuk-body-s">Nothing is put right or hidden: the lines above stay as their documents have them.</p>
    </section>
  );
}
