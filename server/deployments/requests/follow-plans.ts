/**
 * Requests follow the plans that are published: planned while a plan that stands goes there, received again when none does any more, done once a team
 * was there. Whoever asked reads each in whole sentences, which say the evening and nothing of the plan. What a planner decided by hand is
 * theirs: a request that they planned for another evening stays there, and one that was done or declined stays so.
 */
import type { Acting } from '../../audit/actor.js';
import type { Sql } from '../../database/database.js';
import { requestsOfStop, requestsVisited } from '../plans/plans.sql.js';
import { dayWords } from '../planning/words.js';
import { changeRequest } from './change-request.js';
import { isOpen, type SupportRequest } from './support-request.js';
import { lockSupportRequests, mergedWith, requestsOfPlans, type RequestUpdate } from './support-requests.sql.js';

/** After anything by which another plan stands that evening: published, withdrawn, a team's day decided. */
export async function followPlans(sql: Sql, on: string, who: Acting): Promise<void> {
  const visited = new Map((await requestsVisited(sql, on)).map(({ request, plan }) => [request, plan]));
  for (const request of await lockRoots(sql, [...visited.keys(), ...(await requestsOfPlans(sql, on))])) {
    const plan = request.answers.map((id) => visited.get(id)).find((found) => found !== undefined);
    if (plan === undefined) {
      if (request.plan !== null && request.state === 'planned' && request.plannedOn === on)
        await stand(sql, who, request, { state: 'received', plannedOn: null, plan: null }, notGoing(on));
    } else if (isOpen(request.state) && request.plan !== plan && (request.plannedOn ?? on) === on)
      await stand(sql, who, request, { state: 'planned', plannedOn: on, plan }, `It is on the published plan of ${evening(on)}.`);
  }
}

export interface VisitedStop {
  readonly plan: number;
  readonly version: number;
  readonly candidate: string;
  /** The evening of the visit. */
  readonly on: string;
}

/** A visit of a published stop was recorded: the open requests it answers are done. In the transaction that records the visit. */
export async function requestsDone(sql: Sql, stop: VisitedStop, who: Acting): Promise<void> {
  for (const request of await lockRoots(sql, await requestsOfStop(sql, stop)))
    if (isOpen(request.state))
      await stand(
        sql,
        who,
        request,
        { state: 'done', plannedOn: null, plan: stop.plan },
        `A team was there on ${evening(stop.on)}.`,
      );
}

/** A request with the numbers of those that stand as it does, its own among them. */
interface Root extends SupportRequest {
  readonly answers: readonly number[];
}

/** One that was put together with another since the plan was solved is answered as that one. */
async function lockRoots(sql: Sql, ids: readonly number[]): Promise<Root[]> {
  const found = await lockSupportRequests(sql, [...new Set(ids)]);
  const roots = await lockSupportRequests(sql, [...new Set(found.map(({ id, mergedInto }) => mergedInto ?? id))]);
  const answering: Root[] = [];
  for (const root of roots) answering.push({ ...root, answers: [root.id, ...(await mergedWith(sql, root.id))] });
  return answering;
}

async function stand(sql: Sql, who: Acting, root: Root, update: Partial<RequestUpdate>, reason: string): Promise<void> {
  for (const each of await lockSupportRequests(sql, root.answers))
    await changeRequest(sql, who, each, { ...update, stateReason: reason }, { change: 'decided', reason });
}

const evening = (on: string): string => `${dayWords(on)} ${on.slice(0, 4)}`;
const notGoing = (on: string): string => `The plan of ${evening(on)} was changed: no team goes there then. It is open again.`;
