/** A named place that the partnership watches for a time, as it is stored, and how it stands on a day. */
import { addDays } from '../../governance/agreement.js';

export const HOTSPOT_STATUSES = ['proposed', 'active', 'closed', 'lapsed'] as const;
export type HotspotStatus = (typeof HOTSPOT_STATUSES)[number];

/** Who named the place. */
export const HOTSPOT_SOURCES = ['detection run', 'police intelligence', 'councillor', 'steering group', 'council team'] as const;
export type HotspotSource = (typeof HOTSPOT_SOURCES)[number];

/** What is written of an area and can be changed. */
export interface HotspotTerms {
  readonly name: string;
  readonly reason: string;
  /** Which less intrusive response was considered, and why it does not do. */
  readonly leastIntrusive: string;
  readonly equalityNote: string;
  /** A role or a team. */
  readonly owner: string;
  readonly source: HotspotSource;
  /** The run that found it, where one did. */
  readonly detectionRun: string | null;
}

export interface HotspotArea extends HotspotTerms {
  readonly id: number;
  /** On the day it was read for: lapsed after its review date, whether or not that was written. */
  readonly status: HotspotStatus;
  /** The last London day on which it stands without a review. */
  readonly reviewOn: string;
  readonly reviewedOn: string | null;
  readonly activeSince: string | null;
  /** One more with every change. */
  readonly version: number;
  readonly proposedAt: Date;
  readonly squareMetres: number | null;
  /** GeoJSON text; null for who has no place of it. */
  readonly boundary: string | null;
  /** The same in whole metres of the National Grid: [easting, northing], the first not repeated at the end. */
  readonly ring: readonly (readonly [number, number])[] | null;
}

export type HotspotChangeKind = 'proposed' | 'changed' | 'activated' | 'reviewed' | 'closed' | 'lapsed';

export interface HotspotChange {
  readonly areaId: number;
  readonly version: number;
  readonly change: HotspotChangeKind;
  readonly fields: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
  readonly reason: string | null;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** Whoever watches a place looks at it again within a year. */
export const LONGEST_UNREVIEWED_DAYS = 366;
/** A review is told of so many days before it is due. */
export const DUE_SOON_DAYS = 30;

export type ReviewState = 'none' | 'later' | 'due soon' | 'overdue';

/** Areas that lapsed are overdue until they are activated again or closed. */
export function reviewStateOf({ status, reviewOn }: Pick<HotspotArea, 'status' | 'reviewOn'>, today: string): ReviewState {
  if (status === 'closed') return 'none';
  if (status === 'lapsed') return 'overdue';
  return reviewOn <= addDays(today, DUE_SOON_DAYS) ? 'due soon' : 'later';
}
