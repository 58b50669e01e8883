/** What loaded tables of authority statistics count, for indicators they have: the newest period with a number for England and the authority both. */
import type { Sql } from '../../database/database.js';
import { codesOfAuthority } from './authority-code-alias.js';
import { INDICATOR_WORDS, ESTIMATE_INDICATORS, type EstimateIndicator } from '../work/estimate-indicators.js';

export interface KnownFigure {
  readonly figure: number;
  readonly source: string;
}

export interface KnownIndicator {
  readonly indicator: EstimateIndicator;
  readonly words: string;
  readonly national: KnownFigure | null;
  readonly local: KnownFigure | null;
}

interface LoadedRow {
  readonly indicator: string;
  readonly period: string;
  readonly file: string;
  readonly batch: number;
  readonly national: number;
  readonly local: number | null;
}

export async function knownIndicators(sql: Sql, gssCode: string): Promise<KnownIndicator[]> {
  const loaded = await loadedCounts(sql, gssCode);
  return ESTIMATE_INDICATORS.map((indicator) => {
    const { words, national, loadedAs } = INDICATOR_WORDS[indicator];
    const row = loadedAs === null ? undefined : loaded.get(loadedAs);
    if (row === undefined)
      return { indicator, words, national: national && { figure: national.count, source: national.source }, local: null };
    const source = `${row.file}, period ${row.period}, load ${row.batch}`;
    return {
      indicator,
      words,
      national: { figure: row.national, source },
      local: row.local === null ? null : { figure: row.local, source },
    };
  });
}

/** A breakdown in words may stand before the indicator's name: «Number: Gangs». */
async function loadedCounts(sql: Sql, gssCode: string): Promise<Map<string, LoadedRow>> {
  const names = Object.values(INDICATOR_WORDS).flatMap(({ loadedAs }) => loadedAs ?? []);
  const rows = await sql.query<LoadedRow>(
    `WITH named AS (
       SELECT f.batch_id, f.indicator AS code, regexp_replace(f.indicator, '^.*: ', '') AS indicator, f.area_level, f.gss_code, f.period, f.figure
         FROM indicator_figure f WHERE regexp_replace(f.indicator, '^.*: ', '') = ANY ($1::text[]))
     SELECT DISTINCT ON (e.indicator) e.indicator, e.period, i.source AS file, e.batch_id AS batch, e.figure AS national, a.figure AS local
       FROM named e
       JOIN indicator i ON i.batch_id = e.batch_id AND i.code = e.code
       LEFT JOIN named a ON a.batch_id = e.batch_id AND a.code = e.code AND a.period = e.period AND a.area_level = 'authority'
            AND a.gss_code = ANY ($2::text[])
      WHERE e.area_level = 'england' AND e.figure > 100 AND e.figure = floor(e.figure)
      ORDER BY e.indicator, (a.figure IS NULL), e.period DESC, e.batch_id DESC`,
    [names, codesOfAuthority(gssCode)],
  );
  return new Map(rows.map((row) => [row.indicator, row]));
}
