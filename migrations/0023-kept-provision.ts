import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { COUNTER_ROLE } from './0009-access.js';

const [POLICE, COUNCIL, PLANNER, , JSNA, PARTNER, , ADMINISTRATOR] = VIEWER_ROLES;

const OWN_AGENCY = `nullif(current_setting('homeward.agency', true), 'not stated')`;

/** Places that must not be found hide what was kept of them too: whoever asks sees of these tables what they see of places and sessions. */
const OF_WHAT_IS_SHOWN = `CASE kind WHEN 'place' THEN EXISTS (SELECT FROM youth_place p WHERE p.id = record_id)
                                    ELSE EXISTS (SELECT FROM youth_session s WHERE s.id = record_id) END`;

/**
 * Youth sessions and places that are kept by form: added without a list, changed or closed since their list was loaded. And cases of anti-social behaviour:
 * what a team opens and closes, which are no reports. And prevention programmes at schools.
 */
export class KeptProvision0023 implements MigrationInterface {
  name = 'KeptProvision0023';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      ALTER TABLE youth_place ALTER COLUMN batch_id DROP NOT NULL;
      ALTER TABLE youth_session ALTER COLUMN batch_id DROP NOT NULL;
      COMMENT ON COLUMN youth_place.batch_id IS 'NULL for a place that was added by form: no load takes it back.';
      COMMENT ON COLUMN youth_session.batch_id IS 'NULL for a session that was added by form. Its place was too: a load that is taken back takes its places with it.';

      CREATE TABLE youth_kept (
        kind      text NOT NULL CHECK (kind IN ('place', 'session')),
        record_id bigint NOT NULL,
        version   int NOT NULL,
        closed    boolean NOT NULL DEFAULT false,
        PRIMARY KEY (kind, record_id)
      );
      COMMENT ON TABLE youth_kept IS 'What became of a place or session by form. One that has no row here is as its list has it.';
      COMMENT ON COLUMN youth_kept.record_id IS 'Names no row by a key: a list that is replaced puts its rows aside, and gives them back with their numbers.';

      CREATE TABLE youth_kept_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind       text NOT NULL CHECK (kind IN ('place', 'session')),
        record_id  bigint NOT NULL,
        version    int NOT NULL,
        change     text NOT NULL CHECK (change IN ('added', 'changed', 'closed')),
        terms      jsonb NOT NULL,
        reason     text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by text NOT NULL,
        UNIQUE (kind, record_id, version)
      );
      COMMENT ON TABLE youth_kept_change IS 'Every change by form, one a version, with why. Only ever added to.';
      COMMENT ON COLUMN youth_kept_change.terms IS 'What it was since then.';

      CREATE FUNCTION youth_kept_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The history of sessions and places is only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION youth_kept_refuse() FROM PUBLIC;
      CREATE TRIGGER youth_kept_change_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON youth_kept_change
        FOR EACH STATEMENT EXECUTE FUNCTION youth_kept_refuse();
      ALTER TABLE youth_kept_change ENABLE ALWAYS TRIGGER youth_kept_change_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON youth_kept_change FROM ${owner};

      GRANT SELECT ON youth_kept TO ${[POLICE, COUNCIL, PLANNER, JSNA, PARTNER, ADMINISTRATOR].join(', ')};
      GRANT SELECT ON youth_kept_change TO ${COUNCIL}, ${PLANNER};
    `);
    for (const table of ['youth_kept', 'youth_kept_change'])
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_keeps_all ON ${table} TO ${owner} USING (true) WITH CHECK (true);
        CREATE POLICY of_what_is_shown ON ${table} FOR SELECT USING (${OF_WHAT_IS_SHOWN});
      `);
    await this.cases(runner);
    await runner.query(`
      CREATE TABLE prevention_programme (
        batch_id         bigint NOT NULL REFERENCES batch,
        row_number       bigint NOT NULL,
        school_reference text NOT NULL,
        programme        text NOT NULL,
        held_on          date NOT NULL,
        provider         text,
        PRIMARY KEY (batch_id, row_number)
      );
      COMMENT ON TABLE prevention_programme IS 'Which prevention programme was held at which school, and when. Nobody who took part.';
      COMMENT ON COLUMN prevention_programme.school_reference IS 'Its number in the schools register.';
      CREATE INDEX prevention_programme_school ON prevention_programme (school_reference);
      GRANT SELECT ON prevention_programme TO ${POLICE}, ${COUNCIL}, ${PLANNER};
    `);
  }

  private async cases(runner: QueryRunner): Promise<void> {
    const counted = (what: 'opened' | 'closed'): string => `
      SELECT b.agency AS loader, '${what}' AS what, to_char(c.${what}_on, 'YYYY-MM') AS month, c.ward, c.team, count(*)::int AS cases
        FROM asb_case c JOIN batch b ON b.id = c.batch_id
       WHERE c.${what}_on IS NOT NULL AND (current_user = '${COUNTER_ROLE}' OR b.agency = ${OWN_AGENCY})
       GROUP BY 1, 2, 3, 4, 5`;
    await runner.query(`
      CREATE TABLE asb_case (
        batch_id  bigint NOT NULL REFERENCES batch,
        reference text NOT NULL,
        ward      text,
        team      text NOT NULL,
        opened_on date NOT NULL,
        closed_on date CHECK (closed_on >= opened_on),
        PRIMARY KEY (batch_id, reference)
      );
      COMMENT ON TABLE asb_case IS 'Cases of anti-social behaviour that a team keeps: when each was opened and closed. No report, no place finer than a ward, nobody.';
      COMMENT ON COLUMN asb_case.ward IS 'The code as the list has it; NULL where it has none.';
      CREATE INDEX asb_case_reference ON asb_case (reference);

      CREATE VIEW asb_case_count WITH (security_barrier = true) AS
        ${counted('opened')}
        UNION ALL
        ${counted('closed')};
      COMMENT ON VIEW asb_case_count IS 'What figures of cases are made from, by whoever loaded them: no case. Read as its owner; analysts have their own agency''s.';
      GRANT SELECT ON asb_case_count TO ${POLICE}, ${COUNCIL}, ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW asb_case_count;
      DROP TABLE prevention_programme, asb_case, youth_kept_change, youth_kept;
      DROP FUNCTION youth_kept_refuse();
      DELETE FROM youth_session WHERE batch_id IS NULL;
      DELETE FROM youth_place WHERE batch_id IS NULL;
      ALTER TABLE youth_session ALTER COLUMN batch_id SET NOT NULL;
      ALTER TABLE youth_place ALTER COLUMN batch_id SET NOT NULL;
    `);
  }
}
