/** The classes of a detection: their order, words and looks. Never «99 % sure»: a level says how often chance alone would be so marked. */
import type { LegendSign } from '../../map/legend.js';
import { clusterColour, ground, historyColours, levelColours, moranColours, sequence } from '../../map/palette.js';

interface ClassLook {
  /** «more, 1 %» */
  readonly words: string;
  /** Null where the ground is left to be seen. */
  readonly colour: string | null;
  /** With the stripes of «fewer». */
  readonly striped: boolean;
  /** Written on it, so that classes are told apart without colour. */
  readonly letter: string;
}

/** By how many times the mean of all cells a density is, from low to high: see density-classes.ts. */
export const densitySteps = [
  'under the mean',
  '1 to 2 times the mean',
  '2 to 3 times the mean',
  '3 to 5 times the mean',
  'over 5 times the mean',
];
export const densityClass = (step: number): string => `DENSITY_${step}`;

/** What goes on with fewer is darker than what comes and goes. */
const strengthOfFewer: Readonly<Record<string, string>> = {
  INTENSIFYING: 'COLD_1',
  PERSISTENT: 'COLD_1',
  DIMINISHING: 'COLD_1',
  CONSECUTIVE: 'COLD_5',
  NEW: 'COLD_5',
};
const histories = Object.keys(historyColours);
const plain = (words: string): ClassLook => ({ words, colour: null, striped: false, letter: '' });

/** From most to least; a class that is not named could not be tested, and is least of all. */
const looks = new Map<string, ClassLook>([
  ...['1', '5', '10'].map((level) => levelLook('HOT', level)),
  moranLook('HIGH_HIGH', 'high among high', 'HH'),
  moranLook('HIGH_LOW', 'high among low', 'HL'),
  ...histories.map((history) => historyLook(history, 'HOT')),
  ...densitySteps.map((_, step) => densityLook(densitySteps.length - 1 - step)),
  ['CLUSTER', { words: 'holds reports of a cluster', colour: clusterColour, striped: false, letter: '' }],
  ['NOT_SIGNIFICANT', plain('not told apart from chance')],
  ['NONE', plain('no slice told apart from chance')],
  ['NO_CLUSTER', plain('no report of a cluster')],
  ['DENSITY', plain('less than half is land')],
  ...['10', '5', '1'].map((level) => levelLook('COLD', level)),
  moranLook('LOW_HIGH', 'low among high', 'LH'),
  moranLook('LOW_LOW', 'low among low', 'LL'),
  ...histories.map((history) => historyLook(history, 'COLD')),
]);
const order = [...looks.keys()];

function levelLook(side: 'HOT' | 'COLD', level: string): [string, ClassLook] {
  const name = `${side}_${level}`;
  const words = `${side === 'HOT' ? 'more' : 'fewer'}, ${level} %`;
  return [name, { words, colour: levelColours[name] ?? null, striped: side === 'COLD', letter: level }];
}

function moranLook(name: string, words: string, letter: string): [string, ClassLook] {
  return [name, { words, colour: moranColours[name] ?? null, striped: name.startsWith('LOW'), letter }];
}

function historyLook(history: string, side: 'HOT' | 'COLD'): [string, ClassLook] {
  const words = `${history.toLowerCase()}${side === 'HOT' ? '' : ', of fewer'}`;
  const colour = side === 'HOT' ? historyColours[history] : levelColours[strengthOfFewer[history] ?? 'COLD_10'];
  return [`${history}_${side}`, { words, colour: colour ?? null, striped: side === 'COLD', letter: history.charAt(0) }];
}

function densityLook(step: number): [string, ClassLook] {
  return [densityClass(step), { words: densitySteps[step] ?? '', colour: sequence[step] ?? null, striped: false, letter: '' }];
}

const lookOf = (one: string): ClassLook => looks.get(one) ?? plain('not tested');

/** What is looked for: more than expected, high among whatever, a history of more, a cluster, or a density of twice the mean. */
export const isMarked = (one: string): boolean => /^HOT_|^HIGH_|_HOT$|^CLUSTER$|^DENSITY_[234]$/.test(one);

/** More than expected in a way that hangs together with its neighbours: what a place can be made of. */
export const isOfPlace = (one: string): boolean => isMarked(one) && one !== 'HIGH_LOW';

/** A class of the exact tail, which stands out at a level. */
export const standsOut = (one: string): boolean => /^(HOT|COLD)_\d+$/.test(one);

/** From far fewer to far more; what could not be tested is least of all. */
export const rankOf = (one: string): number => (order.includes(one) ? order.length - order.indexOf(one) : 0);

/** «1 %», the level at which it stands out; empty where it does not. */
export const levelOf = (one: string): string => (standsOut(one) ? `${one.split('_')[1] ?? ''} %` : '');

/** «more, 1 %» */
export const classWords = (one: string): string => lookOf(one).words;

export const letterOf = (one: string): string => lookOf(one).letter;

/** How a class is filled, and whether with the stripes of «fewer»; null where the ground is left to be seen. */
export function fillOf(one: string): { readonly colour: string; readonly striped: boolean } | null {
  const { colour, striped } = lookOf(one);
  return colour === null ? null : { colour, striped };
}

/** How strongly classes are filled on the map and in the legend, 0 to 1. */
export const classStrength = 0.86;

export function signOf(one: string): LegendSign {
  const fill = fillOf(one);
  if (fill === null) return { draw: 'fill', colour: ground.land, strength: 1 };
  return { draw: 'class', colour: fill.colour, strength: classStrength, striped: fill.striped, letter: letterOf(one) };
}
