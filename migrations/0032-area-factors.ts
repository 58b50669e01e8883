import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [, COUNCIL, , , JSNA] = VIEWER_ROLES;
const ONLY_ADDED_TO = ['area_factor_run', 'area_factor_choice'];

/** Factors of authorities by published indicators as they were worked out, and which areas somebody chose from the long list, with the reason of each. */
export class AreaFactors0032 implements MigrationInterface {
  name = 'AreaFactors0032';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE area_factor_run (
        id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        title   text NOT NULL,
        asked   jsonb NOT NULL,
        found   jsonb NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        made_by text NOT NULL
      );
      COMMENT ON TABLE area_factor_run IS 'Factors of authorities, worked out from published indicators, as they were found. Only ever added to.';

      CREATE TABLE area_factor_choice (
        run_id     bigint NOT NULL REFERENCES area_factor_run,
        version    int NOT NULL,
        areas      jsonb NOT NULL,
        note       text NOT NULL DEFAULT '',
        decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        decided_by text NOT NULL,
        PRIMARY KEY (run_id, version)
      );
      COMMENT ON TABLE area_factor_choice IS 'Which areas of the long list people chose, each with the reason. A further version is another row. Only ever added to.';

      CREATE FUNCTION area_factor_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Runs and choices of areas are only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION area_factor_refuse() FROM PUBLIC;
    `);
    for (const table of ONLY_ADDED_TO)
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION area_factor_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
      `);
    // The run's row is locked while one of its choices is added, for which the owner must be able to update it; the trigger refuses that all the same.
    await runner.query(`
      REVOKE DELETE, TRUNCATE ON area_factor_run FROM ${owner};
      REVOKE UPDATE, DELETE, TRUNCATE ON area_factor_choice FROM ${owner};
      GRANT SELECT ON area_factor_run, area_factor_choice TO ${COUNCIL}, ${JSNA};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE area_factor_choice, area_factor_run;
      DROP FUNCTION area_factor_refuse();
    `);
  }
}
