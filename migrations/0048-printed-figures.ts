import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTER_ROLE } from './0009-access.js';

const MONTH = `~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`;

/** Figures as documents print them, and what those documents claim of them: held against each other whenever they are read. */
export class PrintedFigures0048 implements MigrationInterface {
  name = 'PrintedFigures0048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_printed (
        id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        batch_id         bigint NOT NULL REFERENCES batch,
        row_number       int NOT NULL,
        measure          text NOT NULL,
        area             text,
        period           text,
        first_month      text CHECK (first_month ${MONTH}),
        last_month       text CHECK (last_month ${MONTH} AND last_month >= first_month),
        unit             text,
        figure           numeric,
        decimals         int NOT NULL CHECK (decimals BETWEEN 0 AND 6),
        numerator        numeric CHECK (numerator >= 0),
        denominator      numeric CHECK (denominator > 0),
        disclosure       text NOT NULL CHECK (disclosure IN ('published', 'children', 'things')),
        claim            text CHECK (claim IN ('share', 'change', 'in words')),
        claimed          numeric,
        claimed_per      int,
        claimed_decimals int,
        baseline         text,
        baseline_first   text CHECK (baseline_first ${MONTH}),
        baseline_last    text CHECK (baseline_last ${MONTH}),
        of_measure       text,
        words            text,
        same_as          text,
        document         text NOT NULL,
        stated_on        date,
        note             text,
        CHECK ((period IS NULL) = (first_month IS NULL) AND (period IS NULL) = (last_month IS NULL)),
        CHECK ((claim IS NULL) = (claimed IS NULL) AND (claim IS NULL) = (claimed_per IS NULL) AND (claim IS NULL) = (claimed_decimals IS NULL)),
        CHECK ((baseline IS NULL) = (baseline_first IS NULL) AND (baseline IS NULL) = (baseline_last IS NULL)),
        CHECK ((numerator IS NULL) = (denominator IS NULL)),
        CHECK (figure IS NOT NULL OR claim IS NOT NULL OR same_as IS NOT NULL)
      );
      CREATE INDEX account_printed_batch ON account_printed (batch_id);
      CREATE INDEX account_printed_measure ON account_printed (lower(measure));
      COMMENT ON TABLE account_printed IS 'Figures as documents print them, and what is claimed of them. Nothing is put right: what does not follow is told.';
      COMMENT ON COLUMN account_printed.disclosure IS 'published: the document is public; children: small numbers are withheld; things: no people are counted.';
      COMMENT ON COLUMN account_printed.claimed_per IS '100 of a percentage, 10 of «4 in 10».';
      COMMENT ON COLUMN account_printed.same_as IS 'Another name under which a document prints the same thing.';
      GRANT SELECT ON account_printed TO ${COUNTER_ROLE};

      ALTER TABLE account_measure ADD COLUMN area text;
      COMMENT ON COLUMN account_measure.area IS 'Of which area it is, as documents name it; NULL: of the area that they need not name.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account_measure DROP COLUMN area; DROP TABLE account_printed');
  }
}
