/** What meetings ask of agencies: actions by the manager, and steps of them by the agency that has each as well. */
import { MEETING_ACCESS } from '../../access/access-table.js';
import { AGENCY_NOT_STATED } from '../../access/provider/person-from-claims.js';
import type { Viewer } from '../../access/viewer.js';
import { nameOf, type Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { forbidden } from '../../errors.js';
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { changedFields, tell } from '../history.js';
import { keepRecord, type KindOfRecord } from '../keep-record.js';
import { isSame } from '../money/money-checks.js';
import { oneLine, problemsOfWords, readWords } from '../read-words.js';
import { A_DAY } from './keep-meetings.js';
import { ACTION_STATES, type Action, type ActionState, type ActionTerms } from './meeting.js';
import { insertAction, insertStep, listItems, listSteps, lockAction, lockMeeting, updateAction } from './meetings.sql.js';
import { oneOf } from './one-of.js';

export interface WrittenStep {
  readonly state: string;
  readonly words: string;
}

const STALE = 'Somebody changed this action since you opened it. Open it again, and look at what is there now.';
const ABSENT = 'There is no such action.';

const ASKED = [
  { field: 'words', ask: 'Write what is to be done.', longest: 500 },
  { field: 'agency', ask: 'Write which agency or office has it.', longest: 120 },
] as const;

/** Whoever keeps meetings may record steps of any action; a partner of its own agency's. */
export const mayRecord = ({ persona, agency }: Pick<Viewer, 'persona' | 'agency'>, ofAgency: string): boolean =>
  MEETING_ACCESS[persona] === 'keeping' ||
  (MEETING_ACCESS[persona] === 'own-actions' && agency !== AGENCY_NOT_STATED && isSame(agency, ofAgency));

export function keepAction(
  database: Database,
  which: Which | null,
  written: ActionTerms,
  reason: string | null,
  who: Acting,
  today: string,
): Promise<Outcome<{ id: number }>> {
  const action: KindOfRecord<ActionTerms, Action> = {
    ...{ name: 'action', absent: ABSENT, stale: STALE },
    lock: lockAction,
    read: (sql, id) => readTerms(sql, written, id, today),
    insert: insertAction,
    update: async (sql, { id }, terms) => void (await updateAction(sql, id, terms)),
    told: ({ meetingId, itemId, words, agency, dueOn }) => ({ meetingId, itemId, words, agency, dueOn }),
  };
  return keepRecord(database, action, which, reason, who);
}

async function readTerms(
  sql: Sql,
  written: ActionTerms,
  id: number | null,
  today: string,
): Promise<{ problems: FieldProblem[]; terms: ActionTerms }> {
  const { words, problems } = readWords(written, ASKED);
  const wrong = (field: string, problem: string): void => void problems.push({ field, problem });
  const { meetingId, itemId, dueOn } = written;
  const before = id === null ? null : await lockAction(sql, id);
  // Locked: its agenda is not saved without the item meanwhile, and it is not cancelled.
  const meeting = await lockMeeting(sql, meetingId);
  if (meeting === null || meeting.cancelled) wrong('meetingId', 'There is no such meeting that was held.');
  else if (meeting.heldOn > today) wrong('meetingId', `That meeting is on ${meeting.heldOn}: it has asked for nothing yet.`);
  else if (before !== null && before.meetingId !== meetingId)
    wrong('meetingId', 'An action stays with the meeting it came from.');
  if (itemId !== null && !(await listItems(sql)).some((item) => item.id === itemId && item.meetingId === meetingId))
    wrong('itemId', 'Choose an item of that meeting’s agenda.');
  if (!isDay(dueOn)) wrong('dueOn', A_DAY);
  else if (meeting !== null && dueOn < meeting.heldOn) wrong('dueOn', 'That is before the meeting that asked for it.');
  return { problems, terms: { ...words, meetingId, itemId, dueOn } };
}

/**
 * @param today the London day on which it is recorded
 * @throws CallerError FORBIDDEN for an action of another agency
 */
export function recordStep(
  database: Database,
  which: Which,
  written: WrittenStep,
  keeper: Pick<Viewer, 'persona' | 'agency'>,
  who: Acting,
  today: string,
): Promise<Outcome<{ id: number }>> {
  return database.asOwner(async (sql): Promise<Outcome<{ id: number }>> => {
    const action = await lockAction(sql, which.id);
    if (action === null) return failed('', ABSENT);
    if (!mayRecord(keeper, action.agency))
      throw forbidden('A partner records what was done of its own agency’s actions, and of no others.');
    if (action.version !== which.version) return failed('', STALE);
    const problems: FieldProblem[] = [];
    const state: ActionState = oneOf(ACTION_STATES, written.state, 'state', problems);
    const words = oneLine(written.words);
    const ask = state === 'dropped' ? 'Write why it was dropped.' : 'Write what was done.';
    problems.push(...problemsOfWords(words, 'words', { ask, longest: 500 }));
    if (problems.length > 0) return refused(problems);
    const before = (await listSteps(sql)).findLast(({ actionId }) => actionId === action.id)?.state ?? 'open';
    await insertStep(sql, { actionId: action.id, state, words, onDay: today }, nameOf(who));
    const fields = changedFields({ state: before }, { state });
    await tell(sql, who, { record: `action:${action.id}`, change: STEP_SAID[state], fields, reason: words });
    return { ok: true, id: action.id };
  });
}

const STEP_SAID: Readonly<Record<ActionState, string>> = { open: 'told how it stands', done: 'done', dropped: 'dropped' };
