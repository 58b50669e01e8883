import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES, VIEWER_TABLES } from './0005-viewer-roles.js';

/** Reads what protected figures are made from; no viewer's request runs under it but those that only count. */
export const COUNTER_ROLE = 'homeward_counter';

const [POLICE, COUNCIL, PLANNER, OUTREACH, JSNA, PARTNER, GOVERNANCE, ADMINISTRATOR] = VIEWER_ROLES;

const AREAS = [
  ...['area', 'area_boundary', 'area_link', 'area_lsoa', 'area_parent', 'lsoa_change', 'postcode', 'place'],
  ...['composite_area', 'composite_member', 'population', 'population_basis', 'deprivation', 'indicator', 'indicator_figure'],
];
const PROVISION = ['youth_place', 'youth_session'];
const INCIDENT_ROWS = ['asb_report', 'firearms_discharge', 'recorded_crime', 'street_outcome', 'incident'];
const SUMMARIES = ['incident_series', 'incident_lsoas', 'incident_slice', 'incident_area_count', 'incident_cell_count'];
/** What of an incident is counted by: never where it was, what it was about, or its reference. */
const COUNTED_COLUMNS =
  'force_code, id, occurred_from, occurred_to, source, category, precision, area_code, area_vintage, lsoa11, lsoa21, agency, batch_id';
const POLICED = ['asb_report', 'youth_place', 'youth_session', 'youth_attendance', 'batch'];
/** PostGIS answers these from its statistics and indexes, without asking whether the table may be read: of one row they tell the point. */
const TELL_OF_ANY_TABLE = `'{st_estimatedextent,_postgis_stats,_postgis_selectivity,_postgis_join_selectivity,_postgis_index_extent}'`;
/** Which months are there, not how many rows they have. */
const COVERAGE_COLUMNS = 'batch_id, kind, force_code, source, month';
/** What everybody may know of a load: that there was one. */
const LOAD_COLUMNS = 'id, state, source, loaded_at, invented';

/** Grants by docs/access.md: what a role may not have as points it cannot read as rows. */
export class Access0009 implements MigrationInterface {
  name = 'Access0009';

  async up(runner: QueryRunner): Promise<void> {
    const [{ schema, owner }] = (await runner.query('SELECT current_schema() AS schema, quote_ident(current_user) AS owner')) as [
      { schema: string; owner: string },
    ];
    const grant = async (what: string, tables: readonly string[], ...roles: readonly string[]): Promise<void> => {
      await runner.query(`GRANT ${what} ON ${tables.join(', ')} TO ${roles.join(', ')}`);
    };
    await runner.query(`REVOKE ALL ON ${VIEWER_TABLES.join(', ')} FROM ${VIEWER_ROLES.join(', ')}`);
    await runner.query(`GRANT USAGE ON SCHEMA "${schema}" TO ${COUNTER_ROLE}`);
    await grant('SELECT', ['setting'], ...VIEWER_ROLES, COUNTER_ROLE);
    await grant(`SELECT (${LOAD_COLUMNS})`, ['batch'], ...VIEWER_ROLES, COUNTER_ROLE);

    const withReference = [POLICE, COUNCIL, PLANNER, JSNA, PARTNER, ADMINISTRATOR];
    await grant('SELECT', AREAS, ...withReference, OUTREACH, GOVERNANCE, COUNTER_ROLE);
    await grant('SELECT', PROVISION, ...withReference);
    await grant('SELECT', ['youth_attendance'], COUNCIL, PLANNER);
    await grant('SELECT', ['batch', 'batch_removal'], POLICE, COUNCIL, JSNA, GOVERNANCE, ADMINISTRATOR);
    await grant('SELECT', ['batch_coverage'], POLICE, COUNTER_ROLE);
    await grant(`SELECT (${COVERAGE_COLUMNS})`, ['batch_coverage'], OUTREACH, JSNA, PARTNER, GOVERNANCE, ADMINISTRATOR);
    await grant('SELECT', [...INCIDENT_ROWS, ...SUMMARIES], POLICE);
    await grant('SELECT', ['asb_report'], COUNCIL);

    await runner.query(`
      CREATE VIEW incident_square_500 AS
        SELECT slice, block_east, block_north, cells, counts FROM incident_cell_count WHERE metres = 500;
      COMMENT ON VIEW incident_square_500 IS 'The pyramid''s squares of 500 m: the finest that bands are made from.';
    `);
    const counted = SUMMARIES.filter((table) => table !== 'incident_cell_count');
    await grant('SELECT', [...counted, 'incident_square_500'], COUNTER_ROLE);
    await grant(`SELECT (${COUNTED_COLUMNS}, national_type)`, ['asb_report'], COUNTER_ROLE);
    await grant(`SELECT (${COUNTED_COLUMNS})`, ['firearms_discharge', 'recorded_crime'], COUNTER_ROLE);

    await this.policies(runner, owner);
    await this.functionsOfPostgis(runner, 'REVOKE');
    // Counts are protected apart by whoever loaded the rows.
    await grant('SELECT (agency)', ['batch'], COUNTER_ROLE);
    for (const role of [COUNCIL, PLANNER]) await this.openCrimeOnly(runner, schema, role);
  }

  /** Own agency's reports that name no person, and places that must not be found. */
  private async policies(runner: QueryRunner, owner: string): Promise<void> {
    await runner.query(`
      ALTER TABLE batch ADD agency text;
      COMMENT ON COLUMN batch.agency IS 'Whose analyst loaded it; null for the operator.';
    `);
    for (const table of POLICED) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_keeps_all ON ${table} TO ${owner} USING (true) WITH CHECK (true);
      `);
    }
    await runner.query(`
      CREATE POLICY all_reports ON asb_report FOR SELECT TO ${POLICE}, ${COUNTER_ROLE} USING (true);
      CREATE POLICY own_agency_no_person ON asb_report FOR SELECT TO ${COUNCIL}
        USING (agency = lower(current_setting('homeward.agency', true)) AND national_type <> 'personal');
      CREATE POLICY own_loads_and_open_ones ON batch FOR SELECT TO ${COUNCIL}, ${JSNA}
        USING (agency = current_setting('homeward.agency', true) OR source <> ALL ('{asb-reports,firearms-discharges,recorded-crime}'));
      CREATE POLICY all_loads ON batch FOR SELECT TO ${[...VIEWER_ROLES.filter((role) => role !== COUNCIL && role !== JSNA), COUNTER_ROLE].join(', ')} USING (true);
      CREATE POLICY not_sensitive ON youth_place FOR SELECT USING (NOT sensitive);
      CREATE POLICY of_places_shown ON youth_session FOR SELECT USING (EXISTS (SELECT FROM youth_place p WHERE p.id = place_id));
      CREATE POLICY of_sessions_shown ON youth_attendance FOR SELECT USING (EXISTS (SELECT FROM youth_session s WHERE s.id = session_id));
    `);
  }

  /** Where PostGIS is the owner's; elsewhere whoever installed it does this (docs/installing.md). */
  private async functionsOfPostgis(runner: QueryRunner, change: 'REVOKE' | 'GRANT'): Promise<void> {
    await runner.query(`
      DO $$
      DECLARE told regprocedure;
      BEGIN
        FOR told IN SELECT oid::regprocedure FROM pg_proc
                     WHERE proname = ANY (${TELL_OF_ANY_TABLE}::text[]) AND pg_has_role(proowner, 'USAGE')
        LOOP
          EXECUTE format('${change} EXECUTE ON FUNCTION %s ${change === 'GRANT' ? 'TO' : 'FROM'} PUBLIC', told);
        END LOOP;
      END $$`);
  }

  /**
   * A schema of the role's own, searched first, in which the tables of recorded crime hold police.uk's rows alone. The same statements
   * serve every role, and none can name what its role may not have.
   */
  private async openCrimeOnly(runner: QueryRunner, schema: string, role: string): Promise<void> {
    const own = `"${schema}_${role.replace('homeward_', '')}"`;
    const from = (table: string): string => `"${schema}".${table}`;
    const openSeries = `SELECT id FROM ${from('incident_series')} WHERE kind = 'RECORDED_CRIME' AND source = 'police.uk'`;
    const openSlices = `SELECT id FROM ${from('incident_slice')} WHERE series IN (${openSeries})`;
    const views: Readonly<Record<string, string>> = {
      recorded_crime: `source = 'police.uk'`,
      street_outcome: 'true',
      // police.uk's ASB reports are the police's, which nobody with a schema of its own has as rows.
      batch_coverage: `(kind = 'ASB_REPORT') = (source <> 'police.uk') AND kind <> 'FIREARMS_DISCHARGE'`,
      incident_series: `id IN (${openSeries})`,
      incident_slice: `series IN (${openSeries})`,
      incident_area_count: `slice IN (${openSlices})`,
      incident_cell_count: `slice IN (${openSlices})`,
      incident_lsoas: 'true',
    };
    await runner.query(`CREATE SCHEMA ${own}; GRANT USAGE ON SCHEMA ${own} TO ${role}`);
    for (const [name, rows] of Object.entries(views)) {
      await runner.query(`
        CREATE VIEW ${own}.${name} WITH (security_barrier = true) AS
          SELECT ${name === 'batch_coverage' ? COVERAGE_COLUMNS : '*'} FROM ${from(name)} WHERE ${rows};
        GRANT SELECT ON ${own}.${name} TO ${role};
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const [{ schema }] = (await runner.query('SELECT current_schema() AS schema')) as [{ schema: string }];
    for (const role of [COUNCIL, PLANNER]) await runner.query(`DROP SCHEMA "${schema}_${role.replace('homeward_', '')}" CASCADE`);
    await runner.query(`
      DROP POLICY of_sessions_shown ON youth_attendance;
      DROP POLICY of_places_shown ON youth_session;
      DROP POLICY all_loads ON batch;
      DROP POLICY own_loads_and_open_ones ON batch;
      DROP POLICY not_sensitive ON youth_place;
      DROP POLICY own_agency_no_person ON asb_report;
      DROP POLICY all_reports ON asb_report;
    `);
    for (const table of POLICED) {
      await runner.query(`
        DROP POLICY owner_keeps_all ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;
      `);
    }
    await this.functionsOfPostgis(runner, 'GRANT');
    await runner.query(`DROP OWNED BY ${COUNTER_ROLE}; DROP VIEW incident_square_500; ALTER TABLE batch DROP agency`);
    await runner.query(`GRANT SELECT ON ${VIEWER_TABLES.join(', ')} TO ${VIEWER_ROLES.join(', ')}`);
  }
}
