/** Meetings, lines of agendas, actions and their steps as they are stored. Read under the viewer's own role, which sees lines that were taken out where it keeps them alone. */
import type { Sql } from '../../database/database.js';
import type { Action, ActionStep, ActionTerms, Item, ItemTerms, Meeting, MeetingTerms, OriginRow, Result } from './meeting.js';

const MEETING = `id, kind, title, held_on::text AS "heldOn", place, chair, cancelled, version`;
const ITEM = `id, meeting_id AS "meetingId", position, title, kind, lead, papers, origin, origin_rows AS "originRows", taken_from AS "takenFrom", result, words,
  deferred_to AS "deferredTo", version`;
const ACTION = `id, meeting_id AS "meetingId", item_id AS "itemId", words, agency, due_on::text AS "dueOn", version`;

/** The newest first. */
export const listMeetings = (sql: Sql): Promise<Meeting[]> =>
  sql.query<Meeting>(`SELECT ${MEETING} FROM meeting ORDER BY held_on DESC, id DESC`);

export async function lockMeeting(sql: Sql, id: number): Promise<Meeting | null> {
  const [found] = await sql.query<Meeting>(`SELECT ${MEETING} FROM meeting WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

/** Those that stand, in their order. */
export const listItems = (sql: Sql): Promise<Item[]> =>
  sql.query<Item>(`SELECT ${ITEM} FROM meeting_item WHERE NOT withdrawn ORDER BY meeting_id, position, id`);

/** Lines of the draft that were on an agenda and were taken out; whoever keeps meetings alone sees any. */
export async function listTakenOut(sql: Sql, meetingId: number): Promise<string[]> {
  const rows = await sql.query<{ origin: string }>(
    'SELECT origin FROM meeting_item WHERE meeting_id = $1 AND withdrawn AND origin IS NOT NULL',
    [meetingId],
  );
  return rows.map(({ origin }) => origin);
}

export async function lockItem(sql: Sql, id: number): Promise<Item | null> {
  const [found] = await sql.query<Item>(`SELECT ${ITEM} FROM meeting_item WHERE id = $1 AND NOT withdrawn FOR UPDATE`, [id]);
  return found ?? null;
}

/** An item of which something is recorded: its meeting is locked before it, so that whoever saves the agenda or cancels the meeting is waited for. */
export async function lockItemToRecord(sql: Sql, id: number): Promise<Item | null> {
  const [found] = await sql.query<{ meetingId: number }>('SELECT meeting_id AS "meetingId" FROM meeting_item WHERE id = $1', [
    id,
  ]);
  if (found === undefined) return null;
  await lockMeeting(sql, found.meetingId);
  return lockItem(sql, id);
}

export const listActions = (sql: Sql): Promise<Action[]> => sql.query<Action>(`SELECT ${ACTION} FROM meeting_action ORDER BY id`);

export async function lockAction(sql: Sql, id: number): Promise<Action | null> {
  const [found] = await sql.query<Action>(`SELECT ${ACTION} FROM meeting_action WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

/** The oldest first. */
export const listSteps = (sql: Sql): Promise<ActionStep[]> =>
  sql.query<ActionStep>(
    `SELECT action_id AS "actionId", state, words, on_day::text AS "onDay" FROM meeting_action_step ORDER BY id`,
  );

const meetingTerms = ({ kind, title, heldOn, place, chair, cancelled }: MeetingTerms) => [
  ...[kind, title, heldOn, place, chair, cancelled],
];

/** @returns its number */
export async function insertMeeting(sql: Sql, terms: MeetingTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO meeting (kind, title, held_on, place, chair, cancelled) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    meetingTerms(terms),
  );
  return inserted!.id;
}

export async function updateMeeting(sql: Sql, id: number, terms: MeetingTerms): Promise<void> {
  await sql.execute(
    `UPDATE meeting SET kind = $2, title = $3, held_on = $4, place = $5, chair = $6, cancelled = $7, version = version + 1 WHERE id = $1`,
    [id, ...meetingTerms(terms)],
  );
}

/** An agenda was saved: whoever has the one before sees so. */
export const moveMeeting = (sql: Sql, id: number): Promise<unknown> =>
  sql.execute('UPDATE meeting SET version = version + 1 WHERE id = $1', [id]);

export interface NewItem extends ItemTerms {
  readonly meetingId: number;
  readonly position: number;
  readonly origin: string | null;
  readonly originRows: readonly OriginRow[];
  readonly takenFrom: number | null;
}

export async function insertItem(sql: Sql, item: NewItem): Promise<number> {
  const { meetingId, position, title, kind, lead, papers, origin, originRows, takenFrom } = item;
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO meeting_item (meeting_id, position, title, kind, lead, papers, origin, origin_rows, taken_from)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8::jsonb, $9) RETURNING id`,
    [meetingId, position, title, kind, lead, JSON.stringify(papers), origin, JSON.stringify(originRows), takenFrom],
  );
  return inserted!.id;
}

export async function updateItem(sql: Sql, id: number, { title, kind, lead, papers }: ItemTerms): Promise<void> {
  await sql.execute(
    `UPDATE meeting_item SET title = $2, kind = $3, lead = $4, papers = $5::jsonb, version = version + 1 WHERE id = $1`,
    [id, title, kind, lead, JSON.stringify(papers)],
  );
}

export const placeItem = (sql: Sql, id: number, position: number, originRows: readonly OriginRow[]): Promise<unknown> =>
  sql.execute('UPDATE meeting_item SET position = $2, origin_rows = $3::jsonb WHERE id = $1', [
    id,
    position,
    JSON.stringify(originRows),
  ]);

export const withdrawItem = (sql: Sql, id: number): Promise<unknown> =>
  sql.execute('UPDATE meeting_item SET withdrawn = true, version = version + 1 WHERE id = $1', [id]);

export interface ItemResult {
  readonly result: Result;
  readonly words: string;
  readonly deferredTo: number | null;
}

export const updateResult = (sql: Sql, id: number, { result, words, deferredTo }: ItemResult): Promise<unknown> =>
  sql.execute('UPDATE meeting_item SET result = $2, words = $3, deferred_to = $4, version = version + 1 WHERE id = $1', [
    id,
    result,
    words,
    deferredTo,
  ]);

/** @returns its number */
export async function insertAction(sql: Sql, { meetingId, itemId, words, agency, dueOn }: ActionTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO meeting_action (meeting_id, item_id, words, agency, due_on) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    [meetingId, itemId, words, agency, dueOn],
  );
  return inserted!.id;
}

export const updateAction = (sql: Sql, id: number, { itemId, words, agency, dueOn }: ActionTerms): Promise<unknown> =>
  sql.execute(
    'UPDATE meeting_action SET item_id = $2, words = $3, agency = $4, due_on = $5, version = version + 1 WHERE id = $1',
    [...[id, itemId, words, agency, dueOn]],
  );

export async function insertStep(sql: Sql, { actionId, state, words, onDay }: ActionStep, by: string): Promise<void> {
  await sql.execute(
    'INSERT INTO meeting_action_step (action_id, state, words, on_day, recorded_by) VALUES ($1, $2, $3, $4, $5)',
    [actionId, state, words, onDay, by],
  );
  await sql.execute('UPDATE meeting_action SET version = version + 1 WHERE id = $1', [actionId]);
}
