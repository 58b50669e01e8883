/**
 * Who goes where, when: the visits that cover most demand, as a mixed-integer programme solved by HiGHS, beside the plan made step by step.
 *
 *   1. greedy        what has to be visited, then always the visit that adds most
 *   2. improved      from there, by taking out and putting back
 *   3. bound         the most any plan can cover, by column generation, begun from that plan
 *   4. improved      further, until the bound is reached
 *   5. programme     HiGHS over the moves that can still beat the known plan, in the time that is left
 *
 * It is a team orienteering problem with time windows and repeat visits (Chao, Golden and Wasil 1996; Vansteenwegen and others 2011). The plan
 * is the best of all and so never worse than the greedy one; its gap to the bound says how much better any other could be.
 *
 * Assumes that demand does not move because a team comes, and that travel takes as long as it is reckoned. Not to be used to decide how
 * long a youth worker stays with children: the length of visits is the team's own setting.
 */
import { asEvening, asPlannedVisits, type Evening, type SlotVisit } from './evening.js';
import { explainPlan, type Explanation } from './explain-plan.js';
import { greedyPlan } from './greedy-plan.js';
import { improvePlan, missingOf, planCost } from './improve-plan.js';
import { solveMoves } from './move-programme.js';
import type { PlanInput, PlannedVisit } from './plan-input.js';
import { planWorth } from './plan-worth.js';
import { routeBound } from './route-bound.js';
import { sharedRules } from './shared-rules.js';
import { solver } from '../solver.js';
import { neverPossible, notTogether } from './what-cannot-be-kept.js';

export const PLAN_VARIANT =
  'team orienteering over slots, bound by column generation, HiGHS over the moves that can still improve the plan';

export interface EveningPlan extends Explanation {
  readonly visits: readonly PlannedVisit[];
  /** Demand covered: whole for first visits, less for repeats, with priorities. */
  readonly covered: number;
  /** No plan that keeps the rules covers more. */
  readonly bound: number;
  /** (bound − covered) ÷ bound; 0 where nothing can be covered. */
  readonly gap: number;
  readonly greedy: { readonly visits: readonly PlannedVisit[]; readonly covered: number; readonly keepsAll: boolean };
  readonly seconds: number;
}

export type Planning =
  | { readonly ok: true; readonly plan: EveningPlan }
  /** Which rules cannot be kept, in words. */
  | { readonly ok: false; readonly cannot: readonly string[] };

export interface PlanningLimits {
  readonly seconds: number;
  /** Rounds of taking out and putting back. */
  readonly rounds: number;
}

export const USUAL_LIMITS: PlanningLimits = { seconds: 10, rounds: 12_000 };

/** Of the rounds, those before the bound is known; the others end when they reach it. */
const FIRST_ROUNDS = 1 / 12;
/** Parts of the time by whose end the first improving, the bound, and the other improving have to be done. */
const FIRST_BY = 0.2;
const BOUND_BY = 0.5;
const IMPROVED_BY = 0.8;

/** @throws RangeError naming what of the input cannot be */
export async function planEvening(input: PlanInput, limits: PlanningLimits = USUAL_LIMITS): Promise<Planning> {
  const evening = asEvening(input);
  const never = neverPossible(evening);
  if (never.length > 0) return { ok: false, cannot: never };
  // A programme without a visit is none; the plan is to stay at base, and why.
  if (evening.teams.every(({ may }) => !may.includes(1))) return { ok: true, plan: planOf(evening, [], [], 0, 0) };
  const highs = await solver();
  const begun = performance.now();
  const gone = (): number => (performance.now() - begun) / 1000;
  const rules = sharedRules(evening);
  const { costOfMissing } = rules;
  const costOf = (visits: readonly SlotVisit[]): number => planCost(evening, visits, costOfMissing);

  const greedy = greedyPlan(evening);
  const first = improvePlan(evening, greedy, {
    ...{ rounds: limits.rounds * FIRST_ROUNDS, costOfMissing, seed: 1 },
    until: () => gone() > limits.seconds * FIRST_BY,
  });
  const { bound: routesBound, movesLeft } = routeBound(highs, evening, rules, first, () => gone() > limits.seconds * BOUND_BY);
  let best = improvePlan(evening, first, {
    ...{ rounds: limits.rounds * (1 - FIRST_ROUNDS), costOfMissing, seed: 2 },
    until: (cost) => cost - routesBound <= SAME || gone() > limits.seconds * IMPROVED_BY,
  });
  let bound = routesBound;
  const secondsLeft = limits.seconds - gone();
  if (costOf(best) - bound > SAME && secondsLeft > 0) {
    const moves = movesLeft(costOf(best));
    // What is kept need not be offered to be missed, and makes a far easier programme.
    const kept = missingOf(evening, best).length === 0 ? withoutMissing(rules) : rules;
    const solved = solveMoves(highs, evening, kept, moves, best, secondsLeft);
    if (solved.visits !== null && costOf(solved.visits) < costOf(best)) best = solved.visits;
    // Over the moves that are left: the known plan may need one that is not.
    bound = Math.max(bound, Math.min(solved.bound, costOf(best)));
  }
  const missing = missingOf(evening, best);
  if (missing.length > 0)
    return { ok: false, cannot: notTogether(evening, missing, bound > costOfMissing * (missing.length - 1)) };
  return { ok: true, plan: planOf(evening, withoutIdle(evening, best), greedy, bound, gone()) };
}

function planOf(
  evening: Evening,
  visits: readonly SlotVisit[],
  greedy: readonly SlotVisit[],
  bound: number,
  seconds: number,
): EveningPlan {
  const covered = planWorth(evening, visits);
  return {
    visits: asPlannedVisits(evening, visits),
    covered,
    bound: Math.max(-bound, covered),
    gap: bound < 0 ? Math.max(0, (-bound - covered) / -bound) : 0,
    greedy: {
      visits: asPlannedVisits(evening, greedy),
      covered: planWorth(evening, greedy),
      keepsAll: missingOf(evening, greedy).length === 0,
    },
    seconds,
    ...explainPlan(evening, visits),
  };
}

const SAME = 1e-6;

function withoutMissing(rules: ReturnType<typeof sharedRules>): ReturnType<typeof sharedRules> {
  const missing = new Set(rules.missing);
  return { ...rules, columns: rules.columns.map((column, at) => (missing.has(at) ? { ...column, cost: 0, upper: 0 } : column)) };
}

/** Without visits that cover nothing and that nobody asked for. */
function withoutIdle(evening: Evening, visits: readonly SlotVisit[]): readonly SlotVisit[] {
  return visits.reduce((kept, visit) => {
    const others = kept.filter((other) => other !== visit);
    const idle = planWorth(evening, others) >= planWorth(evening, kept) - 1e-9;
    return idle && missingOf(evening, others).length === 0 ? others : kept;
  }, visits);
}
