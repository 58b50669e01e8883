/** Runs and choices as they are stored, and published figures of authorities that runs are made from. */
import type { Sql } from '../database/database.js';
import type { AskedFactors, Choice, ChosenArea, FoundFactors, Run, RunHead } from './area-factor-run.js';

export interface UsableIndicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  readonly source: string;
  /** Periods that authorities have numbers of, with how many have one; newest first. */
  readonly periods: readonly { readonly period: string; readonly areas: number }[];
}

/** Indicators that enough authorities have a published number of. Figures of agreements are not among them. */
export function usableIndicators(sql: Sql, fewest: number): Promise<UsableIndicator[]> {
  return sql.query<UsableIndicator>(
    `WITH had AS (
       SELECT indicator, period, count(DISTINCT area_key)::int AS areas FROM indicator_figure
        WHERE published AND area_level = 'authority' AND figure IS NOT NULL
        GROUP BY indicator, period HAVING count(DISTINCT area_key) >= $1),
     defined AS (
       SELECT DISTINCT ON (code) code, name, unit, source FROM indicator
        WHERE published AND code IN (SELECT indicator FROM had) ORDER BY code, (definition IS NOT NULL) DESC, batch_id DESC)
     SELECT d.code, d.name, d.unit, d.source,
            json_agg(json_build_object('period', h.period, 'areas', h.areas) ORDER BY h.period DESC) AS periods
       FROM defined d JOIN had h ON h.indicator = d.code GROUP BY d.code, d.name, d.unit, d.source ORDER BY d.name, d.code`,
    [fewest],
  );
}

export interface AuthorityFigure {
  readonly code: string;
  readonly key: string;
  readonly name: string;
  readonly figure: number | null;
}

/** Of each authority the figure of the newest load. */
export function authorityFigures(sql: Sql, asked: AskedFactors['indicators']): Promise<AuthorityFigure[]> {
  return sql.query<AuthorityFigure>(
    `SELECT DISTINCT ON (f.indicator, f.area_key) f.indicator AS code, f.area_key AS key, coalesce(a.name, f.area_name) AS name,
            f.figure::float8 AS figure
       FROM unnest($1::text[], $2::text[]) AS asked (code, period)
       JOIN indicator_figure f ON f.indicator = asked.code AND f.period = asked.period
       LEFT JOIN indicator_area a ON a.key = f.area_key
      WHERE f.published AND f.area_level = 'authority'
      ORDER BY f.indicator, f.area_key, f.batch_id DESC, f.row_number`,
    [asked.map(({ code }) => code), asked.map(({ period }) => period)],
  );
}

const HEAD = 'id, title, made_at AS "madeAt", made_by AS "madeBy"';

/** Newest first. */
export function listRuns(sql: Sql): Promise<RunHead[]> {
  return sql.query<RunHead>(`SELECT ${HEAD} FROM area_factor_run ORDER BY id DESC LIMIT 200`);
}

export async function findRun(sql: Sql, id: number, lock = false): Promise<Run | null> {
  const [found] = await sql.query<Run>(
    `SELECT ${HEAD}, asked, found FROM area_factor_run WHERE id = $1${lock ? ' FOR UPDATE' : ''}`,
    [id],
  );
  return found ?? null;
}

/** @returns its number */
export async function insertRun(sql: Sql, asked: AskedFactors, found: FoundFactors, by: string): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO area_factor_run (title, asked, found, made_by) VALUES ($1, $2::jsonb, $3::jsonb, $4) RETURNING id',
    [asked.title, JSON.stringify(asked), JSON.stringify(found), by],
  );
  return inserted!.id;
}

/** Newest first. */
export function listChoices(sql: Sql, run: number): Promise<Choice[]> {
  return sql.query<Choice>(
    `SELECT version, areas, note, decided_at AS "decidedAt", decided_by AS "decidedBy" FROM area_factor_choice
      WHERE run_id = $1 ORDER BY version DESC`,
    [run],
  );
}

export async function insertChoice(
  sql: Sql,
  run: number,
  version: number,
  choice: { readonly areas: readonly ChosenArea[]; readonly note: string; readonly by: string },
): Promise<void> {
  await sql.execute(
    'INSERT INTO area_factor_choice (run_id, version, areas, note, decided_by) VALUES ($1, $2, $3::jsonb, $4, $5)',
    [...[run, version, JSON.stringify(choice.areas), choice.note, choice.by]],
  );
}
