/** What is said of a shift and its visits, in words. */
import { plural } from '../../components/numbers.js';
import type { KeptVisit } from '../../phone/kept-visit.js';
import { youngPeopleOf } from '../../phone/kept-visit.js';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** «18:05», in London. */
export const clockText = (moment: string): string => clock.format(new Date(moment));

export const BETWEEN_STOPS = 'On the way, between stops';

/** «12 minutes, 5 young people, 2 adults». */
export function visitText(visit: KeptVisit): string {
  const end = visit.endedAt === null ? Date.now() : Date.parse(visit.endedAt);
  const minutes = Math.round((end - Date.parse(visit.beganAt)) / 60_000);
  return [
    plural(minutes, 'minute', 'minutes'),
    plural(youngPeopleOf(visit), 'young person', 'young people'),
    plural(visit.adults, 'adult', 'adults'),
  ].join(', ');
}

export const STANDS: Readonly<Record<KeptVisit['stands'], string>> = {
  'under way': 'under way',
  waiting: 'not sent yet',
  sent: 'sent',
  refused: 'not taken',
};

export const ISSUES = [
  ['FLY_TIPPING', 'Fly tipping'],
  ['STREET_LIGHTING', 'Street light'],
  ['OVERFLOWING_SKIP', 'Overflowing skip'],
  ['BURNT_OUT_CAR', 'Burnt-out car'],
  ['SCRAMBLER_BIKE', 'Scrambler bike'],
] as const;

export const ADVICE = [
  ['drugsAndAlcohol', 'Drugs and alcohol'],
  ['careers', 'Careers'],
  ['personalSafety', 'Personal safety'],
  ['activities', 'Activities near'],
] as const;

export const YOUNG_PEOPLE = [
  ['male', 'Young people, male'],
  ['female', 'Young people, female'],
  ['notRecorded', 'Young people, not recorded'],
] as const;
