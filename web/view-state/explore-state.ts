/**
 * What the Explore view shows, and how it stands in the address. Only this file knows the format, which is made to be read:
 *
 *   area=E08000014&period=2025-11..2026-10&kinds=asb-reports&category=Noise&weekdays=fri,sat&hours=18-23
 *   &measure=rate&level=ward&show=areas&layers=provision,schools&selected=E05000945&map=53.50120,-3.01230,12
 *   &table=reports&page=2&after=WyIyMDI2&report=YS4yMjUxMw
 *
 * What stands at its default is left out; words that are not understood are passed over, so that an old link still opens.
 */
import type { AreaType, IncidentFilter, IncidentKind } from '../graphql.generated.js';
import { areaTypeNames, areaTypeOfWord } from './area-types.js';
import { formatHours, formatWeekdays, parseHours, parseWeekdays } from './clock-words.js';
import { allKinds, kindNames, kindOfWord } from './kinds.js';
import { formatPeriod, parsePeriod, type Period } from './period.js';

export type Measure = 'count' | 'rate';
export type Show = 'areas' | 'grid';
/** What stands under the map: the areas' figures, or the reports one by one. */
export type Table = 'areas' | 'reports';
export const layerWords = ['points', 'provision', 'schools', 'libraries', 'streets', 'names', 'basemap'] as const;
export type LayerWord = (typeof layerWords)[number];

/** Centre in degrees and Leaflet's zoom. */
export interface MapPosition {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

/** A later page of the list of reports; the cursor is the server's. */
export interface ReportsPage {
  readonly number: number;
  readonly after: string;
}

export interface ExploreState {
  /** GSS codes; empty: everywhere. */
  readonly areas: readonly string[];
  /** Null: the last twelve months with data. */
  readonly period: Period | null;
  /** Empty: every kind the viewer may have. */
  readonly kinds: readonly IncidentKind[];
  /** In the source's own words. */
  readonly categories: readonly string[];
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
  readonly measure: Measure;
  readonly level: AreaType | null;
  readonly show: Show;
  readonly layers: readonly LayerWord[];
  readonly selected: string | null;
  /** Null: all of the areas in use. */
  readonly map: MapPosition | null;
  readonly table: Table;
  /** Null: the first page. */
  readonly page: ReportsPage | null;
  /** Id of the report that is open. */
  readonly report: string | null;
}

export const defaultLayers: readonly LayerWord[] = ['points', 'streets', 'names', 'basemap'];

export const defaultExploreState: ExploreState = {
  areas: [],
  period: null,
  kinds: ['ASB_REPORT'],
  categories: [],
  weekdays: [],
  hours: [],
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

const gssCode = /^[A-Z0-9][A-Z0-9_-]{1,40}$/i;
/** Ids and cursors are base64 for addresses. */
const opaque = /^[A-Za-z0-9_-]{4,300}$/;

/** Reads an address's search part. */
export function parseExploreState(search: URLSearchParams): ExploreState {
  const words = (name: string) => (search.get(name) ?? '').split(',').filter((word) => word !== '');
  const selected = search.get('selected');
  return {
    areas: words('area').filter((code) => gssCode.test(code)),
    period: parsePeriod(search.get('period')),
    kinds: parseKinds(search.get('kinds')),
    categories: search.getAll('category').filter((category) => category !== ''),
    weekdays: parseWeekdays(words('weekdays')),
    hours: parseHours(words('hours')),
    measure: search.get('measure') === 'count' ? 'count' : 'rate',
    level: areaTypeOfWord(search.get('level') ?? '') ?? null,
    show: search.get('show') === 'grid' ? 'grid' : 'areas',
    layers: search.has('layers') ? layerWords.filter((word) => words('layers').includes(word)) : defaultLayers,
    selected: selected !== null && gssCode.test(selected) ? selected : null,
    map: parseMap(search.get('map')),
    table: search.get('table') === 'reports' ? 'reports' : 'areas',
    page: parsePage(search.get('page'), search.get('after')),
    report: opaque.test(search.get('report') ?? '') ? search.get('report') : null,
  };
}

/** Writes the search part of an address, without the question mark; empty when all stands at its default. */
export function formatExploreState(state: ExploreState): string {
  const parts: string[] = [];
  const add = (name: string, text: string) => {
    if (text !== '') parts.push(`${name}=${readable(text)}`);
  };
  add('area', state.areas.join(','));
  add('period', state.period ? formatPeriod(state.period) : '');
  add('kinds', formatKinds(state.kinds));
  for (const category of state.categories) add('category', category);
  add('weekdays', formatWeekdays(state.weekdays));
  add('hours', formatHours(state.hours));
  add('measure', state.measure === defaultExploreState.measure ? '' : state.measure);
  add('level', state.level ? areaTypeNames[state.level].word : '');
  add('show', state.show === defaultExploreState.show ? '' : state.show);
  if (state.layers.join() !== defaultLayers.join()) parts.push(`layers=${state.layers.join(',')}`);
  add('selected', state.selected ?? '');
  add('map', state.map ? formatMap(state.map) : '');
  add('table', state.table === defaultExploreState.table ? '' : state.table);
  add('page', state.page ? String(state.page.number) : '');
  add('after', state.page?.after ?? '');
  add('report', state.report ?? '');
  return parts.join('&');
}

/** The server's filter for a state and the period it resolves to. */
export function incidentFilterOf(state: ExploreState, period: Period | null): IncidentFilter {
  return {
    ...(state.kinds.length > 0 ? { kinds: [...state.kinds] } : {}),
    ...(state.categories.length > 0 ? { categories: [...state.categories] } : {}),
    ...(period ? { from: period.from, to: period.to } : {}),
    ...(state.areas.length > 0 ? { areaCodes: [...state.areas] } : {}),
    ...(state.weekdays.length > 0 ? { weekdays: [...state.weekdays] } : {}),
    ...(state.hours.length > 0 ? { hours: [...state.hours] } : {}),
  };
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

function parseKinds(text: string | null): readonly IncidentKind[] {
  if (text === null) return defaultExploreState.kinds;
  if (text === 'all') return [];
  const named = text.split(',').map(kindOfWord);
  const kinds = allKinds.filter((kind) => named.includes(kind));
  return kinds.length > 0 ? kinds : defaultExploreState.kinds;
}

function formatKinds(kinds: readonly IncidentKind[]): string {
  if (kinds.length === 0) return 'all';
  const words = allKinds.filter((kind) => kinds.includes(kind)).map((kind) => kindNames[kind].word);
  return words.join() === 'asb-reports' ? '' : words.join(',');
}

function parseMap(text: string | null): MapPosition | null {
  const [latitude, longitude, zoom] = (text ?? '').split(',').map(Number);
  if (latitude === undefined || longitude === undefined || zoom === undefined) return null;
  const sound = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 20;
  return sound ? { latitude, longitude, zoom } : null;
}

function parsePage(number: string | null, after: string | null): ReportsPage | null {
  if (after === null || !opaque.test(after) || !/^[1-9]\d{0,6}$/.test(number ?? '') || number === '1') return null;
  return { number: Number(number), after };
}

function formatMap(map: MapPosition): string {
  return `${map.latitude.toFixed(5)},${map.longitude.toFixed(5)},${Number(map.zoom.toFixed(2))}`;
}

/** Percent-encoding only where an address needs it: commas, colons and points stay readable, spaces become plus. */
function readable(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2C', ',').replaceAll('%3A', ':');
}
