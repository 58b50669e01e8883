import type { Sql } from '../../database/database.js';

export interface IndicatorRow {
  readonly code: string;
  readonly name: string;
  readonly definition: string | null;
  readonly unit: string | null;
  readonly polarity: 'low' | 'high' | 'none' | null;
  readonly source: string;
}

export interface FigureRow {
  readonly indicator: string;
  readonly area_level: 'england' | 'region' | 'authority' | 'other';
  readonly gss_code: string | null;
  readonly dfe_number: string | null;
  readonly area_name: string;
  readonly period: string;
  readonly figure: number | null;
  readonly mark: string | null;
  readonly printed: string;
}

/** What an indicator is: a data dictionary's words before a data file's, the newest of either. */
export async function indicatorByCode(sql: Sql, code: string): Promise<IndicatorRow | null> {
  const rows = await sql.query<IndicatorRow>(
    `SELECT code, name, definition, unit, polarity, source FROM indicator WHERE code = $1
      ORDER BY (definition IS NOT NULL) DESC, batch_id DESC LIMIT 1`,
    [code],
  );
  return rows[0] ?? null;
}

/** Every figure printed for an authority, found by its GSS codes or its DfE numbers. */
export async function figuresOfAuthority(
  sql: Sql,
  indicator: string,
  gssCodes: readonly string[],
  dfeNumbers: readonly string[],
): Promise<FigureRow[]> {
  return sql.query<FigureRow>(
    `SELECT indicator, area_level, gss_code, dfe_number, area_name, period, figure, mark, printed
       FROM indicator_figure
      WHERE indicator = $1 AND area_level = 'authority'
        AND (gss_code = ANY ($2::text[]) OR (gss_code IS NULL AND dfe_number = ANY ($3::text[])))
      ORDER BY period, row_number`,
    [indicator, gssCodes, dfeNumbers],
  );
}

/** DfE numbers that any loaded file prints beside one of these GSS codes. */
export async function dfeNumbersOf(sql: Sql, gssCodes: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ dfe_number: string }>(
    `SELECT DISTINCT dfe_number FROM indicator_figure
      WHERE gss_code = ANY ($1::text[]) AND dfe_number IS NOT NULL ORDER BY dfe_number`,
    [gssCodes],
  );
  return rows.map((row) => row.dfe_number);
}
