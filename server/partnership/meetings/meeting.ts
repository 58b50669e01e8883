/** Meetings of the partnership, lines of their agendas, and what they asked of agencies. Offices and agencies stand in them, never a person. */
export const MEETING_KINDS = ['partnership-board', 'delivery-group', 'joint-action-group', 'task-group'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const KIND_SAID: Readonly<Record<MeetingKind, string>> = {
  'partnership-board': 'Partnership board',
  'delivery-group': 'Delivery group',
  'joint-action-group': 'Joint action group',
  'task-group': 'Task group',
};

/** A closed list: a field of free words would be filled with names. */
export const CHAIRS = [
  'independent-chair',
  'elected-councillor',
  'council-director',
  'police-commander',
  'fire-and-rescue-lead',
  'probation-lead',
  'health-lead',
  'youth-justice-lead',
  'partnership-manager',
] as const;
export type Chair = (typeof CHAIRS)[number];

export interface MeetingTerms {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly heldOn: string;
  readonly place: string;
  readonly chair: Chair;
  readonly cancelled: boolean;
}

export interface Meeting extends MeetingTerms {
  readonly id: number;
  readonly version: number;
}

export const ITEM_KINDS = ['decision', 'information', 'discussion'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const RESULTS = ['resolved', 'noted', 'deferred'] as const;
export type Result = (typeof RESULTS)[number];

export interface Paper {
  readonly title: string;
  /** A link, or where else it is found. */
  readonly reference: string;
}

/** A row that a line was drafted from, and how it stood then. */
export interface OriginRow {
  /** «action:5», «feed:3:2026-07-01», «measure:4», «line:12», «item:9», «data-request:2», «meeting:1». */
  readonly record: string;
  readonly said: string;
}

export interface ItemTerms {
  readonly title: string;
  readonly kind: ItemKind;
  /** The agency or office that leads. */
  readonly lead: string;
  readonly papers: readonly Paper[];
}

export interface Item extends ItemTerms {
  readonly id: number;
  readonly meetingId: number;
  readonly position: number;
  /** What it was drafted from; null of a line that was typed. */
  readonly origin: string | null;
  readonly originRows: readonly OriginRow[];
  /** The deferred item that it takes up. */
  readonly takenFrom: number | null;
  readonly result: Result | null;
  /** What was resolved or noted, or why it was deferred. */
  readonly words: string | null;
  /** Null of a deferred one: to the next meeting of the kind. */
  readonly deferredTo: number | null;
  readonly version: number;
}

export const ACTION_STATES = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export interface ActionTerms {
  readonly meetingId: number;
  readonly itemId: number | null;
  readonly words: string;
  readonly agency: string;
  readonly dueOn: string;
}

export interface Action extends ActionTerms {
  readonly id: number;
  readonly version: number;
}

/** What was done of an action, and how it stood then; the newest holds. */
export interface ActionStep {
  readonly actionId: number;
  readonly state: ActionState;
  readonly words: string;
  readonly onDay: string;
}
