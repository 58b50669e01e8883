/** What is loaded, as the installation tells of it. */
import type { AreaType } from '../areas/area-type.js';
import type { IncidentKind } from '../incidents/incident-kind.js';

export interface AreaVintage {
  readonly type: AreaType;
  readonly vintage: number;
  readonly areas: number;
  readonly withBoundary: number;
}

export interface CategoryOption {
  readonly kind: IncidentKind;
  readonly category: string;
  /** Null when only its name may be told. */
  readonly count: number | null;
}

export interface Coverage {
  readonly kind: IncidentKind;
  readonly force: string;
  readonly source: string;
  /** 2025-11, oldest first. */
  readonly months: readonly string[];
}

/** What is loaded, in short: it changes only with loads and undos. */
export interface Loads {
  readonly dataVersion: string;
  /** The day of the newest load, 2025-11-05. */
  readonly loadedOn: string | null;
  /** Whether anything invented is among it. */
  readonly invented: boolean;
  readonly sources: readonly string[];
}
