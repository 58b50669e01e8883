import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER, , , PARTNER] = VIEWER_ROLES;

/** What whoever asked reads of a request: which others it was put together with, and which hotspot area it bears on, is not theirs. */
const OF_THE_ASKER = [
  ...['id', 'kind', 'asked_from', 'name', 'place_bng', 'reason', 'evidence', 'urgency', 'contact_role'],
  ...['agency', 'asked_at', 'state', 'state_reason', 'planned_on', 'version'],
];
const HISTORY_OF_THE_ASKER = ['id', 'request_id', 'version', 'change', 'state', 'reason', 'changed_at'];
const OWN_AGENCY = `nullif(current_setting('homeward.agency', true), 'not stated')`;

/** What agencies know and ask for, where teams could go; how each request stands, and why. */
export class SupportRequests0016 implements MigrationInterface {
  name = 'SupportRequests0016';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE support_request (
        id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind            text NOT NULL CHECK (kind IN ('intelligence', 'request')),
        asked_from      text NOT NULL CHECK (asked_from IN ('police', 'community safety team', 'parks and coast', 'outreach lead', 'councillor', 'steering group', 'partner agency')),
        name            text NOT NULL,
        place_bng       geometry(Point, 27700) NOT NULL
                        CHECK (mod(ST_X(place_bng)::numeric, 100) = 50 AND mod(ST_Y(place_bng)::numeric, 100) = 50),
        reason          text NOT NULL,
        evidence        text NOT NULL,
        urgency         text NOT NULL CHECK (urgency IN ('routine', 'soon', 'urgent')),
        contact_role    text NOT NULL,
        agency          text NOT NULL,
        asked_by        text NOT NULL,
        asked_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
        state           text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'planned', 'done', 'declined')),
        state_reason    text,
        planned_on      date CHECK ((state = 'planned') = (planned_on IS NOT NULL)),
        merged_into     bigint REFERENCES support_request CHECK (merged_into <> id),
        hotspot_area_id bigint REFERENCES hotspot_area,
        version         int NOT NULL DEFAULT 1
      );
      COMMENT ON TABLE support_request IS 'What an agency knows of a place or asks for there, for the teams.';
      COMMENT ON COLUMN support_request.place_bng IS 'The middle of the square of 100 m it lies in: no home is kept as a point.';
      COMMENT ON COLUMN support_request.contact_role IS 'A role, never a private person.';
      COMMENT ON COLUMN support_request.merged_into IS 'The request it was put together with, which it stands as.';
      CREATE INDEX support_request_asked ON support_request (asked_at DESC, id DESC);
      CREATE INDEX support_request_merged ON support_request (merged_into);
      CREATE INDEX support_request_place ON support_request USING gist (place_bng);

      CREATE TABLE support_request_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        request_id bigint NOT NULL REFERENCES support_request,
        version    int NOT NULL,
        change     text NOT NULL CHECK (change IN ('asked', 'decided', 'put together', 'linked')),
        state      text NOT NULL,
        reason     text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by text NOT NULL,
        UNIQUE (request_id, version)
      );
      COMMENT ON TABLE support_request_change IS 'Every change of a request, one a version. Only ever added to.';

      CREATE FUNCTION support_request_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Requests are declined, not taken away, and their history is only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION support_request_refuse() FROM PUBLIC;
      CREATE TRIGGER support_request_change_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON support_request_change
        FOR EACH STATEMENT EXECUTE FUNCTION support_request_refuse();
      ALTER TABLE support_request_change ENABLE ALWAYS TRIGGER support_request_change_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON support_request_change FROM ${owner};
      CREATE TRIGGER support_request_kept BEFORE DELETE OR TRUNCATE ON support_request
        FOR EACH STATEMENT EXECUTE FUNCTION support_request_refuse();
      ALTER TABLE support_request ENABLE ALWAYS TRIGGER support_request_kept;

      ALTER TABLE support_request ENABLE ROW LEVEL SECURITY;
      ALTER TABLE support_request FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON support_request TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY all_that_is_asked ON support_request FOR SELECT TO ${POLICE}, ${COUNCIL}, ${PLANNER} USING (true);
      CREATE POLICY asked_by_own_agency ON support_request FOR SELECT TO ${PARTNER} USING (agency = ${OWN_AGENCY});
      ALTER TABLE support_request_change ENABLE ROW LEVEL SECURITY;
      ALTER TABLE support_request_change FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON support_request_change TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY all_that_is_asked ON support_request_change FOR SELECT TO ${POLICE}, ${COUNCIL}, ${PLANNER} USING (true);
      CREATE POLICY asked_by_own_agency ON support_request_change FOR SELECT TO ${PARTNER}
        USING (change IN ('asked', 'decided') AND EXISTS (SELECT FROM support_request r WHERE r.id = request_id));

      GRANT SELECT ON support_request, support_request_change TO ${POLICE}, ${COUNCIL}, ${PLANNER};
      GRANT SELECT (${OF_THE_ASKER.join(', ')}) ON support_request TO ${PARTNER};
      GRANT SELECT (${HISTORY_OF_THE_ASKER.join(', ')}) ON support_request_change TO ${PARTNER};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE support_request_change, support_request;
      DROP FUNCTION support_request_refuse();
    `);
  }
}
