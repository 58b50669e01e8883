/** Sessions with what reach needs of their places. Read under the viewer's role, which has no place that must not be found. */
import type { Sql } from '../../database/database.js';

export interface PlacedSession {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly kind: string;
  readonly easting: number | null;
  readonly northing: number | null;
  readonly areaText: string | null;
  readonly weekday: number | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly season: string | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly access: string;
}

export function placedSessions(sql: Sql): Promise<PlacedSession[]> {
  return sql.query<PlacedSession>(
    `SELECT s.id::text, s.name, p.name AS place, p.kind, ST_X(p.location_bng) AS easting, ST_Y(p.location_bng) AS northing,
            p.area_text AS "areaText", s.weekday, to_char(s.starts_at, 'HH24:MI') AS "startsAt", to_char(s.ends_at, 'HH24:MI') AS "endsAt",
            s.season, s.age_from AS "ageFrom", s.age_to AS "ageTo", s.access
       FROM youth_session s JOIN youth_place p ON p.id = s.place_id
      WHERE NOT p.sensitive
        AND NOT EXISTS (SELECT FROM youth_kept k WHERE k.kind = 'session' AND k.record_id = s.id AND k.closed)
      ORDER BY s.weekday NULLS LAST, s.starts_at NULLS LAST, lower(s.name), s.id`,
  );
}

/**
 * LSOAs of the areas that have these names or codes, by the name as it was asked, in small letters; of a name that several areas bear, of each.
 * But a composite area that somebody gave the name of a published one does not change where a team works.
 */
export async function lsoasByAreaName(sql: Sql, names: readonly string[]): Promise<Map<string, readonly string[]>> {
  const rows = await sql.query<{ name: string; lsoas: string[] }>(
    `WITH named AS (
       SELECT asked.name, a.type, a.gss_code FROM unnest($1::text[]) AS asked (name)
         JOIN area a ON a.in_use AND (lower(a.name) = asked.name OR lower(a.gss_code) = asked.name))
     SELECT n.name, array_agg(DISTINCT m.lsoa_code) AS lsoas
       FROM named n JOIN area_lsoa m ON m.type = n.type AND m.gss_code = n.gss_code
      WHERE n.type <> 'COMPOSITE' OR NOT EXISTS (SELECT FROM named p WHERE p.name = n.name AND p.type <> 'COMPOSITE')
      GROUP BY n.name`,
    [names],
  );
  return new Map(rows.map(({ name, lsoas }) => [name, lsoas]));
}
