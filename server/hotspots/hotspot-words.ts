/** The words detection is asked and answered in: methods, baselines, neighbours, classes. */

export const HOTSPOT_METHODS = ['GI_STAR', 'LOCAL_MORAN', 'KERNEL_DENSITY', 'DBSCAN', 'EMERGING'] as const;
export type HotspotMethod = (typeof HOTSPOT_METHODS)[number];

export const HOTSPOT_UNITS = ['GRID', 'AREAS'] as const;
export type HotspotUnit = (typeof HOTSPOT_UNITS)[number];

export const HOTSPOT_BASELINES = ['EVEN_OVER_LAND', 'RESIDENTS', 'LAST_PERIOD'] as const;
export type HotspotBaseline = (typeof HOTSPOT_BASELINES)[number];

export const NEIGHBOUR_RULES = ['QUEEN', 'ROOK', 'DISTANCE'] as const;
export type NeighbourRule = (typeof NEIGHBOUR_RULES)[number];

/** Never «99 % sure»: at the 1 % level about 1 in 100 of the cells so marked is expected to be chance. */
export const HOT_COLD_CLASSES = ['HOT_1', 'HOT_5', 'HOT_10', 'NOT_SIGNIFICANT', 'COLD_10', 'COLD_5', 'COLD_1'] as const;
export type HotColdClass = (typeof HOT_COLD_CLASSES)[number];

/** For cells that could not be tested. */
export const UNTESTED = 'UNTESTED';

export const CLASS_LABELS: Readonly<Record<string, string>> = {
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
  LAST_PERIOD: 'if spread as in the period before',
};
