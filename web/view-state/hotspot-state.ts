/**
 * What the Hotspots view shows, and how it stands in the address: the words of Explore's filters, and
 *
 *   cell=250&shape=square&baseline=residents&reach=500&by=ward&rows=all&selected=120/310&run=0f3a…
 *
 * with what is said of the method (hotspot-method.ts).  * What stands at its default is left out; words that are not understood are passed over, so that an old link still opens.
 */
import type { AreaType, CellShape } from '../graphql.generated.js';
import { areaTypeNames, areaTypeOfWord } from './area-types.js';
import {
  addressPart,
  defaultFilterState,
  formatFilterState,
  isGssCode,
  parseFilterState,
  type FilterState,
} from './filter-state.js';
import { defaultMethodState, formatMethodState, numberOf, parseMethodState, type MethodState } from './hotspot-method.js';
import { defaultLayers, formatLayers, formatMap, parseMapState, type MapState } from './map-state.js';

export interface HotspotState extends FilterState, MethodState, MapState {
  /** Type of the areas that are tested; null: cells of a grid, where the role has them. */
  readonly by: AreaType | null;
  /** Width of a cell in metres; null: chosen from what is counted. */
  readonly cell: number | null;
  readonly shape: CellShape;
  /** Whether the table lists every cell, or those that stand out as more. */
  readonly rows: 'more' | 'all';
  /** Key of a cell, or code of an area. */
  readonly selected: string | null;
  /** The kept run that was opened, while what is asked is still what it asked. */
  readonly run: string | null;
}

export const defaultHotspotState: HotspotState = {
  ...defaultFilterState,
  layers: defaultLayers,
  map: null,
  by: null,
  cell: null,
  shape: 'HEXAGON',
  ...defaultMethodState,
  rows: 'more',
  selected: null,
  run: null,
};

const cellKey = /^-?\d{1,6}\/-?\d{1,6}$/;
const runId = /^[0-9a-f]{24}$/;

export function parseHotspotState(search: URLSearchParams): HotspotState {
  const selected = search.get('selected') ?? '';
  const run = search.get('run') ?? '';
  return onItsUnits({
    ...parseFilterState(search),
    ...parseMethodState(search),
    ...parseMapState(search),
    by: areaTypeOfWord(search.get('by') ?? '') ?? null,
    cell: numberOf(search.get('cell'), 50, 10_000),
    shape: search.get('shape') === 'square' ? 'SQUARE' : 'HEXAGON',
    rows: search.get('rows') === 'all' ? 'all' : 'more',
    selected: cellKey.test(selected) || isGssCode(selected) ? selected : null,
    run: runId.test(run) ? run : null,
  });
}

/** Harm is summed report by report: on cells alone. */
export const onItsUnits = (state: HotspotState): HotspotState =>
  state.by === null || state.harm === null ? state : { ...state, harm: null };

export function formatHotspotState(state: HotspotState): string {
  return [
    ...formatFilterState(state),
    addressPart('by', state.by ? areaTypeNames[state.by].word : ''),
    ...formatOptions(state),
    addressPart('rows', state.rows === 'all' ? 'all' : ''),
    formatLayers(state),
    addressPart('selected', state.selected ?? ''),
    addressPart('run', state.run ?? ''),
    formatMap(state),
  ]
    .filter((part) => part !== '')
    .join('&');
}

/** The part of the address that says how is looked, but for the type of area. */
export function formatOptions(state: Pick<HotspotState, 'cell' | 'shape' | keyof MethodState>): string[] {
  return [
    addressPart('cell', state.cell === null ? '' : String(state.cell)),
    addressPart('shape', state.shape === 'SQUARE' ? 'square' : ''),
    ...formatMethodState(state),
  ].filter((part) => part !== '');
}

/** A density is drawn on squares, whatever shape the other methods take. */
export const shapeOf = ({ method, shape }: Pick<HotspotState, 'method' | 'shape'>): CellShape =>
  method === 'KERNEL_DENSITY' ? 'SQUARE' : shape;

/** Everything that is asked, and nothing of how it is looked at. */
export const askedWords = (state: HotspotState): string =>
  [...formatFilterState(state), addressPart('by', state.by ?? ''), ...formatOptions(state)].join('&');

/** Other cells have other keys: what was selected is not among them. Another question is no longer that of the run opened. */
export function hotspotStateChanged(state: HotspotState, part: Partial<HotspotState>): HotspotState {
  const next = onItsUnits({ ...state, ...part });
  const gridOf = (one: HotspotState) => JSON.stringify([one.by, one.cell, shapeOf(one)]);
  return {
    ...next,
    selected: gridOf(state) === gridOf(next) || 'selected' in part ? next.selected : null,
    run: askedWords(state) === askedWords(next) || 'run' in part ? next.run : null,
  };
}
