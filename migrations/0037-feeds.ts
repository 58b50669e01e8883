import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { PARTNERSHIP_MANAGER_ROLE as MANAGER } from './0033-partnership-manager.js';

const [, COUNCIL, , , , PARTNER, GOVERNANCE] = VIEWER_ROLES;

const OF_OWN_AGENCY = `lower(btrim(agency)) = lower(btrim(nullif(current_setting('homeward.agency', true), 'not stated')))`;

/** How many of the rows read, in words: the number itself would tell how many of some there are. */
const shareOf = (rows: string): string => `CASE
    WHEN b.${rows} = 0 THEN 'none'
    WHEN b.${rows} * 100 < b.rows_read THEN 'under 1 in 100'
    WHEN b.${rows} * 20 < b.rows_read THEN '1 to 5 in 100'
    ELSE '5 in 100 or more' END`;

/** What each agency is to deliver, how often and by when; and what came by hand. Whether something is overdue is worked out, never stored. */
export class Feeds0037 implements MigrationInterface {
  name = 'Feeds0037';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE feed (
        id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        what      text NOT NULL,
        agency    text NOT NULL,
        source    text,
        frequency text NOT NULL CHECK (frequency IN ('monthly', 'quarterly', 'yearly')),
        due_days  int NOT NULL CHECK (due_days BETWEEN 0 AND 366),
        agreement text REFERENCES agreement,
        from_day  date NOT NULL,
        to_day    date CHECK (to_day >= from_day),
        version   int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX feed_once ON feed (lower(what), lower(btrim(agency)));
      COMMENT ON TABLE feed IS 'What an agency delivers by law or by agreement. Ended ones stay: their last day says so.';
      COMMENT ON COLUMN feed.agency IS 'As the sign-in names it.';
      COMMENT ON COLUMN feed.source IS 'The source of Homeward that receives it; NULL: it comes by hand.';
      COMMENT ON COLUMN feed.due_days IS 'Days after the last day of a period by which it is due.';
      COMMENT ON COLUMN feed.from_day IS 'The first day of the first period.';

      CREATE TABLE feed_receipt (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        feed_id     bigint NOT NULL REFERENCES feed,
        period_from date NOT NULL,
        received_on date,
        remark      text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by text NOT NULL
      );
      CREATE INDEX feed_receipt_newest ON feed_receipt (feed_id, period_from, id DESC);
      COMMENT ON TABLE feed_receipt IS 'What came by hand; the newest of a period holds. Only ever added to.';
      COMMENT ON COLUMN feed_receipt.received_on IS 'NULL: what was recorded before was a mistake.';
      COMMENT ON COLUMN feed_receipt.remark IS 'How good it is, or what the mistake was.';
      CREATE TRIGGER feed_receipt_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON feed_receipt FOR EACH STATEMENT EXECUTE FUNCTION account_refuse();
      ALTER TABLE feed_receipt ENABLE ALWAYS TRIGGER feed_receipt_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON feed_receipt FROM ${owner};

      ALTER TABLE feed ENABLE ROW LEVEL SECURITY;
      ALTER TABLE feed FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON feed TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY all_feeds ON feed FOR SELECT TO ${[COUNCIL, GOVERNANCE, MANAGER].join(', ')} USING (true);
      CREATE POLICY of_own_agency ON feed FOR SELECT TO ${PARTNER} USING (${OF_OWN_AGENCY});
      ALTER TABLE feed_receipt ENABLE ROW LEVEL SECURITY;
      ALTER TABLE feed_receipt FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON feed_receipt TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY of_feeds_shown ON feed_receipt FOR SELECT TO ${[COUNCIL, GOVERNANCE, MANAGER, PARTNER].join(', ')}
        USING (EXISTS (SELECT FROM feed f WHERE f.id = feed_id));

      CREATE VIEW feed_load WITH (security_barrier = true) AS
        SELECT f.id AS feed_id, b.id AS batch_id, (b.loaded_at AT TIME ZONE 'Europe/London')::date AS loaded_on,
               b.period_from, b.period_to, ${shareOf('rows_refused')} AS refused, ${shareOf('rows_no_location')} AS unplaced,
               ARRAY(SELECT DISTINCT c.month FROM batch_coverage c WHERE c.batch_id = b.id ORDER BY 1) AS months
          FROM feed f JOIN batch b ON b.source = f.source AND b.agreement IS NOT DISTINCT FROM coalesce(f.agreement, b.agreement)
         WHERE b.state = 'published' AND b.period_from IS NOT NULL AND b.period_to IS NOT NULL
           AND (current_user <> '${PARTNER}' OR ${OF_OWN_AGENCY.replaceAll('agency)', 'f.agency)')});
      COMMENT ON VIEW feed_load IS 'Loads that a feed came with: which months, and how good, in words instead of numbers of rows.';
      COMMENT ON COLUMN feed_load.months IS 'Months with rows; none for sources that are not counted by month.';

      GRANT SELECT ON feed, feed_receipt, feed_load TO ${[COUNCIL, GOVERNANCE, MANAGER, PARTNER].join(', ')};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW feed_load; DROP TABLE feed_receipt, feed');
  }
}
