/**
 * How many reports lie in hotspot areas, month by month. Read under the viewer's own role, so that only rows count which they have one by
 * one. Discharges are not counted: of so small a place their number would tell where one was.
 */
import type { Sql } from '../../database/database.js';
import { nextMonth } from '../../incidents/month.js';
import { isReadableForce } from '../../incidents/readable-forces.sql.js';
import {
  reportsIn,
  windowOf,
  type CoveredSource,
  type MonthCount,
  type ReportKind,
  type ReportsInArea,
} from './since-last-look.js';

const TABLES: Readonly<Record<ReportKind, string>> = { ASB_REPORT: 'asb_report', RECORDED_CRIME: 'recorded_crime' };
const KINDS = Object.keys(TABLES) as ReportKind[];

export async function reportsInAreas(sql: Sql, ids: readonly number[]): Promise<ReportsInArea[]> {
  const looks = await sql.query<{ id: number; month: string }>(
    `SELECT id, date_trunc('month', coalesce(reviewed_on, active_since, (proposed_at AT TIME ZONE 'Europe/London')::date))::date AS month
       FROM hotspot_area WHERE id = ANY ($1::bigint[]) ORDER BY id`,
    [ids],
  );
  const covered = await sql.query<CoveredSource>(
    `SELECT kind, source, json_agg(DISTINCT month ORDER BY month) AS months FROM batch_coverage
      WHERE kind = ANY ($1) AND ${isReadableForce('force_code')} GROUP BY kind, source ORDER BY kind, source COLLATE "C"`,
    [KINDS],
  );
  const counts = new Map<ReportKind, MonthCount[]>();
  for (const kind of KINDS) {
    const windows = looks.flatMap(({ month }) =>
      covered.filter((one) => one.kind === kind).flatMap(({ months }) => windowOf(month, months) ?? []),
    );
    if (windows.length === 0) continue;
    const first = windows.map(({ beforeFrom }) => beforeFrom).reduce((one, other) => (one < other ? one : other));
    const last = windows.map(({ sinceTo }) => sinceTo).reduce((one, other) => (one > other ? one : other));
    counts.set(kind, await countByMonth(sql, kind, ids, first, nextMonth(last)));
  }
  return looks.flatMap(({ id, month }) =>
    covered.map((source) =>
      reportsIn(
        id,
        month,
        source,
        (counts.get(source.kind) ?? []).filter((one) => one.areaId === id && one.source === source.source),
      ),
    ),
  );
}

/**
 * Bounded by months that are known before, so that only their partitions are planned: planned over all, with their bounds a column, the
 * statement spent 2.6 of 2.7 s on being compiled. The squares come first because of row policies: comparing whole numbers may be asked
 * before them, PostGIS may not.
 */
function countByMonth(sql: Sql, kind: ReportKind, ids: readonly number[], from: string, until: string): Promise<MonthCount[]> {
  return sql.query<MonthCount>(
    `SELECT h.id AS "areaId", r.source, london_month(r.occurred_from) AS month, count(*)::int AS reports
       FROM hotspot_area h
       JOIN ${TABLES[kind]} r
         ON r.cell_east BETWEEN floor(ST_XMin(h.boundary_bng) / 100)::int AND floor(ST_XMax(h.boundary_bng) / 100)::int
        AND r.cell_north BETWEEN floor(ST_YMin(h.boundary_bng) / 100)::int AND floor(ST_YMax(h.boundary_bng) / 100)::int
        AND ST_Covers(h.boundary_bng, r.location_bng)
      WHERE h.id = ANY ($1::bigint[]) AND r.precision <> 'AREA' AND ${isReadableForce('r.force_code')}
        AND r.occurred_from >= london_midnight($2::date) AND r.occurred_from < london_midnight($3::date)
      GROUP BY h.id, r.source, london_month(r.occurred_from)`,
    [ids, from, until],
  );
}
