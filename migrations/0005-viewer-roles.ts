import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Database roles of viewers. They belong to the whole cluster and are made before migrating (server/database/viewer-roles.ts). */
export const VIEWER_ROLES = [
  'homeward_police_analyst',
  'homeward_council_analyst',
  'homeward_deployment_planner',
  'homeward_outreach_worker',
  'homeward_jsna_author',
  'homeward_partner',
  'homeward_information_governance',
  'homeward_administrator',
] as const;

/** What every viewer's role reads. Named one by one, because a new table is nobody's until it is granted. */
export const VIEWER_TABLES = [
  ...['batch', 'batch_coverage', 'batch_removal', 'setting'],
  ...['area', 'area_boundary', 'area_link', 'area_lsoa', 'area_parent', 'lsoa_change', 'postcode'],
  ...['composite_area', 'composite_member', 'population', 'population_basis', 'deprivation'],
  ...['youth_place', 'youth_session', 'youth_attendance', 'place', 'indicator', 'indicator_figure'],
  ...['asb_report', 'firearms_discharge', 'recorded_crime', 'street_outcome'],
  ...['incident', 'incident_series', 'incident_lsoas', 'incident_slice', 'incident_area_count', 'incident_cell_count'],
] as const;

/** Grants by table, so that who may read which kind of incident is a matter of grants, not of row filters. */
export class ViewerRoles0005 implements MigrationInterface {
  name = 'ViewerRoles0005';

  async up(runner: QueryRunner): Promise<void> {
    const roles = VIEWER_ROLES.join(', ');
    const [{ schema }] = (await runner.query('SELECT current_schema() AS schema')) as [{ schema: string }];
    await runner.query(`GRANT USAGE ON SCHEMA "${schema}" TO ${roles}`);
    await runner.query(`GRANT SELECT ON ${VIEWER_TABLES.join(', ')} TO ${roles}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const role of VIEWER_ROLES) await runner.query(`DROP OWNED BY ${role}`);
  }
}
