import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER, , JSNA, PARTNER] = VIEWER_ROLES;

/** Made before migrating, like the roles of 0005 (server/database/viewer-roles.ts). */
export const PARTNERSHIP_MANAGER_ROLE = 'homeward_partnership_manager';

/** As a partner has them. */
const READ = [
  ...['setting', 'own_audit_event', 'hotspot_run', 'hotspot_ward', 'noise_test', 'chapter_version', 'agreement'],
  ...['area', 'area_boundary', 'area_link', 'area_lsoa', 'area_parent', 'lsoa_change', 'postcode', 'place'],
  ...['composite_area', 'composite_member', 'population', 'population_basis', 'deprivation', 'indicator', 'indicator_figure'],
  ...['youth_place', 'youth_session', 'youth_kept', 'population_estimate', 'population_estimate_publication'],
  // As a JSNA author has them.
  ...['visit_year', 'published_risk_ratio', 'published_cross_tab'],
];

const READ_IN_PART: Readonly<Record<string, readonly string[]>> = {
  batch: ['id', 'invented', 'loaded_at', 'source', 'state'],
  batch_coverage: ['batch_id', 'force_code', 'kind', 'month', 'source'],
  population_estimate_version: ['data_version', 'estimate_id', 'made_at', 'made_by', 'published', 'version'],
  walk_barrier: ['crossings_bng', 'id', 'kind', 'line_bng', 'name', 'review_on', 'status', 'version'],
};

/** Policies that name their roles, with those they named before. */
const POLICIES: readonly (readonly [policy: string, table: string, roles: readonly string[]])[] = [
  ['own_loads_and_open_ones', 'batch', [COUNCIL, JSNA]],
  ['own_agency_and_role', 'hotspot_run', [POLICE, COUNCIL, PLANNER, JSNA, PARTNER]],
  ['as_own_agency_and_role', 'hotspot_run', [POLICE, COUNCIL, PLANNER, JSNA, PARTNER]],
  ['published_ones', 'population_estimate', [POLICE, PLANNER, PARTNER]],
  ['published_ones', 'population_estimate_version', [POLICE, PLANNER, PARTNER]],
];

/** The manager of a partnership reads figures as a partner does, and no row that tells of a person or a place of harm. */
export class PartnershipManager0033 implements MigrationInterface {
  name = 'PartnershipManager0033';

  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = (await runner.query('SELECT current_schema() AS schema')) as [{ schema: string }];
    await runner.query(`
      GRANT USAGE ON SCHEMA "${schema}" TO ${PARTNERSHIP_MANAGER_ROLE};
      GRANT SELECT ON ${READ.join(', ')} TO ${PARTNERSHIP_MANAGER_ROLE};
      GRANT INSERT ON hotspot_run TO ${PARTNERSHIP_MANAGER_ROLE};
    `);
    for (const [table, columns] of Object.entries(READ_IN_PART))
      await runner.query(`GRANT SELECT (${columns.join(', ')}) ON ${table} TO ${PARTNERSHIP_MANAGER_ROLE}`);
    for (const [policy, table, roles] of POLICIES)
      await runner.query(`ALTER POLICY ${policy} ON ${table} TO ${[...roles, PARTNERSHIP_MANAGER_ROLE].join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP OWNED BY ${PARTNERSHIP_MANAGER_ROLE}`);
  }
}
