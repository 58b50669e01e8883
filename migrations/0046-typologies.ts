import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { COUNTER_ROLE } from './0009-access.js';

const [, COUNCIL, , , JSNA] = VIEWER_ROLES;
const ONLY_ADDED_TO = ['typology_run', 'typology_choice'];
const OWN = `nullif(current_setting('homeward.agency', true), 'not stated')`;

/** What the operator loaded is of the agencies whose files its agreement covers. */
const OF_OWN_AGENCY = `
  EXISTS (SELECT FROM batch b LEFT JOIN agreement a ON a.id = b.agreement
           WHERE b.id = e.batch_id
             AND CASE WHEN b.agency IS NULL THEN lower(${OWN}) IN (SELECT lower(one) FROM unnest(a.agencies) AS one)
                      ELSE b.agency = ${OWN} END)`;

/** Extracts for typologies of offending as counted patterns; and what was found of them, protected, with the number of classes that somebody chose. */
export class Typologies0046 implements MigrationInterface {
  name = 'Typologies0046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE typology_extract (
        batch_id   bigint PRIMARY KEY REFERENCES batch,
        cohort     text NOT NULL CHECK (cohort IN ('YOT', 'CIN')),
        period     text NOT NULL,
        indicators text[] NOT NULL CHECK (cardinality(indicators) BETWEEN 3 AND 8)
      );
      COMMENT ON TABLE typology_extract IS 'What an agency''s own extract for a typology is of.';
      CREATE TABLE typology_pattern (
        batch_id bigint NOT NULL REFERENCES batch,
        answers  text NOT NULL CHECK (answers ~ '^[01-]{3,8}$'),
        children int NOT NULL CHECK (children > 0),
        PRIMARY KEY (batch_id, answers)
      );
      COMMENT ON TABLE typology_pattern IS 'Children counted together by which indicators hold: no row for a child. Nobody''s to read but the counter''s.';
      COMMENT ON COLUMN typology_pattern.answers IS 'One sign an indicator, in their order: 1 yes, 0 no, - not recorded.';

      CREATE TABLE typology_run (
        id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        agency  text NOT NULL,
        title   text NOT NULL,
        asked   jsonb NOT NULL,
        found   jsonb NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        made_by text NOT NULL
      );
      COMMENT ON TABLE typology_run IS 'Latent classes as they were found, protected: no figure of fewer than ten children. Only ever added to.';
      CREATE TABLE typology_choice (
        run_id     bigint NOT NULL REFERENCES typology_run,
        version    int NOT NULL,
        classes    int NOT NULL CHECK (classes BETWEEN 1 AND 9),
        labels     text[] NOT NULL,
        reason     text NOT NULL,
        decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        decided_by text NOT NULL,
        PRIMARY KEY (run_id, version)
      );
      COMMENT ON TABLE typology_choice IS 'How many classes people chose, what they call them, and why. A further version is another row. Only ever added to.';

      CREATE FUNCTION typology_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Typologies and choices of classes are only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION typology_refuse() FROM PUBLIC;
    `);
    for (const table of ONLY_ADDED_TO)
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION typology_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
      `);
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    // A run's row is locked while one of its choices is added, for which the owner must be able to update it; the trigger refuses that all the same.
    await runner.query(`
      REVOKE DELETE, TRUNCATE ON typology_run FROM ${owner};
      REVOKE UPDATE, DELETE, TRUNCATE ON typology_choice FROM ${owner};
    `);
    // Views are read as their owner, to whom row policies of batch do not apply.
    await runner.query(`
      CREATE VIEW own_typology_extract WITH (security_barrier = true) AS
        SELECT e.batch_id, e.cohort, e.period, e.indicators, l.loaded_at, l.invented
          FROM typology_extract e JOIN batch l ON l.id = e.batch_id WHERE ${OF_OWN_AGENCY};
      CREATE VIEW own_typology_pattern WITH (security_barrier = true) AS
        SELECT e.batch_id, e.answers, e.children FROM typology_pattern e WHERE ${OF_OWN_AGENCY};
      COMMENT ON VIEW own_typology_pattern IS 'Patterns of the own agency''s extracts: what latent classes are made from, and nothing else reads.';
      CREATE VIEW own_typology_run WITH (security_barrier = true) AS
        SELECT r.id, r.title, r.asked, r.found, r.made_at, r.made_by FROM typology_run r WHERE r.agency = ${OWN};
      CREATE VIEW own_typology_choice WITH (security_barrier = true) AS
        SELECT c.* FROM typology_choice c JOIN typology_run r ON r.id = c.run_id WHERE r.agency = ${OWN};
      GRANT SELECT ON own_typology_extract, own_typology_run, own_typology_choice TO ${COUNCIL}, ${JSNA};
      GRANT SELECT ON own_typology_pattern TO ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW own_typology_choice, own_typology_run, own_typology_pattern, own_typology_extract;
      DROP TABLE typology_choice, typology_run, typology_pattern, typology_extract;
      DROP FUNCTION typology_refuse();
    `);
  }
}
