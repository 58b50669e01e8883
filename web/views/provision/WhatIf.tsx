import type { Point } from 'geojson';
import { useState } from 'react';
import { Button } from '../../components/Button.js';
import { formatCount } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import { EverySessionDocument, WhatIfMovedDocument, type MoveInput, type WhatIfMovedQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { weekdayNames } from '../../view-state/clock-words.js';
import { hourWords, type ProvisionState } from './provision-state.js';

/** What it would change if a session, such as a youth bus, were elsewhere or on another day. Nothing is changed by asking. */
export function WhatIf({ state: { season } }: { readonly state: ProvisionState }) {
  const { state: list, again: listAgain } = useQuery(EverySessionDocument, {});
  const [session, setSession] = useState('');
  const [place, setPlace] = useState('');
  const [weekday, setWeekday] = useState('');
  const [asked, setAsked] = useState<MoveInput | null>(null);
  const { state, again } = useQuery(WhatIfMovedDocument, asked && { move: asked, seasons: season === null ? null : [season] });
  const places = (list.status === 'ready' ? list.data.youthProvision.edges : [])
    .map(({ node }) => node)
    .filter(({ location }) => location);
  const buses = places
    .flatMap((of) => of.sessions.map((one) => ({ ...one, place: of.name, isBus: of.kind === 'bus' })))
    .filter((one) => one.weekday !== null && one.startsAt !== null && one.access !== 'targeted')
    .sort((a, b) => Number(b.isBus) - Number(a.isBus));
  const ask = () => {
    const [longitude, latitude] = (places.find(({ id }) => id === place)?.location as Point | undefined)?.coordinates ?? [];
    setAsked({
      session,
      ...(longitude === undefined ? {} : { longitude, latitude: latitude! }),
      ...(weekday === '' ? {} : { weekday: Number(weekday) }),
    });
  };
  return (
    <section aria-labelledby="provision-if">
      <h2 className="govuk-heading-m" id="provision-if">
        What if a session moved?
      </h2>
      {list.status === 'failed' && <Failed failure={list.failure} again={listAgain} />}
      <form
        className="provision-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (session !== '') ask();
        }}
      >
        <div className="provision-form__wide">
          <label className="govuk-label" htmlFor="if-session">
            Session
          </label>
          <select className="govuk-select" id="if-session" value={session} onChange={(event) => setSession(event.target.value)}>
            <option value="">Choose a session</option>
            {buses.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}, {one.place}, {weekdayNames[one.weekday! - 1]} {one.startsAt}–{one.endsAt}
              </option>
            ))}
          </select>
        </div>
        <div className="provision-form__wide">
          <label className="govuk-label" htmlFor="if-place">
            To
          </label>
          <select className="govuk-select" id="if-place" value={place} onChange={(event) => setPlace(event.target.value)}>
            <option value="">Where it is</option>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="govuk-label" htmlFor="if-weekday">
            On
          </label>
          <select className="govuk-select" id="if-weekday" value={weekday} onChange={(event) => setWeekday(event.target.value)}>
            <option value="">The same day</option>
            {weekdayNames.map((name, index) => (
              <option key={name} value={index + 1}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" look="secondary" aria-disabled={session === ''}>
          Show the difference
        </Button>
      </form>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the difference" />}
      {state.status === 'ready' && <Difference moved={state.data.movedSession} />}
    </section>
  );
}

function Difference({ moved: { before, after, hours, areas } }: { readonly moved: WhatIfMovedQuery['movedSession'] }) {
  const change = after - before;
  const of = (part: 'gained' | 'lost') => areas.filter((area) => area[part] > 0).sort((a, b) => b[part] - a[part]);
  return (
    <div role="status">
      <p className="govuk-body">
        <strong>
          {change === 0 ? 'As many' : `${formatCount(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'}`} child-hours a week
        </strong>{' '}
        within a walk of something open: {formatCount(before)} before, {formatCount(after)} after.
      </p>
      {(['gained', 'lost'] as const).map((part) => (
        <p key={part} className="govuk-body-s">
          {part === 'gained' ? 'Gained' : 'Lost'}:{' '}
          {of(part).length === 0
            ? 'nothing.'
            : `${of(part)
                .slice(0, 6)
                .map((area) => `${area.name} ${formatCount(area[part])}`)
                .join(', ')}${of(part).length > 6 ? ` and ${of(part).length - 6} more LSOAs` : ''}.`}
        </p>
      ))}
      {hours.length > 0 && (
        <ul className="govuk-list govuk-list--bullet govuk-body-s">
          {hours.map((one) => (
            <li key={`${one.weekday} ${one.hour}`}>
              {hourWords(one.weekday, one.hour)}: {formatCount(one.before)} children before, {formatCount(one.after)} after
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
