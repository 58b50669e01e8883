/** How meetings, their items and actions are said on the pages, and where each row of a draft is found. */
import { longDate, shortDate } from '../../../components/dates.js';
import { plural } from '../../../components/numbers.js';
import type { Choice } from '../../../forms/questions.js';
import type {
  AgendaDraftQuery,
  AgendaItemPartFragment,
  MeetingActionPartFragment,
  MeetingHeadFragment,
} from '../../../graphql.generated.js';
import { reviewPath } from '../reviews/review-words.js';
import { accountPath } from '../account-words.js';

export type MeetingHead = MeetingHeadFragment;
export type Item = AgendaItemPartFragment;
export type Action = MeetingActionPartFragment;
export type Draft = AgendaDraftQuery['agendaDraft'];
export type DraftLine = Draft['lines'][number];

export const KINDS: readonly Choice[] = [
  { code: 'partnership-board', words: 'Partnership board' },
  { code: 'delivery-group', words: 'Delivery group' },
  { code: 'joint-action-group', words: 'Joint action group' },
  { code: 'task-group', words: 'Task group' },
];

export const CHAIRS: readonly Choice[] = [
  { code: 'independent-chair', words: 'Independent chair' },
  { code: 'elected-councillor', words: 'Elected councillor' },
  { code: 'council-director', words: 'Council director' },
  { code: 'police-commander', words: 'Police commander' },
  { code: 'fire-and-rescue-lead', words: 'Fire and rescue lead' },
  { code: 'probation-lead', words: 'Probation lead' },
  { code: 'health-lead', words: 'Health lead' },
  { code: 'youth-justice-lead', words: 'Youth justice lead' },
  { code: 'partnership-manager', words: 'Partnership manager' },
];

export const ITEM_KINDS: readonly Choice[] = [
  { code: 'decision', words: 'For decision' },
  { code: 'discussion', words: 'For discussion' },
  { code: 'information', words: 'For information' },
];

export const RESULTS: readonly Choice[] = [
  { code: 'resolved', words: 'Resolved' },
  { code: 'noted', words: 'Noted' },
  { code: 'deferred', words: 'Deferred' },
];

const wordsOf = (choices: readonly Choice[], code: string): string => choices.find((one) => one.code === code)?.words ?? code;
export const kindWords = (kind: string): string => wordsOf(KINDS, kind);
export const chairWords = (chair: string): string => wordsOf(CHAIRS, chair);
export const itemKindWords = (kind: string): string => wordsOf(ITEM_KINDS, kind);
export const resultWords = (result: string): string => wordsOf(RESULTS, result);

export const meetingPath = (id: string): string => `/partnership/meetings/${id}`;

/** «Delivery group, 11 December 2026». */
export const meetingName = ({ kind, heldOn }: Pick<MeetingHead, 'kind' | 'heldOn'>): string =>
  `${kindWords(kind)}, ${longDate(heldOn)}`;

/** «Overdue by 12 days». */
export function standingWords({ state, daysOverdue, closedOn }: Pick<Action, 'state' | 'daysOverdue' | 'closedOn'>): string {
  if (daysOverdue > 0) return `Overdue by ${plural(daysOverdue, 'day', 'days')}`;
  if (closedOn === null) return 'Open';
  return `${state === 'done' ? 'Done' : 'Dropped'} on ${shortDate(closedOn)}`;
}

export const standingColour = ({
  state,
  daysOverdue,
}: Pick<Action, 'state' | 'daysOverdue'>): 'red' | 'blue' | 'green' | 'grey' =>
  daysOverdue > 0 ? 'red' : state === 'open' ? 'blue' : state === 'done' ? 'green' : 'grey';

/** Where a row of a draft is found: «feed:3:2026-07-01», «account:2026/27:received:12», «meeting:2:item:9», «review:5:recommendation:6». */
export function pathOfRow(record: string): string {
  const [kind = '', first = ''] = record.split(':');
  if (kind === 'meeting') return meetingPath(first);
  if (kind === 'feed') return '/due';
  if (kind === 'data-request') return `/data-request/${first}`;
  if (kind === 'review') return reviewPath(first);
  if (kind === 'account') return accountPath(first);
  return kind === 'action' ? '/partnership/meetings' : '/partnership';
}

/** Links to a paper, where it is one. */
export const isLink = (reference: string): boolean => /^https?:\/\//i.test(reference);
