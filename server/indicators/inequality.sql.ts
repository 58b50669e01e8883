import type { Sql } from '../database/database.js';

export interface TenthRow {
  readonly tenth: number;
  readonly release: number;
  /** Of those small areas that are not withheld; null where all are. */
  readonly count: number | null;
  readonly denominator: number | null;
  readonly areas: number;
  readonly withheld: number;
}

/** The figures of the small areas of an authority, each with its tenth of England by the newest Indices that have it. */
const SMALL = `
  SELECT f.period, f.count::float8 AS count, f.denominator, d.decile, d.release
    FROM (SELECT DISTINCT lsoa_code, lsoa_vintage FROM area_lsoa WHERE gss_code = $2 AND type IN ('DISTRICT', 'UPPER_TIER')) m
    JOIN indicator_figure f ON f.area_key = m.lsoa_code AND f.indicator = $1 AND f.area_level = 'other'
    JOIN LATERAL (SELECT decile, release FROM deprivation d
                   WHERE d.gss_code = m.lsoa_code AND d.vintage = m.lsoa_vintage AND d.domain = 'imd' AND d.decile IS NOT NULL
                   ORDER BY d.release DESC, d.batch_id DESC LIMIT 1) d ON true
   WHERE m.lsoa_vintage = (SELECT max(vintage) FROM deprivation WHERE domain = 'imd' AND gss_code = m.lsoa_code)`;

export async function smallAreaPeriods(sql: Sql, code: string, areaKey: string): Promise<string[]> {
  const rows = await sql.query<{ period: string }>(`SELECT DISTINCT period FROM (${SMALL}) s`, [code, areaKey]);
  return rows.map(({ period }) => period);
}

/** One row a tenth, most deprived first. What is withheld is counted apart, with its denominator, and added to nothing. */
export async function smallAreasByTenth(sql: Sql, code: string, areaKey: string, period: string): Promise<TenthRow[]> {
  return sql.query<TenthRow>(
    `SELECT decile AS tenth, max(release) AS release, sum(count) FILTER (WHERE denominator IS NOT NULL) AS count,
            sum(denominator) FILTER (WHERE count IS NOT NULL) AS denominator,
            count(*)::int AS areas, (count(*) FILTER (WHERE count IS NULL OR denominator IS NULL))::int AS withheld
       FROM (${SMALL}) s WHERE period = $3 GROUP BY decile ORDER BY decile`,
    [code, areaKey, period],
  );
}
