/** A team that goes out, and the bank of staff that teams are filled from: what is stored of each. */
import type { BankStaff } from '../calendar/staff-bank.js';
import type { ShiftRule } from '../calendar/shift-rules.js';

export const TEAM_KINDS = ['youth outreach', 'police patrol', 'wardens'] as const;
export type TeamKind = (typeof TEAM_KINDS)[number];

/** How long a visit lasts unless the team says otherwise: patrols 15 minutes (Koper 1995); of the others nothing is known. */
export const USUAL_VISIT_MINUTES: Readonly<Record<TeamKind, number>> = { 'youth outreach': 30, 'police patrol': 15, wardens: 15 };

export interface TeamTerms {
  readonly name: string;
  readonly kind: TeamKind;
  readonly aims: string;
  readonly visitMinutes: number;
  readonly size: number;
  readonly skills: readonly string[];
  readonly travel: 'foot' | 'van';
  readonly baseName: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly returnsToBase: boolean;
  readonly rules: readonly ShiftRule[];
  readonly pausedMonths: readonly number[];
  /** As month and day: 10-24. */
  readonly bonfireFrom: string;
  readonly bonfireTo: string;
  /** It goes out no more. */
  readonly closed: boolean;
}

export interface Team extends TeamTerms {
  readonly id: number;
  /** Of its base, on the National Grid. */
  readonly easting: number;
  readonly northing: number;
  readonly version: number;
}

export interface StaffTerms extends Omit<BankStaff, 'id'> {
  readonly kind: TeamKind;
  /** Left the bank: kept because shifts name them, and on no team any more. */
  readonly onTheBank: boolean;
}

export interface StaffMember extends StaffTerms {
  readonly id: number;
  readonly version: number;
}

/** One change of a team, a member of staff, the school calendar or a day. */
export interface DeploymentChange {
  readonly subject: string;
  readonly version: number;
  readonly change: string;
  readonly reason: string;
  readonly changedAt: Date;
  readonly changedBy: string;
}
