import { createHash } from 'node:crypto';
import type { SentVisit } from './visit.js';

/** The same for the same content, in whatever order a phone lists its parts. */
export function digestOfVisit(visit: SentVisit): string {
  const parts = [
    ...[visit.id, visit.shift, visit.seat, visit.stop, visit.beganAt.toISOString(), visit.endedAt.toISOString(), visit.replaces],
    ...[visit.youngPeople.male, visit.youngPeople.female, visit.youngPeople.notRecorded, visit.adults, visit.leaflets],
    ...[visit.advice.drugsAndAlcohol, visit.advice.careers, visit.advice.personalSafety, visit.advice.activities],
    visit.referrals.map(({ agency, individuals }) => `${agency}:${individuals}`).sort(),
    visit.campaigns.map(String).sort(),
    visit.issues.map(({ kind, passedTo, place }) => `${kind}:${passedTo}${placeText(place)}`).sort(),
    visit.concernsAt.map((at) => at.toISOString()).sort(),
    // Left out where there are none: a visit that was sent before there were any has the digest it had then, and is still known as stored.
    ...(visit.asks.length === 0 ? [] : [visit.asks.map(({ ask, children }) => `${ask}:${children}`).sort()]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const placeText = (place: SentVisit['issues'][number]['place']): string =>
  place === null ? '' : `:${place.longitude},${place.latitude}`;
