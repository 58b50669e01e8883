import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { PARTNERSHIP_MANAGER_ROLE as MANAGER } from './0033-partnership-manager.js';

const [POLICE, , , , JSNA, PARTNER] = VIEWER_ROLES;

/** Not read from the server, whose list may grow: what was there when this was landed. */
const FIRST_OUTCOMES = [
  ['anti-social-behaviour', 'Anti-social behaviour'],
  ['domestic-and-sexual-abuse', 'Domestic and sexual abuse'],
  ['vulnerable-victims-and-hate-crime', 'Vulnerable victims and hate crime'],
  ['community-infrastructure', 'Community infrastructure'],
  ['community-resilience', 'Community resilience'],
  ['serious-and-organised-crime', 'Serious and organised crime'],
  ['child-exploitation-and-youth-violence', 'Child exploitation and youth violence'],
];

const YEAR = `~ '^20[0-9]{2}/[0-9]{2}$'`;

/** The partnership's account: what money came in, for which outcomes and activities, and what was spent. */
export class PartnershipAccount0035 implements MigrationInterface {
  name = 'PartnershipAccount0035';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE account_outcome (
        key      text PRIMARY KEY CHECK (key ~ '^[a-z0-9-]+$'),
        title    text NOT NULL,
        position int GENERATED ALWAYS AS IDENTITY,
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        added_by text NOT NULL
      );
      CREATE UNIQUE INDEX account_outcome_title ON account_outcome (lower(title));
      COMMENT ON TABLE account_outcome IS 'What the partnership spends money on. Added to, never taken from.';

      CREATE TABLE account_activity (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        outcome     text NOT NULL REFERENCES account_outcome,
        title       text NOT NULL,
        provider    text NOT NULL,
        description text NOT NULL,
        expected    text NOT NULL,
        from_year   text NOT NULL CHECK (from_year ${YEAR}),
        to_year     text NOT NULL CHECK (to_year ${YEAR} AND to_year >= from_year),
        version     int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX account_activity_title ON account_activity (lower(title), from_year);
      COMMENT ON TABLE account_activity IS 'What was commissioned under an outcome. Lines of money are its own by its title.';
      COMMENT ON COLUMN account_activity.provider IS 'An agency, never a person.';
      COMMENT ON COLUMN account_activity.expected IS 'What is to come of it.';

      CREATE TABLE account_line (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        batch_id   bigint REFERENCES batch,
        year       text NOT NULL CHECK (year ${YEAR}),
        kind       text NOT NULL CHECK (kind IN ('received', 'planned', 'budgeted', 'funded', 'actual', 'match')),
        level      text NOT NULL CHECK (level IN ('source', 'outcome', 'activity', 'total')),
        outcome    text REFERENCES account_outcome,
        title      text NOT NULL,
        pence      bigint NOT NULL CHECK (pence >= 0),
        conditions text,
        document   text,
        withdrawn  boolean NOT NULL DEFAULT false,
        version    int NOT NULL DEFAULT 1,
        CHECK ((level = 'source') = (kind = 'received')),
        CHECK (level <> 'outcome' OR outcome IS NOT NULL),
        CHECK (level NOT IN ('source', 'total') OR outcome IS NULL)
      );
      CREATE INDEX account_line_year ON account_line (year);
      CREATE INDEX account_line_batch ON account_line (batch_id) WHERE batch_id IS NOT NULL;
      COMMENT ON TABLE account_line IS 'Money, in whole pence. A total is what a document states, and is added to nothing.';
      COMMENT ON COLUMN account_line.batch_id IS 'NULL of a line by form.';
      COMMENT ON COLUMN account_line.title IS 'The source, the activity, or the words in which a document names the outcome.';

      CREATE TABLE account_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        record     text NOT NULL,
        change     text NOT NULL,
        fields     jsonb NOT NULL DEFAULT '{}',
        reason     text,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by text NOT NULL
      );
      CREATE INDEX account_change_record ON account_change (record, id DESC);
      COMMENT ON TABLE account_change IS 'Every change by form, with what stood before. Only ever added to.';
      COMMENT ON COLUMN account_change.fields IS '{field: {before, after}}';

      CREATE FUNCTION account_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The history of the account is only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION account_refuse() FROM PUBLIC;
      CREATE TRIGGER account_change_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON account_change FOR EACH STATEMENT EXECUTE FUNCTION account_refuse();
      ALTER TABLE account_change ENABLE ALWAYS TRIGGER account_change_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON account_change FROM ${owner};

      GRANT SELECT ON account_outcome, account_activity, account_line TO ${[POLICE, JSNA, PARTNER, MANAGER].join(', ')};
      GRANT SELECT ON account_change, batch, batch_removal TO ${MANAGER};
    `);
    await runner.query(
      `INSERT INTO account_outcome (key, title, added_by) SELECT key, title, 'Homeward' FROM unnest($1::text[], $2::text[]) AS first (key, title)`,
      [FIRST_OUTCOMES.map(([key]) => key), FIRST_OUTCOMES.map(([, title]) => title)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT ON batch, batch_removal FROM ${MANAGER};
      GRANT SELECT (id, invented, loaded_at, source, state) ON batch TO ${MANAGER};
      DROP TABLE account_change, account_line, account_activity, account_outcome;
      DROP FUNCTION account_refuse();
    `);
  }
}
