/**
 * The dearest route of one team through priced visits, by dynamic programming over slots: a route is a walk forward in time, so the best
 * continuation of each place and slot needs working out once. Two states: `ready`, at the place with the visit still to be decided on, and
 * `done`, the visit begun. Visits of a route may repeat a place too soon; the rules shared by the teams see to that.
 */
import type { EveningOfTeam } from './evening.js';

export interface PricedRoutes {
  /** The most that any route of the team earns; 0 is staying at base. */
  readonly best: number;
  readonly route: { readonly place: number; readonly slot: number }[];
  readonly readyAfter: Float64Array;
  readonly doneAfter: Float64Array;
}

/** @param prices by place × slots + slot, what a visit that begins there and then earns */
export function bestRoute(team: EveningOfTeam, places: number, slots: number, prices: Float64Array): PricedRoutes {
  const readyAfter = new Float64Array(places * slots);
  const doneAfter = new Float64Array(places * slots);
  const next = new Int32Array(places * slots).fill(-1);
  for (let slot = slots - 1; slot >= 0; slot--) {
    for (let place = 0; place < places; place++) {
      const at = place * slots + slot;
      readyAfter[at] = slot + 1 < slots ? readyAfter[at + 1]! : 0;
      if (team.may[at] !== 1) continue;
      let most = 0;
      for (let other = 0; other < places; other++) {
        const arrives = slot + team.step[place * places + other]!;
        if (arrives >= slots) continue;
        const earns = readyAfter[other * slots + arrives]!;
        if (earns > most) {
          most = earns;
          next[at] = other * slots + arrives;
        }
      }
      doneAfter[at] = most;
      readyAfter[at] = Math.max(readyAfter[at]!, prices[at]! + most);
    }
  }
  let best = 0;
  let ready = -1;
  for (let place = 0; place < places; place++) {
    const first = team.first[place]!;
    if (first >= slots || readyAfter[place * slots + first]! <= best) continue;
    best = readyAfter[place * slots + first]!;
    ready = place * slots + first;
  }
  const route: { place: number; slot: number }[] = [];
  while (ready >= 0) {
    // Waiting, as long as nothing is lost by it, ends where the visit earns what was promised.
    while (team.may[ready] !== 1 || prices[ready]! + doneAfter[ready]! < readyAfter[ready]! - 1e-12) ready++;
    route.push({ place: Math.floor(ready / slots), slot: ready % slots });
    ready = next[ready]!;
  }
  return { best, route, readyAfter, doneAfter };
}

/** The most that any route earns before it is ready at a place in a slot; −∞ where none can be. */
export function earnedBefore(team: EveningOfTeam, places: number, slots: number, prices: Float64Array): Float64Array {
  const ready = new Float64Array(places * slots).fill(-Infinity);
  for (let place = 0; place < places; place++) {
    const first = team.first[place]!;
    if (first < slots) ready[place * slots + first] = 0;
  }
  for (let slot = 0; slot < slots; slot++) {
    for (let place = 0; place < places; place++) {
      const at = place * slots + slot;
      if (slot > 0 && ready[at - 1]! > ready[at]!) ready[at] = ready[at - 1]!;
      if (team.may[at] !== 1 || ready[at] === -Infinity) continue;
      const done = ready[at]! + prices[at]!;
      for (let other = 0; other < places; other++) {
        const arrives = slot + team.step[place * places + other]!;
        if (arrives < slots && done > ready[other * slots + arrives]!) ready[other * slots + arrives] = done;
      }
    }
  }
  return ready;
}
