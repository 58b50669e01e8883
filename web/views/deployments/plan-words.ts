/** What is said of plans, in words. */
import { longDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import type { WholePlanFragment } from '../../graphql.generated.js';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** «Friday 8 May 2026». */
export const eveningText = (on: string): string => `${weekdays[new Date(`${on}T12:00:00Z`).getUTCDay()]!} ${longDate(on)}`;

/** In its newest version unless told. */
export const planAddress = (id: string, version?: number): string =>
  `/deployments/plans/${id}${version === undefined ? '' : `?version=${version}`}`;
export const dayAddress = (on: string): string => `/deployments/days/${on}`;
export const crewSafetyAddress = '/deployments/crew-safety';

const figure = (number: number): string => number.toLocaleString('en-GB', { maximumFractionDigits: 2 });

/** What the plan comes to, in a sentence. */
export function resultText({ routes, covered, bound, gap, greedy }: WholePlanFragment): string {
  const visits = routes.reduce((sum, { stops }) => sum + stops.length, 0);
  if (visits === 0) return 'No visit can be made that evening; why, stands beside each place.';
  const best =
    gap < 0.0005
      ? 'no plan that keeps the rules covers more'
      : `no plan covers more than ${figure(bound)}, a gap of ${(gap * 100).toLocaleString('en-GB', { maximumFractionDigits: 1 })} %`;
  return `${plural(visits, 'visit', 'visits')} by ${plural(routes.length, 'team', 'teams')} cover ${figure(covered)}; ${best}. Planned step by step, ${figure(greedy.covered)}.`;
}

/** Days on, as `2026-05-08`. */
export const daysOn = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A day of the calendar, written as `2026-05-08`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) && daysOn(text, 0) === text;

export const londonToday = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
