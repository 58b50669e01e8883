/** The words detection is asked and answered in: methods, baselines, neighbours, classes. */

export const HOTSPOT_METHODS = ['GI_STAR', 'LOCAL_MORAN', 'KERNEL_DENSITY', 'DBSCAN', 'EMERGING'] as const;
export type HotspotMethod = (typeof HOTSPOT_METHODS)[number];

export const HOTSPOT_UNITS = ['GRID', 'AREAS'] as const;
export type HotspotUnit = (typeof HOTSPOT_UNITS)[number];

export const HOTSPOT_BASELINES = ['EVEN_OVER_LAND', 'RESIDENTS', 'POPULATION', 'LAST_PERIOD'] as const;
export type HotspotBaseline = (typeof HOTSPOT_BASELINES)[number];

/** What a report counts. */
export const HOTSPOT_WEIGHTS = ['COUNTS', 'RATES', 'HARM'] as const;
export type HotspotWeights = (typeof HOTSPOT_WEIGHTS)[number];

export const NEIGHBOUR_RULES = ['QUEEN', 'ROOK', 'DISTANCE'] as const;
export type NeighbourRule = (typeof NEIGHBOUR_RULES)[number];

/** Never «99 % sure»: at the 1 % level about 1 in 100 of the cells so marked is expected to be chance. */
export const HOT_COLD_CLASSES = ['HOT_1', 'HOT_5', 'HOT_10', 'NOT_SIGNIFICANT', 'COLD_10', 'COLD_5', 'COLD_1'] as const;
export type HotColdClass = (typeof HOT_COLD_CLASSES)[number];

/** For cells that could not be tested. */
export const UNTESTED = 'UNTESTED';

/** Of local Moran: clusters of high and of low, and what stands out from its neighbours. */
export const MORAN_CLASSES = ['HIGH_HIGH', 'HIGH_LOW', 'LOW_HIGH', 'LOW_LOW', 'NOT_SIGNIFICANT'] as const;

export const CLASS_LABELS: Readonly<Record<string, string>> = {
  HIGH_HIGH: 'High among high',
  HIGH_LOW: 'High among low',
  LOW_HIGH: 'Low among high',
  LOW_LOW: 'Low among low',
  DENSITY: 'Density, without a test',
  CLUSTER: 'Holds reports of a cluster',
  NO_CLUSTER: 'No report of a cluster',
  NEW_HOT: 'New: more than expected in the last slice, never before',
  CONSECUTIVE_HOT: 'Consecutive: more than expected in an unbroken run up to the last slice',
  INTENSIFYING_HOT: 'Intensifying: more than expected in nine tenths of the slices, and rising',
  PERSISTENT_HOT: 'Persistent: more than expected in nine tenths of the slices',
  DIMINISHING_HOT: 'Diminishing: more than expected in nine tenths of the slices, and falling',
  OSCILLATING_HOT: 'Oscillating: more than expected in the last slice, fewer in one before',
  HISTORICAL_HOT: 'Historical: more than expected in nine tenths of the slices, not in the last',
  SPORADIC_HOT: 'Sporadic: more than expected in some slices',
  NEW_COLD: 'New: fewer than expected in the last slice, never before',
  CONSECUTIVE_COLD: 'Consecutive: fewer than expected in an unbroken run up to the last slice',
  INTENSIFYING_COLD: 'Intensifying: fewer than expected in nine tenths of the slices, and falling',
  PERSISTENT_COLD: 'Persistent: fewer than expected in nine tenths of the slices',
  DIMINISHING_COLD: 'Diminishing: fewer than expected in nine tenths of the slices, and rising',
  OSCILLATING_COLD: 'Oscillating: fewer than expected in the last slice, more in one before',
  HISTORICAL_COLD: 'Historical: fewer than expected in nine tenths of the slices, not in the last',
  SPORADIC_COLD: 'Sporadic: fewer than expected in some slices',
  NONE: 'No slice told apart from chance, or hot and cold in turn',
  HOT_1: 'More than expected, at the 1 % level',
  HOT_5: 'More than expected, at the 5 % level',
  HOT_10: 'More than expected, at the 10 % level',
  NOT_SIGNIFICANT: 'Not told apart from chance',
  COLD_10: 'Fewer than expected, at the 10 % level',
  COLD_5: 'Fewer than expected, at the 5 % level',
  COLD_1: 'Fewer than expected, at the 1 % level',
  UNTESTED: 'Not tested',
};

/** «if spread evenly over the land» */
export const BASELINE_WORDS: Readonly<Record<HotspotBaseline, string>> = {
  EVEN_OVER_LAND: 'if spread evenly over the land',
  RESIDENTS: 'if spread as the residents are',
  POPULATION: 'if spread as the population given is',
  LAST_PERIOD: 'if spread as in the period before',
};
