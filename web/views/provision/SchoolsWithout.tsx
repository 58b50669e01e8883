import { Link } from 'react-router';
import { longDate } from '../../components/dates.js';
import { Details } from '../../components/Details.js';
import { plural } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import { SchoolsInActiveAreasDocument, type SchoolsInActiveAreasQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { areaAddress } from '../hotspot-areas/hotspot-words.js';

type School = SchoolsInActiveAreasQuery['schoolsInActiveAreas']['schools'][number];

/** Schools in active hotspot areas, those without a prevention programme this school year first: for whoever sees where these areas are. */
export function SchoolsWithout() {
  const { viewer } = useSignedIn();
  const sees = ['all', 'without-threat-note', 'active-ones'].includes(viewer.access.hotspotAreas);
  const { state, again } = useQuery(SchoolsInActiveAreasDocument, sees ? {} : null);
  if (!sees) return null;
  return (
    <section aria-labelledby="provision-schools" className="provision__whole">
      <h2 className="govuk-heading-m" id="provision-schools">
        Schools in active areas without a prevention programme
      </h2>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="schools" />}
      {state.status === 'ready' && <Schools {...state.data.schoolsInActiveAreas} />}
    </section>
  );
}

function Schools({ schoolYear, schools }: SchoolsInActiveAreasQuery['schoolsInActiveAreas']) {
  const [without, held] = [schools.filter(({ programmes }) => programmes.length === 0), schools.filter(({ programmes }) => programmes.length > 0)]; // prettier-ignore
  if (schools.length === 0) return <p className="govuk-body">No school is known within 500 m of an active hotspot area.</p>;
  return (
    <>
      <p className="govuk-body-s">
        {plural(without.length, 'school', 'schools')} of {schools.length} within 500 m of an active hotspot area{' '}
        {without.length === 1 ? 'has' : 'have'} no programme of the school year {schoolYear} on a list that is loaded.
      </p>
      {without.length > 0 && (
        <ul className="provision-sessions">
          {without.map((school) => (
            <Line key={school.id} school={school} />
          ))}
        </ul>
      )}
      {held.length > 0 && (
        <Details summary={`Schools with a programme this school year (${held.length})`}>
          <ul className="provision-sessions">
            {held.map((school) => (
              <Line key={school.id} school={school} />
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Line({ school: { name, detail, areas, programmes } }: { readonly school: School }) {
  return (
    <li>
      <span>
        <strong>{name}</strong>
        {detail && `, ${detail}`}
        <span className="events__second">
          {areas.map(({ id, name: area }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link className="govuk-link" to={areaAddress(id)}>
                {area}
              </Link>
            </span>
          ))}
          {programmes.map(({ programme, heldOn, provider }) => (
            <span key={`${programme} ${heldOn}`}>
              {' '}
              · {programme}, {longDate(heldOn)}
              {provider && ` (${provider})`}
            </span>
          ))}
        </span>
      </span>
    </li>
  );
}
