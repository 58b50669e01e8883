import { Link } from 'react-router';
import { momentText } from '../../../components/moments.js';
import { Details } from '../../../components/Details.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { Tag } from '../../../components/Tag.js';
import { TeamListDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { kindNames, pauseText, ruleText, travelNames, yearDayText, type OneTeam } from './team-words.js';

/** The teams: what each goes out for, how long it stays at a place, and by which rules it is out. */
export function TeamsView() {
  const { viewer } = useSignedIn();
  const { deployments } = viewer.access;
  if (deployments === 'nothing')
    return <NotForRole view="Teams" why="They are for those who send teams, or know where they may go." />;
  return <Teams keeps={deployments === 'planning'} />;
}

function Teams({ keeps }: { readonly keeps: boolean }) {
  const { state, again } = useQuery(TeamListDocument, {});
  const teams = state.status === 'ready' ? state.data.teams : undefined;
  return (
    <Page
      title="Teams"
      before={
        <Link className="govuk-back-link" to="/deployments">
          Deployments
        </Link>
      }
      lead={<p className="lead">Who goes out, what for, how long they stay at a place, and by which rules they are out.</p>}
      actions={
        keeps && (
          <Link className="govuk-button" to="/deployments/teams/add">
            Add a team
          </Link>
        )
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the teams" />}
      {teams?.length === 0 && (
        <Empty title="There is no team yet">
          {keeps && <p className="govuk-body-s">Add one: its kind, what it goes out for, and when it is out.</p>}
        </Empty>
      )}
      {teams?.map((team) => (
        <OneTeamCard key={team.id} team={team} keeps={keeps} />
      ))}
    </Page>
  );
}

function OneTeamCard({ team, keeps }: { readonly team: OneTeam; readonly keeps: boolean }) {
  const bonfire = team.rules.some((rule) => rule.in === 'BONFIRE_PERIOD');
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    ['Goes out for', team.aims],
    [
      'When',
      <ul key="rules" className="govuk-list team-card__rules">
        {team.rules.map((rule) => (
          <li key={ruleText(rule)}>{ruleText(rule)}</li>
        ))}
        {team.rules.length === 0 && <li>By decision of a day alone</li>}
        <li>{pauseText(team.pausedMonths)}</li>
        {bonfire && (
          <li>
            The Bonfire period is {yearDayText(team.bonfireFrom)} to {yearDayText(team.bonfireTo)}
          </li>
        )}
      </ul>,
    ],
    ['A visit', `${team.visitMinutes} minutes`],
    ['Together', `${team.size}${team.skills.length > 0 ? `, with ${team.skills.join(', ')}` : ''}`],
    ['Way', travelNames[team.travel]],
    ['From', `${team.baseName}${team.returnsToBase ? ', back there at the end' : ''}`],
  ];
  return (
    <article className="govuk-summary-card team-card" aria-label={team.name}>
      <div className="govuk-summary-card__title-wrapper">
        <h2 className="govuk-summary-card__title">
          {team.name} <Tag colour={team.closed ? 'grey' : 'blue'}>{team.closed ? 'closed' : kindNames[team.kind]}</Tag>
        </h2>
        {keeps && (
          <div className="govuk-summary-card__actions">
            <Link className="govuk-link" to={`/deployments/teams/${team.id}`}>
              Change<span className="govuk-visually-hidden"> {team.name}</span>
            </Link>
          </div>
        )}
      </div>
      <div className="govuk-summary-card__content">
        <dl className="govuk-summary-list">
          {rows.map(([name, words]) => (
            <div key={name} className="govuk-summary-list__row">
              <dt className="govuk-summary-list__key">{name}</dt>
              <dd className="govuk-summary-list__value">{words}</dd>
            </div>
          ))}
        </dl>
        {team.history !== null && team.history.length > 0 && (
          <Details summary="What was changed">
            <ol className="govuk-list" reversed>
              {team.history.map(({ changedAt, changedBy, change, reason }) => (
                <li key={`${changedAt} ${change}`}>
                  {momentText(changedAt)}, {changedBy}: {change} · «{reason}»
                </li>
              ))}
            </ol>
          </Details>
        )}
      </div>
    </article>
  );
}
