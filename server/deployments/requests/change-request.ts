/** One change of a request: the row, its history and the audit's event, in the caller's transaction. */
import { nameOf, type Acting } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Sql } from '../../database/database.js';
import type { RequestChange, SupportRequest } from './support-request.js';
import { updateSupportRequest, writeRequestChange, type RequestUpdate } from './support-requests.sql.js';

export const subjectOf = (id: number): string => `support-request:${id}`;

/** What is not named stays as it is. */
export async function changeRequest(
  sql: Sql,
  who: Acting,
  request: SupportRequest,
  update: Partial<RequestUpdate>,
  { change, reason }: Pick<RequestChange, 'change' | 'reason'>,
): Promise<void> {
  const { state, stateReason, plannedOn, plan, mergedInto, hotspotArea } = request;
  const since = { state, stateReason, plannedOn, plan, mergedInto, hotspotArea, ...update };
  const version = await updateSupportRequest(sql, request.id, since);
  await told(sql, who, { requestId: request.id, version, change, state: since.state, reason });
}

export async function told(sql: Sql, who: Acting, change: Omit<RequestChange, 'changedAt' | 'changedBy'>): Promise<void> {
  await writeRequestChange(sql, { ...change, changedBy: nameOf(who) });
  const detail = { change: change.change, state: change.state };
  await recordIn(sql, who, { action: 'SUPPORT_REQUEST', subject: subjectOf(change.requestId), detail });
}
