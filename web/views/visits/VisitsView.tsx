import { Link } from 'react-router';
import { longDate, shortMonth } from '../../components/dates.js';
import { formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { DeploymentTableDocument, type DeploymentTableQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { useAddressState } from '../../view-state/use-address-state.js';
import { NotForRole } from '../access/NotForRole.js';
import { daysAddress, type Days } from './period-address.js';
import { IssuesList } from './IssuesList.js';
import { PeriodForm } from './PeriodForm.js';

/** The team's own table, and the same by month for its funder. */
export function VisitsView() {
  const { viewer } = useSignedIn();
  if (viewer.access.attendanceForm !== 'all')
    return <NotForRole view="What was done" why="Visits are read one by one by planners and council analysts." />;
  return <VisitsPage />;
}

function VisitsPage() {
  const { state: days, change } = useAddressState<Days>(daysAddress);
  const { state, again } = useQuery(DeploymentTableDocument, { ...days });
  useShowsRecords();
  const table = state.status === 'ready' ? state.data.deploymentTable : undefined;
  return (
    <Page
      title="What was done"
      wide
      before={
        <Link className="govuk-back-link" to="/deployments">
          Deployments
        </Link>
      }
      lead={
        <p className="lead">
          What street teams recorded from {longDate(days.from)} to {longDate(days.to)}: in all, as the team reports it, and by
          month, as its funder asks.
        </p>
      }
    >
      <PeriodForm key={daysAddress.format(days)} days={days} onAsk={(asked) => change(asked)} />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="what was done" />}
      {table && table.rows[0]!.total === 0 && <Empty title="Nothing was recorded in this period" />}
      {table && table.rows[0]!.total > 0 && (
        <>
          <Table table={table} />
          <p className="toolbar">
            <a className="govuk-link" href={`/export/visits.csv?${daysAddress.format(days)}`}>
              Download as CSV
            </a>
          </p>
          <p className="note">
            A deployment is an evening of a team with at least one visit. Who is spoken with twice counts twice; who asks about
            two topics counts in both.
          </p>
          <IssuesList issues={table.issues} total={issuesIn(table)} />
        </>
      )}
    </Page>
  );
}

const issuesIn = ({ rows }: DeploymentTableQuery['deploymentTable']): number =>
  rows.reduce((sum, { heading, total }) => sum + (heading === 'Issues' ? total : 0), 0);

function Table({ table: { months, rows } }: { readonly table: DeploymentTableQuery['deploymentTable'] }) {
  return (
    <ScrollRegion label="What was done">
      <table className="govuk-table data-table visits-table">
        <caption className="govuk-visually-hidden">What was done, in all and by month</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Measure
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Total
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {shortMonth(month)}
              </th>
            ))}
          </tr>
        </thead>
        {[...new Set(rows.map(({ heading }) => heading))].map((heading) => (
          <tbody key={heading} className="govuk-table__body">
            <tr className="govuk-table__row">
              <th scope="rowgroup" colSpan={months.length + 2} className="govuk-table__header visits-table__heading">
                {heading}
              </th>
            </tr>
            {rows
              .filter((row) => row.heading === heading)
              .map((row) => (
                <tr key={row.label} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header visits-table__label">
                    {row.label}
                  </th>
                  <td className="govuk-table__cell govuk-table__cell--numeric">
                    <strong>{formatCount(row.total)}</strong>
                  </td>
                  {row.months.map((count, at) => (
                    <td key={months[at]} className="govuk-table__cell govuk-table__cell--numeric">
                      {formatCount(count)}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}
