import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN_CRIME_ONLY = ['homeward_council_analyst', 'homeward_deployment_planner'];

/**
 * What the installation says of open data in the register; and for roles that have police.uk's recorded crime alone, its rows by a policy
 * instead of a view, whose order no index could give, and of LSOAs those alone in which there is some.
 */
export class OpenDataAndOpenCrime0015 implements MigrationInterface {
  name = 'OpenDataAndOpenCrime0015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE open_data_entry (
        source           text PRIMARY KEY,
        reviewer         text NOT NULL,
        review_on        date NOT NULL,
        retention_months int CHECK (retention_months > 0),
        set_by           text NOT NULL,
        set_at           timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE open_data_entry IS
        'Sources of open data in the register: publisher, licence and basis are the program''s; this is the installation''s own. A source without a row has no reviewer yet.';
      COMMENT ON COLUMN open_data_entry.reviewer IS 'A role or an office, never a private person.';
      COMMENT ON COLUMN open_data_entry.retention_months IS
        'Loads whose newest day is older are told of as kept too long; null: kept until somebody takes them back. Nothing is deleted by it.';
    `);
    const { schema, owner, own } = await namesOf(runner);
    await runner.query(`
      ${own.map((name) => `DROP VIEW ${name}.recorded_crime;`).join(' ')}
      ALTER TABLE recorded_crime ENABLE ROW LEVEL SECURITY;
      ALTER TABLE recorded_crime FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON recorded_crime TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY all_crime ON recorded_crime FOR SELECT TO homeward_police_analyst, homeward_counter USING (true);
      CREATE POLICY open_crime ON recorded_crime FOR SELECT TO ${OPEN_CRIME_ONLY.join(', ')} USING (source = 'police.uk');
      GRANT SELECT ON recorded_crime TO ${OPEN_CRIME_ONLY.join(', ')};

      ALTER TABLE incident_lsoas ADD open boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN incident_lsoas.open IS
        'Recorded crime of police.uk lies or lay in them, which is published: the others tell of incidents that are not.';
      UPDATE incident_lsoas SET open = true WHERE id IN (
        SELECT unnest(c.lsoas) FROM incident_area_count c JOIN incident_slice i ON i.id = c.slice JOIN incident_series s ON s.id = i.series
         WHERE s.kind = 'RECORDED_CRIME' AND s.source = 'police.uk');
    `);
    for (const name of own) await this.lsoasView(runner, name, `${schema}.incident_lsoas WHERE open`);
  }

  private async lsoasView(runner: QueryRunner, own: string, rows: string): Promise<void> {
    await runner.query(
      `CREATE OR REPLACE VIEW ${own}.incident_lsoas WITH (security_barrier = true) AS SELECT id, lsoa21, lsoa11 FROM ${rows}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const { schema, own } = await namesOf(runner);
    for (const name of own) await this.lsoasView(runner, name, `${schema}.incident_lsoas WHERE true`);
    await runner.query(`
      ALTER TABLE incident_lsoas DROP open;
      REVOKE SELECT ON recorded_crime FROM ${OPEN_CRIME_ONLY.join(', ')};
      DROP POLICY open_crime ON recorded_crime;
      DROP POLICY all_crime ON recorded_crime;
      DROP POLICY owner_keeps_all ON recorded_crime;
      ALTER TABLE recorded_crime NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE recorded_crime DISABLE ROW LEVEL SECURITY;
      DROP TABLE open_data_entry;
    `);
    for (const [place, role] of OPEN_CRIME_ONLY.entries()) {
      await runner.query(`
        CREATE VIEW ${own[place]}.recorded_crime WITH (security_barrier = true) AS
          SELECT * FROM ${schema}.recorded_crime WHERE source = 'police.uk';
        GRANT SELECT ON ${own[place]}.recorded_crime TO ${role};
      `);
    }
  }
}

/** Of the schema, its owner, and the schemas that the roles have of their own, as 0009 named them. */
async function namesOf(runner: QueryRunner): Promise<{ schema: string; owner: string; own: readonly string[] }> {
  const [{ schema, owner }] = (await runner.query('SELECT current_schema() AS schema, quote_ident(current_user) AS owner')) as [
    { schema: string; owner: string },
  ];
  const own = OPEN_CRIME_ONLY.map((role) => `"${schema}_${role.replace('homeward_', '')}"`);
  return { schema: `"${schema}"`, owner, own };
}
