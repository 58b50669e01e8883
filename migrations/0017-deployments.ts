import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER] = VIEWER_ROLES;

/** What a planner reads of the police's word: that a crew may go there, and until when. Why, and who said so, is the police's. */
const WORD_OF_THE_PLANNER = ['candidate', 'place_bng', 'cleared', 'until_on'];

/** Plans without who goes. */
const PLAN_OF_THE_POLICE = [
  ...['plan_id', 'version', 'asked', 'input', 'result', 'covered', 'bound', 'gap', 'greedy_covered', 'seconds', 'data_version'],
  ...['made_at', 'made_by'],
];

const ONLY_ADDED_TO = [
  ...['deployment_change', 'deployment_plan_version', 'deployment_plan_publication', 'deployment_stop'],
  ...['shift', 'shift_worker', 'crew_safety_word_change'],
];

/** A row that another names is locked while that one is written, for which its table's owner needs UPDATE. The trigger refuses any. */
const NAMED_BY_OTHERS = ['deployment_plan_version', 'deployment_plan_publication', 'shift'];

/** Teams, the bank of staff, when teams are out, plans of an evening, and the police's word on where crews may go. */
export class Deployments0017 implements MigrationInterface {
  name = 'Deployments0017';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE team (
        id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name            text NOT NULL UNIQUE,
        kind            text NOT NULL CHECK (kind IN ('youth outreach', 'police patrol', 'wardens')),
        aims            text NOT NULL,
        visit_minutes   int NOT NULL CHECK (visit_minutes BETWEEN 5 AND 120),
        size            int NOT NULL CHECK (size BETWEEN 1 AND 10),
        skills          text[] NOT NULL,
        travel          text NOT NULL CHECK (travel IN ('foot', 'van')),
        base_name       text NOT NULL,
        base_bng        geometry(Point, 27700) NOT NULL,
        returns_to_base boolean NOT NULL,
        rules           jsonb NOT NULL,
        paused_months   int[] NOT NULL,
        bonfire_from    text NOT NULL,
        bonfire_to      text NOT NULL,
        closed          boolean NOT NULL DEFAULT false,
        version         int NOT NULL DEFAULT 1
      );
      COMMENT ON TABLE team IS 'A team that goes out: its aims, how long it stays at a place, from where it starts, and by which rules it is out.';
      COMMENT ON COLUMN team.rules IS 'As server/deployments/calendar/shift-rules.ts has them: the first that applies to a day holds.';
      COMMENT ON COLUMN team.base_bng IS 'A building of an agency, never a home.';

      CREATE TABLE staff_member (
        id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        label          text NOT NULL UNIQUE,
        kind           text NOT NULL CHECK (kind IN ('youth outreach', 'police patrol', 'wardens')),
        skills         text[] NOT NULL,
        usual_weekdays int[] NOT NULL,
        away           jsonb NOT NULL,
        extra_days     date[] NOT NULL,
        vetted_on      date,
        on_the_bank    boolean NOT NULL DEFAULT true,
        version        int NOT NULL DEFAULT 1
      );
      COMMENT ON TABLE staff_member IS 'The bank that teams are filled from.';
      COMMENT ON COLUMN staff_member.label IS 'A role with a number, or initials; never a name.';
      COMMENT ON COLUMN staff_member.vetted_on IS 'The day of the last enhanced check; NULL where none is recorded.';

      CREATE TABLE school_calendar (
        one      boolean PRIMARY KEY DEFAULT true CHECK (one),
        holidays jsonb NOT NULL,
        version  int NOT NULL
      );
      COMMENT ON TABLE school_calendar IS 'School holidays as the partnership enters them: one row.';
      INSERT INTO school_calendar (holidays, version) VALUES ('[]', 1);

      CREATE TABLE shift_decision (
        team_id     bigint NOT NULL REFERENCES team,
        on_day      date NOT NULL,
        decided     text NOT NULL CHECK (decided IN ('cancelled', 'out', 'support')),
        from_minute int CHECK ((from_minute IS NULL) = (decided = 'cancelled')),
        to_minute   int CHECK ((to_minute IS NULL) = (decided = 'cancelled')),
        asked_by    text CHECK ((asked_by IS NOT NULL) = (decided = 'support')),
        reason      text NOT NULL,
        PRIMARY KEY (team_id, on_day)
      );
      COMMENT ON TABLE shift_decision IS 'What was decided of one day of a team, before its rules and pauses.';

      CREATE TABLE deployment_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        subject    text NOT NULL,
        version    int NOT NULL,
        change     text NOT NULL,
        reason     text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by text NOT NULL
      );
      CREATE INDEX deployment_change_subject ON deployment_change (subject, id DESC);
      COMMENT ON TABLE deployment_change IS 'Every change of a team, the bank of staff, the school calendar or a day, with why. Only ever added to.';

      CREATE TABLE deployment_plan (
        id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        on_day  date NOT NULL,
        agency  text NOT NULL
      );
      CREATE INDEX deployment_plan_day ON deployment_plan (on_day DESC, id DESC);

      CREATE TABLE deployment_plan_version (
        plan_id        bigint NOT NULL REFERENCES deployment_plan,
        version        int NOT NULL,
        asked          jsonb NOT NULL,
        input          jsonb NOT NULL,
        result         jsonb NOT NULL,
        staff          jsonb NOT NULL,
        covered        float8 NOT NULL,
        bound          float8 NOT NULL,
        gap            float8 NOT NULL,
        greedy_covered float8 NOT NULL,
        seconds        float8 NOT NULL,
        data_version   text,
        made_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
        made_by        text NOT NULL,
        PRIMARY KEY (plan_id, version)
      );
      COMMENT ON TABLE deployment_plan_version IS 'A plan of an evening as it was solved. Solved again, it is another version; none is ever changed.';
      COMMENT ON COLUMN deployment_plan_version.asked IS 'What the planner asked for: teams, must-visit requests, pins, bans.';
      COMMENT ON COLUMN deployment_plan_version.staff IS 'Who goes, by team: for who sees the bank of staff.';
      COMMENT ON COLUMN deployment_plan_version.input IS 'All that was planned from: bands and words, no count and no discharge.';

      CREATE TABLE deployment_plan_publication (
        plan_id      bigint NOT NULL,
        version      int NOT NULL,
        published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_by text NOT NULL,
        PRIMARY KEY (plan_id, version),
        FOREIGN KEY (plan_id, version) REFERENCES deployment_plan_version
      );

      CREATE TABLE deployment_stop (
        plan_id     bigint NOT NULL,
        version     int NOT NULL,
        team_id     bigint NOT NULL REFERENCES team,
        position    int NOT NULL,
        candidate   text NOT NULL,
        name        text NOT NULL,
        place_bng   geometry(Point, 27700) NOT NULL,
        from_minute int NOT NULL,
        to_minute   int NOT NULL CHECK (to_minute > from_minute),
        because     text NOT NULL,
        PRIMARY KEY (plan_id, version, team_id, position),
        FOREIGN KEY (plan_id, version) REFERENCES deployment_plan_publication
      );
      COMMENT ON TABLE deployment_stop IS 'The visits of a published plan, in order.';

      CREATE TABLE shift (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        plan_id     bigint NOT NULL,
        version     int NOT NULL,
        team_id     bigint NOT NULL REFERENCES team,
        on_day      date NOT NULL,
        from_minute int NOT NULL,
        to_minute   int NOT NULL CHECK (to_minute > from_minute),
        UNIQUE (plan_id, version, team_id),
        FOREIGN KEY (plan_id, version) REFERENCES deployment_plan_publication
      );
      CREATE INDEX shift_day ON shift (on_day, team_id);
      COMMENT ON TABLE shift IS 'A team out on an evening, as published with its plan.';

      CREATE TABLE shift_worker (
        shift_id   bigint NOT NULL REFERENCES shift,
        position   int NOT NULL,
        staff_id   bigint REFERENCES staff_member,
        role_label text NOT NULL,
        subject    text,
        PRIMARY KEY (shift_id, position)
      );
      CREATE INDEX shift_worker_subject ON shift_worker (subject) WHERE subject IS NOT NULL;
      COMMENT ON COLUMN shift_worker.subject IS 'Who signs in for this seat, as the identity provider knows them; NULL until somebody is named.';

      CREATE TABLE crew_safety_question (
        candidate text NOT NULL,
        on_day    date NOT NULL,
        name      text NOT NULL,
        place_bng geometry(Point, 27700) NOT NULL,
        asked_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (candidate, on_day)
      );
      COMMENT ON TABLE crew_safety_question IS 'Every candidate of every plan, whatever happened near: the police are asked of all alike, so that asking tells nothing.';

      CREATE TABLE crew_safety_word (
        candidate   text PRIMARY KEY,
        name        text NOT NULL,
        place_bng   geometry(Point, 27700) NOT NULL,
        cleared     boolean NOT NULL,
        until_on    date CHECK ((until_on IS NOT NULL) = cleared),
        reason      text NOT NULL,
        version     int NOT NULL DEFAULT 1,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by text NOT NULL
      );
      COMMENT ON TABLE crew_safety_word IS 'The police''s word: whether a crew may go there, and until when. Not cleared and not answered are the same to everybody else.';
      CREATE TABLE crew_safety_word_change (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        candidate   text NOT NULL REFERENCES crew_safety_word,
        version     int NOT NULL,
        cleared     boolean NOT NULL,
        until_on    date,
        reason      text NOT NULL,
        changed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by  text NOT NULL,
        UNIQUE (candidate, version)
      );

      CREATE FUNCTION deployment_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'What was planned, published or recorded stays as it was: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION deployment_refuse() FROM PUBLIC;
    `);
    for (const table of ONLY_ADDED_TO) {
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION deployment_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
        REVOKE DELETE, TRUNCATE${NAMED_BY_OTHERS.includes(table) ? '' : ', UPDATE'} ON ${table} FROM ${owner};
      `);
    }
    await runner.query(`
      ALTER TABLE crew_safety_word ENABLE ROW LEVEL SECURITY;
      ALTER TABLE crew_safety_word FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON crew_safety_word TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY every_word ON crew_safety_word FOR SELECT TO ${POLICE} USING (true);
      CREATE POLICY cleared_ones ON crew_safety_word FOR SELECT TO ${PLANNER} USING (cleared);

      GRANT SELECT ON team, school_calendar, shift_decision, shift TO ${POLICE}, ${COUNCIL}, ${PLANNER};
      GRANT SELECT ON staff_member, shift_worker, deployment_change TO ${COUNCIL}, ${PLANNER};
      GRANT SELECT ON deployment_plan, deployment_plan_publication, deployment_stop, crew_safety_question TO ${POLICE}, ${PLANNER};
      GRANT SELECT ON deployment_plan_version TO ${PLANNER};
      GRANT SELECT (${PLAN_OF_THE_POLICE.join(', ')}) ON deployment_plan_version TO ${POLICE};
      GRANT SELECT ON crew_safety_word, crew_safety_word_change TO ${POLICE};
      GRANT SELECT (${WORD_OF_THE_PLANNER.join(', ')}) ON crew_safety_word TO ${PLANNER};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE crew_safety_word_change, crew_safety_word, crew_safety_question, shift_worker, shift, deployment_stop,
        deployment_plan_publication, deployment_plan_version, deployment_plan, deployment_change, shift_decision, school_calendar,
        staff_member, team;
      DROP FUNCTION deployment_refuse();
    `);
  }
}
