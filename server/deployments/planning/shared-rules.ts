/**
 * What the teams' routes have to agree on, as rows of a linear programme in which x(team, place, slot) is 1 where a visit begins. Costs are
 * worth with its sign turned, for HiGHS to minimise.
 *
 *   worth       sum over ranks of u(place, slot, rank) = sum over teams of x(team, place, slot): a visit takes one rank
 *               sum over slots of u(place, slot, rank) ≤ 1: each rank once; u costs −(share of the rank × demand), the first rank also −priority
 *   leave alone sum of x over visits that keep others from the place in the slot ≤ 1
 *   returns     r(place, slot) ≤ patrols' x there and then, and ≤ patrols' x that ended just before; r costs −(reward × demand)
 *               sum over slots of r(place, slot) ≤ sum of u over ranks from the second: nothing returns but repeats (it makes the bound tight)
 *   required    sum of x that answer it + missing ≥ 1; missing costs more than all that can be covered
 *
 * For whole x the rest comes out whole by itself: with the worth of ranks falling, the best visit takes the first.
 */
import type { Evening } from './evening.js';
import { answers } from './greedy-plan.js';
import { isRewardedReturn } from './plan-worth.js';

export interface SharedRules {
  readonly columns: { readonly cost: number; readonly upper: number; readonly rows: [row: number, coefficient: number][] }[];
  readonly rows: { readonly lower: number; readonly upper: number }[];
  /** Rows that a visit is in, by (team × places + place) × slots + slot; empty where none may begin. */
  readonly rowsOfVisit: [row: number, coefficient: number][][];
  /** The columns that say a requirement is not met, in the order of `evening.required`. */
  readonly missing: readonly number[];
  readonly costOfMissing: number;
}

export function sharedRules(evening: Evening): SharedRules {
  const { places, slots, teams, demand, input } = evening;
  const { worthOfVisits, returnReward } = input.settings;
  const columns: SharedRules['columns'] = [];
  const rows: SharedRules['rows'] = [];
  const rowsOfVisit: SharedRules['rowsOfVisit'] = Array.from({ length: teams.length * places * slots }, () => []);
  const addRow = (lower: number, upper: number): number => rows.push({ lower, upper }) - 1;
  const addColumn = (cost: number, inRows: [number, number][], upper = 1): number =>
    columns.push({ cost, upper, rows: inRows }) - 1;
  const mayAt = (place: number, slot: number): number[] =>
    teams.flatMap((team, at) => (team.may[place * slots + slot] === 1 ? [at] : []));
  const inRow = (team: number, place: number, slot: number, row: number, coefficient: number): void => {
    rowsOfVisit[(team * places + place) * slots + slot]!.push([row, coefficient]);
  };

  for (let place = 0; place < places; place++) {
    const ranks = worthOfVisits.map(() => addRow(-Infinity, 1));
    const returns = addRow(-Infinity, 0);
    for (let slot = 0; slot < slots; slot++) {
      const able = mayAt(place, slot);
      if (able.length === 0) continue;
      const visits = addRow(0, 0);
      for (const team of able) inRow(team, place, slot, visits, -1);
      for (const [rank, share] of worthOfVisits.entries()) {
        const worth = share * demand[place * slots + slot]! + (rank === 0 ? input.candidates[place]!.priority : 0);
        addColumn(-worth, [[visits, 1], [ranks[rank]!, 1], ...(rank > 0 ? [[returns, -1] as [number, number]] : [])]);
      }
      const alone = addRow(-Infinity, 1);
      for (const [team, { keeps, may }] of teams.entries()) {
        for (let begun = Math.max(0, slot - keeps + 1); begun <= slot; begun++)
          if (may[place * slots + begun] === 1) inRow(team, place, begun, alone, 1);
      }
      addReturn(place, slot, able, returns);
    }
  }

  function addReturn(place: number, slot: number, able: readonly number[], returns: number): void {
    const patrols = able.filter((team) => teams[team]!.returnsRewarded);
    if (patrols.length === 0 || returnReward === 0 || demand[place * slots + slot] === 0) return;
    const before = teams.flatMap((team, at) =>
      Array.from({ length: slot }, (_, begun) => ({ team: at, place, slot: begun })).filter(
        (visit) =>
          team.may[place * slots + visit.slot] === 1 &&
          isRewardedReturn(evening, visit, { team: patrols[0]!, place, slot }) &&
          slot - visit.slot >= team.keeps,
      ),
    );
    if (before.length === 0) return;
    const now = addRow(-Infinity, 0);
    const then = addRow(-Infinity, 0);
    for (const team of patrols) inRow(team, place, slot, now, -1);
    for (const visit of before) inRow(visit.team, place, visit.slot, then, -1);
    addColumn(-returnReward * demand[place * slots + slot]!, [
      [now, 1],
      [then, 1],
      [returns, 1],
    ]);
  }

  const costOfMissing = 1 + mostThatCanBeCovered(evening);
  const missing = evening.required.map((requirement) => {
    const row = addRow(1, Infinity);
    for (let team = 0; team < teams.length; team++) {
      for (let slot = 0; slot < slots; slot++) {
        const visit = { team, place: requirement.place, slot };
        if (teams[team]!.may[visit.place * slots + slot] === 1 && answers(visit, requirement))
          inRow(team, visit.place, slot, row, 1);
      }
    }
    return addColumn(costOfMissing, [[row, 1]]);
  });
  return { columns, rows, rowsOfVisit, missing, costOfMissing };
}

function mostThatCanBeCovered({ places, slots, demand, input }: Evening): number {
  const shares = input.settings.worthOfVisits.reduce((sum, share) => sum + share + input.settings.returnReward, 0);
  let most = 0;
  for (let place = 0; place < places; place++) {
    const peak = Math.max(...demand.subarray(place * slots, (place + 1) * slots), 0);
    most += peak * shares + input.candidates[place]!.priority;
  }
  return most;
}
