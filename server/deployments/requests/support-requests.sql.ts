/** Requests as they are stored, and the history of each. Read under the viewer's own role: a partner's rows are its agency's. */
import type { Sql } from '../../database/database.js';
import type { RequestChange, RequestState, RequestTerms, SupportRequest } from './support-request.js';

/** Whose reading: everything, or what whoever asked may know of it, for whom the other columns are not granted. */
export type Reading = 'all' | 'own';

const COLUMNS = (reading: Reading): string => `r.id, r.kind, r.asked_from AS "askedFrom", r.name,
  ST_X(to_longitude_latitude(r.place_bng)) AS longitude, ST_Y(to_longitude_latitude(r.place_bng)) AS latitude,
  r.reason, r.evidence, r.urgency, r.contact_role AS "contactRole", r.agency, r.asked_at AS "askedAt", r.state,
  r.state_reason AS "stateReason", r.planned_on AS "plannedOn",
  ${
    reading === 'all'
      ? 'r.version, r.asked_by AS "askedBy", r.merged_into AS "mergedInto", r.hotspot_area_id AS "hotspotArea", r.plan_id AS plan'
      : `${CHANGES_SEEN} AS version, NULL::text AS "askedBy", NULL::bigint AS "mergedInto", NULL::bigint AS "hotspotArea", NULL::bigint AS plan`
  }`;

/** A number that rose without a change that is told would tell of one that is not: a link, or another request of the same place. */
const CHANGES_SEEN = '(SELECT count(*)::int FROM support_request_change c WHERE c.request_id = r.id)';

/** Newest first. `before`: the number to go on after. */
export function listSupportRequests(
  sql: Sql,
  { reading, state = null }: { readonly reading: Reading; readonly state?: RequestState | null },
  page: { readonly first: number; readonly before?: number | undefined },
): Promise<SupportRequest[]> {
  return sql.query<SupportRequest>(
    `SELECT ${COLUMNS(reading)} FROM support_request r
      WHERE ($1::text IS NULL OR r.state = $1) AND ($2::bigint IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
    [state, page.before ?? null, page.first],
  );
}

export async function countSupportRequests(sql: Sql, state: RequestState | null): Promise<number> {
  const [found] = await sql.query<{ requests: number }>(
    'SELECT count(*)::int AS requests FROM support_request WHERE ($1::text IS NULL OR state = $1)',
    [state],
  );
  return found!.requests;
}

export async function findSupportRequest(sql: Sql, id: number, reading: Reading): Promise<SupportRequest | null> {
  const [found] = await sql.query<SupportRequest>(`SELECT ${COLUMNS(reading)} FROM support_request r WHERE r.id = $1`, [id]);
  return found ?? null;
}

/** Nobody changes them until the transaction ends; locked in the order of their numbers, so that two who want the same do not wait for each other. */
export function lockSupportRequests(sql: Sql, ids: readonly number[]): Promise<SupportRequest[]> {
  return sql.query<SupportRequest>(
    `SELECT ${COLUMNS('all')} FROM support_request r WHERE r.id = ANY ($1::bigint[]) ORDER BY r.id FOR UPDATE`,
    [ids],
  );
}

/** At the middle of the square of 100 m that it lies in. @returns its number */
export async function insertSupportRequest(sql: Sql, terms: RequestTerms, agency: string, askedBy: string): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO support_request (kind, asked_from, name, reason, evidence, urgency, contact_role, agency, asked_by, place_bng)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9,
            ST_SetSRID(ST_MakePoint(floor(ST_X(p) / 100) * 100 + 50, floor(ST_Y(p) / 100) * 100 + 50), 27700)
       FROM to_national_grid(ST_SetSRID(ST_MakePoint($10, $11), 4326)) p RETURNING id`,
    [
      ...[terms.kind, terms.askedFrom, terms.name, terms.reason, terms.evidence, terms.urgency, terms.contactRole],
      ...[agency, askedBy, terms.longitude, terms.latitude],
    ],
  );
  return inserted!.id;
}

export interface RequestUpdate {
  readonly state: RequestState;
  readonly stateReason: string | null;
  readonly plannedOn: string | null;
  readonly plan: number | null;
  readonly mergedInto: number | null;
  readonly hotspotArea: number | null;
}

/** @returns the version since */
export async function updateSupportRequest(sql: Sql, id: number, update: RequestUpdate): Promise<number> {
  const [updated] = await sql.query<{ version: number }>(
    `UPDATE support_request SET version = version + 1, state = $2, state_reason = $3, planned_on = $4::date, merged_into = $5, hotspot_area_id = $6, plan_id = $7
      WHERE id = $1 RETURNING version`,
    [id, update.state, update.stateReason, update.plannedOn, update.mergedInto, update.hotspotArea, update.plan],
  );
  return updated!.version;
}

/** Numbers of what was put together with a request. */
export async function mergedWith(sql: Sql, id: number): Promise<number[]> {
  const rows = await sql.query<{ id: number }>('SELECT id FROM support_request WHERE merged_into = $1 ORDER BY id', [id]);
  return rows.map((row) => row.id);
}

/** Numbers of those that follow a plan of an evening. */
export async function requestsOfPlans(sql: Sql, on: string): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    `SELECT id FROM support_request WHERE planned_on = $1::date AND plan_id IS NOT NULL AND merged_into IS NULL ORDER BY id`,
    [on],
  );
  return rows.map((row) => row.id);
}

export async function writeRequestChange(sql: Sql, change: Omit<RequestChange, 'changedAt'>): Promise<void> {
  await sql.execute(
    `INSERT INTO support_request_change (request_id, version, change, state, reason, changed_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [change.requestId, change.version, change.change, change.state, change.reason, change.changedBy],
  );
}

/** Newest first. */
export function listRequestChanges(sql: Sql, requests: readonly number[], reading: Reading): Promise<RequestChange[]> {
  const by = reading === 'all' ? 'changed_by' : 'NULL::text';
  return sql.query<RequestChange>(
    `SELECT request_id AS "requestId", version, change, state, reason, changed_at AS "changedAt", ${by} AS "changedBy"
       FROM support_request_change WHERE request_id = ANY ($1::bigint[]) ORDER BY id DESC`,
    [requests],
  );
}

export interface NearbyRequest {
  readonly of: number;
  readonly id: number;
  readonly name: string;
  readonly metres: number;
}

/** Open requests near each, that were not put together with another: what may be the same place. The nearest first. */
export function nearbyRequests(sql: Sql, requests: readonly number[], metres: number): Promise<NearbyRequest[]> {
  return sql.query<NearbyRequest>(
    `SELECT r.id AS of, n.id, n.name, ST_Distance(r.place_bng, n.place_bng) AS metres
       FROM support_request r JOIN support_request n
         ON n.id <> r.id AND n.merged_into IS NULL AND n.state IN ('received', 'planned') AND ST_DWithin(n.place_bng, r.place_bng, $2)
      WHERE r.id = ANY ($1::bigint[]) AND r.merged_into IS NULL ORDER BY r.id, metres, n.id`,
    [requests, metres],
  );
}

/** An active one: of others the planner, who links, is told nothing, so not that there is one of this number either. */
export async function hotspotAreaStands(sql: Sql, id: number): Promise<boolean> {
  const [found] = await sql.query<{ stands: boolean }>(
    `SELECT hotspot_status(status, review_on, NULL) = 'active' AS stands FROM hotspot_area WHERE id = $1`,
    [id],
  );
  return found?.stands ?? false;
}
