import { Link, useNavigate, useParams } from 'react-router';
import { Button } from '../../../components/Button.js';
import { longMonth } from '../../../components/dates.js';
import { ErrorSummary } from '../../../components/ErrorSummary.js';
import { Failed, Loading } from '../../../components/States.js';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import {
  CalendarMonthDocument,
  PlanListDocument,
  TeamNamesDocument,
  type CalendarMonthQuery,
} from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { NotFoundView } from '../../static/NotFoundView.js';
import { dayAddress, eveningText, isDay, londonToday, planAddress } from '../plan-words.js';
import { PlanTag } from '../PlanTag.js';
import { usePlanEvening } from '../use-plan-evening.js';
import { questionsOfDay, sendDecision } from './decide-day.js';

/** One day: which teams are out and why, its plans, and what can be decided of it. */
export function DayView() {
  const { on = '' } = useParams();
  const { viewer } = useSignedIn();
  const { deployments } = viewer.access;
  if (!isDay(on)) return <NotFoundView />;
  if (deployments === 'nothing')
    return <NotForRole view="Deployments" why="It is for those who send teams, or know where they may go." />;
  return <Day key={on} on={on} access={deployments} />;
}

function Day({ on, access }: { readonly on: string; readonly access: string }) {
  const { state, again } = useQuery(CalendarMonthDocument, { from: on, to: on });
  const { problems, failure, planning, plan } = usePlanEvening();
  const found = state.status === 'ready' ? state.data : undefined;
  const toCome = on >= londonToday();
  const planner = access === 'planning';
  return (
    <Page
      title={eveningText(on)}
      before={
        <Link className="govuk-back-link" to={`/deployments?month=${on.slice(0, 7)}`}>
          Deployments in {longMonth(on.slice(0, 7))}
        </Link>
      }
      lead={found && <p className="lead">{holidaysText(on, found)}</p>}
    >
      <Done />
      <ErrorSummary errors={problems.map(({ problem }) => ({ text: problem, fieldId: 'day-teams' }))} />
      {failure && <Failed failure={failure} title="The evening could not be planned" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the day" />}
      {found && <Teams found={found} />}
      {found && planner && toCome && found.shifts.shifts.length > 0 && (
        <Button aria-disabled={planning !== null} onClick={() => plan(on)}>
          {planning === null ? 'Plan this evening' : 'Planning…'}
        </Button>
      )}
      {access !== 'teams-and-shifts' && <PlansOfDay on={on} />}
      {planner && toCome && <Decide on={on} onDecided={again} />}
    </Page>
  );
}

function holidaysText(on: string, { shifts, schoolCalendar }: CalendarMonthQuery): string {
  const banks = shifts.bankHolidays.map(({ name }) => `Bank holiday: ${name}. `);
  const school = schoolCalendar.holidays
    .filter(({ from, to }) => from <= on && on <= to)
    .map(({ name }) => `School holiday: ${name}. `);
  return [...banks, ...school].join('') || 'No holiday.';
}

function Teams({ found: { shifts: calendar } }: { readonly found: CalendarMonthQuery }) {
  return (
    <section aria-labelledby="day-teams" className="deployment-part">
      <h2 className="govuk-heading-m" id="day-teams" tabIndex={-1}>
        Teams
      </h2>
      {calendar.shifts.length + calendar.notOut.length === 0 && (
        <p className="govuk-body">No rule and no decision has a team out on this day.</p>
      )}
      <ul className="govuk-list govuk-list--bullet">
        {calendar.shifts.map(({ team, teamName, from, to, because, decided }) => (
          <li key={team}>
            <strong>{teamName}</strong>, {from}–{to}: {because}
            {decided && ' (decided for this day)'}
          </li>
        ))}
        {calendar.notOut.map(({ team, teamName, because }) => (
          <li key={team}>
            {teamName} is not out: {because}
          </li>
        ))}
      </ul>
      {calendar.checksToRenew !== null && calendar.checksToRenew.length > 0 && (
        <p className="note">Checks to renew before this day: {calendar.checksToRenew.join(', ')}.</p>
      )}
    </section>
  );
}

function PlansOfDay({ on }: { readonly on: string }) {
  const { state } = useQuery(PlanListDocument, {});
  const plans = state.status === 'ready' ? state.data.deploymentPlans.edges.filter(({ node }) => node.on === on) : [];
  if (plans.length === 0) return null;
  return (
    <section aria-labelledby="day-plans" className="deployment-part">
      <h2 className="govuk-heading-m" id="day-plans">
        Plans
      </h2>
      <ul className="govuk-list">
        {plans.map(({ node }) => (
          <li key={node.id}>
            <Link className="govuk-link" to={planAddress(node.id)}>
              Plan {node.id}, version {node.version}
            </Link>{' '}
            <PlanTag plan={node} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decide({ on, onDecided }: { readonly on: string; readonly onDecided: () => void }) {
  const navigate = useNavigate();
  const { state, again } = useQuery(TeamNamesDocument, {});
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return null;
  const teams = state.data.teams.filter(({ closed }) => !closed);
  if (teams.length === 0) return null;
  return (
    <section aria-labelledby="day-decide" className="deployment-part no-print">
      <h2 className="govuk-heading-m" id="day-decide">
        Decide of this day
      </h2>
      <p className="govuk-body">
        A decision comes before rules and pauses. Where a team is not out, the requests that its published plan visits are open
        again.
      </p>
      <QuestionsForm
        questions={questionsOfDay(teams)}
        button="Save the decision"
        send={(answers) => sendDecision(on, answers)}
        onDone={() => {
          onDecided();
          void navigate(dayAddress(on), { state: { done: 'The day is decided.' } });
        }}
      />
    </section>
  );
}
