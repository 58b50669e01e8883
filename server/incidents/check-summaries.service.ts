/** Whether the summaries equal the rows: for tests, and for an operator who wants to know. */
import type { Sql } from '../database/database.js';
import { LAST_MONTH, pointOf } from './incident-summaries.service.js';
import { INCIDENT_KINDS, INCIDENT_TABLES, type IncidentKind } from './incident-kind.js';
import { AREAS_ONE_BY_ONE, CELL_LEVELS, POINTS_ONE_BY_ONE } from './summary-blocks.sql.js';

export interface SummaryDifference {
  readonly summary: 'slice' | 'area' | 'cell';
  readonly kind: IncidentKind;
  readonly month: string;
  readonly counted: number;
  readonly summarised: number;
}

/** Where a summary does not equal the rows: empty in a sound database. Reads every incident, and each summary in full. */
export async function checkIncidentSummaries(sql: Sql): Promise<SummaryDifference[]> {
  const differences: SummaryDifference[] = [];
  for (const kind of INCIDENT_KINDS) {
    differences.push(
      ...(await compare(sql, 'slice', kind, `(location IS NOT NULL)::text`, 'true', SLICE_TOTALS)),
      ...(await compare(
        sql,
        'area',
        kind,
        `coalesce(lsoa21, '') || '/' || coalesce(lsoa11, '') || (area_code IS NOT NULL)::text || (location IS NOT NULL)::text`,
        'true',
        `SELECT c.slice, l.lsoa21 || '/' || l.lsoa11 || c.coded::text || c.located::text, c.count
           FROM ${AREAS_ONE_BY_ONE} c JOIN incident_lsoas l ON l.id = c.lsoas`,
      )),
    );
    for (const metres of CELL_LEVELS) {
      const [longitude, latitude] = pointOf(kind);
      const further =
        metres === CELL_LEVELS[0]
          ? ` || coalesce(lsoa21, '') || '/' || coalesce(lsoa11, '') || ' ' || concat_ws(' ', ${longitude}, ${latitude})`
          : `|| ' '`;
      differences.push(
        ...(await compare(
          sql,
          'cell',
          kind,
          `floor(ST_X(location_bng) / ${metres})::text || '/' || floor(ST_Y(location_bng) / ${metres})::text || ' '${further}`,
          'location_bng IS NOT NULL',
          `SELECT c.slice, c.cell_east::text || '/' || c.cell_north::text || ' ' || coalesce(l.lsoa21 || '/' || l.lsoa11, '') || ' ' || concat_ws(' ', c.longitude, c.latitude), c.count
             FROM ${POINTS_ONE_BY_ONE} c LEFT JOIN incident_lsoas l ON l.id = c.lsoas WHERE c.metres = ${metres}`,
        )),
      );
    }
  }
  return differences;
}

const SLICE_TOTALS = `SELECT id, 'true', located FROM incident_slice WHERE located > 0
  UNION ALL SELECT id, 'false', nowhere FROM incident_slice WHERE nowhere > 0`;

/** `key` tells apart what one row of the summary counts; `held` is a query for (slice, key, count). */
async function compare(
  sql: Sql,
  summary: SummaryDifference['summary'],
  kind: IncidentKind,
  key: string,
  where: string,
  held: string,
): Promise<SummaryDifference[]> {
  const found = await sql.query<{ month: string; counted: number; summarised: number }>(
    `WITH counted AS (
       SELECT source, force_code, category, london_month(occurred_from) AS period, ${LAST_MONTH} AS last_month, ${key} AS key, count(*)::int AS n
         FROM ${INCIDENT_TABLES[kind]} WHERE ${where} GROUP BY 1, 2, 3, 4, 5, 6),
     every AS (
       SELECT source, force_code, category, period, last_month, key, n FROM counted
       UNION ALL SELECT source, force_code, '*', period, last_month, key, n FROM counted),
     expected AS (
       SELECT source, force_code, category, 1 AS months, period, last_month, key, sum(n)::int AS n FROM every GROUP BY 1, 2, 3, 4, 5, 6, 7
       UNION ALL
       SELECT source, force_code, category, 12, date_trunc('year', period)::date, (date_trunc('year', period) + interval '11 months')::date, key,
              sum(n)::int
         FROM every GROUP BY 1, 2, 3, 4, 5, 6, 7),
     held AS (
       SELECT s.source, s.force_code, s.category, i.months, i.period, i.last_month, h.key, h.n
         FROM (${held}) AS h (slice, key, n)
         JOIN incident_slice i ON i.id = h.slice
         JOIN incident_series s ON s.id = i.series AND s.kind = $1)
     SELECT to_char(period, 'YYYY-MM') AS month, sum(coalesce(e.n, 0))::int AS counted, sum(coalesce(h.n, 0))::int AS summarised
       FROM expected e FULL JOIN held h USING (source, force_code, category, months, period, last_month, key)
      WHERE e.n IS DISTINCT FROM h.n GROUP BY 1 ORDER BY 1 LIMIT 100`,
    [kind],
  );
  return found.map((row) => ({ summary, kind, ...row }));
}
