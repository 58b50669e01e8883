import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL] = VIEWER_ROLES;
const MEASURING = `${POLICE}, ${COUNCIL}`;
const OWN = `agency = nullif(current_setting('homeward.agency', true), 'not stated') AND database_role = current_user`;

/** What came of the work in a hotspot area, as it was measured, with why its controls were chosen. */
export class EffectRecords0020 implements MigrationInterface {
  name = 'EffectRecords0020';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE effect_record (
        id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        hotspot_area_id bigint NOT NULL REFERENCES hotspot_area,
        agency          text NOT NULL,
        database_role   text NOT NULL,
        recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by     text NOT NULL,
        why             text NOT NULL,
        asked           jsonb NOT NULL,
        result          jsonb NOT NULL,
        data_version    text,
        version         text NOT NULL
      );
      COMMENT ON TABLE effect_record IS 'Effects as they were measured and kept: never changed, and counted anew by whoever measures again.';
      COMMENT ON COLUMN effect_record.asked IS 'Filter, periods, buffer and controls.';
      COMMENT ON COLUMN effect_record.result IS 'Counts of places, the difference and its limits: for the agency and role that had the reports one by one.';
      CREATE INDEX effect_record_area ON effect_record (hotspot_area_id, recorded_at DESC);

      ALTER TABLE effect_record ENABLE ROW LEVEL SECURITY;
      ALTER TABLE effect_record FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON effect_record TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY own_agency_and_role ON effect_record FOR SELECT TO ${MEASURING} USING (${OWN});
      CREATE POLICY as_own_agency_and_role ON effect_record FOR INSERT TO ${MEASURING} WITH CHECK (${OWN});
      GRANT SELECT, INSERT ON effect_record TO ${MEASURING};

      CREATE FUNCTION effect_record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'A recorded effect is never changed: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION effect_record_refuse() FROM PUBLIC;
      CREATE TRIGGER effect_record_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON effect_record
        FOR EACH STATEMENT EXECUTE FUNCTION effect_record_refuse();
      ALTER TABLE effect_record ENABLE ALWAYS TRIGGER effect_record_kept;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE effect_record;
      DROP FUNCTION effect_record_refuse();
    `);
  }
}
