import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER] = VIEWER_ROLES;

/** Requests follow the plans that are published; a published plan can be withdrawn; and what of the published shifts stands is said in one place. */
export class PlannedRequests0022 implements MigrationInterface {
  name = 'PlannedRequests0022';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      ALTER TABLE support_request ADD COLUMN plan_id bigint REFERENCES deployment_plan,
        ADD CHECK (plan_id IS NULL OR state IN ('planned', 'done'));
      CREATE INDEX support_request_planned ON support_request (planned_on) WHERE planned_on IS NOT NULL;
      COMMENT ON COLUMN support_request.plan_id IS 'The published plan that goes there, which the request follows; NULL where a planner decided by hand.';

      CREATE TABLE deployment_plan_withdrawal (
        plan_id      bigint NOT NULL,
        version      int NOT NULL,
        reason       text NOT NULL,
        withdrawn_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        withdrawn_by text NOT NULL,
        PRIMARY KEY (plan_id, version),
        FOREIGN KEY (plan_id, version) REFERENCES deployment_plan_publication
      );
      COMMENT ON TABLE deployment_plan_withdrawal IS 'A published plan that nobody goes by any more, and why. Only ever added to.';
      CREATE TRIGGER deployment_plan_withdrawal_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON deployment_plan_withdrawal
        FOR EACH STATEMENT EXECUTE FUNCTION deployment_refuse();
      ALTER TABLE deployment_plan_withdrawal ENABLE ALWAYS TRIGGER deployment_plan_withdrawal_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON deployment_plan_withdrawal FROM ${owner};

      CREATE VIEW standing_shift WITH (security_invoker = true) AS
        SELECT s.id, s.plan_id, s.version, s.team_id, s.on_day, s.from_minute, s.to_minute FROM shift s
         WHERE s.id = (SELECT max(o.id) FROM shift o WHERE o.on_day = s.on_day AND o.team_id = s.team_id)
           AND s.version = (SELECT max(o.version) FROM shift o WHERE o.plan_id = s.plan_id)
           AND NOT EXISTS (SELECT FROM deployment_plan_withdrawal w WHERE w.plan_id = s.plan_id AND w.version = s.version)
           AND NOT EXISTS (SELECT FROM shift_decision d WHERE d.team_id = s.team_id AND d.on_day = s.on_day AND d.decided = 'cancelled');
      COMMENT ON VIEW standing_shift IS 'Published shifts that a team goes by: the last of its team and day, in the last version of their plan, neither withdrawn nor cancelled.';

      GRANT SELECT ON standing_shift TO ${POLICE}, ${COUNCIL}, ${PLANNER};
      GRANT SELECT ON deployment_plan_withdrawal TO ${POLICE}, ${PLANNER};
      GRANT SELECT (plan_id, version) ON deployment_plan_withdrawal TO ${COUNCIL};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW standing_shift;
      DROP TABLE deployment_plan_withdrawal;
      ALTER TABLE support_request DROP COLUMN plan_id;
      DROP INDEX IF EXISTS support_request_planned;
    `);
  }
}
