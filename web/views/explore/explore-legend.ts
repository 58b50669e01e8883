/** The legend of the view: classes with their unit and sizes, what is withheld or missing, and the signs of the layers shown. */
import type { AreaType, IncidentKind } from '../../graphql.generated.js';
import { formatCount, formatRate } from '../../components/numbers.js';
import { circleSizes, type MapClass } from '../../map/class-breaks.js';
import type { LegendItem, LegendModel } from '../../map/legend.js';
import { bandColour, circleColour, classColour, gridStrength, ground, kindSymbols, placeColours } from '../../map/palette.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { ExploreState } from '../../view-state/explore-state.js';
import { kindNames } from '../../view-state/kinds.js';
import type { Classed } from './area-rows.js';
import type { BandedSquares } from './use-drawn-figures.js';
import { capitalised, metresText, shortNoun } from '../../view-state/words.js';
import { measureText } from './words.js';

/** Pixels of the circle standing for the largest count. */
export const largestRadius = 24;

export const radiusOf = (count: number, largest: number): number =>
  largest > 0 ? largestRadius * Math.sqrt(count / largest) : 0;

export interface LegendParts {
  readonly state: ExploreState;
  readonly level: AreaType;
  readonly classed: Classed;
  readonly grid: { readonly classes: readonly MapClass[]; readonly metres: number } | null;
  /** Squares told in bands; null while there are none to show, undefined where there are figures. */
  readonly bands: BandedSquares | null | undefined;
  /** Kinds drawn one by one. */
  readonly pointKinds: readonly IncidentKind[];
  /** How strongly areas are filled now. */
  readonly strength: number;
  readonly pointsShown: boolean;
  /** A report is open and its place ringed. */
  readonly ringShown: boolean;
  readonly periodWords: string;
}

export function legendOf(parts: LegendParts): LegendModel {
  const { state, level, classed, grid, bands, periodWords } = parts;
  const [, many] = shortNoun(state.kinds);
  if (bands !== undefined) {
    return {
      title: `${capitalised(many)} in a square of 500 m`,
      subtitle: bands ? periodWords : 'not shown',
      items: [...(bands ? bandItems(bands) : []), ...placeItems(state)],
    };
  }
  const title = grid
    ? `${capitalised(many)} in a square of ${metresText(grid.metres)}`
    : capitalised(measureText(state.measure, state.kinds));
  const unit = grid ? 'squares with none are left out' : `by ${areaTypeNames[level].one}`;
  const items = grid ? gridItems(grid.classes) : areaItems(parts);
  if (!grid && classed.withheld > 0)
    items.push({ sign: { draw: 'hatch', hatch: 'withheld' }, text: `withheld (${classed.withheld})` });
  if (!grid && classed.noData > 0)
    items.push({ sign: { draw: 'hatch', hatch: 'no-data' }, text: `no population (${classed.noData})` });
  return { title, subtitle: `${unit}, ${periodWords}`, items: [...items, ...pointItems(parts), ...placeItems(state)] };
}

function areaItems({ state, level, classed, strength }: LegendParts): LegendItem[] {
  if (state.measure === 'count') {
    return circleSizes(classed.largest).map((count) => ({
      sign: { draw: 'circle', radius: radiusOf(count, classed.largest), colour: circleColour },
      text: formatCount(count),
    }));
  }
  return classed.classes.map((mapClass, index) => ({
    sign: { draw: 'fill', colour: classColour(index, classed.classes.length), strength },
    text: `${range(mapClass, formatRate)} (${mapClass.size} ${mapClass.size === 1 ? areaTypeNames[level].one : areaTypeNames[level].many})`,
  }));
}

function gridItems(classes: readonly MapClass[]): LegendItem[] {
  return classes.map((mapClass, index) => ({
    sign: { draw: 'fill', colour: classColour(index, classes.length), strength: gridStrength },
    text: `${range(mapClass, formatCount)} (${formatCount(mapClass.size)} ${mapClass.size === 1 ? 'square' : 'squares'})`,
  }));
}

/** From many to none or few: the lowest band is not drawn, and its sign is the ground. */
function bandItems({ bands, cells }: BandedSquares): LegendItem[] {
  const inBand = (band: number) => cells.features.filter(({ properties }) => properties?.['band'] === band).length;
  return bands
    .map((words, band): LegendItem => {
      const squares = inBand(band);
      return band === 0
        ? { sign: { draw: 'fill', colour: ground.land, strength: 1 }, text: `${words} (left blank)` }
        : {
            sign: { draw: 'fill', colour: bandColour(band, bands.length), strength: gridStrength },
            text: `${words} (${formatCount(squares)} ${squares === 1 ? 'square' : 'squares'})`,
          };
    })
    .reverse();
}

function pointItems({ state, pointKinds: kinds, pointsShown, ringShown }: LegendParts): LegendItem[] {
  const [one] = shortNoun(state.kinds);
  return [
    ...(pointsShown
      ? kinds.map((kind): LegendItem => ({ sign: { draw: 'symbol', ...kindSymbols[kind] }, text: `one ${kindNames[kind].one}` }))
      : []),
    ...(ringShown ? [{ sign: { draw: 'ring' } as const, text: `the ${one} that is open` }] : []),
  ];
}

function placeItems(state: ExploreState): LegendItem[] {
  const item = (shape: 'youth' | 'school' | 'library', text: string): LegendItem => ({
    sign: { draw: 'symbol', shape, colour: placeColours[shape] },
    text,
  });
  return [
    ...(state.layers.includes('provision') ? [item('youth', 'youth session')] : []),
    ...(state.layers.includes('schools') ? [item('school', 'school')] : []),
    ...(state.layers.includes('libraries') ? [item('library', 'library')] : []),
  ];
}

const range = (mapClass: MapClass, write: (figure: number) => string): string =>
  mapClass.from === mapClass.to ? write(mapClass.from) : `${write(mapClass.from)} to ${write(mapClass.to)}`;
