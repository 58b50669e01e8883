/**
 * How many reports lie in hotspot areas since each was last looked at, and how many in as many months before: whole months, of each source by
 * itself. Read under the viewer's own role, so that only rows count which they have one by one. Discharges are not counted: of so small a
 * place their number would tell where one was.
 */
import type { Sql } from '../../database/database.js';
import { READABLE_FORCES } from '../../incidents/readable-forces.sql.js';

export type ReportKind = 'ASB_REPORT' | 'RECORDED_CRIME';

export interface ReportsInArea {
  readonly areaId: number;
  readonly kind: ReportKind;
  readonly source: string;
  /** First days of months: the first after the month of the last look, and the newest loaded. Null when none of them is loaded yet. */
  readonly sinceFrom: string | null;
  readonly sinceTo: string | null;
  readonly beforeFrom: string | null;
  readonly since: number | null;
  readonly before: number | null;
  /** Months loaded of those compared; a month without data is not a month without reports. */
  readonly monthsSince: number;
  readonly monthsBefore: number;
}

/** More than a year is no comparison of then and now. */
const MOST_MONTHS = 12;

const TABLES: Readonly<Record<ReportKind, string>> = { ASB_REPORT: 'asb_report', RECORDED_CRIME: 'recorded_crime' };

/** The squares come first because of row policies: comparing whole numbers may be asked before them, PostGIS may not. */
const inArea = (kind: ReportKind): string => `
  SELECT r.occurred_from FROM ${TABLES[kind]} r
   WHERE w.kind = '${kind}' AND r.source = w.source AND r.precision <> 'AREA'
     AND r.occurred_from >= london_midnight(w.before_from) AND r.occurred_from < london_midnight(w.until)
     AND r.cell_east BETWEEN floor(ST_XMin(w.boundary_bng) / 100)::int AND floor(ST_XMax(w.boundary_bng) / 100)::int
     AND r.cell_north BETWEEN floor(ST_YMin(w.boundary_bng) / 100)::int AND floor(ST_YMax(w.boundary_bng) / 100)::int
     AND ST_Covers(w.boundary_bng, r.location_bng) AND ($3::text[] IS NULL OR r.force_code = ANY ($3))`;

export async function reportsInAreas(sql: Sql, ids: readonly number[], kinds: readonly ReportKind[]): Promise<ReportsInArea[]> {
  const [{ forces }] = (await sql.query<{ forces: string[] | null }>(`SELECT ${READABLE_FORCES} AS forces`)) as [
    { forces: string[] | null },
  ];
  return sql.query<ReportsInArea>(
    `WITH covered AS (
       SELECT DISTINCT kind, source, month FROM batch_coverage WHERE kind = ANY ($2) AND ($3::text[] IS NULL OR force_code = ANY ($3))),
     looked AS (
       SELECT id, boundary_bng,
              date_trunc('month', coalesce(reviewed_on, active_since, (proposed_at AT TIME ZONE 'Europe/London')::date))::date AS month
         FROM hotspot_area WHERE id = ANY ($1::bigint[])),
     spanned AS (
       SELECT l.id, l.boundary_bng, l.month, c.kind, c.source, max(c.month) AS newest,
              least(greatest((extract(year FROM max(c.month)) - extract(year FROM l.month)) * 12
                             + extract(month FROM max(c.month)) - extract(month FROM l.month), 0), ${MOST_MONTHS})::int AS months
         FROM looked l CROSS JOIN covered c GROUP BY l.id, l.boundary_bng, l.month, c.kind, c.source),
     compared AS (
       SELECT *, (newest - make_interval(months => months - 1))::date AS since_from,
              (month - make_interval(months => months - 1))::date AS before_from,
              (newest + interval '1 month')::date AS until, (month + interval '1 month')::date AS before_until
         FROM spanned)
     SELECT w.id AS "areaId", w.kind, w.source,
            CASE WHEN w.months > 0 THEN w.since_from END AS "sinceFrom", CASE WHEN w.months > 0 THEN w.newest END AS "sinceTo",
            CASE WHEN w.months > 0 THEN w.before_from END AS "beforeFrom",
            CASE WHEN w.months > 0 THEN n.since END AS since, CASE WHEN w.months > 0 THEN n.before END AS before,
            CASE WHEN w.months > 0 THEN m.since ELSE 0 END AS "monthsSince", CASE WHEN w.months > 0 THEN m.before ELSE 0 END AS "monthsBefore"
       FROM compared w
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE occurred_from >= london_midnight(w.since_from))::int AS since,
                count(*) FILTER (WHERE occurred_from < london_midnight(w.before_until))::int AS before
           FROM (${kinds.map(inArea).join(' UNION ALL ')}) r) n
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE c.month >= w.since_from)::int AS since,
                count(*) FILTER (WHERE c.month BETWEEN w.before_from AND w.month)::int AS before
           FROM covered c WHERE c.kind = w.kind AND c.source = w.source) m
      ORDER BY w.id, w.kind, w.source COLLATE "C"`,
    [ids, kinds, forces],
  );
}
