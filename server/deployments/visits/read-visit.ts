/** Reads what a phone sends: every field that is wrong is named, all at once. */
import type { FieldProblem } from '../../governance/field-problem.js';
import { isBritishLongitudeLatitude } from '../../ingest/british-places.js';
import { ASK_WORDS } from '../../provision/asks/asks.js';
import type { SentVisit } from './visit.js';

/** More people than a team of three speaks with in an evening: more is a slip of the thumb. */
const MOST_PEOPLE = 300;
const MOST_ISSUES = 20;
const MOST_CONCERNS = 10;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isVisitId = (text: string): boolean => UUID.test(text);

export interface KnownChoices {
  /** Positions of the shift's stops. */
  readonly stops: ReadonlySet<number>;
  readonly referral: ReadonlySet<number>;
  readonly campaign: ReadonlySet<number>;
  readonly passedTo: ReadonlySet<number>;
}

export function problemsOfVisit(visit: SentVisit, known: KnownChoices): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, problem: string): void => void problems.push({ field, problem });
  for (const [field, people, least] of counted(visit)) {
    if (!Number.isInteger(people) || people < least || people > MOST_PEOPLE)
      wrong(field, `This is a whole number from ${least} to ${MOST_PEOPLE}.`);
  }
  if (visit.stop !== null && !known.stops.has(visit.stop)) wrong('stop', 'This is no stop of the shift.');
  const agencies = visit.referrals.map(({ agency }) => agency);
  if (agencies.some((agency) => !known.referral.has(agency))) wrong('referrals', 'There is no such agency to refer to.');
  if (isTwice(agencies)) wrong('referrals', 'An agency is named twice.');
  if (visit.campaigns.some((campaign) => !known.campaign.has(campaign))) wrong('campaigns', 'There is no such campaign.');
  if (isTwice(visit.campaigns)) wrong('campaigns', 'A campaign is named twice.');
  if (visit.issues.length > MOST_ISSUES) wrong('issues', `No more than ${MOST_ISSUES} issues are reported on at a visit.`);
  if (visit.issues.some(({ passedTo }) => !known.passedTo.has(passedTo)))
    wrong('issues', 'There is no such place to pass an issue to.');
  for (const [at, { place }] of visit.issues.entries())
    if (place !== null && !isBritishLongitudeLatitude(place.longitude, place.latitude))
      wrong(`issues.${at}`, 'This place is not in Great Britain.');
  const asks = visit.asks.map(({ ask }) => ask);
  if (asks.some((ask) => !ASK_WORDS.includes(ask))) wrong('asks', 'This is not on the list of what young people ask for.');
  if (isTwice(asks)) wrong('asks', 'Something that was asked for is named twice.');
  if (visit.concernsAt.length > MOST_CONCERNS) wrong('concernsAt', `No more than ${MOST_CONCERNS} times are kept of a visit.`);
  if (isTwice(visit.concernsAt.map(Number))) wrong('concernsAt', 'A time is named twice.');
  if (visit.replaces === visit.id) wrong('replaces', 'A visit does not correct itself.');
  return problems;
}

function counted({
  youngPeople,
  adults,
  advice,
  leaflets,
  referrals,
  asks,
}: SentVisit): [field: string, people: number, least: number][] {
  return [
    ...Object.entries(youngPeople).map(([field, people]): [string, number, number] => [
      `youngPeople.${field}`,
      people as number,
      0,
    ]),
    ['adults', adults, 0],
    ...Object.entries(advice).map(([field, people]): [string, number, number] => [`advice.${field}`, people as number, 0]),
    ['leaflets', leaflets, 0],
    ...referrals.map(({ individuals }, at): [string, number, number] => [`referrals.${at}`, individuals, 1]),
    ...asks.map(({ children }, at): [string, number, number] => [`asks.${at}`, children, 1]),
  ];
}

const isTwice = (items: readonly (number | string)[]): boolean => new Set(items).size < items.length;
