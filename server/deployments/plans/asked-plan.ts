/** What a planner asks of an evening. Times are minutes after the midnight before it. */

export interface AskedPlan {
  readonly on: string;
  /** Teams by number; empty: all that are out. */
  readonly teams: readonly number[];
  /** Requests that have to be answered this evening. */
  readonly mustVisit: readonly number[];
  readonly pins: readonly { readonly candidate: string; readonly team: number | null; readonly at: number | null }[];
  readonly bans: readonly { readonly candidate: string; readonly team: number | null }[];
  /** When the planner, or who asked, knows a place to be busiest: outside these hours its demand counts one band less. */
  readonly busy: readonly { readonly candidate: string; readonly from: number; readonly to: number }[];
  /** How long the solver may take. */
  readonly seconds: number;
}

export const USUAL_SECONDS = 5;
export const MOST_SECONDS = 15;
/** Pins, bans, hours, requests. */
export const MOST_ASKED = 50;
export const SLOT_MINUTES = 15;
