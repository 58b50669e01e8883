/** Extracts of the viewer’s own agency. What they are of is read under the viewer’s role; their cells under the counter’s, and leave this folder protected only. */
import type { Sql } from '../../database/database.js';
import type { Association, Cohort } from '../assessment-factors.js';

export interface OwnExtract {
  readonly id: number;
  readonly cohort: Cohort;
  readonly period: string;
  readonly clusteredBy: 'team' | 'school' | 'authority' | null;
  readonly clusters: number;
  readonly factors: readonly string[];
  readonly loadedAt: Date;
  readonly invented: boolean;
  readonly excluded: readonly { readonly rule: string; readonly children: number }[];
}

/** Children alike in all that is stated of them, by what was found of one factor. */
export interface AssessmentCell {
  readonly factor: string;
  readonly cluster: string | null;
  readonly association: Association;
  readonly ageBand: string;
  readonly gender: string;
  readonly ethnicity: string | null;
  readonly yes: number;
  readonly no: number;
  readonly missing: number;
}

/** The newest first. */
export function ownExtracts(sql: Sql): Promise<OwnExtract[]> {
  return sql.query<OwnExtract>(
    `SELECT e.batch_id::int AS id, e.cohort, e.period, e.clustered_by AS "clusteredBy", e.clusters, e.factors, e.loaded_at AS "loadedAt", e.invented,
            coalesce((SELECT json_agg(json_build_object('rule', x.rule, 'children', x.children) ORDER BY x.position)
                        FROM own_assessment_exclusion x WHERE x.batch_id = e.batch_id), '[]') AS excluded
       FROM own_assessment_extract e ORDER BY e.batch_id DESC`,
  );
}

/** Under the counter’s role. Clusters are told apart for models only: tables need none. */
export function cellsOfExtract(
  sql: Sql,
  id: number,
  { factors, byCluster }: { readonly factors: readonly string[]; readonly byCluster: boolean },
): Promise<AssessmentCell[]> {
  const cluster = byCluster ? 'cluster' : 'NULL::text';
  return sql.query<AssessmentCell>(
    `SELECT factor, ${cluster} AS cluster, association, age_band AS "ageBand", gender, ethnicity,
            sum(yes)::int AS yes, sum(no)::int AS no, sum(missing)::int AS missing
       FROM own_assessment_cell WHERE batch_id = $1 AND factor = ANY ($2)
      GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2 NULLS FIRST, 3, 4, 5, 6 NULLS FIRST`,
    [id, factors],
  );
}
