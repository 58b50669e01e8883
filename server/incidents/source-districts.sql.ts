/** Where the sources of one kind and force lie: how many of their records each district holds, over all that is loaded of them. */
import type { Sql } from '../database/database.js';
import { ALL_CATEGORIES, type IncidentKind } from './incident-kind.js';
import { AREAS_ONE_BY_ONE } from './summary-blocks.sql.js';

export interface SourceDistrict {
  readonly source: string;
  /** GSS code. */
  readonly district: string;
  readonly name: string;
  readonly count: number;
}

/**
 * By the LSOA codes of the records, as everything else is counted. Of all years, not of the period asked: which source counts in a
 * month must not change with the question.
 */
export function sourceDistricts(
  sql: Sql,
  kind: IncidentKind,
  force: string,
  sources: readonly string[],
): Promise<SourceDistrict[]> {
  return sql.query<SourceDistrict>(
    `WITH placed AS (
       SELECT s.source, l.lsoa21, l.lsoa11, sum(c.count)::int AS count
         FROM incident_series s
         JOIN incident_slice i ON i.series = s.id AND i.months = 12
         JOIN ${AREAS_ONE_BY_ONE} c ON c.slice = i.id
         JOIN incident_lsoas l ON l.id = c.lsoas
        WHERE s.kind = $1 AND s.force_code = $2 AND s.category = $4 AND s.source = ANY ($3::text[])
        GROUP BY 1, 2, 3)
     SELECT p.source, d.gss_code AS district, max(a.name) AS name, sum(p.count)::int AS count
       FROM placed p
       JOIN area_lsoa d ON d.type = 'DISTRICT'
            AND (d.lsoa_vintage, d.lsoa_code) = (CASE WHEN p.lsoa21 = '' THEN 2011 ELSE 2021 END, coalesce(nullif(p.lsoa21, ''), p.lsoa11))
       JOIN (SELECT gss_code, max(name) AS name FROM area WHERE type = 'DISTRICT' GROUP BY 1) a ON a.gss_code = d.gss_code
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [kind, force, sources, ALL_CATEGORIES],
  );
}

/** How many records of each force lie in the LSOAs, by their numbers in the summaries. */
export async function forcesIn(sql: Sql, lsoas: readonly number[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ force: string; count: number }>(
    `SELECT s.force_code AS force, sum(c.count)::int AS count
       FROM incident_series s
       JOIN incident_slice i ON i.series = s.id AND i.months = 12
       JOIN ${AREAS_ONE_BY_ONE} c ON c.slice = i.id
      WHERE s.category = $2 AND c.lsoas = ANY ($1::int[])
      GROUP BY 1`,
    [lsoas, ALL_CATEGORIES],
  );
  return new Map(rows.map(({ force, count }) => [force, count]));
}
