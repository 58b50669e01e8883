/**
 * The map's colours. Sequences run from light (low) to dark (high) and keep their order for all common colour vision deficiencies; areas
 * are outlined as well, since neighbouring steps differ by less than 3 to 1. Kinds differ in shape as well as in colour.
 */
import type { IncidentKind } from '../graphql.generated.js';

export const sequence = ['#fdf0d9', '#fbc993', '#ef8d5d', '#cc4c46', '#871b33'] as const;

/** The colour of a class when there are fewer than five: spread over the sequence, the highest always darkest. */
export function classColour(index: number, classes: number): string {
  if (classes <= 1) return sequence[0];
  return sequence[Math.round((index * (sequence.length - 1)) / (classes - 1))] as string;
}

/** The colour of a band, by its place from few to many: the two that are drawn lie far apart. */
export const bandColour = (band: number, bands: number): string =>
  band >= bands - 1 ? sequence[4] : band === 0 ? sequence[0] : sequence[2];

/**
 * More than expected in reds, fewer in pale striped blues, darker for the stricter level. The levels differ in lightness, so that they are told
 * apart without colour; «fewer» is most of any countryside, and must not drown what stands out.
 */
export const levelColours: Readonly<Record<string, string>> = {
  HOT_1: '#8a1c2c',
  HOT_5: '#dd6440',
  HOT_10: '#f9c48d',
  COLD_10: '#dce8f3',
  COLD_5: '#bfd5e8',
  COLD_1: '#9dbdd9',
};

/** Clusters of high are as strong as the strictest level; a high among low stands alone, and is no place of many. */
export const moranColours: Readonly<Record<string, string>> = {
  HIGH_HIGH: '#8a1c2c',
  HIGH_LOW: '#f0a15e',
  LOW_HIGH: '#bfd5e8',
  LOW_LOW: '#9dbdd9',
};

/** What goes on is darker than what comes and goes; what is over is grey. Letters tell them apart without colour. */
export const historyColours: Readonly<Record<string, string>> = {
  INTENSIFYING: '#5c0f2e',
  PERSISTENT: '#8a1c2c',
  DIMINISHING: '#b84a4a',
  CONSECUTIVE: '#d2583a',
  NEW: '#ea7f3a',
  OSCILLATING: '#f2ab6d',
  SPORADIC: '#f9d3a8',
  HISTORICAL: '#b9b2a6',
};

export const clusterColour = '#7a4a9e';

export const ground = {
  land: '#fbfaf6',
  water: '#dbe8f0',
  coast: '#93a3ad',
  river: '#b3cddd',
  street: '#d3cdbd',
  mainStreet: '#b9b19b',
  outline: '#6f777b',
  outerOutline: '#3f474b',
  label: '#4a5257',
} as const;

/** How strongly squares are filled, 0 to 1. */
export const gridStrength = 0.85;

export const circleColour = '#12436d';

/** Black on yellow round what is open or selected, to be seen on every class and on water. */
export const openedRing = { color: '#0b0c0c', halo: '#ffdd00', weight: 3 } as const;

export type SymbolShape = 'circle' | 'square' | 'triangle' | 'youth' | 'school' | 'library';

export const kindSymbols: Record<IncidentKind, { readonly shape: SymbolShape; readonly colour: string }> = {
  ASB_REPORT: { shape: 'circle', colour: '#12436d' },
  RECORDED_CRIME: { shape: 'square', colour: '#c4500d' },
  FIREARMS_DISCHARGE: { shape: 'triangle', colour: '#801650' },
};

export const placeColours: Record<'youth' | 'school' | 'library', string> = {
  youth: '#0f6b4a',
  school: '#4c2c92',
  library: '#1b4f72',
};
