/**
 * What the Hotspots view shows, and how it stands in the address: the words of Explore's filters, and
 *
 *   cell=250&shape=square&baseline=residents&reach=500&by=ward&rows=all&selected=120/310
 *
 * What stands at its default is left out; words that are not understood are passed over, so that an old link still opens.
 */
import type { AreaType, CellShape, HotspotBaseline } from '../graphql.generated.js';
import { areaTypeNames, areaTypeOfWord } from './area-types.js';
import {
  addressPart,
  defaultFilterState,
  formatFilterState,
  isGssCode,
  parseFilterState,
  type FilterState,
} from './filter-state.js';
import { defaultLayers, formatLayers, formatMap, parseMapState, type MapState } from './map-state.js';

export interface HotspotState extends FilterState, MapState {
  /** Type of the areas that are tested; null: cells of a grid, where the role has them. */
  readonly by: AreaType | null;
  /** Width of a cell in metres; null: chosen from what is counted. */
  readonly cell: number | null;
  readonly shape: CellShape;
  readonly baseline: HotspotBaseline;
  /** How far neighbours reach, in metres; null: those that touch. */
  readonly reach: number | null;
  /** Whether the table lists every cell, or those that stand out as more. */
  readonly rows: 'more' | 'all';
  /** Key of a cell, or code of an area. */
  readonly selected: string | null;
}

export const defaultHotspotState: HotspotState = {
  ...defaultFilterState,
  layers: defaultLayers,
  map: null,
  by: null,
  cell: null,
  shape: 'HEXAGON',
  baseline: 'EVEN_OVER_LAND',
  reach: null,
  rows: 'more',
  selected: null,
};

/** As addresses of pages and of files say them; the usual one is left out. */
const baselineWords: Readonly<Record<HotspotBaseline, string>> = {
  EVEN_OVER_LAND: '',
  RESIDENTS: 'residents',
  POPULATION: 'population',
  LAST_PERIOD: 'last-period',
};

const baselineOfWord = (word: string | null): HotspotBaseline =>
  (Object.keys(baselineWords) as HotspotBaseline[]).find((one) => baselineWords[one] === word) ?? 'EVEN_OVER_LAND';

const cellKey = /^-?\d{1,6}\/-?\d{1,6}$/;

export function parseHotspotState(search: URLSearchParams): HotspotState {
  const selected = search.get('selected') ?? '';
  return {
    ...parseFilterState(search),
    ...parseMapState(search),
    by: areaTypeOfWord(search.get('by') ?? '') ?? null,
    cell: metresOf(search.get('cell'), 50, 10_000),
    shape: search.get('shape') === 'square' ? 'SQUARE' : 'HEXAGON',
    baseline: baselineOfWord(search.get('baseline')),
    reach: metresOf(search.get('reach'), 1, 20_000),
    rows: search.get('rows') === 'all' ? 'all' : 'more',
    selected: cellKey.test(selected) || isGssCode(selected) ? selected : null,
  };
}

export function formatHotspotState(state: HotspotState): string {
  return [
    ...formatFilterState(state),
    addressPart('by', state.by ? areaTypeNames[state.by].word : ''),
    ...formatOptions(state),
    addressPart('rows', state.rows === 'all' ? 'all' : ''),
    formatLayers(state),
    addressPart('selected', state.selected ?? ''),
    formatMap(state),
  ]
    .filter((part) => part !== '')
    .join('&');
}

/** The part of the address that says how is tested, but for the type of area. */
export function formatOptions(state: Pick<HotspotState, 'cell' | 'shape' | 'baseline' | 'reach'>): string[] {
  return [
    addressPart('cell', state.cell === null ? '' : String(state.cell)),
    addressPart('shape', state.shape === 'SQUARE' ? 'square' : ''),
    addressPart('baseline', baselineWords[state.baseline]),
    addressPart('reach', state.reach === null ? '' : String(state.reach)),
  ].filter((part) => part !== '');
}

/** Other cells have other keys: what was selected is not among them. */
export function hotspotStateChanged(state: HotspotState, part: Partial<HotspotState>): HotspotState {
  const next = { ...state, ...part };
  const gridOf = ({ by, cell, shape }: HotspotState) => JSON.stringify([by, cell, shape]);
  return gridOf(state) === gridOf(next) || 'selected' in part ? next : { ...next, selected: null };
}

function metresOf(text: string | null, least: number, most: number): number | null {
  const metres = /^\d{1,5}$/.test(text ?? '') ? Number(text) : NaN;
  return metres >= least && metres <= most ? metres : null;
}
