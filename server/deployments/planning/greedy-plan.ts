/**
 * The plan as one would make it by hand: first what has to be visited, one after the other, each where it leaves most; then, as long as anything
 * can be added between what is planned, the visit that adds most covered demand. Of equals the earliest, then the first of the list. Its plan
 * keeps every rule; it may be far from the best, and it may leave out a required visit that a better order has room for.
 */
import type { Evening, SlotVisit } from './evening.js';
import { worthOfPlace } from './plan-worth.js';

export function greedyPlan(evening: Evening): SlotVisit[] {
  const planned: SlotVisit[] = [];
  // What leaves the planner least choice comes first.
  const required = evening.required.toSorted((a, b) => openness(a) - openness(b));
  for (const requirement of required) {
    if (planned.some((visit) => answers(visit, requirement))) continue;
    const visit = bestAddition(evening, planned, (candidate) => answers(candidate, requirement), -Infinity);
    if (visit !== null) planned.push(visit);
  }
  for (;;) {
    const visit = bestAddition(evening, planned, () => true, 1e-9);
    if (visit === null) return planned;
    planned.push(visit);
  }
}

const openness = ({ team, slot }: Evening['required'][number]): number => (team === null ? 1 : 0) + (slot === null ? 2 : 0);

export function answers(visit: SlotVisit, { place, team, slot }: Evening['required'][number]): boolean {
  return visit.place === place && (team ?? visit.team) === visit.team && (slot ?? visit.slot) === visit.slot;
}

function bestAddition(
  evening: Evening,
  planned: readonly SlotVisit[],
  wanted: (visit: SlotVisit) => boolean,
  atLeast: number,
): SlotVisit | null {
  let best: SlotVisit | null = null;
  let most = atLeast;
  for (let place = 0; place < evening.places; place++) {
    const here = planned.filter((visit) => visit.place === place);
    if (here.length >= evening.input.settings.worthOfVisits.length) continue;
    const now = worthOfPlace(evening, place, here);
    for (let team = 0; team < evening.teams.length; team++) {
      for (let slot = 0; slot < evening.slots; slot++) {
        const visit = { team, place, slot };
        if (evening.teams[team]!.may[place * evening.slots + slot] !== 1) continue;
        if (!wanted(visit) || !fits(evening, planned, visit)) continue;
        const gain = worthOfPlace(evening, place, [...here, visit]) - now;
        if (gain > most + 1e-12 || (best !== null && Math.abs(gain - most) <= 1e-12 && slot < best.slot)) {
          best = visit;
          most = gain;
        }
      }
    }
  }
  return best;
}

/** Whether a visit can be added to those that are planned: the team is there in time, and the place is left alone long enough. */
export function fits({ teams, places }: Evening, planned: readonly SlotVisit[], visit: SlotVisit): boolean {
  const inTime = (before: SlotVisit, after: SlotVisit): boolean =>
    after.slot - before.slot >= teams[before.team]!.step[before.place * places + after.place]!;
  const leftAlone = (before: SlotVisit, after: SlotVisit): boolean => after.slot - before.slot >= teams[before.team]!.keeps;
  return planned.every((other) => {
    const [before, after] = other.slot <= visit.slot ? [other, visit] : [visit, other];
    if (other.team === visit.team && !inTime(before, after)) return false;
    return other.place !== visit.place || leftAlone(before, after);
  });
}
