/** Plans of evenings as they are kept: every version as it was solved, and what was published of them. */
import type { Sql } from '../../database/database.js';
import type { PlanInput } from '../planning/plan-input.js';
import type { AskedPlan } from './asked-plan.js';
import type { PlanResult } from './plan-result.js';

export interface PlanFigures {
  readonly covered: number;
  readonly bound: number;
  readonly gap: number;
  readonly greedyCovered: number;
  readonly seconds: number;
}

/** Who goes, by the number of the team. */
export type StaffOfPlan = Readonly<Record<string, readonly { readonly id: number; readonly label: string }[]>>;

/** Who goes is read only by whoever sees the bank of staff: the column is nobody else's. */
export type ReadingPlans = 'with staff' | 'without staff';

export interface StoredPlan extends PlanFigures {
  readonly id: number;
  readonly on: string;
  readonly agency: string;
  readonly version: number;
  readonly newestVersion: number;
  /** By which teams go; null where none was published, or the last was withdrawn. */
  readonly standingVersion: number | null;
  readonly asked: AskedPlan;
  readonly result: PlanResult;
  /** Null for who does not see the bank of staff. */
  readonly staff: StaffOfPlan | null;
  readonly dataVersion: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnBecause: string | null;
}

const COLUMNS = (
  reading: ReadingPlans,
): string => `p.id, p.on_day::text AS on, p.agency, v.version, n.newest AS "newestVersion", n.standing AS "standingVersion", v.asked, v.result, ${reading === 'with staff' ? 'v.staff' : 'NULL::jsonb AS staff'}, v.covered, v.bound, v.gap,
  v.greedy_covered AS "greedyCovered", v.seconds, v.data_version AS "dataVersion", v.made_at AS "madeAt", v.made_by AS "madeBy",
  u.published_at AS "publishedAt", u.published_by AS "publishedBy",
  w.withdrawn_at AS "withdrawnAt", w.withdrawn_by AS "withdrawnBy", w.reason AS "withdrawnBecause"`;
const FROM = `deployment_plan p
  CROSS JOIN LATERAL (
    SELECT (SELECT max(version) FROM deployment_plan_version WHERE plan_id = p.id) AS newest, CASE WHEN NOT EXISTS (
      SELECT FROM deployment_plan_withdrawal WHERE plan_id = p.id AND version = o.last) THEN o.last END AS standing
      FROM (SELECT max(version) AS last FROM deployment_plan_publication WHERE plan_id = p.id) o) n
   JOIN deployment_plan_version v ON v.plan_id = p.id
   LEFT JOIN deployment_plan_publication u ON u.plan_id = p.id AND u.version = v.version
   LEFT JOIN deployment_plan_withdrawal w ON w.plan_id = p.id AND w.version = v.version`;

/** @param version null for the newest */
export async function findPlan(sql: Sql, id: number, version: number | null, reading: ReadingPlans): Promise<StoredPlan | null> {
  const [found] = await sql.query<StoredPlan>(
    `SELECT ${COLUMNS(reading)} FROM ${FROM} WHERE p.id = $1 AND v.version = coalesce($2::int, n.newest)`,
    [id, version],
  );
  return found ?? null;
}

/** The newest version of each, the latest evening first. `after`: evening and number to go on after. */
export function listPlans(
  sql: Sql,
  reading: ReadingPlans,
  page: { readonly first: number; readonly after?: readonly [on: string, id: number] | undefined },
): Promise<StoredPlan[]> {
  return sql.query<StoredPlan>(
    `SELECT ${COLUMNS(reading)} FROM ${FROM}
      WHERE v.version = n.newest AND ($1::date IS NULL OR (p.on_day, p.id) < ($1::date, $2::bigint))
      ORDER BY p.on_day DESC, p.id DESC LIMIT $3`,
    [page.after?.[0] ?? null, page.after?.[1] ?? null, page.first],
  );
}

export async function countPlans(sql: Sql): Promise<number> {
  const [found] = await sql.query<{ plans: number }>('SELECT count(*)::int AS plans FROM deployment_plan');
  return found!.plans;
}

/** Nobody adds a version until the transaction ends. */
export async function lockPlan(sql: Sql, id: number): Promise<StoredPlan | null> {
  await sql.execute('SELECT 1 FROM deployment_plan WHERE id = $1 FOR UPDATE', [id]);
  return findPlan(sql, id, null, 'with staff');
}

/** @returns its number */
export async function insertPlan(sql: Sql, on: string, agency: string): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO deployment_plan (on_day, agency) VALUES ($1::date, $2) RETURNING id',
    [on, agency],
  );
  return inserted!.id;
}

export interface NewVersion extends PlanFigures {
  readonly asked: AskedPlan;
  readonly input: PlanInput;
  readonly result: PlanResult;
  readonly staff: StaffOfPlan;
  readonly dataVersion: string | null;
  readonly madeBy: string;
}

export async function insertPlanVersion(sql: Sql, id: number, version: number, plan: NewVersion): Promise<void> {
  await sql.execute(
    `INSERT INTO deployment_plan_version (plan_id, version, asked, input, result, covered, bound, gap, greedy_covered, seconds, data_version, made_by, staff)
     VALUES ($1, $2, $3::jsonb, $4::jsonb, $5::jsonb, $6, $7, $8, $9, $10, $11, $12, $13::jsonb)`,
    [
      ...[id, version, JSON.stringify(plan.asked), JSON.stringify(plan.input), JSON.stringify(plan.result)],
      ...[
        plan.covered,
        plan.bound,
        plan.gap,
        plan.greedyCovered,
        plan.seconds,
        plan.dataVersion,
        plan.madeBy,
        JSON.stringify(plan.staff),
      ],
    ],
  );
}

/** What a published version fixes: its stops, and a shift with its seats for every team. */
export async function publishPlan(sql: Sql, { id, version, on, result, staff }: StoredPlan, by: string): Promise<void> {
  await sql.execute('INSERT INTO deployment_plan_publication (plan_id, version, published_by) VALUES ($1, $2, $3)', [
    id,
    version,
    by,
  ]);
  for (const route of result.routes) {
    const stops = route.stops;
    await sql.execute(
      `INSERT INTO deployment_stop (plan_id, version, team_id, position, candidate, name, place_bng, from_minute, to_minute, because)
       SELECT $1, $2, $3, position, candidate, name, ST_SetSRID(ST_MakePoint(easting, northing), 27700), "from", "to", because
         FROM jsonb_to_recordset($4::jsonb) AS s (position int, candidate text, name text, easting float8, northing float8, "from" int, "to" int, because text)`,
      [id, version, route.team, JSON.stringify(stops)],
    );
    const [shift] = await sql.query<{ id: number }>(
      'INSERT INTO shift (plan_id, version, team_id, on_day, from_minute, to_minute) VALUES ($1, $2, $3, $4::date, $5, $6) RETURNING id',
      [id, version, route.team, on, route.from, route.to],
    );
    for (const [seat, { id: member, label }] of (staff?.[String(route.team)] ?? []).entries())
      await sql.execute('INSERT INTO shift_worker (shift_id, position, staff_id, role_label) VALUES ($1, $2, $3, $4)', [
        ...[shift!.id, seat + 1, member, label],
      ]);
  }
}

/** The version published last; null where none was. */
export async function newestPublished(sql: Sql, id: number): Promise<number | null> {
  const [found] = await sql.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM deployment_plan_publication WHERE plan_id = $1',
    [id],
  );
  return found!.version;
}

export async function withdrawPlan(sql: Sql, id: number, version: number, reason: string, by: string): Promise<void> {
  await sql.execute('INSERT INTO deployment_plan_withdrawal (plan_id, version, reason, withdrawn_by) VALUES ($1, $2, $3, $4)', [
    id,
    version,
    reason,
    by,
  ]);
}

/** A plan answers the requests that the candidates of its stops were made from. */
const ANSWERED = `JOIN deployment_plan_version v ON v.plan_id = s.plan_id AND v.version = s.version
  CROSS JOIN LATERAL jsonb_array_elements(v.result->'candidates') c CROSS JOIN LATERAL jsonb_array_elements_text(c->'requests') r
 WHERE c->>'id' = s.candidate`;

/** Requests that teams visit on an evening by the plans that stand, and by which. */
export function requestsVisited(sql: Sql, on: string): Promise<{ request: number; plan: number }[]> {
  return sql.query(
    `SELECT DISTINCT r::bigint AS request, s.plan_id AS plan
       FROM (SELECT t.plan_id, t.version, t.candidate FROM standing_shift h JOIN deployment_stop t USING (plan_id, version, team_id)
              WHERE h.on_day = $1::date) s ${ANSWERED} ORDER BY 1, 2`,
    [on],
  );
}

export async function requestsOfStop(
  sql: Sql,
  { plan, version, candidate }: { readonly plan: number; readonly version: number; readonly candidate: string },
): Promise<number[]> {
  const rows = await sql.query<{ request: number }>(
    `SELECT DISTINCT r::bigint AS request
       FROM (SELECT DISTINCT plan_id, version, candidate FROM deployment_stop WHERE plan_id = $1 AND version = $2 AND candidate = $3) s
       ${ANSWERED} ORDER BY 1`,
    [plan, version, candidate],
  );
  return rows.map(({ request }) => request);
}
