/** The classes of a detection: their order, words and looks. Never «99 % sure»: a level says how often chance alone would be so marked. */
import type { LegendSign } from '../../map/legend.js';
import { ground, levelColours } from '../../map/palette.js';

export const hotClasses = ['HOT_1', 'HOT_5', 'HOT_10'] as const;
const coldClasses = ['COLD_10', 'COLD_5', 'COLD_1'] as const;

export const isHot = (one: string): boolean => (hotClasses as readonly string[]).includes(one);
export const isCold = (one: string): boolean => (coldClasses as readonly string[]).includes(one);
export const standsOut = (one: string): boolean => isHot(one) || isCold(one);

const ranks = ['COLD_1', 'COLD_5', 'COLD_10', 'NOT_SIGNIFICANT', 'HOT_10', 'HOT_5', 'HOT_1'];

/** From far fewer to far more; what could not be tested is least of all. */
export const rankOf = (one: string): number => ranks.indexOf(one);

/** «1 %», the level at which it stands out; empty where it does not. */
export const levelOf = (one: string): string => (standsOut(one) ? `${one.split('_')[1] ?? ''} %` : '');

/** «more, 1 %» */
export function classWords(one: string): string {
  if (one === 'UNTESTED') return 'not tested';
  if (!standsOut(one)) return 'not told apart from chance';
  return `${isHot(one) ? 'more' : 'fewer'}, ${levelOf(one)}`;
}

/** How a class is filled, and whether with the stripes of «fewer»; null where the ground is left to be seen. */
export function fillOf(one: string): { readonly colour: string; readonly striped: boolean } | null {
  const colour = levelColours[one];
  return colour === undefined ? null : { colour, striped: isCold(one) };
}

/** How strongly classes are filled on the map and in the legend, 0 to 1. */
export const classStrength = 0.86;

export function signOf(one: string): LegendSign {
  const fill = fillOf(one);
  if (fill === null) return { draw: 'fill', colour: ground.land, strength: 1 };
  const letter = levelOf(one).replace(' %', '');
  return { draw: 'class', colour: fill.colour, strength: classStrength, striped: fill.striped, letter };
}
