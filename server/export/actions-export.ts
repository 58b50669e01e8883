/** What meetings asked of agencies as a file, as it stands on a day: one row an action. */
import { readsMeetings } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { isDay } from '../governance/agreement-terms.js';
import { markingOf } from '../installation/marking.js';
import { actionsOn, ACTIONS_METHOD, type StandingAction } from '../partnership/meetings/actions.js';
import { KIND_SAID, type Item, type Meeting } from '../partnership/meetings/meeting.js';
import { listActions, listItems, listMeetings, listSteps } from '../partnership/meetings/meetings.sql.js';
import { allAtOnce, type Cell, type ExportContent } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export interface ActionsExport {
  readonly on: string;
  readonly recipient: string | undefined;
}

const COLUMNS = [
  ...[
    'meeting',
    'held_on',
    'item',
    'action',
    'agency',
    'due_on',
    'state',
    'days_overdue',
    'closed_on',
    'last_step',
    'last_step_on',
  ],
];

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readActionsWords(format: string, words: URLSearchParams): ActionsExport {
  if (format !== 'csv') throw badUserInput(`Actions are made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['on', 'recipient']);
  const on = words.get('on') ?? londonDay();
  if (!isDay(on)) throw badUserInput('Write the day as year-month-day: on=2027-01-29.', ['on']);
  return { on, recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN */
export async function makeActionsFile(
  { on }: ActionsExport,
  run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  readsMeetings(viewer);
  const { meetings, items, actions, frame } = await run(async (sql) => {
    const rows = { meetings: await listMeetings(sql), actions: await listActions(sql), steps: await listSteps(sql) };
    return { meetings: rows.meetings, items: await listItems(sql), actions: actionsOn(rows, on), frame: await frameOf(sql) };
  });
  const content: ExportContent = {
    shown: `Actions of the partnership’s meetings, as they stand on ${on}`,
    sources: ['the minutes of the partnership’s meetings, and what agencies recorded of their actions'],
    notes: ACTIONS_METHOD,
    marking: markingOf('figures'),
    name: `actions-${on}`,
    columns: COLUMNS,
    ...allAtOnce(actions.map((one) => ({ cells: cellsOf(one, meetings, items), geometry: null }))),
  };
  return writeExport(content, 'csv', frame);
}

export function actionsExported(asked: ActionsExport, file: ExportFile, asker: string): AuditEvent {
  const detail = { query: 'actions', format: 'csv', file: file.name, recipient: asked.recipient ?? asker };
  return { action: 'EXPORT', subject: `actions:${asked.on}`, detail, rowCount: file.rows };
}

function cellsOf(
  { action, state, days, closedOn, steps }: StandingAction,
  meetings: readonly Meeting[],
  items: readonly Item[],
): Cell[] {
  const meeting = meetings.find(({ id }) => id === action.meetingId)!;
  const newest = steps.at(-1);
  return [
    ...[KIND_SAID[meeting.kind], meeting.heldOn, items.find(({ id }) => id === action.itemId)?.title ?? null],
    ...[action.words, action.agency, action.dueOn, state, days, closedOn, newest?.words ?? null, newest?.onDay ?? null],
  ];
}
