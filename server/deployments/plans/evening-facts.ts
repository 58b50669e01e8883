/**
 * All that an evening is planned from, as its planner may see it: bands of squares, open requests, active hotspot areas, what is open for young people,
 * the police's word, teams and their shifts. No count of reports and no discharge is in it: so neither is in a plan, nor in a word of its reasons.
 */
import type { ShiftOfTeam } from '../calendar/shifts-of-teams.js';
import type { Urgency } from '../requests/support-request.js';
import type { StaffMember } from '../teams/team.js';

export interface PlaceFact {
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** An active hotspot area, by a point in it. */
export interface AreaFact extends PlaceFact {
  readonly id: number;
  /** The squares of 500 m that it touches. */
  readonly squares: readonly { readonly east: number; readonly north: number }[];
}

/** An open request that was not put together with another. */
export interface RequestFact extends PlaceFact {
  readonly id: number;
  readonly askedOn: string;
  readonly urgency: Urgency;
  /** The hotspot area it was linked to, or lies in. */
  readonly area: number | null;
}

/** A square with many reports, by its middle; the name is that of its ward. */
export interface SquareFact extends PlaceFact {
  readonly east: number;
  readonly north: number;
}

/** Where the band of a square stands among all bands, from «none or few» on. */
export interface BandFact {
  readonly east: number;
  readonly north: number;
  readonly n: number;
}

export interface EveningFacts {
  readonly on: string;
  readonly areas: readonly AreaFact[];
  readonly requests: readonly RequestFact[];
  /** With many reports and nothing open for young people near that evening, the nearest to the teams' bases first. */
  readonly gaps: readonly SquareFact[];
  /** Null where bands would give something away. */
  readonly bands: readonly BandFact[] | null;
  readonly bandMonths: { readonly from: string; readonly to: string } | null;
  /** Places of which the police have said that a crew may go there that evening. */
  readonly cleared: readonly { readonly candidate: string; readonly easting: number; readonly northing: number }[];
  /** The shifts of the teams that are planned. */
  readonly shifts: readonly ShiftOfTeam[];
  readonly staff: readonly StaffMember[];
  /** Shifts of the four weeks before, with who was on them. */
  readonly past: readonly { readonly on: string; readonly staff: readonly number[] }[];
}
