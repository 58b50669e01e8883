import type { Sql } from '../../database/database.js';

/** A ratio as a report words it. */
export interface ReportRatio {
  /** Of the row it came with: batch and row. */
  readonly id: string;
  readonly measure: string;
  readonly cohort: string;
  readonly comparedWith: string;
  readonly subgroup: string | null;
  readonly ratio: number | null;
  readonly precision: 'exact' | 'rounded' | 'lower bound' | 'upper bound' | 'not stated';
  readonly wording: string;
  readonly significant: 'yes' | 'no' | 'not stated';
  readonly pStated: string | null;
  readonly tableId: string | null;
  readonly note: string | null;
  readonly document: string;
}

/** A cell of a table as it is printed. */
export interface ReportCell {
  readonly tableId: string;
  readonly title: string | null;
  readonly indicator: string;
  readonly cohort: string;
  readonly row: string;
  readonly group: string;
  readonly percent: number | null;
  readonly qualifier: string | null;
  readonly children: number | null;
  readonly mean: number | null;
  readonly missingStated: number | null;
  readonly baseStated: number | null;
  readonly note: string | null;
  readonly document: string;
}

/** A load that published figures came with. */
export interface ReportLoad {
  readonly source: string;
  readonly loadedAt: Date;
  readonly invented: boolean;
}

export const SOURCES_OF_REPORTS = ['published-risk-ratios', 'published-cross-tabs'] as const;

export function ratiosOfReports(sql: Sql): Promise<ReportRatio[]> {
  return sql.query<ReportRatio>(
    `SELECT batch_id || '-' || row_number AS id, measure, cohort, compared_with AS "comparedWith", subgroup, risk_ratio AS ratio, precision, wording,
            significant, p_stated AS "pStated", table_id AS "tableId", note, document
       FROM published_risk_ratio ORDER BY batch_id, row_number`,
  );
}

export function cellsOfReports(sql: Sql): Promise<ReportCell[]> {
  return sql.query<ReportCell>(
    `SELECT table_id AS "tableId", title, indicator, cohort, row_label AS row, group_label AS group, percent, percent_qualifier AS qualifier, children,
            mean, missing_stated AS "missingStated", base_stated::float8 AS "baseStated", note, document
       FROM published_cross_tab ORDER BY batch_id, row_number`,
  );
}

export function loadsOfReports(sql: Sql): Promise<ReportLoad[]> {
  return sql.query<ReportLoad>(
    `SELECT source, loaded_at AS "loadedAt", invented FROM batch WHERE state = 'published' AND source = ANY ($1) ORDER BY id`,
    [SOURCES_OF_REPORTS],
  );
}
