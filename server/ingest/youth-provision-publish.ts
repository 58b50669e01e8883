/** Staged sessions → places, sessions and head-counts, set by set. */
import type { Sql } from '../database/database.js';
import type { PublishContext, Stage } from './source.js';

/** One row of the file. The keys say which rows share a place, and which share a session. */
export const SESSION_STAGE: Stage = {
  name: 'session',
  columns: {
    row_number: 'bigint',
    place_key: 'text',
    session_key: 'text',
    place: 'text',
    kind: 'text',
    postcode: 'text',
    easting: 'double precision',
    northing: 'double precision',
    longitude: 'double precision',
    latitude: 'double precision',
    area_text: 'text',
    sensitive: 'boolean',
    suspected: 'boolean',
    session: 'text',
    weekday: 'int',
    starts_at: 'time',
    ends_at: 'time',
    season: 'text',
    age_from: 'int',
    age_to: 'int',
    access: 'text',
    capacity: 'int',
    provider: 'text',
    cost_pence: 'bigint',
    note: 'text',
    period: 'text',
    held_on: 'date',
    male: 'int',
    female: 'int',
    not_recorded: 'int',
  },
};

/**
 * A place marked sensitive in one row is sensitive in all rows of its name: a list that marks one session and forgets the next must not
 * give the place away.
 */
export async function publishSessions(sql: Sql, context: PublishContext): Promise<void> {
  const stage = context.stage(SESSION_STAGE.name);
  await sql.execute(
    `WITH marked AS (
       SELECT lower(place) AS place, bool_or(coalesce(sensitive, false)) AS sensitive FROM ${stage} GROUP BY lower(place)
     ),
     places AS (
       SELECT nextval(pg_get_serial_sequence('youth_place', 'id')) AS id, place_key, min(place) AS place, min(kind) AS kind,
              min(postcode) AS postcode, min(area_text) AS area_text, bool_or(suspected) AS suspected,
              CASE WHEN min(easting) IS NOT NULL THEN ST_SetSRID(ST_MakePoint(min(easting), min(northing)), 27700)
                   WHEN min(longitude) IS NOT NULL
                   THEN ST_Transform(ST_SetSRID(ST_MakePoint(min(longitude), min(latitude)), 4326), 27700) END AS location_bng,
              CASE WHEN min(easting) IS NULL AND min(longitude) IS NOT NULL
                   THEN ST_SetSRID(ST_MakePoint(min(longitude), min(latitude)), 4326) END AS location
         FROM ${stage} GROUP BY place_key
     ),
     sessions AS (
       SELECT nextval(pg_get_serial_sequence('youth_session', 'id')) AS id, session_key, min(place_key) AS place_key,
              min(session) AS session, min(weekday) AS weekday, min(starts_at) AS starts_at, min(ends_at) AS ends_at,
              min(season) AS season, min(age_from) AS age_from, min(age_to) AS age_to, min(access) AS access,
              min(capacity) AS capacity, min(provider) AS provider, min(cost_pence) AS cost_pence,
              string_agg(DISTINCT note, '; ') AS note
         FROM ${stage} GROUP BY session_key
     ),
     new_places AS (
       INSERT INTO youth_place (id, batch_id, name, kind, postcode, location, location_bng, placed_by, area_text, sensitive, sensitivity_open)
       OVERRIDING SYSTEM VALUE
       SELECT p.id, $1, p.place, p.kind, p.postcode, coalesce(p.location, ST_Transform(p.location_bng, 4326)), p.location_bng,
              CASE WHEN p.location_bng IS NOT NULL THEN 'coordinates' END, p.area_text, m.sensitive, p.suspected AND NOT m.sensitive
         FROM places p JOIN marked m ON m.place = lower(p.place)
     ),
     new_sessions AS (
       INSERT INTO youth_session (id, batch_id, place_id, name, weekday, starts_at, ends_at, season, age_from, age_to, access, capacity,
                                  provider, cost_pence, source_note)
       OVERRIDING SYSTEM VALUE
       SELECT s.id, $1, p.id, s.session, s.weekday, s.starts_at, s.ends_at, s.season, s.age_from, s.age_to, s.access, s.capacity,
              s.provider, s.cost_pence, s.note
         FROM sessions s JOIN places p ON p.place_key = s.place_key
     )
     INSERT INTO youth_attendance (batch_id, session_id, period_text, held_on, male, female, not_recorded, row_number)
     SELECT $1, s.id, coalesce(st.period, 'not stated'), st.held_on, st.male, st.female, st.not_recorded, st.row_number
       FROM ${stage} st JOIN sessions s ON s.session_key = st.session_key
      WHERE coalesce(st.male, st.female, st.not_recorded) IS NOT NULL`,
    [context.batchId],
  );
  await warnOfHalfMarked(sql, context, stage);
  await warnOfRepeats(sql, context, stage);
}

const SAME_SESSION = 'lower(st.session) = lower(s.name) AND lower(st.place) = lower(p.name)';

/** What people did by form is not undone unseen by a list that says otherwise. */
async function warnOfKept(sql: Sql, context: PublishContext): Promise<void> {
  const [kept] = await sql.query<{ added: number; changed: number }>(
    `SELECT count(DISTINCT s.id) FILTER (WHERE s.batch_id IS NULL)::int AS added, count(DISTINCT s.id) FILTER (WHERE s.batch_id IS NOT NULL)::int AS changed
       FROM youth_kept k JOIN youth_session s ON k.kind = 'session' AND k.record_id = s.id JOIN youth_place p ON p.id = s.place_id
       JOIN ${context.stage(SESSION_STAGE.name)} st ON ${SAME_SESSION}
      WHERE NOT (k.closed AND s.batch_id IS NULL)`,
  );
  const { added, changed } = kept!;
  if (added > 0)
    context.warn(`${added} of these sessions were added by form already and now stand twice: close there what this list has.`);
  if (changed > 0)
    context.warn(
      `${changed} of these sessions were changed or closed by form since their list was loaded: what this list says of them holds now.`,
    );
}

/** Sessions (by name and place) that an earlier file already lists. One at a place that must not be found is never the example. */
export async function sessionsListedTwice(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  await warnOfKept(sql, context);
  const rows = await sql.query<{ batch_id: string; sessions: number; example: string | null }>(
    `SELECT s.batch_id::text, count(DISTINCT s.id)::int AS sessions,
            min(s.name) FILTER (WHERE NOT p.sensitive AND NOT p.sensitivity_open AND st.sensitive IS NOT TRUE AND NOT st.suspected) AS example
       FROM youth_session s
       JOIN youth_place p ON p.id = s.place_id
       JOIN ${context.stage(SESSION_STAGE.name)} st ON ${SAME_SESSION}
      WHERE s.batch_id IS NOT NULL
      GROUP BY s.batch_id ORDER BY s.batch_id`,
  );
  return rows.map(({ batch_id, sessions, example }) => ({
    batchId: Number(batch_id),
    what: `${sessions} ${sessions === 1 ? 'session' : 'sessions'}${example === null ? '' : `, such as «${example}»`}`,
  }));
}

async function warnOfHalfMarked(sql: Sql, context: PublishContext, stage: string): Promise<void> {
  const rows = await sql.query<{ places: number }>(
    `SELECT count(*)::int AS places FROM (
       SELECT lower(place) FROM ${stage} GROUP BY lower(place)
       HAVING bool_or(coalesce(sensitive, false)) AND NOT bool_and(coalesce(sensitive, false))) half`,
  );
  const places = rows[0]!.places;
  if (places > 0) {
    context.warn(
      `${places} ${places === 1 ? 'place is' : 'places are'} marked sensitive in some rows and not in others: taken as sensitive in all.`,
    );
  }
}

async function warnOfRepeats(sql: Sql, context: PublishContext, stage: string): Promise<void> {
  const rows = await sql.query<{ repeats: number }>(
    `SELECT coalesce(sum(rows - 1), 0)::int AS repeats FROM (
       SELECT count(*) AS rows FROM ${stage} GROUP BY session_key, period HAVING count(*) > 1) repeated`,
  );
  const repeats = rows[0]!.repeats;
  if (repeats > 0) {
    context.warn(
      `${repeats} ${repeats === 1 ? 'row repeats' : 'rows repeat'} a session and period of an earlier row; every head-count is kept.`,
    );
  }
}
