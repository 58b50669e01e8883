/** Hotspot areas as they are stored, and the history of each. Read under the viewer's own role: a planner's table holds active ones alone. */
import type { Sql } from '../../database/database.js';
import type { HotspotArea, HotspotChange, HotspotStatus, HotspotTerms } from './hotspot-area.js';
import { polygonText, type Ring } from './ring.js';
import type { ThreatNote, WrittenThreatNote } from './source-grading.js';

/** Whether the place is read too: information governance has no column that says it. */
export type Reading = 'with place' | 'without place';

const RING = `(SELECT json_agg(json_build_array(round(ST_X(d.geom))::int, round(ST_Y(d.geom))::int) ORDER BY d.path[1])
                 FROM ST_DumpPoints(ST_ExteriorRing(h.boundary_bng)) d WHERE d.path[1] < ST_NPoints(h.boundary_bng))`;

/** `$1` is the London day it is read for. */
const COLUMNS = (reading: Reading): string => `h.id, h.name, h.reason, h.least_intrusive AS "leastIntrusive",
  h.equality_note AS "equalityNote", h.owner, h.source, h.detection_run AS "detectionRun",
  hotspot_status(h.status, h.review_on, $1::date) AS status, h.review_on AS "reviewOn", h.reviewed_on AS "reviewedOn",
  h.active_since AS "activeSince", h.version, h.proposed_at AS "proposedAt",
  ${
    reading === 'with place'
      ? `ST_Area(h.boundary_bng) AS "squareMetres", ST_AsGeoJSON(h.boundary, 7, 0) AS boundary, ${RING} AS ring`
      : 'NULL::float8 AS "squareMetres", NULL::text AS boundary, NULL::json AS ring'
  }`;

export interface HotspotQuery {
  readonly today: string;
  readonly reading: Reading;
  readonly status?: HotspotStatus | null;
}

const WANTED = `($2::text IS NULL OR hotspot_status(h.status, h.review_on, $1::date) = $2)`;

/** The first to be reviewed first. `after`: review day and number to go on after. */
export function listHotspotAreas(
  sql: Sql,
  { today, reading, status = null }: HotspotQuery,
  page: { readonly first: number; readonly after?: readonly [day: string, id: number] | undefined },
): Promise<HotspotArea[]> {
  return sql.query<HotspotArea>(
    `SELECT ${COLUMNS(reading)} FROM hotspot_area h
      WHERE ${WANTED} AND ($3::date IS NULL OR (h.review_on, h.id) > ($3::date, $4::bigint))
      ORDER BY h.review_on, h.id LIMIT $5`,
    [today, status, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first],
  );
}

export async function countHotspotAreas(sql: Sql, { today, status = null }: HotspotQuery): Promise<number> {
  const [found] = await sql.query<{ areas: number }>(`SELECT count(*) AS areas FROM hotspot_area h WHERE ${WANTED}`, [
    today,
    status,
  ]);
  return found!.areas;
}

/** With `lock`, nobody changes it until the transaction ends. */
export async function findHotspotArea(
  sql: Sql,
  id: number,
  { today, reading = 'with place', lock = false }: { today: string; reading?: Reading; lock?: boolean },
): Promise<HotspotArea | null> {
  const [found] = await sql.query<HotspotArea>(
    `SELECT ${COLUMNS(reading)} FROM hotspot_area h WHERE h.id = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [today, id],
  );
  return found ?? null;
}

/** @returns its number */
export async function insertHotspotArea(sql: Sql, terms: HotspotTerms, ring: Ring, reviewOn: string): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO hotspot_area (name, status, reason, least_intrusive, equality_note, owner, source, detection_run, review_on, boundary_bng, boundary)
     SELECT $1, 'proposed', $2, $3, $4, $5, $6, $7, $8, shape, to_longitude_latitude(shape) FROM ST_GeomFromText($9, 27700) shape RETURNING id`,
    [
      ...[terms.name, terms.reason, terms.leastIntrusive, terms.equalityNote, terms.owner, terms.source, terms.detectionRun],
      ...[reviewOn, polygonText(ring)],
    ],
  );
  return inserted!.id;
}

export interface HotspotUpdate {
  readonly terms?: HotspotTerms;
  readonly ring?: Ring | undefined;
  readonly status?: HotspotStatus;
  readonly reviewOn?: string;
  readonly reviewedOn?: string;
  readonly activeSince?: string;
}

/** What is left out stays as it is. @returns the version since */
export async function updateHotspotArea(sql: Sql, id: number, update: HotspotUpdate): Promise<number> {
  const { terms, ring, status, reviewOn, reviewedOn, activeSince } = update;
  const [updated] = await sql.query<{ version: number }>(
    `UPDATE hotspot_area SET version = version + 1, name = coalesce($2, name), reason = coalesce($3, reason),
            least_intrusive = coalesce($4, least_intrusive), equality_note = coalesce($5, equality_note), owner = coalesce($6, owner),
            source = coalesce($7, source), detection_run = CASE WHEN $7::text IS NULL THEN detection_run ELSE $8 END,
            status = coalesce($9, status), review_on = coalesce($10, review_on), reviewed_on = coalesce($11, reviewed_on),
            active_since = coalesce($12, active_since), boundary_bng = coalesce(ST_GeomFromText($13, 27700), boundary_bng),
            boundary = coalesce(to_longitude_latitude(ST_GeomFromText($13, 27700)), boundary)
      WHERE id = $1 RETURNING version`,
    [
      ...[id, terms?.name ?? null, terms?.reason ?? null, terms?.leastIntrusive ?? null, terms?.equalityNote ?? null],
      ...[terms?.owner ?? null, terms?.source ?? null, terms?.detectionRun ?? null, status ?? null],
      ...[reviewOn ?? null, reviewedOn ?? null, activeSince ?? null, ring === undefined ? null : polygonText(ring)],
    ],
  );
  return updated!.version;
}

export async function writeHotspotChange(
  sql: Sql,
  change: Omit<HotspotChange, 'changedAt'> & { readonly ring?: Ring | undefined },
): Promise<void> {
  await sql.execute(
    `INSERT INTO hotspot_area_change (area_id, version, change, fields, boundary_bng, reason, changed_by)
     VALUES ($1, $2, $3, $4::jsonb, ST_GeomFromText($5, 27700), $6, $7)`,
    [
      ...[change.areaId, change.version, change.change, JSON.stringify(change.fields)],
      ...[change.ring === undefined ? null : polygonText(change.ring), change.reason, change.changedBy],
    ],
  );
}

/** Newest first. */
export function listHotspotChanges(sql: Sql, areas: readonly number[]): Promise<HotspotChange[]> {
  return sql.query<HotspotChange>(
    `SELECT area_id AS "areaId", version, change, fields, reason, changed_at AS "changedAt", changed_by AS "changedBy"
       FROM hotspot_area_change WHERE area_id = ANY ($1::bigint[]) ORDER BY id DESC`,
    [areas],
  );
}

/** Areas whose review day has passed are written down as lapsed: one change each. */
export function lapse(sql: Sql, today: string, by: string): Promise<{ id: number; version: number }[]> {
  return sql.query<{ id: number; version: number }>(
    `WITH due AS (
       SELECT id, status FROM hotspot_area WHERE status IN ('proposed', 'active') AND hotspot_status(status, review_on, $1::date) = 'lapsed'
          FOR UPDATE SKIP LOCKED),
     lapsed AS (
       UPDATE hotspot_area h SET status = 'lapsed', version = version + 1 FROM due WHERE h.id = due.id
       RETURNING h.id, h.version, due.status AS before, h.review_on)
     INSERT INTO hotspot_area_change (area_id, version, change, fields, reason, changed_by)
     SELECT id, version, 'lapsed', jsonb_build_object('status', jsonb_build_object('before', before, 'after', 'lapsed')),
            'Not reviewed by ' || review_on, $2 FROM lapsed ORDER BY id
     RETURNING area_id AS id, version`,
    [today, by],
  );
}

const NOTE = `note, source_evaluation AS "sourceEvaluation", assessment, handling, conditions, written_at AS "writtenAt", written_by AS "writtenBy"`;

/** Newest first: the first holds. */
export function listThreatNotes(sql: Sql, areas: readonly number[]): Promise<(WrittenThreatNote & { areaId: number })[]> {
  return sql.query(
    `SELECT area_id AS "areaId", ${NOTE} FROM hotspot_threat_note WHERE area_id = ANY ($1::bigint[]) ORDER BY id DESC`,
    [areas],
  );
}

export async function insertThreatNote(sql: Sql, area: number, note: ThreatNote, by: string): Promise<void> {
  await sql.execute(
    `INSERT INTO hotspot_threat_note (area_id, note, source_evaluation, assessment, handling, conditions, written_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [area, note.note, note.sourceEvaluation, note.assessment, note.handling, note.conditions, by],
  );
}
