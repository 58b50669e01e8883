import { Link, useSearchParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { PlanListDocument, TeamShiftsDocument, type TeamShiftsQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { Done } from '../hotspot-areas/HotspotAreasView.js';
import { NotForRole } from '../access/NotForRole.js';
import { MonthView } from './calendar/MonthView.js';
import { PlanTag, StandingVersion } from './PlanTag.js';
import { crewSafetyAddress, dayAddress, daysOn, eveningText, londonToday, planAddress } from './plan-words.js';
import { usePlanEvening } from './use-plan-evening.js';

const DAYS = 14;

/** When teams are out in the fortnight to come and in any month, why, and why not; and the plans of evenings. */
export function DeploymentsView() {
  const { viewer } = useSignedIn();
  if (viewer.access.deployments === 'nothing')
    return <NotForRole view="Deployments" why="It is for those who send teams, or know where they may go." />;
  return <CalendarPage access={viewer.access.deployments} />;
}

function CalendarPage({ access }: { readonly access: string }) {
  const today = londonToday();
  const [words] = useSearchParams();
  const asked = words.get('month') ?? '';
  const month = /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
  const { state, again } = useQuery(TeamShiftsDocument, { from: today, to: daysOn(today, DAYS) });
  const { problems, failure, planning, plan } = usePlanEvening();
  useShowsRecords();
  const calendar = state.status === 'ready' ? state.data.shifts : undefined;
  return (
    <Page
      title="Deployments"
      wide
      lead={
        <p className="lead">
          When teams are out, by which rule or decision
          {access === 'teams-and-shifts' ? '.' : ', and the plans of their evenings.'}
        </p>
      }
      actions={<Actions access={access} />}
    >
      <Done />
      <ErrorSummary errors={problems.map(({ problem }) => ({ text: problem, fieldId: 'evenings' }))} />
      {failure && <Failed failure={failure} title="The evening could not be planned" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the shifts" />}
      {calendar && (
        <section aria-labelledby="evenings-title" className="deployment-part">
          <h2 className="govuk-heading-m" id="evenings-title">
            The fortnight to come
          </h2>
          <Evenings
            calendar={calendar}
            planning={planning}
            reads={access !== 'teams-and-shifts'}
            onPlan={access === 'planning' ? plan : null}
          />
          <NotOut notOut={calendar.notOut} />
          {calendar.checksToRenew !== null && calendar.checksToRenew.length > 0 && (
            <p className="note">Checks to renew before one of these evenings: {calendar.checksToRenew.join(', ')}.</p>
          )}
        </section>
      )}
      <MonthView month={month} />
      {access !== 'teams-and-shifts' && <Plans />}
    </Page>
  );
}

/** What stands behind the calendar. */
function Actions({ access }: { readonly access: string }) {
  const links = [
    ['/deployments/teams', 'Teams'],
    ...(access === 'plans-and-clearing' ? [] : [['/deployments/staff', 'Bank of staff']]),
    ['/deployments/school-holidays', 'School holidays'],
    ...(access === 'plans-and-clearing' ? [] : [['/deployments/visits', 'What was done']]),
    ...(access === 'planning'
      ? [
          ['/deployments/seats', 'Who signs in'],
          ['/deployments/choices', 'What phones offer'],
        ]
      : []),
  ] as const;
  return (
    <div className="toolbar">
      {links.map(([address, text]) => (
        <Link key={address} className="govuk-button govuk-button--secondary" to={address!}>
          {text}
        </Link>
      ))}
      {access === 'plans-and-clearing' && (
        <Link className="govuk-button" to={crewSafetyAddress}>
          Say where crews may go
        </Link>
      )}
    </div>
  );
}

type Calendar = TeamShiftsQuery['shifts'];

function Evenings({
  calendar,
  planning,
  reads,
  onPlan,
}: {
  readonly calendar: Calendar;
  readonly planning: string | null;
  /** May open plans. */
  readonly reads: boolean;
  readonly onPlan: ((on: string) => void) | null;
}) {
  const evenings = [...new Set(calendar.shifts.map(({ on }) => on))];
  if (evenings.length === 0) return <Empty title="No team is out in the fortnight to come" />;
  return (
    <ScrollRegion label="Evenings on which teams are out">
      <table className="govuk-table data-table deployment-table" id="evenings" tabIndex={-1}>
        <caption className="govuk-visually-hidden">Evenings on which teams are out</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Evening
            </th>
            <th scope="col" className="govuk-table__header">
              Teams
            </th>
            <th scope="col" className="govuk-table__header">
              Plan
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {evenings.map((on) => {
            const shifts = calendar.shifts.filter((shift) => shift.on === on);
            const published = shifts.find(({ publishedPlan }) => publishedPlan !== null);
            const holiday = shifts[0]!.bankHoliday;
            return (
              <tr key={on} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  <Link className="govuk-link" to={dayAddress(on)}>
                    {eveningText(on)}
                  </Link>
                  {holiday !== null && <span className="events__second">{holiday}</span>}
                </th>
                <td className="govuk-table__cell" data-title="Teams">
                  <ul className="deployment-shifts">
                    {shifts.map(({ team, teamName, from, to, because }) => (
                      <li key={team}>
                        {teamName}, {from}–{to} <span className="deployment-because">{because}</span>
                      </li>
                    ))}
                  </ul>
                </td>
                <td className="govuk-table__cell" data-title="Plan">
                  {published && published.publishedPlan !== null && (
                    <PublishedPlan id={published.publishedPlan} version={published.publishedVersion} reads={reads} />
                  )}
                  {!published && onPlan !== null && (
                    <Button
                      look="secondary"
                      className="deployment-plan no-print"
                      aria-disabled={planning !== null}
                      onClick={() => onPlan(on)}
                    >
                      {planning === on ? 'Planning…' : 'Plan'}
                      <span className="govuk-visually-hidden"> {eveningText(on)}</span>
                    </Button>
                  )}
                  {!published && onPlan === null && '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A link for who reads plans; for others that there is one. */
function PublishedPlan({
  id,
  version,
  reads,
}: {
  readonly id: string;
  readonly version: number | null;
  readonly reads: boolean;
}) {
  if (!reads) return <>published</>;
  return (
    <Link className="govuk-link" to={planAddress(id, version ?? undefined)}>
      Published plan
    </Link>
  );
}

function NotOut({ notOut }: { readonly notOut: Calendar['notOut'] }) {
  if (notOut.length === 0) return null;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {plural(notOut.length, 'evening that a rule would give is', 'evenings that rules would give are')} not out
        </span>
      </summary>
      <div className="govuk-details__text">
        <ul className="govuk-list govuk-list--bullet">
          {notOut.map(({ team, teamName, on, because }) => (
            <li key={`${team} ${on}`}>
              {teamName}, {eveningText(on)}: {because}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Plans() {
  const { state, again } = useQuery(PlanListDocument, {});
  return (
    <section aria-labelledby="plans-title" className="deployment-part">
      <h2 className="govuk-heading-m" id="plans-title">
        Plans
      </h2>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the plans" />}
      {state.status === 'ready' && state.data.deploymentPlans.edges.length === 0 && (
        <Empty title="No evening has been planned yet" />
      )}
      {state.status === 'ready' && state.data.deploymentPlans.edges.length > 0 && (
        <ul className="govuk-list">
          {state.data.deploymentPlans.edges.map(({ node }) => (
            <li key={node.id}>
              <Link className="govuk-link" to={planAddress(node.id)}>
                {eveningText(node.on)}, plan {node.id}
              </Link>{' '}
              <PlanTag plan={node} />{' '}
              {plural(
                node.routes.reduce((sum, { stops }) => sum + stops.length, 0),
                'visit',
                'visits',
              )}
              , version {node.version}
              <StandingVersion plan={node} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
