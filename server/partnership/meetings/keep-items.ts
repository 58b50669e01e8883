/** Lines of an agenda by form, and what came of each: what was resolved or noted, or to which meeting it was deferred. */
import type { Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { personsIn } from '../../governance/persons-in-terms.js';
import { changedFields, tell } from '../history.js';
import { keepRecord, type KindOfRecord } from '../keep-record.js';
import { oneLine, problemsOfReason, problemsOfWords, readWords } from '../read-words.js';
import { ITEM_KINDS, RESULTS, type Item, type ItemTerms, type Paper } from './meeting.js';
import {
  listItems,
  listMeetings,
  lockItem,
  lockItemToRecord,
  updateItem,
  updateResult,
  type ItemResult,
} from './meetings.sql.js';
import { oneOf } from './one-of.js';

export interface WrittenItem extends Omit<ItemTerms, 'kind'> {
  readonly kind: string;
}

export interface WrittenResult {
  readonly result: string;
  readonly words: string;
  readonly deferredTo: number | null;
}

const STALE = 'Somebody changed this item since you opened it. Open it again, and look at what is there now.';
const ABSENT = 'There is no such item on an agenda.';
const MOST_PAPERS = 20;

const ASKED = [
  { field: 'title', ask: 'Write what the item is called.', longest: 200 },
  { field: 'lead', ask: 'Write which agency or office leads.', longest: 120 },
] as const;

export function keepItem(
  database: Database,
  which: Which,
  written: WrittenItem,
  reason: string | null,
  who: Acting,
): Promise<Outcome<{ id: number }>> {
  const item: KindOfRecord<ItemTerms, Item> = {
    ...{ name: 'agenda-item', absent: ABSENT, stale: STALE },
    lock: lockItem,
    read: () => Promise.resolve(readItem(written)),
    insert: () => Promise.reject(new Error('an item is added with its agenda')),
    update: (sql, { id }, terms) => updateItem(sql, id, terms),
    told: toldOf,
  };
  return keepRecord(database, item, which, reason, who);
}

const toldOf = ({ title, kind, lead, papers }: ItemTerms): object => ({
  ...{ title, kind, lead },
  papers: papers.map((paper) => `${paper.title} (${paper.reference})`).join('; '),
});

/** @param at what stands before the names of fields: «lines.2.» */
export function readItem(written: WrittenItem, at = ''): { problems: FieldProblem[]; terms: ItemTerms } {
  const { words, problems } = readWords(written, ASKED);
  const kind = oneOf(ITEM_KINDS, written.kind, 'kind', problems);
  const papers = written.papers.map(({ title, reference }): Paper => ({ title: oneLine(title), reference: oneLine(reference) }));
  if (papers.length > MOST_PAPERS) problems.push({ field: 'papers', problem: `Name at most ${MOST_PAPERS} papers.` });
  for (const paper of papers.slice(0, MOST_PAPERS)) problems.push(...problemsOfPaper(paper).slice(0, 1));
  return {
    problems: problems.map(({ field, problem }) => ({ field: `${at}${field}`, problem })),
    terms: { ...words, kind, papers },
  };
}

function problemsOfPaper({ title, reference }: Paper): FieldProblem[] {
  const wrong = (problem: string): FieldProblem => ({ field: 'papers', problem });
  if (reference === '') return [wrong(`Write where «${title.slice(0, 60)}» is found: a link, or a reference.`)];
  return [
    ...problemsOfWords(title, 'papers', { ask: 'Write what each paper is called.', longest: 200 }),
    ...(reference.length > 300 ? [wrong('Keep where a paper is found under 300 characters.')] : []),
    ...(/^[a-z][a-z0-9+.-]*:/i.test(reference) && !/^https?:\/\/[^\s@]+$/i.test(reference)
      ? [wrong('A link begins with https:// and has no account in it.')]
      : []),
    ...personsIn(reference, 'papers'),
  ];
}

/** @param today the London day: of a meeting that is still to come nothing is recorded */
export function recordResult(
  database: Database,
  which: Which,
  written: WrittenResult,
  reason: string | null,
  who: Acting,
  today: string,
): Promise<Outcome<{ id: number }>> {
  return database.asOwner(async (sql): Promise<Outcome<{ id: number }>> => {
    const item = await lockItemToRecord(sql, which.id);
    if (item === null) return failed('', ABSENT);
    if (item.version !== which.version) return failed('', STALE);
    const { problems, result } = await readResult(sql, item, written, today);
    const why = oneLine(reason ?? '');
    if (item.result !== null) problems.push(...problemsOfReason(why));
    if (problems.length > 0) return refused(problems);
    await updateResult(sql, item.id, result);
    const { result: before, words, deferredTo } = item;
    const fields = changedFields(before === null ? {} : { result: before, words, deferredTo }, result);
    await tell(sql, who, { record: `agenda-item:${item.id}`, change: 'recorded', fields, reason: why === '' ? null : why });
    return { ok: true, id: item.id };
  });
}

async function readResult(
  sql: Sql,
  item: Item,
  written: WrittenResult,
  today: string,
): Promise<{ problems: FieldProblem[]; result: ItemResult }> {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, problem: string): void => void problems.push({ field, problem });
  const result = oneOf(RESULTS, written.result, 'result', problems);
  const words = oneLine(written.words);
  const ask = result === 'deferred' ? 'Write why it was deferred.' : 'Write what was resolved or noted.';
  problems.push(...problemsOfWords(words, 'words', { ask, longest: 1000 }));
  const meetings = await listMeetings(sql);
  const own = meetings.find(({ id }) => id === item.meetingId)!;
  if (own.cancelled) wrong('', 'This meeting was cancelled.');
  else if (own.heldOn > today) wrong('', `This meeting is on ${own.heldOn}: nothing can have come of it yet.`);
  const deferredTo = result === 'deferred' ? written.deferredTo : null;
  const to = meetings.find(({ id }) => id === deferredTo);
  if (deferredTo !== null && (to === undefined || to.cancelled || to.heldOn <= own.heldOn))
    wrong('deferredTo', 'Choose a meeting that is held later.');
  if ((await listItems(sql)).some(({ takenFrom }) => takenFrom === item.id) && result !== 'deferred')
    wrong('result', 'It stands on a later agenda as deferred. Take it out there first.');
  return { problems, result: { result, words, deferredTo } };
}
