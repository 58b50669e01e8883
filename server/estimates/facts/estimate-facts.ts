/** What an estimate is worked out from, as it was read: the authority, its children, and the smaller areas as sets of units. */
import type { AreaType } from '../../areas/area-type.js';

/** A smaller area that has children of its own: the others are made of these. */
export interface Unit {
  readonly gssCode: string;
  readonly children: number;
  /** The area of the level asked that it lies in; itself where it is one. Null: in none. */
  readonly within: string | null;
}

export interface AskedArea {
  /** Null for a border that has no code. */
  readonly gssCode: string | null;
  readonly name: string;
  readonly kind: AreaType | 'HOTSPOT_AREA' | 'DRAWN_SHAPE';
  readonly vintage: number | null;
  /** Places in `units`. */
  readonly units: readonly number[];
}

export interface EstimateFacts {
  readonly authority: {
    readonly gssCode: string;
    readonly name: string;
    readonly type: AreaType;
    readonly vintage: number;
  };
  readonly children: { readonly figure: number; readonly source: string };
  /** Other authorities with a score, and their children. */
  readonly scored: readonly { readonly gssCode: string; readonly score: number; readonly children: number }[];
  readonly units: readonly Unit[];
  readonly areas: readonly AskedArea[];
}
