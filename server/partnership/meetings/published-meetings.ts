/** Meetings as they may be published: their rows never leave as they are stored. */
import type { Viewer } from '../../access/viewer.js';
import type { StandingAction } from './actions.js';
import type { Compared } from './draft/redraft.js';
import { mayRecord } from './keep-actions.js';
import { longDay } from '../../long-day.js';
import { KIND_SAID, type Item, type Meeting as StoredMeeting } from './meeting.js';
import type { AgendaDraft, AgendaItem, Meeting, MeetingAction } from './meeting.type.js';

type Keeper = Pick<Viewer, 'persona' | 'agency'>;

export const publishedMeeting = (
  { id, kind, title, heldOn, place, chair, cancelled, version }: StoredMeeting,
  items: readonly Item[],
): Meeting => ({
  ...{ id: String(id), kind, title, heldOn, place, chair, cancelled, version },
  itemCount: items.filter(({ meetingId }) => meetingId === id).length,
});

export function publishedItem(item: Item, meetings: readonly StoredMeeting[], items: readonly Item[]): AgendaItem {
  const { id, title, kind, lead, papers, origin, originRows, result, words, deferredTo, version } = item;
  const to = meetings.find((meeting) => meeting.id === deferredTo);
  return {
    ...{ id: String(id), title, kind, lead, papers, origin, originRows, result, words, version },
    deferredTo: to === undefined ? null : publishedMeeting(to, items),
  };
}

export function publishedAction(
  { action, state, days, closedOn, steps }: StandingAction,
  meetings: readonly StoredMeeting[],
  items: readonly Item[],
  keeper: Keeper,
): MeetingAction {
  const { id, meetingId, itemId, words, agency, dueOn, version } = action;
  return {
    ...{
      id: String(id),
      meeting: String(meetingId),
      item: itemId === null ? null : String(itemId),
      words,
      agency,
      dueOn,
      version,
    },
    ...{ state, daysOverdue: days, closedOn, from: fromWords(action, meetings, items), mayRecord: mayRecord(keeper, agency) },
    steps: steps.map((step) => ({ state: step.state, words: step.words, onDay: step.onDay })),
  };
}

/** «Partnership board of 14 October 2026, Lighting of two paths». */
export function fromWords(
  { meetingId, itemId }: StandingAction['action'],
  meetings: readonly StoredMeeting[],
  items: readonly Item[],
): string {
  const meeting = meetings.find(({ id }) => id === meetingId)!;
  const item = items.find(({ id }) => id === itemId);
  return `${KIND_SAID[meeting.kind]} of ${longDay(meeting.heldOn)}${item === undefined ? '' : `, ${item.title}`}`;
}

export const publishedDraft = ({ lines, dueNoMore }: Compared): Pick<AgendaDraft, 'lines' | 'dueNoMore'> => ({
  lines: lines.map(({ line: { key, title, kind, lead, because, rows }, item, standing, moved }) => ({
    ...{ key, title, kind, lead, because, rows, standing, moved },
    item: item === null ? null : String(item.id),
  })),
  dueNoMore: dueNoMore.map(({ id }) => String(id)),
});
