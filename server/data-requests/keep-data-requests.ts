/** Asking agencies for numbers, answering for one's own, and saying whom two of them both count. Each change in one transaction with its step and event. */
import { AGENCY_NOT_STATED } from '../access/provider/person-from-claims.js';
import { nameOf, type Acting } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { failed, refused, type Outcome } from '../governance/asked-change.js';
import { londonDay } from '../governance/agreement.js';
import { plainText } from '../governance/plain-text.js';
import { COUNTED_GROUPS, isSameAgency, type AskedAgency, type Overlap, type RequestTerms } from './data-request.js';
import {
  insertAnswer,
  insertOverlap,
  insertRequest,
  insertRequestChange,
  listAgencies,
  lockRequest,
  newestAnswers,
  newestOverlaps,
  updateAgency,
  updateRequest,
} from './data-requests.sql.js';
import { problemsOfHowKnown, readAnswer, readCount, readRequest, type WrittenAnswer } from './read-terms.js';
import { couldBe, shownResponse, type ShownResponse } from './shown-response.js';

export const NO_REQUEST = 'There is no such request.';
export const COMPLETE = 'The request is complete, and what was handed in does not change. Ask anew for newer numbers.';

export async function askForNumbers(
  database: Database,
  written: RequestTerms & { readonly agencies: readonly string[] },
  who: Acting,
): Promise<Outcome<{ id: number }>> {
  const { terms, agencies, problems } = readRequest(written);
  if (problems.length > 0) return refused(problems);
  return database.asOwner(async (sql) => {
    const id = await insertRequest(sql, terms, agencies, nameOf(who));
    await tell(sql, who, id, 'asked', `${agencies.length} agencies, due ${terms.dueOn}`);
    return { ok: true, id };
  });
}

/** For the agency that whoever answers belongs to, and for no other. */
export function answerForOwnAgency(
  database: Database,
  id: number,
  written: readonly WrittenAnswer[],
  who: Acting,
  today: string = londonDay(),
): Promise<Outcome<object>> {
  const read = written.map((answer, at) => readAnswer(answer, at, today));
  const problems = read.flatMap((one) => one.problems);
  return database.asOwner(async (sql) => {
    const request = await lockRequest(sql, id);
    const agencies = request === null ? [] : await listAgencies(sql, id);
    // Who belongs to no agency is many people, and answers for none.
    const isOfAgency = !isSameAgency(who.actor.agency, AGENCY_NOT_STATED);
    const own = isOfAgency ? agencies.find(({ agency }) => isSameAgency(agency, who.actor.agency)) : undefined;
    // An agency that is not asked is not told that there is such a request.
    if (request === null || own === undefined) return failed('', 'Your agency is asked in no such request.');
    if (request.state === 'complete') return failed('', COMPLETE);
    if (!own.open)
      return failed('', 'Your agency’s answer is in. The author of the needs assessment can send it back to be changed.');
    if (written.length === 0) return failed('', 'Answer for one group at least.');
    if (new Set(written.map(({ group }) => group)).size < written.length) return failed('', 'Answer once for each group.');
    if (problems.length > 0) return refused(problems);
    for (const { terms } of read) await insertAnswer(sql, id, own.agency, terms, nameOf(who));
    const answered = (await newestAnswers(sql, id)).filter(({ agency }) => agency === own.agency);
    const open = answered.length < COUNTED_GROUPS.length || (own.sentBack !== null && written.length < COUNTED_GROUPS.length);
    if (!open) await updateAgency(sql, id, { ...own, open, sentBack: null, noAnswer: null });
    await updateRequest(sql, id, isAnswered(await listAgencies(sql, id)) ? 'answered' : 'asked');
    await tell(sql, who, id, open ? `${own.agency} answered in part` : `${own.agency} answered`, null);
    return { ok: true };
  });
}

/** An empty number says that it is not known. */
export function sayOverlap(
  database: Database,
  id: number,
  written: Omit<Overlap, 'children'> & { readonly children: string },
  who: Acting,
): Promise<Outcome<object>> {
  const howKnown = plainText(written.howKnown);
  const read =
    written.children.trim() === ''
      ? { count: null, problems: [] }
      : readCount(written.children, 'children', 'Write how many children.');
  return database.asOwner(async (sql) => {
    const request = await lockRequest(sql, id);
    if (request === null) return failed('', NO_REQUEST);
    if (request.state === 'complete') return failed('', COMPLETE);
    const asked = await listAgencies(sql, id);
    const place = (name: string): number => asked.findIndex(({ agency }) => isSameAgency(agency, name));
    const [one, other] = [place(written.agency), place(written.otherAgency)].sort((a, b) => a - b) as [number, number];
    if (one < 0) return failed('agency', 'Choose two agencies that are asked.');
    if (one === other) return failed('otherAgency', 'Choose two different agencies.');
    const overlap: Overlap = {
      ...{ group: written.group, agency: asked[one]!.agency, otherAgency: asked[other]!.agency, children: read.count, howKnown },
    };
    const problems = [...read.problems, ...problemsOfHowKnown(howKnown)];
    const tooMany = read.count === null ? [] : tooManyFor(await responseOf(sql, id), overlap);
    if (problems.length + tooMany.length > 0) return refused([...problems, ...tooMany]);
    await insertOverlap(sql, id, overlap, nameOf(who));
    // A checked request is looked at again.
    await updateRequest(sql, id, request.state === 'checked' ? 'answered' : request.state);
    const what = `${overlap.agency} and ${overlap.otherAgency}, ${overlap.group}`;
    await tell(sql, who, id, `overlap of ${what}: ${overlap.children === null ? 'not known' : 'known'}`, null);
    return { ok: true };
  });
}

/** Held against what is displayed of the two, not against what they counted: tried one by one, refusals would else give a true number away. */
function tooManyFor({ agencies }: ShownResponse, { group, agency, otherAgency, children }: Overlap) {
  return [agency, otherAgency].flatMap((name) => {
    const shown = agencies.find((one) => one.agency === name)?.answers.find((one) => one.group === group)?.children ?? null;
    if (shown === null)
      return [{ field: 'children', problem: `${name} gave no number, so none of its children are counted twice.` }];
    return children! > couldBe(shown).most ? [{ field: 'children', problem: `More than ${name} counts at all.` }] : [];
  });
}

export const isAnswered = (agencies: readonly AskedAgency[]): boolean => agencies.every(({ open }) => !open);

/** What everybody but the agency that counted would see of it now. `sql` reads as the owner or the counter. */
export async function responseOf(sql: Sql, id: number, asked?: readonly AskedAgency[]): Promise<ShownResponse> {
  return shownResponse(asked ?? (await listAgencies(sql, id)), await newestAnswers(sql, id), await newestOverlaps(sql, id));
}

/** A step and the audit's event of it, neither with a number. */
export async function tell(sql: Sql, who: Acting, id: number, change: string, reason: string | null): Promise<void> {
  await insertRequestChange(sql, id, change, reason, nameOf(who));
  await recordIn(sql, who, { action: 'DATA_REQUEST', subject: `data-request:${id}`, detail: { change } });
}
