/**
 * What a plan covers. Of the visits to a place, put in order of the demand in the hour each begins, the first counts whole, the others the
 * shares of `worthOfVisits`; a place that is visited adds its priority once; a patrol's return within `returnWithinMinutes` of the end of
 * a patrol's visit adds `returnReward` of its demand.
 *
 * That a repeat is worth less is a choice, as are its shares: no study gives them.
 */
import type { Evening, SlotVisit } from './evening.js';

export function planWorth(evening: Evening, visits: readonly SlotVisit[]): number {
  let worth = 0;
  for (let place = 0; place < evening.places; place++) {
    worth += worthOfPlace(
      evening,
      place,
      visits.filter((visit) => visit.place === place),
    );
  }
  return worth;
}

export function worthOfPlace(evening: Evening, place: number, visits: readonly SlotVisit[]): number {
  if (visits.length === 0) return 0;
  const { candidates, settings } = evening.input;
  const demandOf = ({ slot }: SlotVisit): number => evening.demand[place * evening.slots + slot]!;
  const ordered = visits.map(demandOf).sort((a, b) => b - a);
  const counted = ordered.reduce((sum, demand, at) => sum + demand * (settings.worthOfVisits[at] ?? 0), 0);
  const returns = visits
    .filter((visit) => visits.some((before) => isRewardedReturn(evening, before, visit)))
    .reduce((sum, visit) => sum + demandOf(visit) * settings.returnReward, 0);
  return counted + returns + candidates[place]!.priority;
}

/** Whether `visit` is a rewarded return to where `before` was; of the same place. */
export function isRewardedReturn({ input, teams }: Evening, before: SlotVisit, visit: SlotVisit): boolean {
  const first = teams[before.team]!;
  if (!first.returnsRewarded || !teams[visit.team]!.returnsRewarded) return false;
  const since = (visit.slot - before.slot) * input.slotMinutes - first.visitMinutes;
  return since >= 0 && since <= input.settings.returnWithinMinutes;
}
