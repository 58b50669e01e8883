import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { PARTNERSHIP_MANAGER_ROLE as MANAGER } from './0033-partnership-manager.js';

const [POLICE, , , , JSNA, PARTNER] = VIEWER_ROLES;
const READERS = [POLICE, JSNA, PARTNER, MANAGER].join(', ');
const ALL = ['meeting', 'meeting_item', 'meeting_action', 'meeting_action_step'];

/** Meetings of the partnership: agendas, what came of each item, and actions, of which every step is kept. Whether one is overdue is worked out, never stored. */
export class Meetings0044 implements MigrationInterface {
  name = 'Meetings0044';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE meeting (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind       text NOT NULL CHECK (kind IN ('partnership-board', 'delivery-group', 'joint-action-group', 'task-group')),
        title      text NOT NULL,
        held_on    date NOT NULL,
        place      text NOT NULL,
        chair      text NOT NULL CHECK (chair IN ('independent-chair', 'elected-councillor', 'council-director', 'police-commander', 'fire-and-rescue-lead',
                     'probation-lead', 'health-lead', 'youth-justice-lead', 'partnership-manager')),
        cancelled  boolean NOT NULL DEFAULT false,
        version    int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX meeting_once ON meeting (kind, held_on) WHERE NOT cancelled;
      COMMENT ON TABLE meeting IS 'A meeting of the partnership: one of a kind a day.';
      COMMENT ON COLUMN meeting.chair IS 'An office, never a person.';

      CREATE TABLE meeting_item (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        meeting_id  bigint NOT NULL REFERENCES meeting,
        position    int NOT NULL CHECK (position > 0),
        title       text NOT NULL,
        kind        text NOT NULL CHECK (kind IN ('decision', 'information', 'discussion')),
        lead        text NOT NULL,
        papers      jsonb NOT NULL DEFAULT '[]',
        origin      text,
        origin_rows jsonb NOT NULL DEFAULT '[]',
        taken_from  bigint REFERENCES meeting_item,
        result      text CHECK (result IN ('resolved', 'noted', 'deferred')),
        words       text,
        deferred_to bigint REFERENCES meeting,
        withdrawn   boolean NOT NULL DEFAULT false,
        version     int NOT NULL DEFAULT 1,
        CHECK ((result IS NULL) = (words IS NULL)),
        CHECK (deferred_to IS NULL OR result = 'deferred')
      );
      CREATE INDEX meeting_item_meeting ON meeting_item (meeting_id, position);
      CREATE UNIQUE INDEX meeting_item_origin ON meeting_item (meeting_id, origin) WHERE NOT withdrawn AND origin IS NOT NULL;
      COMMENT ON TABLE meeting_item IS 'A line of an agenda, and what came of it.';
      COMMENT ON COLUMN meeting_item.lead IS 'An agency or an office, never a person.';
      COMMENT ON COLUMN meeting_item.papers IS '[{title, reference}]';
      COMMENT ON COLUMN meeting_item.origin IS 'What it was drafted from: «feeds:fire and rescue service». NULL of a line that was typed.';
      COMMENT ON COLUMN meeting_item.origin_rows IS 'The rows it was drafted from, with how they stood: a draft made later says what moved.';
      COMMENT ON COLUMN meeting_item.taken_from IS 'The deferred item that it takes up.';
      COMMENT ON COLUMN meeting_item.deferred_to IS 'NULL of a deferred one: to the next meeting of the kind.';

      CREATE TABLE meeting_action (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        meeting_id bigint NOT NULL REFERENCES meeting,
        item_id    bigint REFERENCES meeting_item,
        words      text NOT NULL,
        agency     text NOT NULL,
        due_on     date NOT NULL,
        version    int NOT NULL DEFAULT 1
      );
      CREATE INDEX meeting_action_meeting ON meeting_action (meeting_id);
      COMMENT ON TABLE meeting_action IS 'What a meeting asked of an agency. How it stands is its newest step; without one it is open.';
      COMMENT ON COLUMN meeting_action.agency IS 'As the sign-in names it, or an office; never a person.';

      CREATE TABLE meeting_action_step (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        action_id   bigint NOT NULL REFERENCES meeting_action,
        state       text NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
        words       text NOT NULL,
        on_day      date NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by text NOT NULL
      );
      CREATE INDEX meeting_action_step_newest ON meeting_action_step (action_id, id DESC);
      COMMENT ON TABLE meeting_action_step IS 'What was done of an action, and how it stood then; the newest holds. Only ever added to.';
      CREATE TRIGGER meeting_action_step_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_action_step FOR EACH STATEMENT EXECUTE FUNCTION account_refuse();
      ALTER TABLE meeting_action_step ENABLE ALWAYS TRIGGER meeting_action_step_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON meeting_action_step FROM ${owner};

      ${ALL.map(
        (table) => `
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON ${table} TO ${owner} USING (true) WITH CHECK (true);`,
      ).join('')}
      CREATE POLICY readers_of_meetings ON meeting FOR SELECT TO ${READERS} USING (true);
      CREATE POLICY readers_of_meetings ON meeting_item FOR SELECT TO ${READERS} USING (NOT withdrawn);
      CREATE POLICY taken_out_too ON meeting_item FOR SELECT TO ${MANAGER} USING (true);
      CREATE POLICY readers_of_meetings ON meeting_action FOR SELECT TO ${READERS} USING (true);
      CREATE POLICY readers_of_meetings ON meeting_action_step FOR SELECT TO ${READERS} USING (true);
      GRANT SELECT ON meeting, meeting_item, meeting_action TO ${READERS};
      -- Who recorded a step is in the account's history, for whoever keeps it.
      GRANT SELECT (id, action_id, state, words, on_day, recorded_at) ON meeting_action_step TO ${READERS};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE meeting_action_step, meeting_action, meeting_item, meeting');
  }
}
