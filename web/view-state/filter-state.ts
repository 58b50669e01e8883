/** Which incidents a view shows, as its address says: the words that every view of incidents shares. */
import type { IncidentFilter, IncidentKind } from '../graphql.generated.js';
import { formatHours, formatWeekdays, parseHours, parseWeekdays } from './clock-words.js';
import { allKinds, kindNames, kindOfWord } from './kinds.js';
import { formatPeriod, parsePeriod, type Period } from './period.js';

export interface FilterState {
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
}

export const defaultFilterState: FilterState = {
  areas: [],
  period: null,
  kinds: ['ASB_REPORT'],
  categories: [],
  weekdays: [],
  hours: [],
};

const gssCode = /^[A-Z0-9][A-Z0-9_-]{1,40}$/i;

export const isGssCode = (text: string): boolean => gssCode.test(text);

/** The words of a name of the address, without empty ones. */
export const wordsOf = (search: URLSearchParams, name: string): string[] =>
  (search.get(name) ?? '').split(',').filter((word) => word !== '');

export function parseFilterState(search: URLSearchParams): FilterState {
  return {
    areas: wordsOf(search, 'area').filter(isGssCode),
    period: parsePeriod(search.get('period')),
    kinds: parseKinds(search.get('kinds')),
    categories: search.getAll('category').filter((category) => category !== ''),
    weekdays: parseWeekdays(wordsOf(search, 'weekdays')),
    hours: parseHours(wordsOf(search, 'hours')),
  };
}

/** Parts of an address's search part, without what stands at its default. */
export function formatFilterState(state: FilterState): string[] {
  return [
    addressPart('area', state.areas.join(',')),
    addressPart('period', state.period ? formatPeriod(state.period) : ''),
    addressPart('kinds', formatKinds(state.kinds)),
    ...state.categories.map((category) => addressPart('category', category)),
    addressPart('weekdays', formatWeekdays(state.weekdays)),
    addressPart('hours', formatHours(state.hours)),
  ].filter((part) => part !== '');
}

/** «name=words», or nothing. Percent-encoding only where an address needs it: commas, colons and points stay readable, spaces become plus. */
export function addressPart(name: string, text: string): string {
  if (text === '') return '';
  const readable = encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
  return `${name}=${readable}`;
}

/** The server's filter for a state and the period it resolves to. */
export function incidentFilterOf(state: FilterState, period: Period | null): IncidentFilter {
  return {
    ...(state.kinds.length > 0 ? { kinds: [...state.kinds] } : {}),
    ...(state.categories.length > 0 ? { categories: [...state.categories] } : {}),
    ...(period ? { from: period.from, to: period.to } : {}),
    ...(state.areas.length > 0 ? { areaCodes: [...state.areas] } : {}),
    ...(state.weekdays.length > 0 ? { weekdays: [...state.weekdays] } : {}),
    ...(state.hours.length > 0 ? { hours: [...state.hours] } : {}),
  };
}

function parseKinds(text: string | null): readonly IncidentKind[] {
  if (text === null) return defaultFilterState.kinds;
  if (text === 'all') return [];
  const named = text.split(',').map(kindOfWord);
  const kinds = allKinds.filter((kind) => named.includes(kind));
  return kinds.length > 0 ? kinds : defaultFilterState.kinds;
}

function formatKinds(kinds: readonly IncidentKind[]): string {
  if (kinds.length === 0) return 'all';
  const words = allKinds.filter((kind) => kinds.includes(kind)).map((kind) => kindNames[kind].word);
  return words.join() === 'asb-reports' ? '' : words.join(',');
}
