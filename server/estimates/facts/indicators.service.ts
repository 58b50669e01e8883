/** Published statistics of an authority, as they were printed. */
import type { Sql } from '../../database/database.js';
import { codesOfAuthority } from './authority-code-alias.js';
import { dfeNumbersOf, figuresOfAuthority, indicatorByCode, type IndicatorRow } from './indicators.sql.js';

export interface PublishedFigure {
  /** As printed: 2024, 2023/24, 2014-16. */
  readonly period: string;
  /** Null where a mark was printed instead of a number; never 0 for it. */
  readonly figure: number | null;
  /** c, x, z, u, - …: see `server/ingest/suppression-marks.ts`. */
  readonly mark: string | null;
  readonly printed: string;
  /** The authority as that table names it. */
  readonly areaName: string;
  /** The GSS code that table prints, if another than the one asked for; the authority's code has changed. */
  readonly publishedUnder: string | null;
}

export interface PublishedIndicator extends IndicatorRow {
  readonly figures: readonly PublishedFigure[];
}

/**
 * An indicator's figures for an authority (GSS code), oldest period first. Tables without GSS codes (LAIT) are joined by the DfE
 * number that another loaded table prints beside the code.
 * @returns null when no loaded file has the indicator
 */
export async function publishedIndicator(sql: Sql, code: string, gssCode: string): Promise<PublishedIndicator | null> {
  const indicator = await indicatorByCode(sql, code);
  if (indicator === null) return null;
  const codes = codesOfAuthority(gssCode);
  const figures = await figuresOfAuthority(sql, code, codes, await dfeNumbersOf(sql, codes));
  return {
    ...indicator,
    figures: figures.map((row) => ({
      period: row.period,
      figure: row.figure,
      mark: row.mark,
      printed: row.printed,
      areaName: row.area_name,
      publishedUnder: row.gss_code === null || row.gss_code === gssCode ? null : row.gss_code,
    })),
  };
}
