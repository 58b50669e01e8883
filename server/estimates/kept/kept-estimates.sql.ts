/** Estimates as they are kept: every version as it was worked out, and which were published. Read under the viewer's own role. */
import type { Sql } from '../../database/database.js';
import type { AskedEstimate } from '../asked/asked-estimate.js';
import type { EstimateResult } from '../estimate-result.js';

/** Who makes estimates reads all of every version; others what is published, without the counts that went in. */
export type ReadingEstimates = 'with inputs' | 'published';

export interface KeptEstimate {
  readonly id: number;
  readonly name: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly version: number;
  /** Among those that the reader has. */
  readonly newestVersion: number;
  readonly asked: AskedEstimate | null;
  readonly result: EstimateResult;
  readonly why: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly dataVersion: string | null;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
}

const COLUMNS = (
  reading: ReadingEstimates,
): string => `e.id, e.name, e.area_code AS "areaCode", e.area_name AS "areaName", v.version,
  (SELECT max(n.version) FROM population_estimate_version n WHERE n.estimate_id = e.id) AS "newestVersion",
  ${reading === 'with inputs' ? 'v.asked, v.result, v.why' : 'NULL::jsonb AS asked, v.published AS result, NULL::text AS why'},
  v.made_at AS "madeAt", v.made_by AS "madeBy", v.data_version AS "dataVersion", u.published_at AS "publishedAt", u.published_by AS "publishedBy"`;

const FROM = `population_estimate e JOIN population_estimate_version v ON v.estimate_id = e.id
  LEFT JOIN population_estimate_publication u ON u.estimate_id = v.estimate_id AND u.version = v.version`;

/** The newest version of each that the reader has, the one made last first. */
export function listEstimates(sql: Sql, reading: ReadingEstimates, most: number): Promise<KeptEstimate[]> {
  return sql.query<KeptEstimate>(
    `SELECT ${COLUMNS(reading)} FROM ${FROM}
      WHERE v.version = (SELECT max(n.version) FROM population_estimate_version n WHERE n.estimate_id = e.id)
      ORDER BY v.made_at DESC, e.id DESC LIMIT $1`,
    [most],
  );
}

/** @param version null for the newest that the reader has */
export async function findEstimate(
  sql: Sql,
  id: number,
  version: number | null,
  reading: ReadingEstimates,
): Promise<KeptEstimate | null> {
  const [found] = await sql.query<KeptEstimate>(
    `SELECT ${COLUMNS(reading)} FROM ${FROM} WHERE e.id = $1
        AND v.version = coalesce($2::int, (SELECT max(n.version) FROM population_estimate_version n WHERE n.estimate_id = e.id))`,
    [id, version],
  );
  return found ?? null;
}

/** What was published last of an area's estimates, as readers have it; null when nothing was. */
export async function lastPublishedOf(sql: Sql, areaCode: string): Promise<KeptEstimate | null> {
  const [found] = await sql.query<KeptEstimate>(
    `SELECT ${COLUMNS('published')} FROM ${FROM} WHERE e.area_code = $1 AND u.published_at IS NOT NULL
      ORDER BY u.published_at DESC, e.id DESC, v.version DESC LIMIT 1`,
    [areaCode],
  );
  return found ?? null;
}

/** Every version of one that the reader has, the newest first. */
export function versionsOf(
  sql: Sql,
  id: number,
): Promise<{ version: number; madeAt: Date; madeBy: string; publishedAt: Date | null; publishedBy: string | null }[]> {
  return sql.query(
    `SELECT v.version, v.made_at AS "madeAt", v.made_by AS "madeBy", u.published_at AS "publishedAt", u.published_by AS "publishedBy"
       FROM population_estimate_version v LEFT JOIN population_estimate_publication u USING (estimate_id, version)
      WHERE v.estimate_id = $1 ORDER BY v.version DESC`,
    [id],
  );
}

/** Nobody adds a version until the transaction ends. */
export async function lockEstimate(sql: Sql, id: number): Promise<KeptEstimate | null> {
  await sql.execute('SELECT 1 FROM population_estimate WHERE id = $1 FOR UPDATE', [id]);
  return findEstimate(sql, id, null, 'with inputs');
}

/** @returns its number */
export async function insertEstimate(
  sql: Sql,
  { name, agency, result }: { readonly name: string; readonly agency: string; readonly result: EstimateResult },
): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO population_estimate (name, area_code, area_name, agency) VALUES ($1, $2, $3, $4) RETURNING id',
    [name, result.area.gssCode, result.area.name, agency],
  );
  return inserted!.id;
}

export async function insertVersion(
  sql: Sql,
  id: number,
  version: number,
  made: {
    readonly asked: AskedEstimate;
    readonly result: EstimateResult;
    readonly published: EstimateResult;
    readonly why: string;
    readonly madeBy: string;
    readonly dataVersion: string | null;
  },
): Promise<void> {
  const { asked, result, published, why, madeBy, dataVersion } = made;
  await sql.execute(
    `INSERT INTO population_estimate_version (estimate_id, version, asked, result, published, why, made_by, data_version)
     VALUES ($1, $2, $3::jsonb, $4::jsonb, $5::jsonb, $6, $7, $8)`,
    [id, version, JSON.stringify(asked), JSON.stringify(result), JSON.stringify(published), why, madeBy, dataVersion],
  );
}

export async function insertPublication(sql: Sql, id: number, version: number, by: string): Promise<void> {
  await sql.execute('INSERT INTO population_estimate_publication (estimate_id, version, published_by) VALUES ($1, $2, $3)', [
    id,
    version,
    by,
  ]);
}
