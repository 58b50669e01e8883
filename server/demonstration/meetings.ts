/** An invented meeting that was held, with what came of it and actions of which one is overdue, and a next one whose agenda is to be drafted. */
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { addDays, londonDay } from '../governance/agreement.js';
import type { Outcome } from '../governance/asked-change.js';
import { saveAgenda } from '../partnership/meetings/draft/save-agenda.js';
import { keepAction, recordStep } from '../partnership/meetings/keep-actions.js';
import { keepItem, recordResult } from '../partnership/meetings/keep-items.js';
import { keepMeeting } from '../partnership/meetings/keep-meetings.js';
import type { ActionState, ItemKind, Paper, Result } from '../partnership/meetings/meeting.js';
import { listItems, listMeetings, lockAction } from '../partnership/meetings/meetings.sql.js';

/** In days from today. */
const [HELD, NEXT] = [-42, 14];
const CHAIR = 'council-director';
const KEEPER = { persona: 'partnership-manager', agency: 'Community safety partnership' } as const;

interface InventedAction {
  readonly words: string;
  readonly agency: string;
  /** In days from today. */
  readonly due: number;
  readonly step?: { readonly state: ActionState; readonly words: string; readonly day: number };
}

interface InventedItem {
  readonly title: string;
  readonly kind: ItemKind;
  readonly lead: string;
  readonly result: Result;
  readonly words: string;
  readonly papers: readonly Paper[];
  readonly actions: readonly InventedAction[];
}

const ITEMS: readonly InventedItem[] = [
  {
    ...{ title: 'Evenings of the street team', kind: 'discussion', lead: 'Fire and rescue service', result: 'noted' },
    words: 'Visits of the quarter were noted; two evenings were lost to weather',
    papers: [],
    actions: [
      { words: 'Set two evenings more before the holidays', agency: 'Fire and rescue service', due: -12 },
      {
        ...{ words: 'Say which evenings the kitchen is open', agency: 'Lantern Youth Trust', due: -20 },
        step: { state: 'done', words: 'Sent with the list of sessions', day: -24 },
      },
    ],
  },
  {
    ...{ title: 'Money for lessons in schools', kind: 'decision', lead: 'Partnership manager', result: 'resolved' },
    words: 'Lessons go on until the end of the year, on condition that pupils are asked before and after',
    papers: [{ title: 'Lessons of the summer term', reference: 'Paper 2' }],
    actions: [{ words: 'Put the questions of the lessons to schools', agency: 'Lantern Youth Trust', due: 10 }],
  },
  {
    ...{ title: 'Lighting of two paths: what came of it', kind: 'information', lead: 'Council', result: 'deferred' },
    words: 'The walk round the paths was not done yet',
    papers: [],
    actions: [],
  },
];

/** Unless a meeting is there. @throws when something is refused: it no longer fits what meetings have to say */
export async function inventMeetings(database: Database, today: string = londonDay()): Promise<void> {
  if ((await database.asOwner(listMeetings)).length > 0) return;
  const who = actingOf('demonstration');
  const call = (days: number) => {
    const terms = { kind: 'delivery-group', title: 'Delivery group', place: 'Council offices', chair: CHAIR, cancelled: false };
    return keepMeeting(database, null, { ...terms, heldOn: addDays(today, days) }, null, who, today);
  };
  const held = idOf(await call(HELD));
  idOf(await call(NEXT));
  const lines = ITEMS.map(({ title, kind, lead }) => ({ item: null, draft: null, title, kind, lead }));
  idOf(await saveAgenda(database, { id: held, version: 1 }, lines, [], who));
  const items = (await database.asOwner(listItems)).filter(({ meetingId }) => meetingId === held);
  for (const [place, { title, kind, lead, papers, result, words, actions }] of ITEMS.entries()) {
    const { id, version } = items[place]!;
    idOf(await keepItem(database, { id, version }, { title, kind, lead, papers }, 'Its papers came', who));
    idOf(await recordResult(database, { id, version: version + 1 }, { result, words, deferredTo: null }, null, who, today));
    for (const { due, step, ...asked } of actions) {
      const terms = { ...asked, meetingId: held, itemId: id, dueOn: addDays(today, due) };
      const action = idOf(await keepAction(database, null, terms, null, who, today));
      if (step === undefined) continue;
      const seen = await database.asOwner((sql) => lockAction(sql, action));
      const which = { id: action, version: seen!.version };
      idOf(await recordStep(database, which, step, KEEPER, who, addDays(today, step.day)));
    }
  }
}

function idOf(done: Outcome<{ id: number }>): number {
  if (!done.ok)
    throw new Error(`the demonstration's meeting was refused: ${done.problems.map(({ problem }) => problem).join(' ')}`);
  return done.id;
}
