import { Link, useParams, useSearchParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { longDate } from '../../components/dates.js';
import { Menu } from '../../components/Menu.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Failed, Loading } from '../../components/States.js';
import { OnePlanDocument, type WholePlanFragment } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { PlanMap } from './PlanMap.js';
import { PlanPlaces } from './PlanPlaces.js';
import { PlanTag, StandingVersion } from './PlanTag.js';
import { PublishPlan } from './PublishPlan.js';
import { WithdrawPlan } from './WithdrawPlan.js';
import { eveningText, planAddress, resultText } from './plan-words.js';

/** One evening: who goes where and when, why, what was left out and why, and what could be changed. */
export function PlanView() {
  const { viewer } = useSignedIn();
  const { deployments } = viewer.access;
  if (deployments !== 'planning' && deployments !== 'plans-and-clearing')
    return <NotForRole view="Plans of an evening" why="They are for those who send teams, and for the police." />;
  return <OnePlan plans={deployments === 'planning'} />;
}

function OnePlan({ plans }: { readonly plans: boolean }) {
  const { id = '' } = useParams();
  const [words] = useSearchParams();
  const version = /^\d{1,6}$/.test(words.get('version') ?? '') ? Number(words.get('version')) : null;
  const { state, again } = useQuery(OnePlanDocument, { id, version });
  const plan =
    state.status === 'ready' ? state.data.deploymentPlan : state.status === 'loading' ? state.stale?.deploymentPlan : undefined;
  useShowsRecords();
  return (
    <Page
      title={plan ? `Plan of ${eveningText(plan.on)}` : 'Plan of an evening'}
      wide
      before={
        <Link className="govuk-back-link" to="/deployments">
          Deployments
        </Link>
      }
      lead={plan && <p className="lead">{resultText(plan)}</p>}
      actions={plan && <Files plan={plan} />}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && !plan && <Loading what="the plan" />}
      {plan === null && <p className="govuk-body">There is no such plan, or no such version of it.</p>}
      {plan && (
        <>
          <Standing plan={plan} />
          <div className="hotspot-list">
            <div>
              {plan.routes.map((route) => (
                <Route key={route.team} route={route} />
              ))}
            </div>
            <PlanMap plan={plan} />
          </div>
          <PlanPlaces key={`${plan.id} ${plan.version}`} plan={plan} mayChange={plans && plan.version === plan.newestVersion} />
          {plans && <PublishPlan plan={plan} onDone={again} />}
          {plans && <WithdrawPlan plan={plan} onDone={again} />}
          <Basis plan={plan} />
        </>
      )}
    </Page>
  );
}

/** The plan as files, and on paper. A calendar is made of what somebody goes by. */
function Files({ plan }: { readonly plan: WholePlanFragment }) {
  const formats = [
    ['CSV', 'csv'],
    ['GeoJSON', 'geojson'],
    ...(plan.publishedAt !== null && plan.withdrawnAt === null ? [['Calendar (ICS)', 'ics'] as const] : []),
  ] as const;
  return (
    <div className="toolbar">
      <Menu text="Export">
        {formats.map(([text, format]) => (
          <li key={format}>
            <a href={`/export/plan.${format}?plan=${plan.id}&version=${plan.version}`} download className="menu__item">
              {text}
            </a>
          </li>
        ))}
      </Menu>
      <Button look="secondary" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  );
}

function Standing({ plan }: { readonly plan: WholePlanFragment }) {
  return (
    <>
      <p className="govuk-body">
        <PlanTag plan={plan} /> Version {plan.version}, solved by {plan.madeBy} on {longDate(plan.madeAt)}
        {plan.version < plan.newestVersion && (
          <>
            ; there is a newer one:{' '}
            <Link className="govuk-link" to={planAddress(plan.id)}>
              version {plan.newestVersion}
            </Link>
          </>
        )}
        <StandingVersion plan={plan} />.
      </p>
      {plan.withdrawnAt !== null && (
        <div className="govuk-inset-text">
          <strong>Nobody goes by it any more.</strong> Withdrawn on {longDate(plan.withdrawnAt)} by {plan.withdrawnBy}: «
          {plan.withdrawnBecause}»
        </div>
      )}
      {plan.stopsWaiting.length > 0 && (
        <div className="govuk-inset-text">
          <strong>No team goes to {plan.stopsWaiting.join(', ')}:</strong> it waits for the police’s word that a crew may go
          there.
        </div>
      )}
    </>
  );
}

function Route({ route }: { readonly route: WholePlanFragment['routes'][number] }) {
  const { team, name, from, to, baseName, staff, stops } = route;
  return (
    <section aria-labelledby={`route-${team}`} className="deployment-part deployment-route">
      <h2 className="govuk-heading-m" id={`route-${team}`}>
        {name}, {from}–{to}
      </h2>
      <p className="govuk-body-s">
        From {baseName}.{staff !== null && ` ${staff.join(', ')}.`}
      </p>
      {stops.length === 0 ? (
        <p className="govuk-body">No visit.</p>
      ) : (
        <ScrollRegion label={`Visits of ${name}`}>
          <table className="govuk-table data-table deployment-table">
            <caption className="govuk-visually-hidden">Visits of {name}</caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                {['Place', 'Time', 'Way there', 'Why'].map((title) => (
                  <th key={title} scope="col" className="govuk-table__header">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {stops.map((stop) => (
                <tr key={stop.position} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    {stop.position}. {stop.name}
                  </th>
                  <td className="govuk-table__cell" data-title="Time">
                    {stop.from}–{stop.to}
                  </td>
                  <td className="govuk-table__cell" data-title="Way there">
                    {stop.travelMinutes} min
                  </td>
                  <td className="govuk-table__cell" data-title="Why">
                    {stop.because}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}

function Basis({ plan }: { readonly plan: WholePlanFragment }) {
  return (
    <section aria-labelledby="basis-title" className="deployment-part">
      <h2 className="govuk-heading-m" id="basis-title">
        What it was made from
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {plan.basis.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>
          Method: {plan.variant}; {plan.seconds.toLocaleString('en-GB', { maximumFractionDigits: 1 })} seconds.
        </li>
      </ul>
    </section>
  );
}
