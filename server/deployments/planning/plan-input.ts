/**
 * What an evening is planned from, and what a plan is. Times are minutes after the midnight the evening began with (17:00 is 1020; past
 * midnight they go on, 25:00 is 1500), places metres on the National Grid.
 */

export interface PlanInput {
  /** The day the evening begins on, `2026-05-08`. */
  readonly on: string;
  readonly from: number;
  readonly to: number;
  /** Visits begin at whole slots. */
  readonly slotMinutes: number;
  /** Whether demand is the incidents expected in an hour, or a band of them for who may not see small counts. */
  readonly demandIn: 'expected' | 'bands';
  readonly candidates: readonly Candidate[];
  readonly teams: readonly PlannedTeam[];
  readonly pins: readonly Pin[];
  readonly bans: readonly Ban[];
  readonly settings: PlanSettings;
}

/** A place that could be visited, and why it could. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
  readonly because: 'hotspot area' | 'request' | 'nothing open near';
  /** By hour of the day, 0 to 23; an hour that is not named has none. In bands: 0 none, 1 low, 2 medium, 3 high. */
  readonly demand: readonly { readonly hour: number; readonly demand: number }[];
  /** What a request adds to the first visit, in the unit of demand. */
  readonly priority: number;
  /** Days of the requests it answers. */
  readonly requestedOn: readonly string[];
  /** A request that has to be answered this evening. */
  readonly mustVisit: boolean;
  /** Only within these times: a park that closes. */
  readonly open?: { readonly from: number; readonly to: number };
  /** The police have said that a crew may go there this evening. */
  readonly cleared: boolean;
}

export interface PlannedTeam {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly visitMinutes: number;
  readonly by: 'foot' | 'van';
  readonly base: { readonly easting: number; readonly northing: number };
  readonly from: number;
  readonly to: number;
  readonly returnsToBase: boolean;
  /** Patrols: a return within `returnWithinMinutes` counts for more. Nothing of the kind is known of youth work. */
  readonly returnsRewarded: boolean;
}

/** A planner's own: this place has to be visited, by that team, at that time, where told. */
export interface Pin {
  readonly candidate: string;
  readonly team?: string;
  readonly at?: number;
}

/** A planner's own: not this place, or not with that team. */
export interface Ban {
  readonly candidate: string;
  readonly team?: string;
}

export interface PlanSettings {
  /** What the best, second best, … visit of an evening to one place counts of its demand; as many visits as there are numbers. */
  readonly worthOfVisits: readonly number[];
  /** From the end of a visit to the beginning of the next to the same place, whichever team. */
  readonly revisitAfterMinutes: number;
  readonly returnWithinMinutes: number;
  /** What a rewarded return adds, of its demand. */
  readonly returnReward: number;
  readonly detour: number;
  readonly kmhOnFoot: number;
  readonly kmhByVan: number;
}

export const USUAL_SETTINGS: PlanSettings = {
  worthOfVisits: [1, 0.5, 0.25],
  revisitAfterMinutes: 60,
  returnWithinMinutes: 120,
  returnReward: 0.25,
  detour: 1.3,
  kmhOnFoot: 4.8,
  kmhByVan: 24,
};

export interface PlannedVisit {
  readonly team: string;
  readonly candidate: string;
  readonly from: number;
  readonly to: number;
}
