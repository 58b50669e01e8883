import { Link } from 'react-router';
import { longDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { CrewSafetyDocument, type CrewSafetyQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { Done } from '../hotspot-areas/HotspotAreasView.js';
import { crewSafetyAddress } from './plan-words.js';

export type AskedPlace = CrewSafetyQuery['crewSafetyQuestions'][number];

/** Every place of every plan from today on: whether a crew may go there, with what is known. For the police. */
export function CrewSafetyView() {
  const { viewer } = useSignedIn();
  if (viewer.access.deployments !== 'plans-and-clearing')
    return <NotForRole view="Where crews may go" why="It is for police analysts to say." />;
  return <Places />;
}

function Places() {
  const { state, again } = useQuery(CrewSafetyDocument, {});
  const places = state.status === 'ready' ? state.data.crewSafetyQuestions : undefined;
  useShowsRecords();
  return (
    <Page
      title="Where crews may go"
      wide
      before={
        <Link className="govuk-back-link" to="/deployments">
          Deployments
        </Link>
      }
      lead={
        <p className="lead">
          Every place that a plan from today on could visit, whatever happened near: were you asked only of some, asking would
          tell where. To planners, not cleared and not answered are the same.
        </p>
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the places" />}
      {places?.length === 0 && <Empty title="No evening from today on has been planned" />}
      {places && places.length > 0 && (
        <ScrollRegion label="Places of plans">
          <table className="govuk-table data-table deployment-table">
            <caption className="govuk-visually-hidden">Places of plans</caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                {['Place', 'Evenings', 'Known', 'Your word'].map((title) => (
                  <th key={title} scope="col" className="govuk-table__header">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {places.map((place) => (
                <tr key={place.candidate} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    <Link className="govuk-link" to={`${crewSafetyAddress}/${encodeURIComponent(place.candidate)}`}>
                      {place.name}
                    </Link>
                  </th>
                  <td className="govuk-table__cell" data-title="Evenings">
                    {place.evenings.map(longDate).join(', ')}
                  </td>
                  <td className="govuk-table__cell" data-title="Known">
                    {knownText(place)}
                  </td>
                  <td className="govuk-table__cell" data-title="Your word">
                    <Word place={place} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Page>
  );
}

export const knownText = ({ dischargesNear, newestOn }: AskedPlace): string =>
  dischargesNear === 0
    ? 'No confirmed discharge in its square of 500 m or the eight about it in the last 14 days.'
    : `${plural(dischargesNear, 'confirmed discharge', 'confirmed discharges')} in its square of 500 m or the eight about it in the last 14 days, the newest on ${longDate(newestOn!)}.`;

function Word({ place: { cleared, until, reason, evenings } }: { readonly place: AskedPlace }) {
  if (cleared === null) return <Tag colour="yellow">awaits your word</Tag>;
  const lapses = cleared && until !== null && until < evenings.at(-1)!;
  return (
    <>
      {cleared ? (
        <Tag colour={lapses ? 'yellow' : 'green'}>cleared until {longDate(until!)}</Tag>
      ) : (
        <Tag colour="grey">not cleared</Tag>
      )}
      {lapses && <span className="events__second">ends before the last of these evenings</span>}
      <span className="events__second">{reason}</span>
    </>
  );
}
