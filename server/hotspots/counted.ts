/** What is counted for a detection, on a grid or by areas, before any method has looked at it. */
import type { Reported } from '../incidents/incidents.service.js';
import type { CountedGrid } from './cells/counted-grid.js';
import type { CountedUnits } from './counted-units.js';
import type { MethodAnswer } from './methods/method-answer.js';
import type { Period } from './period-before.js';
import type { Told } from './told.js';

import type { WeightedCounts } from '../statistics/weighted-hotspots.js';

/** By unit: the period asked, and the one it is compared with, if any. */
export interface Counts {
  readonly counts: Float64Array;
  readonly before: Float64Array | null;
  /** The counts of the period by what a report weighs; null unless harm is asked for. */
  readonly harm: readonly WeightedCounts[] | null;
}

export interface Counted extends Counts {
  readonly units: CountedUnits;
  readonly told: Told;
  /** The period compared with. */
  readonly period: Period | null;
  /** How many were counted in it. */
  readonly totalBefore: number;
  /** «190 LSOAs of 2021» */
  readonly madeOf: string;
  readonly residentsBasis: string | null;
  /** By source and channel; null where the viewer has counts alone. */
  readonly reported: readonly Reported[] | null;
  /** The same counts without officers' own reports; null where that is not known. */
  readonly withoutOfficers: Counts | null;
  /** What methods need that look at more than counts by unit; null by areas. */
  readonly onGrid: CountedGrid | null;
  /** Categories of what was counted; none unless harm is asked for. */
  readonly categories: readonly string[];
  /** The loads that were counted. */
  readonly batches: readonly number[];
  readonly warnings: readonly string[];
  readonly draw: (answer: MethodAnswer) => string | Promise<string>;
}
