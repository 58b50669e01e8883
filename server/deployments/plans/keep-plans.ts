/**
 * Making and publishing plans. A plan that was solved is kept as a version that nobody changes; solved again, it is the next. A published one fixes who
 * goes where. Each in one transaction with the audit's event.
 */
import { nameOf, type Acting } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Database } from '../../database/database.js';
import { CallerError } from '../../errors.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { PLAN_VARIANT } from '../planning/plan-evening.js';
import { planInThread } from '../planning/plan-in-thread.js';
import { followPlans } from '../requests/follow-plans.js';
import { askPolice } from '../safety/keep-crew-safety.js';
import { clearedOn } from '../safety/crew-safety.sql.js';
import type { AskedPlan } from './asked-plan.js';
import type { FactsRead } from './evening-facts.sql.js';
import { basisOf, planInputOf, SAME_PLACE_METRES } from './plan-input-of.js';
import { planResult, stopsNotCleared, type TeamGoing } from './plan-result.js';
import { problemOfReason } from '../teams/read-team-terms.js';
import {
  findPlan,
  insertPlan,
  insertPlanVersion,
  lockPlan,
  newestPublished,
  publishPlan,
  withdrawPlan,
  type StaffOfPlan,
} from './plans.sql.js';
import { problemsOfPlaces } from './read-asked-plan.js';
import { staffGoing } from './staff-going.js';

export type PlanOutcome = Outcome<{ id: number; version: number }>;

export const subjectOf = (id: number): string => `deployment-plan:${id}`;

/** Rounds of taking out and putting back (docs/methods/planning.md). */
const ROUNDS = 12_000;
/** Each solving takes a processor for seconds. */
const MOST_AT_ONCE = 2;
let solving = 0;

export interface Solving {
  readonly database: Database;
  readonly who: Acting;
  readonly signal: AbortSignal;
}

/**
 * @param which the plan to solve again, in the version that was seen; null for a new one
 * @throws CallerError RATE_LIMITED
 */
export async function makePlan(
  { database, who, signal }: Solving,
  which: Which | null,
  asked: AskedPlan,
  { facts, gapsLeftOut }: FactsRead,
  dataVersion: string | null,
): Promise<PlanOutcome> {
  const input = planInputOf(facts, asked);
  // They are asked of what cannot be planned yet, too: it may be for want of their word.
  await askPolice(database, facts.on, input.candidates);
  const places = problemsOfPlaces(asked, input.candidates, facts.shifts, input);
  if (places.length > 0) return refused(places);
  const staffing = await staffGoing(facts);
  if (!staffing.ok) return refused(staffing.cannot.map((problem) => ({ field: 'staff', problem })));
  if (solving >= MOST_AT_ONCE)
    throw new CallerError('RATE_LIMITED', 'Other evenings are being planned just now. Try again in a few seconds.', {
      retryAfterSeconds: asked.seconds,
    });
  solving++;
  const planning = await planInThread(input, { signal, limits: { seconds: asked.seconds, rounds: ROUNDS } }).finally(
    () => void solving--,
  );
  if (!planning.ok) return refused(planning.cannot.map((problem) => ({ field: 'rules', problem })));
  const { plan } = planning;
  const result = planResult(input, plan, staffing.going, { basis: basisOf(facts, asked, gapsLeftOut), variant: PLAN_VARIANT });
  const { covered, bound, gap, seconds } = plan;
  return database.asOwner(async (sql) => {
    const before = which === null ? null : await lockPlan(sql, which.id);
    if (which !== null && (before === null || before.on !== asked.on))
      return failed('plan', 'There is no such plan of this evening.');
    if (before !== null && which?.version != null && which.version !== before.version) return failed('', STALE);
    const id = before?.id ?? (await insertPlan(sql, asked.on, who.actor.agency));
    const version = (before?.version ?? 0) + 1;
    await insertPlanVersion(sql, id, version, {
      ...{ asked, input, result, staff: staffOf(staffing.going), covered, bound, gap, seconds, dataVersion },
      ...{ greedyCovered: plan.greedy.covered, madeBy: nameOf(who) },
    });
    await recordIn(sql, who, { action: 'DEPLOYMENT', subject: subjectOf(id), detail: { change: 'planned', version } });
    return { ok: true, id, version };
  });
}

const staffOf = (going: readonly TeamGoing[]): StaffOfPlan =>
  Object.fromEntries(going.map(({ id, staff }) => [String(id), staff]));

export const STALE = 'Somebody solved this plan again since you opened it. Open it again, and look at what is there now.';

/** Only the newest version; only as long as the police's word stands for every stop of it. */
export async function publishDeploymentPlan(
  database: Database,
  { id, version }: { readonly id: number; readonly version: number },
  who: Acting,
  today: string,
): Promise<PlanOutcome> {
  return database.asOwner(async (sql) => {
    const plan = await lockPlan(sql, id);
    if (plan === null) return failed('id', 'There is no such plan.');
    if (version !== plan.version) return failed('', STALE);
    if (plan.publishedAt !== null) return failed('version', 'This version is published already.');
    if (plan.on < today) return failed('on', 'The evening is past.');
    const waiting = stopsNotCleared(plan.result, await clearedOn(sql, plan.on), SAME_PLACE_METRES);
    if (waiting.length > 0)
      return refused(
        waiting.map((name) => ({ field: 'stops', problem: `${name} waits for the police’s word. Solve the plan again.` })),
      );
    await publishPlan(sql, plan, nameOf(who));
    await followPlans(sql, plan.on, who);
    await recordIn(sql, who, { action: 'DEPLOYMENT', subject: subjectOf(id), detail: { change: 'published', version } });
    return { ok: true, id, version };
  });
}

/** Nobody goes by it any more, and nothing takes its place: what it visited is open again. */
export async function withdrawDeploymentPlan(
  database: Database,
  { id, version }: { readonly id: number; readonly version: number },
  reason: string,
  who: Acting,
  today: string,
): Promise<PlanOutcome> {
  const problems = problemOfReason(reason);
  return database.asOwner(async (sql) => {
    const newest = await lockPlan(sql, id);
    if (newest === null) return failed('id', 'There is no such plan.');
    if (version !== (await newestPublished(sql, id))) return failed('version', 'It is not the version that was published last.');
    const plan = (await findPlan(sql, id, version, 'without staff'))!;
    if (plan.withdrawnAt !== null) return failed('version', 'This version is withdrawn already.');
    if (plan.on < today) return failed('on', 'The evening is past.');
    if (problems.length > 0) return refused(problems);
    await withdrawPlan(sql, id, version, reason.trim(), nameOf(who));
    await followPlans(sql, plan.on, who);
    await recordIn(sql, who, { action: 'DEPLOYMENT', subject: subjectOf(id), detail: { change: 'withdrawn', version } });
    return { ok: true, id, version };
  });
}
