/** Sessions and places as forms keep them. A place that must not be found is none that a form can name. */
import type { Sql } from '../../database/database.js';
import type { KeptChange, KeptKind, PlaceTerms, SessionTerms, StoredRecord } from './kept-provision.js';

const STATE = `coalesce(k.version, 0) AS version, coalesce(k.closed, false) AS closed`;

export interface StoredPlace extends StoredRecord {
  readonly name: string;
  /** The words suggest one that must not be found, and nobody has said. */
  readonly sensitivityOpen: boolean;
}

export async function lockPlace(sql: Sql, id: number): Promise<StoredPlace | null> {
  const [found] = await sql.query<StoredPlace>(
    `SELECT p.id, p.batch_id AS "batchId", p.name, p.sensitivity_open AS "sensitivityOpen", ${STATE}
       FROM youth_place p LEFT JOIN youth_kept k ON k.kind = 'place' AND k.record_id = p.id
      WHERE p.id = $1 AND NOT p.sensitive FOR UPDATE OF p`,
    [id],
  );
  return found ?? null;
}

export interface StoredSession extends StoredRecord {
  readonly placeId: number;
}

export async function lockSession(sql: Sql, id: number): Promise<StoredSession | null> {
  const [found] = await sql.query<StoredSession>(
    `SELECT s.id, s.batch_id AS "batchId", s.place_id AS "placeId", ${STATE}
       FROM youth_session s JOIN youth_place p ON p.id = s.place_id LEFT JOIN youth_kept k ON k.kind = 'session' AND k.record_id = s.id
      WHERE s.id = $1 AND NOT p.sensitive FOR UPDATE OF s`,
    [id],
  );
  return found ?? null;
}

const POINT = 'ST_SetSRID(ST_MakePoint($3::float8, $4::float8), 4326)';

/** @returns its number */
export async function insertPlace(sql: Sql, { name, kind, longitude, latitude, areaText }: PlaceTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO youth_place (name, kind, location, location_bng, placed_by, area_text)
     SELECT $1, $2, p, to_national_grid(p), CASE WHEN p IS NOT NULL THEN 'coordinates' END, $5 FROM ${POINT} AS p RETURNING id`,
    [name, kind, longitude, latitude, areaText],
  );
  return inserted!.id;
}

/** Without a point given it stays where it was; detached work has none. */
export async function updatePlace(
  sql: Sql,
  id: number,
  { name, kind, longitude, latitude, areaText, mustNotBeFound }: PlaceTerms,
): Promise<void> {
  await sql.execute(
    `UPDATE youth_place SET name = $1, kind = $2, area_text = $5, sensitive = coalesce($6::boolean, false),
            sensitivity_open = sensitivity_open AND $6::boolean IS NULL,
            location = CASE WHEN $2 = 'detached' THEN NULL ELSE coalesce(p, location) END,
            location_bng = CASE WHEN $2 = 'detached' THEN NULL ELSE coalesce(to_national_grid(p), location_bng) END,
            placed_by = CASE WHEN $2 = 'detached' THEN NULL WHEN p IS NOT NULL THEN 'coordinates' ELSE placed_by END,
            postcode = CASE WHEN $2 = 'detached' OR p IS NOT NULL THEN NULL ELSE postcode END
       FROM (SELECT ${POINT} AS p) given WHERE id = $7`,
    [name, kind, longitude, latitude, areaText, mustNotBeFound, id],
  );
}

/** The same place without a list, so that no load that is taken back takes it away. @returns its number */
export async function placeWithoutList(sql: Sql, id: number): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const [known] = await sql.query<{ id: number }>(
    `SELECT own.id FROM youth_place listed JOIN youth_place own
         ON own.batch_id IS NULL AND own.kind = listed.kind AND lower(own.name) = lower(listed.name) AND NOT own.sensitive
        AND own.location::text IS NOT DISTINCT FROM listed.location::text AND own.area_text IS NOT DISTINCT FROM listed.area_text
       LEFT JOIN youth_kept k ON k.kind = 'place' AND k.record_id = own.id
      WHERE listed.id = $1 AND k.closed IS NOT TRUE ORDER BY own.id LIMIT 1`,
    [id],
  );
  if (known !== undefined) return { id: known.id, isNew: false };
  const [copied] = await sql.query<{ id: number }>(
    `INSERT INTO youth_place (name, kind, postcode, location, location_bng, placed_by, area_text, sensitivity_open)
     SELECT name, kind, postcode, location, location_bng, placed_by, area_text, sensitivity_open FROM youth_place WHERE id = $1 RETURNING id`,
    [id],
  );
  return { id: copied!.id, isNew: true };
}

const SESSION_FIELDS = [
  ...['name', 'weekday', 'starts_at', 'ends_at', 'season', 'age_from', 'age_to', 'access', 'capacity', 'provider', 'place_id'],
];
const SESSION_VALUES = '$1, $2::int, $3::time, $4::time, $5, $6::int, $7::int, $8, $9::int, $10, $11::bigint';
const sessionParameters = (terms: SessionTerms): unknown[] => [
  ...[terms.name, terms.weekday, terms.startsAt, terms.endsAt, terms.season, terms.ageFrom, terms.ageTo, terms.access],
  ...[terms.capacity, terms.provider, terms.placeId],
];

/** @returns its number */
export async function insertSession(sql: Sql, terms: SessionTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO youth_session (${SESSION_FIELDS.join(', ')}) VALUES (${SESSION_VALUES}) RETURNING id`,
    sessionParameters(terms),
  );
  return inserted!.id;
}

export async function updateSession(sql: Sql, id: number, terms: SessionTerms): Promise<void> {
  await sql.execute(`UPDATE youth_session SET (${SESSION_FIELDS.join(', ')}) = (SELECT ${SESSION_VALUES}) WHERE id = $12`, [
    ...sessionParameters(terms),
    id,
  ]);
}

/** Whether a session that runs has this name, place and hour already. Places of one name and point are one. */
export async function isSessionKnown(sql: Sql, terms: SessionTerms, except: number | null): Promise<boolean> {
  const found = await sql.query(
    `SELECT 1 FROM youth_place asked JOIN youth_place p ON lower(p.name) = lower(asked.name) AND p.location::text IS NOT DISTINCT FROM asked.location::text
       JOIN youth_session s ON s.place_id = p.id LEFT JOIN youth_kept k ON k.kind = 'session' AND k.record_id = s.id
      WHERE asked.id = $1 AND lower(s.name) = lower($2) AND s.weekday IS NOT DISTINCT FROM $3::int AND s.starts_at IS NOT DISTINCT FROM $4::time
        AND s.season IS NOT DISTINCT FROM $5 AND k.closed IS NOT TRUE AND s.id IS DISTINCT FROM $6::bigint LIMIT 1`,
    [terms.placeId, terms.name, terms.weekday, terms.startsAt, terms.season, except],
  );
  return found.length > 0;
}

/** Sessions of a place that are not closed. */
export async function sessionsThatRun(sql: Sql, placeId: number): Promise<number> {
  const [row] = await sql.query<{ sessions: number }>(
    `SELECT count(*)::int AS sessions FROM youth_session s LEFT JOIN youth_kept k ON k.kind = 'session' AND k.record_id = s.id
      WHERE s.place_id = $1 AND k.closed IS NOT TRUE`,
    [placeId],
  );
  return row!.sessions;
}

export async function writeKept(
  sql: Sql,
  { kind, recordId, version, change, terms, reason, changedBy }: Omit<KeptChange, 'changedAt'>,
): Promise<void> {
  await sql.execute(
    `INSERT INTO youth_kept (kind, record_id, version, closed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, record_id) DO UPDATE SET version = excluded.version, closed = excluded.closed`,
    [kind, recordId, version, change === 'closed'],
  );
  await sql.execute(
    `INSERT INTO youth_kept_change (kind, record_id, version, change, terms, reason, changed_by) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)`,
    [kind, recordId, version, change, JSON.stringify(terms), reason, changedBy],
  );
}

/** Newest first. */
export function listKeptChanges(sql: Sql, kind: KeptKind, ids: readonly string[]): Promise<KeptChange[]> {
  return sql.query<KeptChange>(
    `SELECT kind, record_id AS "recordId", version, change, terms, reason, changed_at AS "changedAt", changed_by AS "changedBy"
       FROM youth_kept_change WHERE kind = $1 AND record_id = ANY ($2::bigint[]) ORDER BY id DESC`,
    [kind, ids],
  );
}
