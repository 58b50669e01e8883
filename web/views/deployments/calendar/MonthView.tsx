import { Link } from 'react-router';
import { addMonths, lastDayOf, longMonth } from '../../../components/dates.js';
import { Failed, Loading } from '../../../components/States.js';
import { CalendarMonthDocument, type CalendarMonthQuery } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { useAnnounce } from '../../../layout/Announcer.js';
import { dayAddress, eveningText, londonToday } from '../plan-words.js';
import { weeksOf } from './month.js';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthAddress = (month: string): string => `/deployments?month=${month}`;

/** A month of shifts with bank and school holidays: weeks as rows; on a telephone a list of the days that have something. */
export function MonthView({ month }: { readonly month: string }) {
  const { state, again } = useQuery(CalendarMonthDocument, { from: `${month}-01`, to: lastDayOf(month) });
  const found = state.status === 'ready' ? state.data : undefined;
  const now = londonToday().slice(0, 7);
  return (
    <section aria-labelledby="month-title" className="deployment-part">
      <div className="month__head">
        <h2 className="govuk-heading-m" id="month-title">
          {longMonth(month)}
        </h2>
        <nav aria-label="Other months" className="month__turns">
          <Turn month={addMonths(month, -1)} />
          {month !== now && <Turn month={now} words="This month" />}
          <Turn month={addMonths(month, 1)} />
        </nav>
      </div>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what={longMonth(month)} />}
      {found && <Month month={month} found={found} />}
    </section>
  );
}

function Turn({ month, words = longMonth(month) }: { readonly month: string; readonly words?: string }) {
  const announce = useAnnounce();
  return (
    <Link className="govuk-link" to={monthAddress(month)} preventScrollReset onClick={() => announce(longMonth(month))}>
      {words}
    </Link>
  );
}

function Month({ month, found }: { readonly month: string; readonly found: CalendarMonthQuery }) {
  const nothing = found.shifts.shifts.length === 0 && found.shifts.notOut.length === 0;
  return (
    <>
      {nothing && <p className="govuk-body">No rule and no decision has a team out in {longMonth(month)}.</p>}
      <table className="month">
        <caption className="govuk-visually-hidden">Shifts in {longMonth(month)}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, at) =>
                day === null ? <td key={weekdays[at]} className="month__none" /> : <Day key={day} day={day} found={found} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Day({ day, found }: { readonly day: string; readonly found: CalendarMonthQuery }) {
  const { shifts, notOut, bankHolidays } = found.shifts;
  const on = <Thing extends { readonly on: string }>(things: readonly Thing[]): Thing[] =>
    things.filter((thing) => thing.on === day);
  const [out, not, banks] = [on(shifts), on(notOut), on(bankHolidays)];
  const school = found.schoolCalendar.holidays.filter(({ from, to }) => from <= day && day <= to);
  const looks = [
    out.length + not.length + banks.length === 0 ? ' month__day--empty' : '',
    banks.length + school.length > 0 ? ' month__day--holiday' : '',
    day === londonToday() ? ' month__day--today' : '',
    day < londonToday() && day.startsWith(londonToday().slice(0, 7)) ? ' month__day--past' : '',
  ];
  return (
    <td className={`month__day${looks.join('')}`}>
      <Link className="govuk-link month__link" to={dayAddress(day)}>
        <span className="month__number" aria-hidden="true">
          {Number(day.slice(8))}
        </span>
        <span className="month__full">{eveningText(day)}</span>
        {day === londonToday() && <span className="month__today"> today</span>}
      </Link>
      {banks.map(({ name }) => (
        <p key={name} className="month__bank">
          {name}
        </p>
      ))}
      {school.map(({ name }) => (
        <p key={name} className="month__school">
          {name}
        </p>
      ))}
      {out.length + not.length > 0 && (
        <ul className="month__shifts">
          {out.map(({ team, teamName, from, to, decided, publishedPlan }) => (
            <li key={team} className={publishedPlan === null ? '' : 'month__published'}>
              {teamName}{' '}
              <span className="month__hours">
                {from}–{to}
              </span>
              {decided && <span className="month__mark">decided</span>}
              {publishedPlan !== null && <span className="month__mark">plan published</span>}
            </li>
          ))}
          {not.map(({ team, teamName }) => (
            <li key={team} className="month__not">
              not out: {teamName}
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}
