/** Youth sessions and places as they are kept by form: added without a list, changed, and closed with a reason. */
export const KEPT_PLACE_KINDS = ['building', 'bus', 'detached'] as const;
export type KeptPlaceKind = (typeof KEPT_PLACE_KINDS)[number];

export const SESSION_ACCESS = ['open', 'targeted', 'unknown'] as const;
export type SessionAccess = (typeof SESSION_ACCESS)[number];

export interface PlaceTerms {
  readonly name: string;
  readonly kind: KeptPlaceKind;
  /** Both or neither; with neither, where the place is stays as it was. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** Of detached work: the areas it is done in, by name or code. */
  readonly areaText: string | null;
  /** A refuge, a group that meets unseen. Null where it was not said. */
  readonly mustNotBeFound: boolean | null;
}

/** What is not known is null: «not stated», never «closed». */
export interface SessionTerms {
  readonly placeId: number;
  readonly name: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number | null;
  /** HH:MM, Europe/London. */
  readonly startsAt: string | null;
  /** Before the start for a session past midnight. */
  readonly endsAt: string | null;
  readonly season: string | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly access: SessionAccess;
  readonly capacity: number | null;
  readonly provider: string | null;
}

export type KeptKind = 'place' | 'session';

export interface StoredRecord {
  readonly id: number;
  /** Null when it was added by form. */
  readonly batchId: number | null;
  readonly version: number;
  readonly closed: boolean;
}

export interface KeptChange {
  readonly kind: KeptKind;
  readonly recordId: number;
  readonly version: number;
  readonly change: 'added' | 'changed' | 'closed';
  readonly terms: unknown;
  readonly reason: string;
  readonly changedAt: Date;
  readonly changedBy: string;
}
