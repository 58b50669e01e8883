/** Addresses of area pages and of Explore filtered to an area: only this file knows how they are written. */
import type { IncidentFilter, IncidentKind } from '../../graphql.generated.js';
import { defaultExploreState, formatExploreState } from '../../view-state/explore-state.js';
import { formatPeriod, parsePeriod, type Period } from '../../view-state/period.js';

/** `/areas/E05000945?period=2025-11..2026-10`; without a period the page shows the last twelve months with data. */
export function areaAddress(gssCode: string, period: Period | null): string {
  return `/areas/${encodeURIComponent(gssCode)}${period ? `?period=${formatPeriod(period)}` : ''}`;
}

/** What an address's search part asks for; what cannot be read is passed over. */
export function parseAreaSearch(search: URLSearchParams): { readonly period: Period | null; readonly vintage: number | null } {
  const vintage = search.get('vintage') ?? '';
  return { period: parsePeriod(search.get('period')), vintage: /^(19|20)\d\d$/.test(vintage) ? Number(vintage) : null };
}

/** Explore with this area as its filter, over the same period. */
export function exploreAddress(gssCode: string, period: Period | null): string {
  return `/explore?${formatExploreState({ ...defaultExploreState, areas: [gssCode], period })}`;
}

/** The reports of one kind behind the area's count, one by one, in Explore. */
export function reportListAddress(gssCode: string, period: Period | null, kind: IncidentKind): string {
  return `/explore?${formatExploreState({ ...defaultExploreState, areas: [gssCode], period, kinds: [kind], table: 'reports' })}`;
}

/** Incidents of one kind in the period, in one area or (null) everywhere. */
export function kindFilter(kind: IncidentKind, period: Period | null, gssCode: string | null): IncidentFilter {
  return {
    kinds: [kind],
    ...(period ? { from: period.from, to: period.to } : {}),
    ...(gssCode === null ? {} : { areaCodes: [gssCode] }),
  };
}
