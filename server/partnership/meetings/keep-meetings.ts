/** Meetings by form. One that is not held is cancelled, and stays; what was deferred to it waits for the next of its kind. */
import type { Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import type { Outcome, Which } from '../../governance/asked-change.js';
import { keepRecord, type KindOfRecord } from '../keep-record.js';
import { readWords } from '../read-words.js';
import { CHAIRS, MEETING_KINDS, type Meeting, type MeetingTerms } from './meeting.js';
import { insertMeeting, listActions, listItems, listMeetings, lockMeeting, updateMeeting } from './meetings.sql.js';
import { oneOf } from './one-of.js';

/** As it was written: kind and chair may be no such words. */
export interface WrittenMeeting extends Omit<MeetingTerms, 'kind' | 'chair'> {
  readonly kind: string;
  readonly chair: string;
}

const STALE = 'Somebody changed this meeting since you opened it. Open it again, and look at what is there now.';
export const A_DAY = 'Write a day as year-month-day: 2027-01-29.';

const ASKED = [
  { field: 'title', ask: 'Write what the meeting is called.', longest: 120 },
  { field: 'place', ask: 'Write where it is held, or that it is held online.', longest: 120 },
] as const;

/** @param today the London day: what asked for something was held by then */
export function keepMeeting(
  database: Database,
  which: Which | null,
  written: WrittenMeeting,
  reason: string | null,
  who: Acting,
  today: string,
): Promise<Outcome<{ id: number }>> {
  const meeting: KindOfRecord<MeetingTerms, Meeting> = {
    ...{ name: 'meeting', absent: 'There is no such meeting.', stale: STALE },
    lock: lockMeeting,
    read: (sql, id) => readTerms(sql, written, id, today),
    insert: insertMeeting,
    update: (sql, { id }, terms) => updateMeeting(sql, id, terms),
    told: ({ kind, title, heldOn, place, chair, cancelled }) => ({ kind, title, heldOn, place, chair, cancelled }),
  };
  return keepRecord(database, meeting, which, reason, who);
}

async function readTerms(
  sql: Sql,
  written: WrittenMeeting,
  id: number | null,
  today: string,
): Promise<{ problems: FieldProblem[]; terms: MeetingTerms }> {
  const { words, problems } = readWords(written, ASKED);
  const { heldOn, cancelled } = written;
  const terms: MeetingTerms = {
    ...{ ...words, heldOn, cancelled, kind: oneOf(MEETING_KINDS, written.kind, 'kind', problems) },
    chair: oneOf(CHAIRS, written.chair, 'chair', problems),
  };
  if (!isDay(heldOn)) return { problems: [...problems, { field: 'heldOn', problem: A_DAY }], terms };
  const twin = (await listMeetings(sql)).some(
    (other) => other.id !== id && other.kind === terms.kind && other.heldOn === heldOn && !other.cancelled && !cancelled,
  );
  if (twin) problems.push({ field: 'heldOn', problem: 'There is a meeting of this kind on that day already.' });
  // Moved to a day to come it would hide what it asked for.
  if ((cancelled || heldOn > today) && id !== null && (await wasHeld(sql, id)))
    problems.push({
      field: cancelled ? 'cancelled' : 'heldOn',
      problem: 'Something was resolved or asked at this meeting: it was held.',
    });
  return { problems, terms };
}

const wasHeld = async (sql: Sql, id: number): Promise<boolean> =>
  (await listItems(sql)).some(({ meetingId, result }) => meetingId === id && result !== null) ||
  (await listActions(sql)).some(({ meetingId }) => meetingId === id);
