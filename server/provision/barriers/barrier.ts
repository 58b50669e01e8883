/** Barriers to walking: lines that children do not cross but at crossing points; each drawn with a reason, reviewed, and withdrawn with one. */

export const BARRIER_KINDS = ['rail', 'canal', 'road', 'said by children'] as const;
export type BarrierKind = (typeof BARRIER_KINDS)[number];
export type BarrierStatus = 'standing' | 'withdrawn';

export type Position = readonly [longitude: number, latitude: number];

export interface BarrierTerms {
  readonly kind: BarrierKind;
  readonly name: string;
  /** Longitude first. */
  readonly line: readonly Position[];
  readonly crossings: readonly Position[];
  readonly reason: string;
  readonly reviewOn: string;
}

export interface StoredBarrier {
  readonly id: number;
  readonly kind: BarrierKind;
  readonly name: string;
  /** GeoJSON geometries. */
  readonly line: unknown;
  readonly crossings: unknown;
  readonly reviewOn: string;
  readonly status: BarrierStatus;
  readonly version: number;
  /** Null for whoever does not draw. */
  readonly reason: string | null;
  readonly agency: string | null;
}

export interface BarrierChange {
  readonly barrierId: number;
  readonly version: number;
  readonly change: 'drawn' | 'reviewed' | 'withdrawn';
  readonly reason: string;
  readonly changedAt: Date;
  readonly changedBy: string;
}
