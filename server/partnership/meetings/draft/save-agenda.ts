/** An agenda as somebody ordered it: lines that stand, lines of the draft that were taken in, lines that were typed. What is left out is taken out. */
import type { Acting } from '../../../audit/actor.js';
import type { Database, Sql } from '../../../database/database.js';
import type { FieldProblem } from '../../../governance/field-problem.js';
import { failed, refused, type Outcome, type Which } from '../../../governance/asked-change.js';
import { tell } from '../../history.js';
import { readItem } from '../keep-items.js';
import type { Item, ItemTerms } from '../meeting.js';
import { insertItem, listActions, listItems, lockMeeting, moveMeeting, placeItem, withdrawItem } from '../meetings.sql.js';
import type { DraftLine } from './agenda-draft.js';

/** One of the three says what it is; a line of the draft and one that was typed have words of their own. */
export interface WrittenLine {
  /** An item that stands. */
  readonly item: number | null;
  /** Key of a line of the draft. */
  readonly draft: string | null;
  readonly title: string;
  readonly kind: string;
  readonly lead: string;
}

const MOST_LINES = 60;

interface Read {
  readonly item: Item | null;
  readonly drafted: DraftLine | null;
  readonly terms: ItemTerms;
}

/** @param draft made just now, under the rights of whoever saves */
export function saveAgenda(
  database: Database,
  which: Which,
  lines: readonly WrittenLine[],
  draft: readonly DraftLine[],
  who: Acting,
): Promise<Outcome<{ id: number }>> {
  return database.asOwner(async (sql): Promise<Outcome<{ id: number }>> => {
    const meeting = await lockMeeting(sql, which.id);
    if (meeting === null) return failed('', 'There is no such meeting.');
    if (meeting.version !== which.version)
      return failed('', 'Somebody changed this meeting since you opened it. Open it again, and look at what is there now.');
    if (meeting.cancelled) return failed('', 'This meeting was cancelled.');
    const standing = (await listItems(sql)).filter(({ meetingId }) => meetingId === meeting.id);
    const { problems, read } = readLines(lines, standing, draft);
    const left = standing.filter(({ id }) => !read.some(({ item }) => item?.id === id));
    problems.push(...(await problemsOfLeaving(sql, left)));
    if (problems.length > 0) return refused(problems);
    for (const { id } of left) await withdrawItem(sql, id);
    for (const [place, one] of read.entries()) await put(sql, meeting.id, place + 1, one, draft);
    await moveMeeting(sql, meeting.id);
    const said = (all: readonly { title: string }[]): string => all.map(({ title }, place) => `${place + 1} ${title}`).join('; ');
    const fields = { agenda: { before: said(standing) || null, after: said(read.map(({ terms }) => terms)) || null } };
    await tell(sql, who, { record: `meeting:${meeting.id}`, change: 'agenda saved', fields });
    return { ok: true, id: meeting.id };
  });
}

function readLines(
  lines: readonly WrittenLine[],
  standing: readonly Item[],
  draft: readonly DraftLine[],
): { problems: FieldProblem[]; read: Read[] } {
  if (lines.length > MOST_LINES)
    return { problems: [{ field: 'lines', problem: `An agenda has at most ${MOST_LINES} lines.` }], read: [] };
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  const read = lines.flatMap(({ item: id, draft: key, title, kind, lead }, place): Read[] => {
    const wrong = (problem: string): Read[] => {
      problems.push({ field: `lines.${place}`, problem });
      return [];
    };
    if (id !== null && key !== null) return wrong('A line stands already or is taken from the draft, not both.');
    if (id !== null || key !== null) {
      const same = `${id ?? key}`;
      if (seen.has(same)) return wrong('This line stands here twice.');
      seen.add(same);
    }
    if (id !== null) {
      const item = standing.find((one) => one.id === id);
      return item === undefined
        ? wrong('There is no such item on this agenda any more.')
        : [{ item, drafted: null, terms: item }];
    }
    const drafted = key === null ? null : (draft.find((line) => line.key === key) ?? null);
    if (key !== null && drafted === null) return wrong('This is due no more. Make the draft anew.');
    if (drafted !== null && standing.some(({ origin }) => origin === key)) return wrong('This line is on the agenda already.');
    const { problems: found, terms } = readItem({ title, kind, lead, papers: [] }, `lines.${place}.`);
    problems.push(...found);
    return [{ item: null, drafted, terms }];
  });
  return { problems, read };
}

/** What a meeting dealt with stays on its agenda. */
async function problemsOfLeaving(sql: Sql, left: readonly Item[]): Promise<FieldProblem[]> {
  const actions = await listActions(sql);
  return left
    .filter(({ id, result }) => result !== null || actions.some(({ itemId }) => itemId === id))
    .map(({ title }) => ({ field: 'lines', problem: `«${title}» was dealt with: it stays on the agenda.` }));
}

async function put(sql: Sql, meetingId: number, position: number, { item, drafted, terms }: Read, draft: readonly DraftLine[]) {
  if (item === null) {
    const origin = { origin: drafted?.key ?? null, originRows: drafted?.rows ?? [], takenFrom: drafted?.takenFrom ?? null };
    await insertItem(sql, { ...terms, meetingId, position, ...origin });
    return;
  }
  // What moved was seen beside the line: from now on it is as it stands.
  const rows = draft.find(({ key }) => key === item.origin)?.rows ?? item.originRows;
  await placeItem(sql, item.id, position, rows);
}
