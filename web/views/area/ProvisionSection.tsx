import { formatCount, plural } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { AreaProvisionQuery } from '../../graphql.generated.js';
import type { QueryState } from '../../graphql/use-query.js';
import { weekdayNames } from '../../view-state/clock-words.js';

type Session = AreaProvisionQuery['provisionNear'][number];

/** A quarter of an hour on foot. */
export const walkMetres = 1_200;

/** Sessions for young people within a walk, day by day; what the lists do not say is called so, never taken for closed. */
export function ProvisionSection({
  state,
  again,
  name,
}: {
  readonly state: QueryState<AreaProvisionQuery>;
  readonly again: () => void;
  readonly name: string;
}) {
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="sessions nearby" />;
  const sessions = state.data.provisionNear;
  if (sessions.length === 0) {
    return (
      <Empty title="No session is known within a walk">
        <p className="govuk-body-s">
          Lists may not name every session, and places that no list locates cannot be found this way.
        </p>
      </Empty>
    );
  }
  const places = new Set(sessions.map((session) => session.place.id)).size;
  const unstated = sessions.filter((session) => session.startsAt === null).length;
  const days = [
    ...weekdayNames.map((day, index) => ({
      day: day as string,
      sessions: sessions.filter((session) => session.weekday === index + 1),
    })),
    { day: 'Day not stated', sessions: sessions.filter((session) => session.weekday === null) },
  ].filter((one) => one.sessions.length > 0);
  const without = weekdayNames.filter((_, index) => !sessions.some((session) => session.weekday === index + 1));
  return (
    <>
      <p className="govuk-body area-sentence">
        {plural(sessions.length, 'session', 'sessions')} a week at {plural(places, 'place', 'places')} within{' '}
        {formatCount(walkMetres)} m on foot.
        {without.length > 0 && without.length < 7 ? ` None is stated for ${list(without)}.` : ''}
        {unstated > 0
          ? ` ${unstated === sessions.length ? 'None states' : `${formatCount(unstated)} do not state`} their times.`
          : ''}
      </p>
      <ScrollRegion label={`Sessions within a walk of ${name}`}>
        <table className="govuk-table data-table sessions">
          <caption className="govuk-visually-hidden">Sessions within a walk of {name}, by weekday</caption>
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header">
                Time
              </th>
              <th scope="col" className="govuk-table__header">
                Session and place
              </th>
              <th scope="col" className="govuk-table__header">
                Ages
              </th>
              <th scope="col" className="govuk-table__header">
                For
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Walk
              </th>
            </tr>
          </thead>
          {days.map(({ day, sessions: ofDay }) => (
            <tbody key={day}>
              <tr className="rates__kind">
                <th scope="rowgroup" colSpan={5} className="govuk-table__header">
                  <strong>{day}</strong>
                </th>
              </tr>
              {[...ofDay].sort(byTime).map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
      <p className="note">A walk is the straight line to the area’s edge × 1.3; 1,200 m is a quarter of an hour at 4.8 km/h.</p>
    </>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  return (
    <tr>
      <td className="govuk-table__cell sessions__time">
        {session.startsAt ? `${session.startsAt}${session.endsAt ? ` to ${session.endsAt}` : ''}` : <em>time not stated</em>}
      </td>
      <th scope="row" className="govuk-table__header">
        {session.name}
        <span className="sessions__place">{whereAndWhen(session)}</span>
      </th>
      <td className="govuk-table__cell" data-title="Ages">
        {ages(session) ?? <em>not stated</em>}
      </td>
      <td className="govuk-table__cell" data-title="For">
        {{ open: 'anybody', targeted: 'by referral' }[session.access] ?? <em>not stated</em>}
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Walk">
        {session.walkMetres === null ? '–' : session.walkMetres === 0 ? 'inside' : `${formatCount(session.walkMetres)} m`}
      </td>
    </tr>
  );
}

/** «Ropewalk Youth Centre, Marram Council youth service, all year»; who runs the place itself is not said twice. */
function whereAndWhen({ place, provider, season }: Session): string {
  return [place.name, provider === place.name ? null : provider, season].filter((part) => part).join(', ');
}

function ages({ ageFrom, ageTo }: Session): string | null {
  if (ageFrom === null && ageTo === null) return null;
  if (ageTo === null) return `${ageFrom} and over`;
  return ageFrom === null ? `up to ${ageTo}` : `${ageFrom} to ${ageTo}`;
}

function byTime(one: Session, other: Session): number {
  return (one.startsAt ?? '99').localeCompare(other.startsAt ?? '99') || one.name.localeCompare(other.name, 'en-GB');
}

function list(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' or $1');
}
