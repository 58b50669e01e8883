/**
 * Which rows are sensitive to look at, and what the audit is told of a view of them (docs/audit.md). Open data is not: its rows can
 * be downloaded by anybody. A discharge always is, and so is every row of a list that an agency keeps itself.
 */
import { createHash } from 'node:crypto';
import type { AuditEvent } from '../audit/audit-event.js';
import { recordDigest } from '../audit/record-digest.js';
import type { CellShape } from './cell-polygons.js';
import type { IncidentFilter } from './incident-filter.js';
import { INCIDENT_KINDS, POLICE_UK, type IncidentKind } from './incident-kind.js';
import { boxAround, isDrawn, tellsPlaces } from './small-place.js';
import type { Figure } from './figure.js';

/** Rows told one by one in a view of more than these are discharges only. */
export const MOST_TOLD = 100;

/** Over rows that have kind and source. */
export const IS_SENSITIVE = `(kind = 'FIREARMS_DISCHARGE' OR source <> '${POLICE_UK}')`;

export function isSensitive({ kind, source }: { readonly kind: IncidentKind; readonly source: string }): boolean {
  return kind === 'FIREARMS_DISCHARGE' || source !== POLICE_UK;
}

/** Counts of which some may be sensitive, with the number of what they count. */
export interface CountedView {
  readonly sensitiveKinds: readonly IncidentKind[];
  readonly total: Pick<Figure, 'count'>;
}

interface Cells {
  readonly cellMetres: number;
  readonly shape: CellShape;
}

/** What of an answer is sensitive. */
export interface SensitiveRows {
  readonly count: number;
  readonly kinds: readonly IncidentKind[];
  /** Ids of the discharges, and of the others where they are few. */
  readonly ids: readonly string[];
}

export function sensitiveAmong(
  rows: readonly { readonly id: string; readonly kind: IncidentKind; readonly source: string }[],
): SensitiveRows {
  const sensitive = rows.filter(isSensitive);
  const told = sensitive.length <= MOST_TOLD ? sensitive : sensitive.filter(({ kind }) => kind === 'FIREARMS_DISCHARGE');
  return {
    count: sensitive.length,
    kinds: INCIDENT_KINDS.filter((kind) => sensitive.some((row) => row.kind === kind)),
    ids: told.map(({ id }) => id),
  };
}

/** Kinds of which a filter may admit sensitive rows, where none of them was read. */
export function sensitiveKindsOf({ kinds, sources }: IncidentFilter, notIncluded: readonly IncidentKind[]): IncidentKind[] {
  const counted = (kinds ?? INCIDENT_KINDS).filter((kind) => !notIncluded.includes(kind));
  return counted.filter((kind) => (sources ?? ['any']).some((source) => isSensitive({ kind, source })));
}

/** The event of a view of rows or points; null when none of them is sensitive. */
export function viewOf(query: string, shown: number, sensitive: SensitiveRows, filter?: IncidentFilter): AuditEvent | null {
  if (sensitive.count === 0) return null;
  const { ids, kinds, count } = sensitive;
  const detail = {
    query,
    kinds,
    ...(ids.length > 0 ? { records: ids.map(recordDigest) } : {}),
    ...(count < shown ? { sensitive: count } : {}),
    ...(filter === undefined ? {} : auditedFilter(filter)),
  };
  return { action: 'VIEW', detail, rowCount: shown };
}

/**
 * The event of counts that are figures but where the place asked is so small, or drawn as one likes, that they say where single rows are;
 * else null. Of discharges a place of any size that was drawn: another one, taken from it, says so too.
 */
export function viewOfCounts(query: string, { sensitiveKinds, total }: CountedView, filter: IncidentFilter): AuditEvent | null {
  const kinds = tellsPlaces(filter) ? sensitiveKinds : isDrawn(filter) ? dischargesAmong(sensitiveKinds) : [];
  if (kinds.length === 0 || total.count === 0) return null;
  return { action: 'VIEW', detail: { query, kinds, ...auditedFilter(filter) }, rowCount: total.count ?? 0 };
}

/** The same of cells of 500 m and more: of discharges also without a place, since areas and other grids, laid over them, say where each one was. */
export function viewOfCells(query: string, grid: CountedView & Cells, filter: IncidentFilter): AuditEvent | null {
  const discharges = dischargesAmong(grid.sensitiveKinds);
  if (tellsPlaces(filter) || discharges.length === 0 || grid.total.count === 0) return viewOfCounts(query, grid, filter);
  const detail = { query, kinds: discharges, cellMetres: grid.cellMetres, ...auditedFilter(filter) };
  return { action: 'VIEW', detail, rowCount: grid.total.count ?? 0 };
}

const dischargesAmong = (kinds: readonly IncidentKind[]): IncidentKind[] => kinds.filter((kind) => kind === 'FIREARMS_DISCHARGE');

/** A filter as it was asked, its areas apart. Of a drawn shape its box, and a digest by which the same shape is known again. */
export function auditedFilter({ areaCodes, within, permittedKinds: _permitted, ...filter }: IncidentFilter): {
  readonly areas?: readonly string[];
  readonly filter: Record<string, unknown>;
} {
  const given = Object.fromEntries(Object.entries(filter).filter(([, part]) => part != null));
  return {
    ...(areaCodes == null ? {} : { areas: areaCodes }),
    filter: { ...given, ...(within == null ? {} : { within: shapeInShort(within) }) },
  };
}

function shapeInShort(shape: unknown): { readonly bbox: readonly number[]; readonly digest: string } {
  const { west, south, east, north } = boxAround(shape);
  return {
    bbox: [west, south, east, north],
    digest: createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 16),
  };
}
