import type { Sql } from '../database/database.js';
import { ALL_CATEGORIES } from '../incidents/incident-kind.js';
import { isReadableForce } from '../incidents/readable-forces.sql.js';
import type { AreaVintage, CategoryOption, Coverage, Loads } from './loaded.js';

/** Settings by name; those never set are left out. */
export async function readSettings(sql: Sql, names: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await sql.query<{ name: string; content: unknown }>(
    'SELECT name, content FROM setting WHERE name = ANY ($1::text[])',
    [names],
  );
  return new Map(rows.map(({ name, content }) => [name, content]));
}

export async function readLoads(sql: Sql): Promise<Loads> {
  const [row] = await sql.query<Loads>(
    `SELECT left(md5(coalesce(string_agg(id || ' ' || state, ',' ORDER BY id), '')), 12) AS "dataVersion",
            to_char(max(loaded_at) FILTER (WHERE state = 'published') AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "loadedOn",
            coalesce(bool_or(invented) FILTER (WHERE state = 'published'), false) AS invented,
            coalesce(array_agg(DISTINCT source) FILTER (WHERE state = 'published' AND NOT invented), '{}') AS sources
       FROM batch
      WHERE state <> 'staging'`,
  );
  return row!;
}

export function readAreaVintages(sql: Sql): Promise<AreaVintage[]> {
  return sql.query<AreaVintage>(
    `SELECT type, vintage, count(*)::int AS areas, count(boundary)::int AS "withBoundary"
       FROM area
      WHERE in_use
      GROUP BY type, vintage
      ORDER BY type, vintage`,
  );
}

/** From the summaries of single months: whole years are the same rows added up. */
export function readCategories(sql: Sql): Promise<CategoryOption[]> {
  return sql.query<CategoryOption>(
    `SELECT s.kind, s.category, sum(c.located + c.nowhere)::int AS count
       FROM incident_series s
       JOIN incident_slice c ON c.series = s.id AND c.months = 1
      WHERE s.category <> $1 AND ${isReadableForce('s.force_code')}
      GROUP BY s.kind, s.category
      ORDER BY s.kind, count DESC, s.category`,
    [ALL_CATEGORIES],
  );
}

export function readCoverage(sql: Sql): Promise<Coverage[]> {
  return sql.query<Coverage>(
    `SELECT v.kind, v.force_code AS force, v.source, array_agg(DISTINCT to_char(v.month, 'YYYY-MM')) AS months
       FROM batch_coverage v
       JOIN batch b ON b.id = v.batch_id AND b.state = 'published'
      WHERE ${isReadableForce('v.force_code')}
      GROUP BY v.kind, v.force_code, v.source
      ORDER BY v.kind, v.force_code, v.source`,
  );
}

/** The box around the areas in use as GeoJSON text, or null without boundaries. */
export async function readExtent(sql: Sql): Promise<string | null> {
  const [row] = await sql.query<{ extent: string | null }>(
    'SELECT ST_AsGeoJSON(ST_Extent(boundary)::geometry, 5) AS extent FROM area WHERE in_use',
  );
  return row?.extent ?? null;
}
