/** What is open for children: sessions and their hours by weekday. */
import { youthProvision, type YouthSession } from '../../provision/provision.service.js';
import { known } from './cells.js';
import type { FigureKind } from './figure.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const sessionsByWeekday: FigureKind = {
  kind: 'sessions-by-weekday',
  make: async ({ sql, area }) => {
    const { places } = await youthProvision(sql, { areaCode: area.gssCode }, 'none');
    const sessions = places.flatMap((place) => place.sessions);
    const days = WEEKDAYS.map((label, index) => {
      const then = sessions.filter(({ weekday }) => weekday === index + 1);
      const evening = then.filter(
        ({ startsAt, endsAt }) => startsAt !== null && endsAt !== null && endsAt > '19:00' && startsAt <= '19:00',
      );
      return { label, sessions: then.length, hours: then.reduce((sum, one) => sum + hoursOf(one), 0), evening: evening.length };
    });
    const without = days.filter(({ evening }) => evening === 0).map(({ label }) => label);
    const notStated = sessions.filter(({ weekday, startsAt }) => weekday === null || startsAt === null).length;
    return {
      title: `Youth sessions by weekday, ${area.name}`,
      unit: 'sessions a week',
      period: 'As the lists of provision stand now',
      numerator: 'Sessions held on the weekday, of any season',
      denominator: 'None: these are counts',
      source: 'Lists of youth provision loaded or kept by the partnership',
      method: 'Every session listed with its weekday. What a list does not state is never taken for closed.',
      disclosureRule: 'Sessions are public. Places that must not be found are in no figure.',
      alt: `Bars by weekday. ${days.map(({ label, sessions: count }) => `${label} ${count}`).join(', ')} sessions.`,
      notes: [
        ...(without.length > 0 ? [`No session is listed as open at 19:00 on ${without.join(', ')}.`] : []),
        ...(notStated > 0
          ? [`${notStated} ${notStated === 1 ? 'session states' : 'sessions state'} no weekday or time, and may be open on any.`]
          : []),
      ],
      chart: 'bars',
      drawn: 0,
      rowTitle: 'Weekday',
      columns: [
        { name: 'sessions', title: 'Sessions', meaning: 'Sessions listed on the weekday' },
        { name: 'hours', title: 'Hours open', meaning: 'Hours of these sessions, added up' },
        { name: 'open_at_19', title: 'Open at 19:00', meaning: 'Of these sessions, open at seven in the evening' },
      ],
      rows: days.map((day, index) => ({
        key: String(index + 1),
        label: day.label,
        cells: [known(day.sessions), known(day.hours, 1), known(day.evening)],
      })),
    };
  },
};

function hoursOf({ startsAt, endsAt }: YouthSession): number {
  if (startsAt === null || endsAt === null) return 0;
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const length = minutes(endsAt) - minutes(startsAt);
  return (length > 0 ? length : length + 24 * 60) / 60;
}
