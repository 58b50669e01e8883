import { ScrollRegion } from '../../components/ScrollRegion.js';
import { formatCount, plural } from '../../components/numbers.js';
import type { ReachInHourQuery } from '../../graphql.generated.js';
import type { ChangeState } from '../../view-state/use-address-state.js';
import { weekdayNames } from '../../view-state/clock-words.js';
import { clockOf, hourWords, type ProvisionState } from './provision-state.js';
import { shareClass } from './share-classes.js';

type Hours = ReachInHourQuery['youthReach']['hours'];

/** Weekdays by hours: how many sessions are open, and «?» for what may be. Each cell is a button that shows its hour. */
export function WeekGrid({
  hours,
  children,
  state,
  change,
}: {
  readonly hours: Hours;
  readonly children: number;
  readonly state: ProvisionState;
  readonly change: ChangeState<ProvisionState>;
}) {
  const used = hours.filter(({ sessionsOpen }) => sessionsOpen > 0).map(({ hour }) => hour);
  const first = Math.min(...used, state.hour, 15);
  const last = Math.max(...used, state.hour, 21);
  const columns = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const always = Math.min(...hours.map(({ sessionsNotStated }) => sessionsNotStated));
  return (
    <>
      <p className="govuk-body-s">
        Sessions open in each hour, darker where more children live within a walk. «?» counts sessions that may be open: what is
        not stated is not closed.
        {always > 0 &&
          ` ${plural(always, 'session states', 'sessions state')} neither weekday nor hours, and may be open at any hour.`}
      </p>
      <ScrollRegion label="Sessions by weekday and hour">
        <table className="week-grid">
          <caption className="govuk-visually-hidden">Sessions by weekday and hour</caption>
          <thead>
            <tr>
              <td />
              {columns.map((hour) => (
                <th key={hour} scope="col">
                  {clockOf(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdayNames.map((name, index) => (
              <tr key={name}>
                <th scope="row">
                  <span aria-hidden="true">{name.slice(0, 3)}</span>
                  <span className="govuk-visually-hidden">{name}</span>
                </th>
                {columns.map((hour) => {
                  const of = hours[index * 24 + hour]!;
                  const chosen = state.weekday === index + 1 && state.hour === hour;
                  return (
                    <td key={hour}>
                      <button
                        type="button"
                        className={`week-grid__cell week-grid__cell--${shareClass(of.open, children)}`}
                        aria-pressed={chosen}
                        aria-label={`${hourWords(index + 1, hour)}: ${plural(of.sessionsOpen, 'session', 'sessions')} open, ${of.sessionsNotStated} may be, ${formatCount(of.open)} children within a walk`}
                        onClick={() => change({ weekday: index + 1, hour })}
                      >
                        {of.sessionsOpen > 0 ? of.sessionsOpen : ''}
                        {of.sessionsNotStated > always && (
                          <span className="week-grid__perhaps">{of.sessionsNotStated - always}?</span>
                        )}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
