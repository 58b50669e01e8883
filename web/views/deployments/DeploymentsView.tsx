import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import type { Problems } from '../../forms/questions.js';
import { PlanEveningDocument, PlanListDocument, TeamShiftsDocument, type TeamShiftsQuery } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers, useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { PlanTag } from './PlanTag.js';
import { crewSafetyAddress, daysOn, eveningText, londonToday, planAddress } from './plan-words.js';

const DAYS = 56;

/** When teams are out in the weeks to come, why, and why not; and the plans of those evenings. */
export function DeploymentsView() {
  const { viewer } = useSignedIn();
  if (viewer.access.deployments === 'nothing')
    return <NotForRole view="Deployments" why="It is for those who send teams, or know where they may go." />;
  return <CalendarPage access={viewer.access.deployments} />;
}

function CalendarPage({ access }: { readonly access: string }) {
  const today = londonToday();
  const { state, again } = useQuery(TeamShiftsDocument, { from: today, to: daysOn(today, DAYS) });
  const [problems, setProblems] = useState<Problems>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [planning, setPlanning] = useState<string | null>(null);
  const announce = useAnnounce();
  const navigate = useNavigate();
  useShowsRecords();

  const plan = async (on: string) => {
    if (planning !== null) return;
    setPlanning(on);
    setProblems([]);
    setFailure(null);
    announce(`Planning ${eveningText(on)}`);
    try {
      const { planDeployment } = await request(PlanEveningDocument, { input: { on } });
      forgetAnswers();
      if (planDeployment.plan) return void navigate(planAddress(planDeployment.plan.id));
      setProblems(planDeployment.problems);
    } catch (error) {
      setFailure(asFailure(error));
    }
    setPlanning(null);
  };
  const calendar = state.status === 'ready' ? state.data.shifts : undefined;
  return (
    <Page
      title="Deployments"
      wide
      lead={
        <p className="lead">
          When teams are out in the eight weeks to come, by which rule or decision
          {access === 'teams-and-shifts' ? '.' : ', and the plans of their evenings.'}
        </p>
      }
      actions={
        access === 'plans-and-clearing' && (
          <Link className="govuk-button" to={crewSafetyAddress}>
            Say where crews may go
          </Link>
        )
      }
    >
      <ErrorSummary errors={problems.map(({ problem }) => ({ text: problem, fieldId: 'evenings' }))} />
      {failure && <Failed failure={failure} title="The evening could not be planned" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the shifts" />}
      {calendar && (
        <section aria-labelledby="evenings-title" className="deployment-part">
          <h2 className="govuk-heading-m" id="evenings-title">
            Evenings
          </h2>
          <Evenings calendar={calendar} planning={planning} onPlan={access === 'planning' ? (on) => void plan(on) : null} />
          <NotOut notOut={calendar.notOut} />
          {calendar.checksToRenew !== null && calendar.checksToRenew.length > 0 && (
            <p className="note">Checks to renew before one of these evenings: {calendar.checksToRenew.join(', ')}.</p>
          )}
        </section>
      )}
      {access !== 'teams-and-shifts' && <Plans />}
    </Page>
  );
}

type Calendar = TeamShiftsQuery['shifts'];

function Evenings({
  calendar,
  planning,
  onPlan,
}: {
  readonly calendar: Calendar;
  readonly planning: string | null;
  readonly onPlan: ((on: string) => void) | null;
}) {
  const evenings = [...new Set(calendar.shifts.map(({ on }) => on))];
  if (evenings.length === 0) return <Empty title="No team is out in the eight weeks to come" />;
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
            const published = shifts.find(({ publishedPlan }) => publishedPlan !== null)?.publishedPlan;
            const holiday = shifts[0]!.bankHoliday;
            return (
              <tr key={on} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {eveningText(on)}
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
                  {published !== undefined && published !== null && onPlan === null && 'published'}
                  {published !== undefined && published !== null && onPlan !== null && (
                    <Link className="govuk-link" to={planAddress(published)}>
                      Published plan
                    </Link>
                  )}
                  {(published === undefined || published === null) && onPlan !== null && (
                    <Button
                      look="secondary"
                      className="deployment-plan"
                      aria-disabled={planning !== null}
                      onClick={() => onPlan(on)}
                    >
                      {planning === on ? 'Planning…' : 'Plan'}
                      <span className="govuk-visually-hidden"> {eveningText(on)}</span>
                    </Button>
                  )}
                  {(published === undefined || published === null) && onPlan === null && '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
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
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
