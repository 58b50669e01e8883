import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER, , JSNA, PARTNER] = VIEWER_ROLES;
const MAKING = `${COUNCIL}, ${JSNA}`;
const READING = `${POLICE}, ${PLANNER}, ${PARTNER}`;

/** What went in may count the authority's own children; what readers have of a version does not. */
const FOR_READERS = ['estimate_id', 'version', 'published', 'made_at', 'made_by', 'data_version'];

const TABLES = ['population_estimate', 'population_estimate_version', 'population_estimate_publication'];

/** Estimates of how many children there are of a group, in versions, and what was published of them. */
export class PopulationEstimates0027 implements MigrationInterface {
  name = 'PopulationEstimates0027';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE population_estimate (
        id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name      text NOT NULL,
        area_code text NOT NULL,
        area_name text NOT NULL,
        agency    text NOT NULL
      );
      COMMENT ON TABLE population_estimate IS 'An estimate of how many children of an authority are expected in a group. Its versions are of the same areas.';

      CREATE TABLE population_estimate_version (
        estimate_id  bigint NOT NULL REFERENCES population_estimate,
        version      int NOT NULL,
        asked        jsonb NOT NULL,
        result       jsonb NOT NULL,
        published    jsonb NOT NULL,
        why          text NOT NULL,
        made_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
        made_by      text NOT NULL,
        data_version text,
        PRIMARY KEY (estimate_id, version)
      );
      COMMENT ON TABLE population_estimate_version IS 'As it was worked out. Worked out again, it is another version; none is ever changed.';
      COMMENT ON COLUMN population_estimate_version.asked IS 'Every input with where it is from.';
      COMMENT ON COLUMN population_estimate_version.published IS 'The result without the counts of the authority''s own children that went in: for who reads what is published.';
      COMMENT ON COLUMN population_estimate_version.made_by IS 'Role and agency; never a name.';

      CREATE TABLE population_estimate_publication (
        estimate_id  bigint NOT NULL,
        version      int NOT NULL,
        published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_by text NOT NULL,
        PRIMARY KEY (estimate_id, version),
        FOREIGN KEY (estimate_id, version) REFERENCES population_estimate_version
      );

      CREATE FUNCTION population_estimate_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'An estimate stays as it was worked out and published: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION population_estimate_refuse() FROM PUBLIC;
    `);
    for (const table of TABLES) {
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION population_estimate_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
        REVOKE DELETE, TRUNCATE ON ${table} FROM ${owner};
      `);
    }
    await runner.query(`
      ALTER TABLE population_estimate ENABLE ROW LEVEL SECURITY;
      ALTER TABLE population_estimate FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON population_estimate TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY all_of_them ON population_estimate FOR SELECT TO ${MAKING} USING (true);
      CREATE POLICY published_ones ON population_estimate FOR SELECT TO ${READING}
        USING (EXISTS (SELECT FROM population_estimate_publication u WHERE u.estimate_id = id));

      ALTER TABLE population_estimate_version ENABLE ROW LEVEL SECURITY;
      ALTER TABLE population_estimate_version FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON population_estimate_version TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY all_of_them ON population_estimate_version FOR SELECT TO ${MAKING} USING (true);
      CREATE POLICY published_ones ON population_estimate_version FOR SELECT TO ${READING}
        USING (EXISTS (SELECT FROM population_estimate_publication u
                        WHERE u.estimate_id = population_estimate_version.estimate_id AND u.version = population_estimate_version.version));

      GRANT SELECT ON population_estimate, population_estimate_publication TO ${MAKING}, ${READING};
      GRANT SELECT ON population_estimate_version TO ${MAKING};
      GRANT SELECT (${FOR_READERS.join(', ')}) ON population_estimate_version TO ${READING};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE population_estimate_publication, population_estimate_version, population_estimate CASCADE;
      DROP FUNCTION population_estimate_refuse();
    `);
  }
}
