/** The invented list of youth provision with its head-counts, in the partnership's own layout. */
import { csvText, type CsvCell } from './csv-text.js';
import { dateOf, LAST_DAY, weekdayOf } from './calendar.js';
import type { Random } from './random.js';
import type { StreetPlaces } from './street-places.js';
import { YOUTH_PLACES, type YouthSession } from './youth-list.js';

/** Head-counts are sums over these periods; in the last, weekly sessions are counted evening by evening. */
const PERIODS = ['2025/26 autumn', '2025/26 spring', '2026/27 autumn to October'] as const;
const SESSIONS_COUNTED = [14, 13, 7];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const HEADER =
  'session,place,kind,postcode,easting,northing,area,sensitive,weekday,starts,ends,season,age_from,age_to,access,capacity,provider,cost,period,males,females,not_recorded'.split(
    ',',
  );

export function youthProvisionCsv(places: StreetPlaces, random: Random): string {
  const rows: CsvCell[][] = [];
  for (const youth of YOUTH_PLACES) {
    const site = youth.centre && places.near(youth.centre, 25, random);
    const where: CsvCell[] = !site
      ? ['', '', '']
      : youth.byPostcode
        ? [site.postcode.postcode, '', '']
        : ['', site.easting, site.northing];
    for (const session of youth.sessions) {
      const fixed: CsvCell[] = [
        session.session,
        youth.place,
        youth.kind,
        ...where,
        youth.area,
        youth.sensitive ? 'yes' : 'no',
        session.weekday,
        session.starts,
        session.ends,
        session.season,
        session.ages?.[0],
        session.ages?.[1],
        session.access,
        session.capacity,
        youth.provider,
        session.cost,
      ];
      if (session.heads === undefined) rows.push([...fixed, '', '', '', '']);
      else
        for (const [period, mean] of periodsOf(session, session.heads))
          rows.push([...fixed, period, ...headCount(mean, session.session, random)]);
    }
  }
  return csvText(HEADER, rows);
}

/** Periods or days, each with how many children came in all, on average. */
function periodsOf({ weekday, season }: YouthSession, heads: number): (readonly [period: string, mean: number])[] {
  const sums = PERIODS.map((period, index) => [period, heads * SESSIONS_COUNTED[index]!] as const);
  if (weekday === undefined || season !== 'all year') return sums;
  const last = LAST_DAY - ((weekdayOf(LAST_DAY) - 1 - WEEKDAYS.indexOf(weekday) + 7) % 7);
  const days = Array.from({ length: SESSIONS_COUNTED.at(-1)! }, (_, weeksAgo) => last - 7 * weeksAgo).reverse();
  return [...sums.slice(0, -1), ...days.map((day) => [dateOf(day), heads] as const)];
}

function headCount(mean: number, session: string, random: Random): [number, number, number] {
  const total = random.poisson(mean * random.between(0.85, 1.15));
  const maleShare = /girls/i.test(session) ? 0 : random.between(0.5, 0.72);
  const notRecorded = Math.round(total * random.between(0, 0.05));
  const males = Math.round((total - notRecorded) * maleShare);
  return [males, total - notRecorded - males, notRecorded];
}
