import { Link } from 'react-router';
import { longDate, shortDate } from '../../../components/dates.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { Tag } from '../../../components/Tag.js';
import { StaffListDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { useShowsRecords } from '../../../layout/Marking.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { daysOn, londonToday } from '../plan-words.js';
import type { OneMember } from './staff-form.js';
import { kindNames, weekdayNames } from './team-words.js';

/** A check that ends within so many days is named as ending soon. */
const SOON_DAYS = 60;

/** Who teams are filled from: roles and initials, when they can, what they can do, and until when their check is relied on. */
export function StaffView() {
  const { viewer } = useSignedIn();
  const { deployments } = viewer.access;
  if (deployments !== 'planning' && deployments !== 'teams-and-shifts')
    return <NotForRole view="The bank of staff" why="It is for those who send teams." />;
  return <Bank keeps={deployments === 'planning'} />;
}

function Bank({ keeps }: { readonly keeps: boolean }) {
  const { state, again } = useQuery(StaffListDocument, {});
  const members = state.status === 'ready' ? state.data.staffBank : undefined;
  useShowsRecords();
  return (
    <Page
      title="Bank of staff"
      wide
      before={
        <Link className="govuk-back-link" to="/deployments">
          Deployments
        </Link>
      }
      lead={<p className="lead">Who teams are filled from: roles and initials, never names.</p>}
      actions={
        keeps && (
          <Link className="govuk-button" to="/deployments/staff/add">
            Add somebody
          </Link>
        )
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the bank of staff" />}
      {members?.length === 0 && <Empty title="Nobody is on the bank yet" />}
      {members && members.length > 0 && <Members members={members} keeps={keeps} />}
    </Page>
  );
}

function Members({ members, keeps }: { readonly members: readonly OneMember[]; readonly keeps: boolean }) {
  return (
    <ScrollRegion label="Bank of staff">
      <table className="govuk-table data-table deployment-table">
        <caption className="govuk-visually-hidden">Bank of staff, those who left last</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Who', 'Teams', 'Evenings', 'Skills', 'Check'].map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {members.map((member) => (
            <tr key={member.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {keeps ? (
                  <Link className="govuk-link" to={`/deployments/staff/${member.id}`}>
                    {member.label}
                  </Link>
                ) : (
                  member.label
                )}{' '}
                {!member.onTheBank && <Tag colour="grey">left</Tag>}
              </th>
              <td className="govuk-table__cell" data-title="Teams">
                {kindNames[member.kind]}
              </td>
              <td className="govuk-table__cell" data-title="Evenings">
                {weekdayNames(member.usualWeekdays) || 'none'}
                {member.away.length > 0 && (
                  <span className="events__second">
                    away {member.away.map(({ from, to }) => `${shortDate(from)} to ${shortDate(to)}`).join(', ')}
                  </span>
                )}
                {member.extraDays.length > 0 && (
                  <span className="events__second">and on {member.extraDays.map(shortDate).join(', ')}</span>
                )}
              </td>
              <td className="govuk-table__cell" data-title="Skills">
                {member.skills.join(', ') || '–'}
              </td>
              <td className="govuk-table__cell" data-title="Check">
                <Check until={member.vettedUntil} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Check({ until }: { readonly until: string | null }) {
  const today = londonToday();
  if (until === null) return <Tag colour="yellow">none recorded</Tag>;
  if (until < today) return <Tag colour="yellow">{`ended on ${longDate(until)}`}</Tag>;
  if (until < daysOn(today, SOON_DAYS)) return <Tag colour="yellow">{`ends on ${longDate(until)}`}</Tag>;
  return <>until {longDate(until)}</>;
}
