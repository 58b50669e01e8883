/**
 * Asking, deciding, putting together and linking. Each in one transaction: the request, its history and the audit's event, or none of them. What was put together
 * with another stands as that one stands, so that whoever asked sees what became of it without seeing the other.
 */
import { nameOf, type Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { londonDay } from '../../governance/agreement.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { changeRequest, told } from './change-request.js';
import { problemOfEvening, problemOfReason, readRequestTerms } from './read-request-terms.js';
import { isOpen, problemOfStep, type RequestState, type RequestTerms, type SupportRequest } from './support-request.js';
import { hotspotAreaStands, insertSupportRequest, lockSupportRequests, mergedWith } from './support-requests.sql.js';

export type RequestOutcome = Outcome<{ id: number }>;

export async function askForSupport(database: Database, written: RequestTerms, who: Acting): Promise<RequestOutcome> {
  const { terms, problems } = readRequestTerms(written);
  if (problems.length > 0) return refused(problems);
  return database.asOwner(async (sql) => {
    const id = await insertSupportRequest(sql, terms, who.actor.agency, nameOf(who));
    await told(sql, who, { requestId: id, version: 1, change: 'asked', state: 'received', reason: terms.reason });
    return { ok: true, id };
  });
}

export interface Decision {
  readonly state: RequestState;
  readonly reason: string;
  readonly plannedOn: string | null;
}

export async function decideSupportRequest(
  database: Database,
  which: Which,
  { state, reason, plannedOn }: Decision,
  who: Acting,
  today: string = londonDay(),
): Promise<RequestOutcome> {
  const problems = [
    ...problemOfReason(reason, 'Say why: whoever asked reads it.'),
    ...problemOfEvening(state === 'planned', plannedOn, today),
  ];
  return changed(database, which, async (request, sql) => {
    if (request.mergedInto !== null)
      return failed('id', `It was put together with request ${request.mergedInto}: decide that one.`);
    const step = problemOfStep(request.state, state);
    if (step !== null) return failed('state', step);
    if (problems.length > 0) return refused(problems);
    const decided = { state, stateReason: reason.trim(), plannedOn, plan: state === 'done' ? request.plan : null };
    for (const each of [request, ...(await lockSupportRequests(sql, await mergedWith(sql, request.id)))])
      await changeRequest(sql, who, each, decided, { change: 'decided', reason: reason.trim() });
    return { ok: true, id: request.id };
  });
}

/** The one that is left, `into`, is what is decided from now on. */
export async function mergeSupportRequests(
  database: Database,
  which: Which,
  { into, reason }: { readonly into: number; readonly reason: string },
  who: Acting,
): Promise<RequestOutcome> {
  const problems = problemOfReason(reason, 'Say why they are about the same place and trouble.');
  if (into === which.id) return failed('into', 'A request is not put together with itself.');
  return changed(
    database,
    which,
    async (request, sql, others) => {
      const target = others.find(({ id }) => id === into);
      if (target === undefined) return failed('into', 'There is no such request.');
      if (target.mergedInto !== null) return failed('into', `It was itself put together with request ${target.mergedInto}.`);
      if (request.mergedInto !== null) return failed('id', `It was put together with request ${request.mergedInto} already.`);
      if (!isOpen(request.state) || !isOpen(target.state)) return failed('into', 'Only open requests are put together.');
      if (problems.length > 0) return refused(problems);
      const { state, stateReason, plannedOn, plan } = target;
      for (const each of [request, ...(await lockSupportRequests(sql, await mergedWith(sql, request.id)))]) {
        const update = { state, stateReason, plannedOn, plan, mergedInto: into };
        await changeRequest(sql, who, each, update, { change: 'put together', reason: reason.trim() });
      }
      return { ok: true, id: request.id };
    },
    [into],
  );
}

/** @param hotspotArea null takes the link away */
export async function linkSupportRequest(
  database: Database,
  which: Which,
  { hotspotArea, reason }: { readonly hotspotArea: number | null; readonly reason: string },
  who: Acting,
): Promise<RequestOutcome> {
  const problems = problemOfReason(reason, 'Say why it bears on that area, or no longer does.');
  return changed(database, which, async (request, sql) => {
    if (request.hotspotArea === hotspotArea) return failed('hotspotArea', 'Nothing was changed: all is as it was.');
    if (hotspotArea !== null && !(await hotspotAreaStands(sql, hotspotArea)))
      return failed('hotspotArea', 'There is no such hotspot area that stands.');
    if (problems.length > 0) return refused(problems);
    await changeRequest(sql, who, request, { hotspotArea }, { change: 'linked', reason: reason.trim() });
    return { ok: true, id: request.id };
  });
}

async function changed(
  database: Database,
  { id, version }: Which,
  to: (request: SupportRequest, sql: Sql, others: readonly SupportRequest[]) => Promise<RequestOutcome>,
  others: readonly number[] = [],
): Promise<RequestOutcome> {
  return database.asOwner(async (sql) => {
    const locked = await lockSupportRequests(sql, [id, ...others]);
    const request = locked.find((one) => one.id === id);
    if (request === undefined) return failed('id', 'There is no such request.');
    if (version != null && version !== request.version)
      return failed('', 'Somebody changed this request since you opened it. Open it again, and look at what is there now.');
    return to(request, sql, locked);
  });
}
