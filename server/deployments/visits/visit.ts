/** What is recorded of a visit: times, counts and choices. There is no field for text, so nobody's name and no story can be in it. */

import type { AskWord } from '../../provision/asks/asks.js';

export const ISSUE_KINDS = ['fly tipping', 'street lighting', 'overflowing skip', 'burnt-out car', 'scrambler bike'] as const;
export type IssueKind = (typeof ISSUE_KINDS)[number];

export interface YoungPeople {
  readonly male: number;
  readonly female: number;
  readonly notRecorded: number;
}

/** Individuals who asked for advice, by topic: one who asked about two counts in both. */
export interface Advice {
  readonly drugsAndAlcohol: number;
  readonly careers: number;
  readonly personalSafety: number;
  readonly activities: number;
}

export interface VisitTallies {
  /** Engagements: somebody spoken with twice in an evening counts twice. */
  readonly youngPeople: YoungPeople;
  readonly adults: number;
  readonly advice: Advice;
  /** Individuals. */
  readonly leaflets: number;
}

export interface SentIssue {
  readonly kind: IssueKind;
  readonly passedTo: number;
  /** Where it lies, where the worker said so; null: where the visit was. */
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
}

/** As a phone sends it, once it is over. */
export interface SentVisit extends VisitTallies {
  /** A UUID that the phone made. */
  readonly id: string;
  readonly shift: number;
  readonly seat: number;
  /** Which stop of the shift; null on the way between them. */
  readonly stop: number | null;
  readonly beganAt: Date;
  readonly endedAt: Date;
  /** The visit that this one corrects. */
  readonly replaces: string | null;
  readonly referrals: readonly { readonly agency: number; readonly individuals: number }[];
  readonly campaigns: readonly number[];
  readonly issues: readonly SentIssue[];
  /** Young people who asked for something, by what; who asks for two things counts in both. */
  readonly asks: readonly { readonly ask: AskWord; readonly children: number }[];
  /** When the local referral route was shown for a concern about a child; of the concern itself, nothing. */
  readonly concernsAt: readonly Date[];
}

export const adviceOf = ({ advice }: Pick<VisitTallies, 'advice'>): number =>
  advice.drugsAndAlcohol + advice.careers + advice.personalSafety + advice.activities;

export const youngPeopleOf = ({ youngPeople }: Pick<VisitTallies, 'youngPeople'>): number =>
  youngPeople.male + youngPeople.female + youngPeople.notRecorded;
