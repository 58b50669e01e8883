import { Details } from '../../components/Details.js';
import { Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { OpenInHourDocument, type OpenInHourQuery, type ReachInHourQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { hourWords, type ProvisionState } from './provision-state.js';

type Session = Pick<
  OpenInHourQuery['youthProvision']['timeNotStated'][number],
  'id' | 'name' | 'startsAt' | 'endsAt' | 'season' | 'access' | 'ageFrom' | 'ageTo'
>;

/** Who is open in the hour, who may be, and which sessions reach nobody for certain. */
export function OpenThen({
  state: { weekday, hour },
  notCounted,
}: {
  readonly state: ProvisionState;
  readonly notCounted: ReachInHourQuery['youthReach']['notCounted'];
}) {
  const { state, again } = useQuery(OpenInHourDocument, { weekday, hour });
  const shown =
    state.status === 'ready' ? state.data.youthProvision : state.status === 'loading' ? state.stale?.youthProvision : undefined;
  return (
    <section aria-labelledby="provision-open" className="provision__whole">
      <h2 className="govuk-heading-m" id="provision-open">
        Who is open, {hourWords(weekday, hour)}
      </h2>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {!shown && state.status === 'loading' && <Loading what="the sessions" />}
      {shown && (
        <>
          {shown.edges.length === 0 && <p className="govuk-body">No session is known to be open then.</p>}
          <ul className="provision-sessions">
            {shown.edges.flatMap(({ node }) =>
              node.sessions.map((session) => (
                <Line
                  key={session.id}
                  session={session}
                  place={node.name}
                  ground={node.kind === 'detached' ? node.areaText : null}
                />
              )),
            )}
            {shown.timeNotStated.map((session) => (
              <Line
                key={session.id}
                session={session}
                place={session.place.name}
                ground={session.place.kind === 'detached' ? session.place.areaText : null}
                unknown
              />
            ))}
          </ul>
        </>
      )}
      {notCounted.length > 0 && (
        <Details summary={`Sessions that are not counted in reach, and why (${notCounted.length})`}>
          <ul className="govuk-list govuk-list--bullet">
            {notCounted.map(({ name, place, reason }, at) => (
              <li key={at}>
                {name}, {place}: {reason}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}

function Line({
  session: { name, startsAt, endsAt, season, access, ageFrom, ageTo },
  place,
  ground,
  unknown = false,
}: {
  readonly session: Session;
  readonly place: string;
  readonly ground: string | null;
  readonly unknown?: boolean;
}) {
  const ages = ageFrom === null && ageTo === null ? 'ages not stated' : `ages ${ageFrom ?? 'any'} to ${ageTo ?? 'any'}`;
  const notes = [
    startsAt !== null && endsAt !== null ? `${startsAt}–${endsAt}` : 'times not stated',
    ages,
    season === null || season === 'all year' ? '' : season,
    access === 'targeted' ? 'by referral' : '',
    ground === null ? '' : `over ${ground}`,
  ];
  return (
    <li>
      <span>
        <strong>{name}</strong>, {place}
        <span className="events__second">{notes.filter((note) => note !== '').join(' · ')}</span>
      </span>
      {unknown ? <Tag colour="grey">Unknown</Tag> : <Tag colour="green">Open</Tag>}
    </li>
  );
}
