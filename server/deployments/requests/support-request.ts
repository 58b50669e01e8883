/** What an agency knows of a place or asks for there, and how that stands. */

export const REQUEST_KINDS = ['intelligence', 'request'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const ASKED_FROM = [
  'police',
  'community safety team',
  'parks and coast',
  'outreach lead',
  'councillor',
  'steering group',
  'partner agency',
] as const;
export type AskedFrom = (typeof ASKED_FROM)[number];

export const URGENCIES = ['routine', 'soon', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const REQUEST_STATES = ['received', 'planned', 'done', 'declined'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** To what a request can come from each state. What is done or declined stays so: the place is asked for anew. */
const NEXT: Readonly<Record<RequestState, readonly RequestState[]>> = {
  received: ['planned', 'done', 'declined'],
  planned: ['received', 'planned', 'done', 'declined'],
  done: [],
  declined: [],
};

export const isOpen = (state: RequestState): boolean => NEXT[state].length > 0;

/** Why a request cannot come to a state, in words; null where it can. */
export function problemOfStep(from: RequestState, to: RequestState): string | null {
  if (!isOpen(from)) return `It is ${from}, which stays. Ask for the place anew.`;
  return NEXT[from].includes(to) ? null : `It is ${from} already.`;
}

export interface RequestTerms {
  readonly kind: RequestKind;
  readonly askedFrom: AskedFrom;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly reason: string;
  readonly evidence: string;
  readonly urgency: Urgency;
  /** Whom to ask: a role. */
  readonly contactRole: string;
}

/** As it is read; what is the planner's alone is null for who asked. */
export interface SupportRequest extends RequestTerms {
  readonly id: number;
  readonly agency: string;
  readonly askedAt: Date;
  readonly askedBy: string | null;
  readonly state: RequestState;
  readonly stateReason: string | null;
  readonly plannedOn: string | null;
  /** The published plan it follows; null where a planner decided by hand. */
  readonly plan: number | null;
  readonly mergedInto: number | null;
  readonly hotspotArea: number | null;
  readonly version: number;
}

export interface RequestChange {
  readonly requestId: number;
  readonly version: number;
  readonly change: 'asked' | 'decided' | 'put together' | 'linked';
  readonly state: RequestState;
  readonly reason: string;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}
