import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER, , JSNA, PARTNER] = VIEWER_ROLES;
const DETECTING = [POLICE, COUNCIL, PLANNER, JSNA, PARTNER].join(', ');

/** What a detection was asked and what it came to, so that it can be made again. No row and no count is kept. */
export class HotspotRuns0013 implements MigrationInterface {
  name = 'HotspotRuns0013';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE hotspot_run (
        id            text PRIMARY KEY,
        made_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
        agency        text NOT NULL,
        database_role text NOT NULL,
        method        text NOT NULL,
        filter        jsonb NOT NULL,
        options       jsonb NOT NULL,
        seed          int NOT NULL,
        batches       bigint[] NOT NULL,
        data_version  text,
        version       text NOT NULL,
        result_digest text NOT NULL
      );
      COMMENT ON TABLE hotspot_run IS
        'Detections as they were asked: all parameters, the loads they counted, seed, program version and a digest of the result. No row and no count.';
      COMMENT ON COLUMN hotspot_run.id IS 'Made from all other columns but made_at: the same run again is the same row.';
      COMMENT ON COLUMN hotspot_run.result_digest IS
        'For the role that made it alone: whoever has protected counts could try exact ones against it.';

      ALTER TABLE hotspot_run ENABLE ROW LEVEL SECURITY;
      ALTER TABLE hotspot_run FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON hotspot_run TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY own_agency_and_role ON hotspot_run FOR SELECT TO ${DETECTING}
        USING (agency = current_setting('homeward.agency', true) AND database_role = current_user);
      CREATE POLICY as_own_agency_and_role ON hotspot_run FOR INSERT TO ${DETECTING}
        WITH CHECK (agency = current_setting('homeward.agency', true) AND database_role = current_user);
      GRANT SELECT, INSERT ON hotspot_run TO ${DETECTING};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hotspot_run');
  }
}
