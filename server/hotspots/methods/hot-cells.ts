/** Hot and cold cells, and what their counts were compared with. */
import type { HotColdClass, HotspotBaseline, UNTESTED } from '../hotspot-words.js';

/** What counts are compared with. */
export interface Baseline {
  readonly baseline: HotspotBaseline;
  /** Counts of the period before; null unless they are the baseline. */
  readonly before: Float64Array | null;
  /** That period, in words. */
  readonly beforeWords: string | null;
  readonly residentsBasis: string | null;
  /** Told as rates of those who could be affected, too. */
  readonly asRates: boolean;
}

/** Side by side with the units; NaN where undefined. */
export interface HotCells {
  readonly expected: Float64Array;
  readonly neighbourhoodObserved: Float64Array;
  readonly neighbourhoodExpected: Float64Array;
  readonly p: Float64Array;
  readonly pAdjusted: Float64Array;
  readonly z: Float64Array;
  /** 1 where fewer than 5 are expected in the neighbourhood, so that z is not to be read. */
  readonly zIsUnfit: Uint8Array;
  readonly classes: readonly (HotColdClass | typeof UNTESTED)[];
}
