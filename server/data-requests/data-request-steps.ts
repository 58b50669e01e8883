/** The way of a request from answered to handed in: what is sent back, who is waited for no longer, who checked, and what is then there for good. */
import { nameOf, type Acting } from '../audit/actor.js';
import type { Database, Sql } from '../database/database.js';
import { failed, refused, type Outcome } from '../governance/asked-change.js';
import { londonDay } from '../governance/agreement.js';
import { plainText } from '../governance/plain-text.js';
import { isSameAgency, type AskedAgency, type DataRequestHead } from './data-request.js';
import { insertResponse, listAgencies, lockRequest, newestAnswers, updateAgency, updateRequest } from './data-requests.sql.js';
import { COMPLETE, isAnswered, NO_REQUEST, responseOf, tell } from './keep-data-requests.js';
import { problemsOfReason } from './read-terms.js';

export const DATA_REQUEST_STEPS = ['send back', 'wait no longer', 'check', 'complete'] as const;
export type DataRequestStep = (typeof DATA_REQUEST_STEPS)[number];

export interface AskedStep {
  readonly step: DataRequestStep;
  readonly version: number;
  /** Of which agency, where an answer is sent back or waited for no longer. */
  readonly agency: string | null;
  readonly reason: string | null;
}

const STALE = 'Something of this request changed since you opened it. Open it again, and look at what is there now.';

export function takeDataRequestStep(
  database: Database,
  id: number,
  asked: AskedStep,
  who: Acting,
  today: string = londonDay(),
): Promise<Outcome<object>> {
  return database.asOwner(async (sql) => {
    const request = await lockRequest(sql, id);
    if (request === null) return failed('', NO_REQUEST);
    if (request.version !== asked.version) return failed('', STALE);
    if (request.state === 'complete') return failed('', COMPLETE);
    const agencies = await listAgencies(sql, id);
    if (asked.step === 'check' || asked.step === 'complete') return proceed(sql, request, asked.step, who);
    const agency = agencies.find((one) => isSameAgency(one.agency, asked.agency ?? ''));
    if (agency === undefined) return failed('agency', 'Choose an agency that is asked.');
    const reason = plainText(asked.reason ?? '');
    const problems = problemsOfReason(
      reason,
      asked.step === 'send back' ? 'Say what to look at again.' : 'Say what was done to reach it.',
    );
    if (problems.length > 0) return refused(problems);
    return asked.step === 'send back'
      ? sendBack(sql, request, agency, reason, who)
      : waitNoLonger(sql, request, agency, reason, who, today);
  });
}

async function proceed(sql: Sql, request: DataRequestHead, step: 'check' | 'complete', who: Acting): Promise<Outcome<object>> {
  const { id, state } = request;
  if (step === 'check') {
    if (state !== 'answered') return failed('', 'It is checked once every agency has answered or is waited for no longer.');
    await updateRequest(sql, id, 'checked');
    await tell(sql, who, id, 'checked', null);
    return { ok: true };
  }
  if (state !== 'checked') return failed('', 'Only a request that was checked is completed.');
  await insertResponse(sql, id, await responseOf(sql, id), nameOf(who));
  await updateRequest(sql, id, 'complete');
  await tell(sql, who, id, 'complete', null);
  return { ok: true };
}

async function sendBack(
  sql: Sql,
  { id }: DataRequestHead,
  agency: AskedAgency,
  reason: string,
  who: Acting,
): Promise<Outcome<object>> {
  const given = (await newestAnswers(sql, id)).some((answer) => answer.agency === agency.agency);
  if (agency.open || !(given || agency.noAnswer !== null)) return failed('agency', `${agency.agency} has still to answer.`);
  await updateAgency(sql, id, { ...agency, open: true, sentBack: reason, noAnswer: null });
  await updateRequest(sql, id, 'asked');
  await tell(sql, who, id, `sent back to ${agency.agency}`, reason);
  return { ok: true };
}

async function waitNoLonger(
  sql: Sql,
  { id, dueOn }: DataRequestHead,
  agency: AskedAgency,
  reason: string,
  who: Acting,
  today: string,
): Promise<Outcome<object>> {
  if (!agency.open) return failed('agency', `${agency.agency} is not waited for.`);
  if (today <= dueOn) return failed('', `${agency.agency} may answer until ${dueOn}.`);
  await updateAgency(sql, id, { ...agency, open: false, noAnswer: reason });
  await updateRequest(sql, id, isAnswered(await listAgencies(sql, id)) ? 'answered' : 'asked');
  await tell(sql, who, id, `${agency.agency} is waited for no longer`, reason);
  return { ok: true };
}
