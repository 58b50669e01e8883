import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTER_ROLE } from './0009-access.js';

/** What the partnership promised of its activities: measures, and what was found, which is only ever added to. */
export class AccountMeasures0042 implements MigrationInterface {
  name = 'AccountMeasures0042';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE account_measure (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        activity_id bigint NOT NULL REFERENCES account_activity,
        title       text NOT NULL,
        unit        text NOT NULL,
        agency      text NOT NULL,
        frequency   text NOT NULL CHECK (frequency IN ('monthly', 'quarterly', 'yearly')),
        measured    text NOT NULL CHECK (measured IN ('homeward', 'entered', 'nobody')),
        counted     text CHECK (counted IN ('visits', 'engagements', 'asb-reports', 'recorded-crime', 'discharges')),
        of_children boolean NOT NULL,
        baseline    numeric,
        baseline_period text,
        target      numeric,
        aim         text CHECK (aim IN ('at least', 'at most')),
        version     int NOT NULL DEFAULT 1,
        CHECK ((measured = 'homeward') = (counted IS NOT NULL)),
        CHECK ((target IS NULL) = (aim IS NULL))
      );
      CREATE UNIQUE INDEX account_measure_title ON account_measure (activity_id, lower(title));
      COMMENT ON TABLE account_measure IS 'What an activity is measured by, and by whom: by Homeward, by an agency, or by nobody.';
      COMMENT ON COLUMN account_measure.of_children IS 'Whether it counts children: then small numbers are withheld.';

      CREATE TABLE account_figure (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        measure_id  bigint NOT NULL REFERENCES account_measure,
        period      text NOT NULL CHECK (period ~ '^20[0-9]{2}(/[0-9]{2}( Q[1-4])?|-(0[1-9]|1[0-2]))$'),
        figure      numeric NOT NULL,
        decimals    int NOT NULL CHECK (decimals BETWEEN 0 AND 6),
        numerator   numeric CHECK (numerator >= 0),
        denominator numeric CHECK (denominator > 0),
        document    text NOT NULL,
        stated_on   date NOT NULL,
        entered_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
        entered_by  text NOT NULL,
        CHECK ((numerator IS NULL) = (denominator IS NULL))
      );
      CREATE INDEX account_figure_measure ON account_figure (measure_id, period, id DESC);
      COMMENT ON TABLE account_figure IS 'What was found of a measure in a period. Only ever added to: the newest of a period counts.';
      COMMENT ON COLUMN account_figure.decimals IS 'As it was written: «24» is checked to the whole, «23.3» to a tenth.';

      CREATE TRIGGER account_figure_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON account_figure FOR EACH STATEMENT EXECUTE FUNCTION account_refuse();
      ALTER TABLE account_figure ENABLE ALWAYS TRIGGER account_figure_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON account_figure FROM ${owner};
      GRANT SELECT ON account_measure, account_figure TO ${COUNTER_ROLE};
      -- Visits of all teams by year, for whoever reads the account.
      GRANT SELECT ON visit_year TO ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT ON visit_year FROM ${COUNTER_ROLE};
      DROP TABLE account_figure, account_measure;
    `);
  }
}
