/** A visit as the phone keeps it: what the server is sent, and how it stands. Times, counts and choices; nothing in it is about a person. */
import type { IssueKind, VisitInput, YouthAsk } from '../graphql.generated.js';

export interface Tallies {
  readonly youngPeople: { readonly male: number; readonly female: number; readonly notRecorded: number };
  readonly adults: number;
  readonly advice: {
    readonly drugsAndAlcohol: number;
    readonly careers: number;
    readonly personalSafety: number;
    readonly activities: number;
  };
  readonly leaflets: number;
  readonly referrals: readonly { readonly agency: string; readonly individuals: number }[];
  readonly campaigns: readonly string[];
  readonly issues: readonly KeptIssue[];
  readonly asks: readonly { readonly ask: YouthAsk; readonly children: number }[];
}

export interface KeptIssue {
  readonly kind: IssueKind;
  readonly passedTo: string;
  /** Where it lies, where the worker said so; left out: where the visit is. */
  readonly place?: Place;
}

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

export interface KeptVisit extends Tallies {
  readonly id: string;
  readonly shift: string;
  readonly seat: number;
  readonly stop: number | null;
  /** What the stop is called, to know it by when the shift is not at hand. */
  readonly place: string;
  readonly beganAt: string;
  /** Null while it is under way. */
  readonly endedAt: string | null;
  /** When the shift ends, and until when it is shown. */
  readonly shiftEnds: string;
  readonly shownUntil: string;
  readonly replaces: string | null;
  readonly concernsAt: readonly string[];
  readonly stands: 'under way' | 'waiting' | 'sent' | 'refused';
  /** Why the server did not take it. */
  readonly problems: readonly string[];
}

export const NOTHING_COUNTED: Tallies = {
  youngPeople: { male: 0, female: 0, notRecorded: 0 },
  adults: 0,
  advice: { drugsAndAlcohol: 0, careers: 0, personalSafety: 0, activities: 0 },
  ...{ leaflets: 0, referrals: [], campaigns: [], issues: [], asks: [] },
};

/** @param visit one that has ended */
export function asSent(visit: KeptVisit): VisitInput {
  const { id, shift, seat, stop, beganAt, replaces, youngPeople, adults, advice, leaflets } = visit;
  return {
    ...{ id, shift, seat, stop, beganAt, endedAt: visit.endedAt!, replaces, youngPeople, adults, advice, leaflets },
    referrals: visit.referrals.filter(({ individuals }) => individuals > 0),
    ...{ campaigns: [...visit.campaigns], issues: [...visit.issues], concernsAt: [...visit.concernsAt] },
    asks: visit.asks.filter(({ children }) => children > 0),
  };
}

export const youngPeopleOf = ({ youngPeople }: Pick<Tallies, 'youngPeople'>): number =>
  youngPeople.male + youngPeople.female + youngPeople.notRecorded;

/** Whether it was not stopped in time: its shift is over and shown no more. */
export const isLeftOpen = ({ shownUntil }: Pick<KeptVisit, 'shownUntil'>, now: number = Date.now()): boolean =>
  now > Date.parse(shownUntil);

/** Over, and waiting to be sent. One that was not stopped in time ended with its shift, as far as anybody can say. */
export function ended(visit: KeptVisit, now: number = Date.now()): KeptVisit {
  const end = isLeftOpen(visit, now) ? Math.max(Date.parse(visit.shiftEnds), Date.parse(visit.beganAt)) : now;
  return { ...visit, endedAt: new Date(end).toISOString(), stands: 'waiting' };
}
