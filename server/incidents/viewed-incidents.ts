/** Single incidents, as far as the viewer may have them. */
import type { Sql } from '../database/database.js';
import { countTotal } from './counted-groups.js';
import type { IncidentFilter } from './incident-filter.js';
import { readIncidentId } from './incident-id.js';
import { incidentPoints, USUAL_POINTS, type PointsOfIncidents } from './incident-points.js';
import {
  findIncident,
  listIncidents,
  type AnyIncident,
  type IncidentCursor,
  type ListOfIncidents,
  type WantedFields,
} from './list-incidents.js';
import { maySeeSingle, permit, type AskedForm, type Permission, type Reader } from './permission.js';

const POINTS: AskedForm = { form: 'points' };

/** The filter, narrowed to the incidents that the reader may have one by one. @throws CallerError FORBIDDEN, PURPOSE_REQUIRED */
export function onlySingle(reader: Reader, filter: IncidentFilter): IncidentFilter {
  return narrowed(filter, permit(reader, filter, POINTS));
}

export function narrowed(filter: IncidentFilter, { kinds, rowsOnly, guarded }: Permission): IncidentFilter {
  return { ...filter, permittedKinds: kinds, rowsOnly, guarded };
}

export async function viewedPoints(
  sql: Sql,
  reader: Reader,
  filter: IncidentFilter,
  limit = USUAL_POINTS,
): Promise<PointsOfIncidents> {
  return incidentPoints(sql, onlySingle(reader, filter), limit);
}

export async function viewedList(
  sql: Sql,
  reader: Reader,
  filter: IncidentFilter,
  first: number,
  after?: IncidentCursor,
  wanted?: WantedFields,
): Promise<ListOfIncidents> {
  return listIncidents(sql, onlySingle(reader, filter), first, after, wanted);
}

/** How many the whole list has. */
export async function viewedTotal(sql: Sql, reader: Reader, filter: IncidentFilter): Promise<number> {
  return countTotal(sql, onlySingle(reader, filter));
}

/** Null when there is none of this id, or it is not for this reader: they look the same. @throws CallerError PURPOSE_REQUIRED */
export async function viewedIncident(sql: Sql, reader: Reader, id: string): Promise<AnyIncident | null> {
  const kind = readIncidentId(id)?.kind;
  return kind !== undefined && maySeeSingle(reader, kind) ? findIncident(sql, id) : null;
}
