/** What is said of teams and staff, in words. */
import type { ShiftOccasion, TeamKind, TeamListQuery, TeamTravel } from '../../../graphql.generated.js';

export type OneTeam = TeamListQuery['teams'][number];

export const kindNames: Readonly<Record<TeamKind, string>> = {
  YOUTH_OUTREACH: 'Youth outreach',
  POLICE_PATROL: 'Police patrol',
  WARDENS: 'Wardens',
};

export const occasionNames: Readonly<Record<ShiftOccasion, string>> = {
  EVERY_WEEK: 'Every week',
  SCHOOL_HOLIDAYS: 'In school holidays',
  BONFIRE_PERIOD: 'In the Bonfire period',
  BANK_HOLIDAYS: 'On bank holidays',
};

export const travelNames: Readonly<Record<TeamTravel, string>> = {
  FOOT: 'On foot, at 4.8 km/h',
  VAN: 'By van, at 24 km/h',
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = 'January February March April May June July August September October November December'.split(' ');

const choices = (names: readonly string[]) => names.map((words, at) => ({ code: String(at + 1), words }));
export const weekdayChoices = choices(weekdays);
export const shortWeekdayChoices = choices(weekdays.map((name) => name.slice(0, 3)));
export const monthChoices = choices(months);

export const weekdayNames = (numbers: readonly number[]): string => numbers.map((number) => weekdays[number - 1]).join(', ');

/** «Every week: Friday, 17:00–21:00» */
export const ruleText = ({ in: occasion, weekdays: on, from, to }: OneTeam['rules'][number]): string =>
  `${occasionNames[occasion]}: ${weekdayNames(on)}, ${from}–${to}`;

/** «none in December, January unless a partner asks for support» */
export const pauseText = (paused: readonly number[]): string =>
  paused.length === 0
    ? 'Out all the year'
    : `None in ${paused.map((month) => months[month - 1]).join(' and ')} unless a partner asks for support`;

/** `10-24` → «24 October». */
export function yearDayText(written: string): string {
  const [month, day] = written.split('-').map(Number);
  return `${day} ${months[month! - 1]}`;
}

/** «24 October» → `10-24`; null where it is no day of a year. */
export function yearDayOf(text: string): string | null {
  const found = /^(\d{1,2})\s+([a-z]{3,9})\.?$/i.exec(text.trim());
  if (found === null) return null;
  const month = months.findIndex((name) => name.toLowerCase().startsWith(found[2]!.toLowerCase())) + 1;
  const day = Number(found[1]);
  if (month === 0 || day < 1 || day > new Date(Date.UTC(2024, month, 0)).getUTCDate()) return null;
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
