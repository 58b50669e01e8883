import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { COUNTER_ROLE } from './0009-access.js';

const [POLICE, COUNCIL] = VIEWER_ROLES;
const MEASURING = `${POLICE}, ${COUNCIL}`;
const OWN = `agency = nullif(current_setting('homeward.agency', true), 'not stated') AND database_role = current_user`;
/** Not a count, not a place, not the record it is of. */
const TOLD =
  'id, first_id, label, verdict, moved, certainty, cautions, kinds, only_some, after_from, after_to, agency, database_role, handed_at';
const MONTH = `~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`;

/** What is told of a recorded effect in the partnership's account: in words that follow from the record, and never a figure or a place. */
export class EffectConclusions0054 implements MigrationInterface {
  name = 'EffectConclusions0054';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE effect_conclusion (
        id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        first_id         bigint REFERENCES effect_conclusion,
        effect_record_id bigint NOT NULL REFERENCES effect_record,
        label            text NOT NULL CHECK (length(label) <= 120),
        verdict          text NOT NULL CHECK (verdict IN ('less', 'more', 'not told apart', 'not told')),
        moved            text NOT NULL CHECK (moved IN ('no sign', 'moved', 'gained', 'not known')),
        certainty        text NOT NULL CHECK (certainty IN ('strong', 'fair', 'weak', 'open', 'not told')),
        cautions         text[] NOT NULL,
        kinds            text[] NOT NULL,
        only_some        boolean NOT NULL,
        after_from       text NOT NULL CHECK (after_from ${MONTH}),
        after_to         text NOT NULL CHECK (after_to ${MONTH} AND after_to >= after_from),
        agency           text NOT NULL,
        database_role    text NOT NULL,
        handed_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK ((verdict = 'not told') = (certainty = 'not told')),
        CHECK (verdict <> 'not told' OR (moved = 'not known' AND cautions = '{}' AND kinds = '{}' AND NOT only_some))
      );
      CREATE INDEX effect_conclusion_first ON effect_conclusion (first_id);
      CREATE INDEX effect_conclusion_record ON effect_conclusion (effect_record_id);
      COMMENT ON TABLE effect_conclusion IS 'What came of a recorded effect in words that follow from it: no count, no place, no interval. Corrected by a later row.';
      COMMENT ON COLUMN effect_conclusion.first_id IS 'The conclusion that it corrects, by the first of its line; NULL of the first.';
      COMMENT ON COLUMN effect_conclusion.kinds IS 'Which kinds of reports were counted; none where that is not told.';
      COMMENT ON COLUMN effect_conclusion.after_from IS 'The month in which the time after began: never the day.';

      CREATE TABLE effect_conclusion_withdrawal (
        conclusion_id bigint PRIMARY KEY REFERENCES effect_conclusion,
        reason        text NOT NULL,
        agency        text NOT NULL,
        database_role text NOT NULL,
        withdrawn_at  timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON COLUMN effect_conclusion_withdrawal.conclusion_id IS 'The first of its line.';

      CREATE FUNCTION effect_conclusion_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'What was handed over is never changed: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION effect_conclusion_refuse() FROM PUBLIC;
    `);
    for (const table of ['effect_conclusion', 'effect_conclusion_withdrawal']) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_keeps_all ON ${table} TO ${owner} USING (true) WITH CHECK (true);
        CREATE POLICY own_agency_and_role ON ${table} FOR SELECT TO ${MEASURING} USING (${OWN});
        CREATE POLICY told_in_the_account ON ${table} FOR SELECT TO ${COUNTER_ROLE} USING (true);
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION effect_conclusion_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
      `);
    }
    await runner.query(`
      CREATE POLICY of_own_record ON effect_conclusion FOR INSERT TO ${MEASURING}
        WITH CHECK (${OWN} AND EXISTS (SELECT FROM effect_record r WHERE r.id = effect_record_id));
      CREATE POLICY of_own_conclusion ON effect_conclusion_withdrawal FOR INSERT TO ${MEASURING}
        WITH CHECK (${OWN} AND EXISTS (SELECT FROM effect_conclusion c WHERE c.id = conclusion_id AND c.first_id IS NULL));
      GRANT SELECT, INSERT ON effect_conclusion, effect_conclusion_withdrawal TO ${MEASURING};
      GRANT SELECT (${TOLD}) ON effect_conclusion TO ${COUNTER_ROLE};
      GRANT SELECT (conclusion_id, reason, withdrawn_at) ON effect_conclusion_withdrawal TO ${COUNTER_ROLE};

      ALTER TABLE account_measure ADD COLUMN conclusion_id bigint REFERENCES effect_conclusion;
      ALTER TABLE account_measure DROP CONSTRAINT account_measure_counted_check;
      ALTER TABLE account_measure ADD CONSTRAINT account_measure_counted_check
        CHECK (counted IN ('visits', 'engagements', 'asb-reports', 'recorded-crime', 'discharges', 'effect'));
      ALTER TABLE account_measure ADD CONSTRAINT account_measure_conclusion_check
        CHECK ((conclusion_id IS NOT NULL) = (counted IS NOT NULL AND counted = 'effect'));
      COMMENT ON COLUMN account_measure.conclusion_id IS 'Of an effect: the first conclusion of its line.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account_measure DROP CONSTRAINT account_measure_conclusion_check;
      DELETE FROM account_measure WHERE counted = 'effect';
      ALTER TABLE account_measure DROP CONSTRAINT account_measure_counted_check;
      ALTER TABLE account_measure ADD CONSTRAINT account_measure_counted_check
        CHECK (counted IN ('visits', 'engagements', 'asb-reports', 'recorded-crime', 'discharges'));
      ALTER TABLE account_measure DROP COLUMN conclusion_id;
      DROP TABLE effect_conclusion_withdrawal, effect_conclusion;
      DROP FUNCTION effect_conclusion_refuse();
    `);
  }
}
