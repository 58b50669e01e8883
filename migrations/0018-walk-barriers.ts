import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER, , JSNA, PARTNER, , ADMINISTRATOR] = VIEWER_ROLES;

/** What whoever reads reach sees of a barrier: where it is. Why it was drawn, and by whom, is for those who draw. */
const SHOWN = ['id', 'kind', 'name', 'line_bng', 'crossings_bng', 'review_on', 'status', 'version'];

/** Lines that children do not cross on foot, and where they can: drawn, with a reason, reviewed, and withdrawn with a reason. */
export class WalkBarriers0018 implements MigrationInterface {
  name = 'WalkBarriers0018';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE walk_barrier (
        id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind          text NOT NULL CHECK (kind IN ('rail', 'canal', 'road', 'said by children')),
        name          text NOT NULL,
        line_bng      geometry(LineString, 27700) NOT NULL CHECK (ST_IsValid(line_bng)),
        crossings_bng geometry(MultiPoint, 27700) NOT NULL,
        reason        text NOT NULL,
        review_on     date NOT NULL,
        status        text NOT NULL DEFAULT 'standing' CHECK (status IN ('standing', 'withdrawn')),
        agency        text NOT NULL,
        drawn_by      text NOT NULL,
        drawn_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
        version       int NOT NULL DEFAULT 1
      );
      COMMENT ON TABLE walk_barrier IS 'A line that children do not cross on foot but at its crossing points. Withdrawn, never deleted.';
      COMMENT ON COLUMN walk_barrier.review_on IS 'Past it, a barrier still stands and is said to be due: a railway does not go away by itself.';

      CREATE TABLE walk_barrier_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        barrier_id bigint NOT NULL REFERENCES walk_barrier,
        version    int NOT NULL,
        change     text NOT NULL CHECK (change IN ('drawn', 'reviewed', 'withdrawn')),
        reason     text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by text NOT NULL,
        UNIQUE (barrier_id, version)
      );
      COMMENT ON TABLE walk_barrier_change IS 'Every change of a barrier, one a version. Only ever added to.';

      CREATE FUNCTION walk_barrier_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Barriers are withdrawn, not taken away, and their history is only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION walk_barrier_refuse() FROM PUBLIC;
      CREATE TRIGGER walk_barrier_change_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON walk_barrier_change
        FOR EACH STATEMENT EXECUTE FUNCTION walk_barrier_refuse();
      ALTER TABLE walk_barrier_change ENABLE ALWAYS TRIGGER walk_barrier_change_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON walk_barrier_change FROM ${owner};
      CREATE TRIGGER walk_barrier_kept BEFORE DELETE OR TRUNCATE ON walk_barrier
        FOR EACH STATEMENT EXECUTE FUNCTION walk_barrier_refuse();
      ALTER TABLE walk_barrier ENABLE ALWAYS TRIGGER walk_barrier_kept;

      GRANT SELECT ON walk_barrier, walk_barrier_change TO ${POLICE}, ${COUNCIL}, ${PLANNER};
      GRANT SELECT (${SHOWN.join(', ')}) ON walk_barrier TO ${JSNA}, ${PARTNER}, ${ADMINISTRATOR};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE walk_barrier_change, walk_barrier;
      DROP FUNCTION walk_barrier_refuse();
    `);
  }
}
