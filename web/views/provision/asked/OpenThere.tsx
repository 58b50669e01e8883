import { Link } from 'react-router';
import { Failed, Loading } from '../../../components/States.js';
import { OpenInAreaDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { openWhen, type Asks } from './asked-words.js';

/** The sessions of the area, to be read beside what was asked for. What is open near, over its border, the page of provision shows. */
export function OpenThere({ area: { gssCode, name } }: { readonly area: Asks['areas'][number]['area'] }) {
  const { state, again } = useQuery(OpenInAreaDocument, { areaCode: gssCode });
  const provision = state.status === 'ready' ? state.data.youthProvision : undefined;
  const sessions = (provision?.edges ?? []).flatMap(({ node }) =>
    node.sessions.map((session) => ({ session, place: node.name })),
  );
  return (
    <section aria-labelledby="asked-open">
      <h2 className="govuk-heading-m" id="asked-open">
        What is open in {name}
      </h2>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the sessions" />}
      {provision && sessions.length === 0 && <p className="govuk-body">No session is known here.</p>}
      {sessions.length > 0 && (
        <ul className="provision-sessions">
          {sessions
            .sort((a, b) => (a.session.weekday ?? 8) - (b.session.weekday ?? 8))
            .map(({ session, place }) => (
              <li key={session.id}>
                <span>
                  <strong>{session.name}</strong>, {place}
                  <span className="events__second">{openWhen(session)}</span>
                </span>
              </li>
            ))}
        </ul>
      )}
      <p className="note">
        {provision?.pageInfo.hasNextPage && 'Sessions of the first 200 places by name are shown. '}
        Sessions over the border may be within a walk: see{' '}
        <Link className="govuk-link" to="/provision">
          who is within a walk, by hour
        </Link>
        .
      </p>
    </section>
  );
}
