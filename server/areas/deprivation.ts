/**
 * The English Indices of Deprivation of areas: rank and decile of one LSOA; for larger areas how many of their LSOAs lie in each tenth,
 * for ranks cannot be averaged. An edition is read on the LSOAs it was made for: 2019 on those of 2011, 2025 on those of 2021.
 */
import type { Sql } from '../database/database.js';
import { areaKeyText, type AreaKey } from './area-type.js';

export interface DomainFigure {
  readonly domain: string;
  readonly decile: number | null;
  readonly rank: number | null;
  readonly score: number | null;
}

export interface DeprivationFigure {
  readonly release: number;
  /** Of the area itself when it is one LSOA; else null. */
  readonly decile: number | null;
  readonly rank: number | null;
  readonly score: number | null;
  /** How many LSOAs lie in decile 1 (most deprived) to 10. */
  readonly lsoasByDecile: readonly number[];
  readonly domains: readonly DomainFigure[];
  readonly note: string | null;
}

interface DecileRow {
  readonly key: string;
  readonly release: number;
  readonly vintage: number;
  readonly deciles: number[];
  readonly lsoas: number;
}

/** By `areaKeyText`; the newest edition that an area has figures in, or the one asked. Areas without figures are left out. */
export async function deprivationOf(
  sql: Sql,
  areas: readonly AreaKey[],
  release: number | null,
): Promise<Map<string, DeprivationFigure>> {
  const rows = await sql.query<DecileRow>(
    `WITH asked AS (
       SELECT DISTINCT concat_ws('/', type, code, vintage) AS key, type, code, vintage FROM unnest($1::text[], $2::text[], $3::int[]) AS a (type, code, vintage)),
     edition AS (SELECT DISTINCT release, vintage FROM deprivation WHERE domain = 'imd' AND ($4::int IS NULL OR release = $4)),
     member AS (
       SELECT a.key, e.release, e.vintage, m.lsoa_code
         FROM asked a CROSS JOIN edition e
         JOIN area_lsoa m ON m.type = a.type AND m.gss_code = a.code AND m.lsoa_vintage = e.vintage
        WHERE a.type <> 'LSOA' OR a.vintage = e.vintage),
     figure AS (
       SELECT m.key, m.release, m.vintage, m.lsoa_code, d.decile
         FROM member m
         LEFT JOIN LATERAL (SELECT decile FROM deprivation d
                             WHERE d.gss_code = m.lsoa_code AND d.vintage = m.vintage AND d.release = m.release AND d.domain = 'imd'
                             ORDER BY d.batch_id DESC LIMIT 1) d ON true)
     SELECT DISTINCT ON (key) key, release, vintage, deciles, lsoas
       FROM (SELECT key, release, vintage, array_remove(array_agg(decile), NULL) AS deciles, count(*) AS lsoas
               FROM figure GROUP BY key, release, vintage) found
      WHERE cardinality(deciles) > 0
      ORDER BY key, release DESC`,
    [areas.map((area) => area.type), areas.map((area) => area.gssCode), areas.map((area) => area.vintage), release],
  );
  const lsoas = areas.filter((area) => area.type === 'LSOA');
  const domains = await domainsOf(sql, lsoas, rows);
  const figures = new Map<string, DeprivationFigure>();
  for (const row of rows) {
    const byDecile = Array.from({ length: 10 }, (_, index) => row.deciles.filter((decile) => decile === index + 1).length);
    const own = domains.get(row.key) ?? [];
    const index = own.find((one) => one.domain === 'imd');
    figures.set(row.key, {
      release: row.release,
      decile: index?.decile ?? null,
      rank: index?.rank ?? null,
      score: index?.score ?? null,
      lsoasByDecile: byDecile,
      domains: own,
      note:
        row.deciles.length < row.lsoas
          ? `Figures are loaded for ${row.deciles.length} of its ${row.lsoas} LSOAs of ${row.vintage}.`
          : row.key.startsWith('LSOA/')
            ? null
            : `Indices of ${row.release}, counted over its ${row.lsoas} LSOAs of ${row.vintage}.`,
    });
  }
  return figures;
}

async function domainsOf(sql: Sql, lsoas: readonly AreaKey[], rows: readonly DecileRow[]): Promise<Map<string, DomainFigure[]>> {
  const releases = new Map(rows.map((row) => [row.key, row.release]));
  const asked = lsoas.filter((lsoa) => releases.has(areaKeyText(lsoa)));
  if (asked.length === 0) return new Map();
  const found = await sql.query<DomainFigure & { key: string }>(
    `SELECT DISTINCT ON (a.key, d.domain) a.key, d.domain, d.decile, d.rank, d.score
       FROM unnest($1::text[], $2::text[], $3::int[], $4::int[]) AS a (key, code, vintage, release)
       JOIN deprivation d ON d.gss_code = a.code AND d.vintage = a.vintage AND d.release = a.release
      ORDER BY a.key, d.domain, d.batch_id DESC`,
    [
      asked.map(areaKeyText),
      asked.map((one) => one.gssCode),
      asked.map((one) => one.vintage),
      asked.map((one) => releases.get(areaKeyText(one))!),
    ],
  );
  const byKey = new Map<string, DomainFigure[]>();
  for (const { key, ...figure } of found) byKey.set(key, [...(byKey.get(key) ?? []), figure]);
  return byKey;
}
