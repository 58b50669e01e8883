import { useState } from 'react';
import { Button } from '../../components/Button.js';
import { formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Failed, Loading } from '../../components/States.js';
import { BestSessionsDocument, type BestSessionsQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { weekdayNames } from '../../view-state/clock-words.js';
import type { ProvisionState } from './provision-state.js';

interface Asked {
  readonly sessions: number;
  readonly weekday: number | null;
  readonly season: string | null;
}

/** Where and when further sessions would reach most, asked for on a button: it takes seconds. */
export function BestSessions({ state: { season } }: { readonly state: ProvisionState }) {
  const [count, setCount] = useState(3);
  const [weekday, setWeekday] = useState<number | null>(5);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { state, again } = useQuery(
    BestSessionsDocument,
    asked && {
      sessions: asked.sessions,
      weekdays: asked.weekday === null ? null : [asked.weekday],
      seasons: asked.season === null ? null : [asked.season],
    },
  );
  return (
    <section aria-labelledby="provision-best">
      <h2 className="govuk-heading-m" id="provision-best">
        Further sessions
      </h2>
      <p className="govuk-body-s">
        Where and when further sessions of two hours, between 16:00 and 22:00, would reach most children whom nothing open
        reaches.
      </p>
      <form
        className="provision-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ sessions: count, weekday, season });
        }}
      >
        <div>
          <label className="govuk-label" htmlFor="best-count">
            How many
          </label>
          <select
            className="govuk-select"
            id="best-count"
            value={count}
            onChange={(event) => setCount(Number(event.target.value))}
          >
            {Array.from({ length: 10 }, (_, at) => (
              <option key={at} value={at + 1}>
                {at + 1}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="govuk-label" htmlFor="best-weekday">
            On
          </label>
          <select
            className="govuk-select"
            id="best-weekday"
            value={weekday ?? ''}
            onChange={(event) => setWeekday(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">Any weekday</option>
            {weekdayNames.map((name, index) => (
              <option key={name} value={index + 1}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit">Find the best</Button>
      </form>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the best sessions" />}
      {state.status === 'ready' && <Found found={state.data.furtherSessions} />}
    </section>
  );
}

function Found({ found }: { readonly found: BestSessionsQuery['furtherSessions'] }) {
  const { covered, bound, greedyCovered, coveredBefore, total, mayBeCovered, sessions, greedy, method } = found;
  return (
    <div role="status">
      <p className="govuk-body">
        <strong>
          From {formatCount(coveredBefore)} to {formatCount(covered)} of {formatCount(total)} child-hours a week
        </strong>
        {bound > covered ? `; no choice covers more than ${formatCount(bound)}.` : ', and no choice covers more.'} One after the
        other, greedily: {formatCount(greedyCovered)}.
        {mayBeCovered > 0 &&
          ` ${formatCount(mayBeCovered)} may be covered already by sessions whose times are not stated: look there first.`}
      </p>
      <Sessions caption="The best choice" sessions={sessions} />
      {greedyCovered < covered && <Sessions caption="The greedy choice" sessions={greedy} />}
      <p className="govuk-body-s">Method: {method}.</p>
    </div>
  );
}

function Sessions({
  caption,
  sessions,
}: {
  readonly caption: string;
  readonly sessions: BestSessionsQuery['furtherSessions']['sessions'];
}) {
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table data-table">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Place
            </th>
            <th scope="col" className="govuk-table__header">
              When
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Adds, child-hours
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {sessions.map(({ place, weekday, startsAt, endsAt, adds }) => (
            <tr key={`${place} ${weekday} ${startsAt}`} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {place}
              </th>
              <td className="govuk-table__cell">
                {weekdayNames[weekday - 1]} {startsAt}–{endsAt}
              </td>
              <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(adds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
