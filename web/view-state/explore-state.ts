/**
 * What the Explore view shows, and how it stands in the address. Only this file knows the format, which is made to be read:
 *
 *   area=E08000014&period=2025-11..2026-10&kinds=asb-reports&category=Noise&weekdays=fri,sat&hours=18-23
 *   &measure=rate&level=ward&show=areas&layers=provision,schools&selected=E05000945&map=53.50120,-3.01230,12
 *   &table=reports&page=2&after=WyIyMDI2&report=YS4yMjUxMw
 *
 * What stands at its default is left out; words that are not understood are passed over, so that an old link still opens.
 */
import type { AreaType } from '../graphql.generated.js';
import { areaTypeNames, areaTypeOfWord } from './area-types.js';
import {
  addressPart,
  defaultFilterState,
  formatFilterState,
  incidentFilterOf,
  isGssCode,
  parseFilterState,
  type FilterState,
} from './filter-state.js';
import { defaultLayers, formatLayers, formatMap, parseMapState, type MapState } from './map-state.js';

export type Measure = 'count' | 'rate';
export type Show = 'areas' | 'grid';
/** What stands under the map: the areas' figures, or the reports one by one. */
export type Table = 'areas' | 'reports';

/** A later page of the list of reports; the cursor is the server's. */
export interface ReportsPage {
  readonly number: number;
  readonly after: string;
}

export interface ExploreState extends FilterState, MapState {
  readonly measure: Measure;
  readonly level: AreaType | null;
  readonly show: Show;
  readonly selected: string | null;
  readonly table: Table;
  /** Null: the first page. */
  readonly page: ReportsPage | null;
  /** Id of the report that is open. */
  readonly report: string | null;
}

export const defaultExploreState: ExploreState = {
  ...defaultFilterState,
  measure: 'rate',
  level: null,
  show: 'areas',
  layers: defaultLayers,
  selected: null,
  map: null,
  table: 'areas',
  page: null,
  report: null,
};

/** Ids and cursors are base64 for addresses. */
const opaque = /^[A-Za-z0-9_-]{4,300}$/;

/** Reads an address's search part. */
export function parseExploreState(search: URLSearchParams): ExploreState {
  const selected = search.get('selected');
  return {
    ...parseFilterState(search),
    ...parseMapState(search),
    measure: search.get('measure') === 'count' ? 'count' : 'rate',
    level: areaTypeOfWord(search.get('level') ?? '') ?? null,
    show: search.get('show') === 'grid' ? 'grid' : 'areas',
    selected: selected !== null && isGssCode(selected) ? selected : null,
    table: search.get('table') === 'reports' ? 'reports' : 'areas',
    page: parsePage(search.get('page'), search.get('after')),
    report: opaque.test(search.get('report') ?? '') ? search.get('report') : null,
  };
}

/** Writes the search part of an address, without the question mark; empty when all stands at its default. */
export function formatExploreState(state: ExploreState): string {
  const usual = defaultExploreState;
  return [
    ...formatFilterState(state),
    addressPart('measure', state.measure === usual.measure ? '' : state.measure),
    addressPart('level', state.level ? areaTypeNames[state.level].word : ''),
    addressPart('show', state.show === usual.show ? '' : state.show),
    formatLayers(state),
    addressPart('selected', state.selected ?? ''),
    formatMap(state),
    addressPart('table', state.table === usual.table ? '' : state.table),
    addressPart('page', state.page ? String(state.page.number) : ''),
    addressPart('after', state.page?.after ?? ''),
    addressPart('report', state.report ?? ''),
  ]
    .filter((part) => part !== '')
    .join('&');
}

/**
 * A change of the state. Other filters or another selection make another list: it begins at its first page, and a report opened from
 * the old one is closed, unless the change itself says which.
 */
export function changed(state: ExploreState, part: Partial<ExploreState>): ExploreState {
  const next = { ...state, ...part };
  const listOf = (one: ExploreState) => JSON.stringify([incidentFilterOf(one, one.period), one.selected]);
  if (listOf(state) === listOf(next)) return next;
  return { ...next, page: part.page ?? null, report: part.report ?? null };
}

function parsePage(number: string | null, after: string | null): ReportsPage | null {
  if (after === null || !opaque.test(after) || !/^[1-9]\d{0,6}$/.test(number ?? '') || number === '1') return null;
  return { number: Number(number), after };
}
