/** Where the police are asked whether a crew may go, and what they said. */
import { BAND_SQUARE } from '../../incidents/incidents.service.js';
import type { Sql } from '../../database/database.js';

export interface AskedPlace {
  readonly id: string;
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
}

/** Asked once of each candidate and evening; where a place was drawn anew since, it is asked about as it is now. */
export async function writeQuestions(sql: Sql, on: string, places: readonly AskedPlace[]): Promise<void> {
  await sql.execute(
    `INSERT INTO crew_safety_question (candidate, on_day, name, place_bng)
     SELECT id, $1::date, name, ST_SetSRID(ST_MakePoint(easting, northing), 27700)
       FROM jsonb_to_recordset($2::jsonb) AS q (id text, name text, easting float8, northing float8) ORDER BY id
     ON CONFLICT (candidate, on_day) DO UPDATE SET name = excluded.name, place_bng = excluded.place_bng, asked_at = clock_timestamp()`,
    [on, JSON.stringify(places.map(({ id, name, easting, northing }) => ({ id, name, easting, northing })))],
  );
}

export interface ClearedPlace {
  readonly candidate: string;
  readonly easting: number;
  readonly northing: number;
}

/** What a planner reads of the police's word. */
export function clearedOn(sql: Sql, on: string): Promise<ClearedPlace[]> {
  return sql.query<ClearedPlace>(
    `SELECT candidate, ST_X(place_bng) AS easting, ST_Y(place_bng) AS northing FROM crew_safety_word
      WHERE cleared AND until_on >= $1::date ORDER BY candidate`,
    [on],
  );
}

export interface CrewSafetyQuestion {
  readonly candidate: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  /** The evenings it is a candidate of, from today on. */
  readonly evenings: readonly string[];
  /** Confirmed discharges in the partnership's days in the square of 500 m that the place lies in, or one of the eight about it. */
  readonly dischargesNear: number;
  readonly newestOn: string | null;
  readonly cleared: boolean | null;
  readonly until: string | null;
  readonly reason: string | null;
  readonly recordedAt: Date | null;
  readonly recordedBy: string | null;
  /** 0 where nothing was said yet. */
  readonly version: number;
}

/**
 * Under the police's own role. Those without a word that holds on all their evenings come first. What is near is told by squares, the same for every place in one:
 * told by metres from each place, a planner who asks for places all about has its middle from where crews may go and where not.
 */
export function listQuestions(
  sql: Sql,
  { today, days, samePlace }: { readonly today: string; readonly days: number; readonly samePlace: number },
  waitingOnly: boolean,
): Promise<CrewSafetyQuestion[]> {
  return sql.query<CrewSafetyQuestion>(
    `WITH asked AS (
       SELECT DISTINCT ON (candidate) candidate, name, place_bng,
              array_agg(on_day::text) OVER (PARTITION BY candidate) AS evenings, max(on_day) OVER (PARTITION BY candidate) AS last
         FROM crew_safety_question WHERE on_day >= $1::date ORDER BY candidate, asked_at DESC, on_day DESC)
     SELECT a.candidate, a.name, ST_X(to_longitude_latitude(a.place_bng)) AS longitude, ST_Y(to_longitude_latitude(a.place_bng)) AS latitude,
            ARRAY(SELECT unnest(a.evenings) ORDER BY 1) AS evenings, d.near AS "dischargesNear", d.newest AS "newestOn", w.cleared, w.until_on::text AS until, w.reason,
            w.recorded_at AS "recordedAt", w.recorded_by AS "recordedBy", coalesce(s.version, 0) AS version
       FROM asked a
       LEFT JOIN crew_safety_word s ON s.candidate = a.candidate
       LEFT JOIN crew_safety_word w ON w.candidate = a.candidate AND ST_DWithin(w.place_bng, a.place_bng, $3)
      CROSS JOIN LATERAL (
        SELECT floor(ST_X(a.place_bng) / ${BAND_SQUARE}) - 1 AS east, floor(ST_Y(a.place_bng) / ${BAND_SQUARE}) - 1 AS north) q
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS near, max((f.occurred_from AT TIME ZONE 'Europe/London')::date)::text AS newest
          FROM firearms_discharge f
         WHERE f.verification = 'confirmed'
           AND f.location_bng && ST_MakeEnvelope(east * ${BAND_SQUARE}, north * ${BAND_SQUARE}, (east + 3) * ${BAND_SQUARE}, (north + 3) * ${BAND_SQUARE}, 27700)
           AND floor(ST_X(f.location_bng) / ${BAND_SQUARE}) < east + 3 AND floor(ST_Y(f.location_bng) / ${BAND_SQUARE}) < north + 3
           AND f.occurred_from >= ($1::date - $2::int)::timestamp AT TIME ZONE 'Europe/London') d
      WHERE NOT $4::boolean OR w.cleared IS NULL OR (w.cleared AND w.until_on < a.last)
      ORDER BY (w.cleared IS NULL OR (w.cleared AND w.until_on < a.last)) DESC, a.evenings[1], lower(a.name), a.candidate`,
    [today, days, samePlace, waitingOnly],
  );
}

export interface StoredWord {
  readonly version: number;
}

/** The newest question of a candidate, from today on; null where it is none. */
export async function lockQuestion(sql: Sql, candidate: string, today: string): Promise<AskedPlace | null> {
  const [found] = await sql.query<AskedPlace>(
    `SELECT candidate AS id, name, ST_X(place_bng) AS easting, ST_Y(place_bng) AS northing
       FROM crew_safety_question WHERE candidate = $1 AND on_day >= $2::date ORDER BY asked_at DESC, on_day DESC LIMIT 1 FOR UPDATE`,
    [candidate, today],
  );
  return found ?? null;
}

export async function lockWord(sql: Sql, candidate: string): Promise<StoredWord | null> {
  const [found] = await sql.query<StoredWord>('SELECT version FROM crew_safety_word WHERE candidate = $1 FOR UPDATE', [
    candidate,
  ]);
  return found ?? null;
}

export interface WrittenWord {
  readonly cleared: boolean;
  readonly until: string | null;
  readonly reason: string;
}

/** The word and its history. @returns the version since */
export async function writeWord(sql: Sql, place: AskedPlace, word: WrittenWord, by: string): Promise<number> {
  const [written] = await sql.query<{ version: number }>(
    `INSERT INTO crew_safety_word AS w (candidate, name, place_bng, cleared, until_on, reason, recorded_by)
     VALUES ($1, $2, ST_SetSRID(ST_MakePoint($3, $4), 27700), $5, $6::date, $7, $8)
     ON CONFLICT (candidate) DO UPDATE SET name = excluded.name, place_bng = excluded.place_bng, cleared = excluded.cleared,
       until_on = excluded.until_on, reason = excluded.reason, recorded_by = excluded.recorded_by, recorded_at = clock_timestamp(),
       version = w.version + 1 RETURNING version`,
    [place.id, place.name, place.easting, place.northing, word.cleared, word.until, word.reason, by],
  );
  const { version } = written!;
  await sql.execute(
    'INSERT INTO crew_safety_word_change (candidate, version, cleared, until_on, reason, changed_by) VALUES ($1, $2, $3, $4::date, $5, $6)',
    [place.id, version, word.cleared, word.until, word.reason, by],
  );
  return version;
}
