/**
 * How an action stands on a day: as its newest step until then says, and open without one. An open one is overdue from the day after it was due. What was
 * recorded after the day that is asked about is not counted, and neither is an action of a meeting that was still to come.
 */
import type { Action, ActionState, ActionStep, Meeting } from './meeting.js';

export interface StandingAction {
  readonly action: Action;
  readonly state: ActionState;
  readonly overdue: boolean;
  /** How many days it is overdue; 0 otherwise. */
  readonly days: number;
  /** When it was done or dropped; null while it is open. */
  readonly closedOn: string | null;
  /** Until the day, the oldest first. */
  readonly steps: readonly ActionStep[];
}

export interface ActionRows {
  readonly meetings: readonly Meeting[];
  readonly actions: readonly Action[];
  /** The oldest first. */
  readonly steps: readonly ActionStep[];
}

/** In the order in which they are due. */
export function actionsOn({ meetings, actions, steps }: ActionRows, on: string): StandingAction[] {
  const held = new Set(meetings.filter(({ heldOn }) => heldOn <= on).map(({ id }) => id));
  return actions
    .filter(({ meetingId }) => held.has(meetingId))
    .map((action) => {
      const own = steps.filter(({ actionId, onDay }) => actionId === action.id && onDay <= on);
      return standing(action, own, on);
    })
    .sort((one, other) => one.action.dueOn.localeCompare(other.action.dueOn) || one.action.id - other.action.id);
}

function standing(action: Action, steps: readonly ActionStep[], on: string): StandingAction {
  const newest = steps.at(-1);
  const state = newest?.state ?? 'open';
  const days = state === 'open' && action.dueOn < on ? daysBetween(action.dueOn, on) : 0;
  // Closed when it came to stand so: a later word about a closed one does not close it again.
  const since = steps.findLastIndex((step) => step.state !== state) + 1;
  return { action, state, overdue: days > 0, days, closedOn: state === 'open' ? null : steps[since]!.onDay, steps };
}

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export const ACTIONS_METHOD: readonly string[] = [
  'An action stands as its newest step says, and is open without one. It is overdue from the day after it was due, until it is done or dropped.',
  'Steps are only ever added to. What was recorded after the day that is asked about is not counted.',
];
