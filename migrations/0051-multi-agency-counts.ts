import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTER_ROLE } from './0009-access.js';

/** What agencies do together about people, as counts by period: meetings, cases, repeats, referrals by form. */
export class MultiAgencyCounts0051 implements MigrationInterface {
  name = 'MultiAgencyCounts0051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE multi_agency_count (
        id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        batch_id       bigint REFERENCES batch,
        kind           text NOT NULL,
        named          text,
        period         text NOT NULL CHECK (period ~ '^20[0-9]{2}(/[0-9]{2}( Q[1-4])?|-(0[1-9]|1[0-2]))$'),
        first_month    date NOT NULL,
        last_month     date NOT NULL CHECK (last_month >= first_month),
        agency         text NOT NULL,
        meetings       int CHECK (meetings >= 0),
        cases          int CHECK (cases >= 0),
        repeats        int CHECK (repeats BETWEEN 0 AND cases),
        stated_percent text,
        children       int CHECK (children >= 0),
        referrals      int CHECK (referrals >= 0),
        referred_by    jsonb NOT NULL DEFAULT '[]',
        document       text NOT NULL,
        withdrawn      boolean NOT NULL DEFAULT false,
        version        int NOT NULL DEFAULT 1,
        CHECK ((referrals IS NULL) <> (cases IS NULL)),
        CHECK (repeats IS NULL OR cases IS NOT NULL)
      );
      CREATE UNIQUE INDEX multi_agency_count_by_form ON multi_agency_count (kind, lower(coalesce(named, '')), period) WHERE batch_id IS NULL AND NOT withdrawn;
      CREATE INDEX multi_agency_count_batch ON multi_agency_count (batch_id) WHERE batch_id IS NOT NULL;
      COMMENT ON TABLE multi_agency_count IS 'Of a kind of meeting or form, how many in a period: counts alone, of which others than who keeps them see the protected ones.';
      COMMENT ON COLUMN multi_agency_count.agency IS 'Which keeps the count, as the sign-in names it.';
      COMMENT ON COLUMN multi_agency_count.cases IS 'Heard at meetings; NULL of a form.';
      COMMENT ON COLUMN multi_agency_count.children IS 'Whom the cases led to; no part of them.';
      COMMENT ON COLUMN multi_agency_count.referred_by IS '[{agency, count}], adding up to the cases or referrals; none where nobody counted it.';
      COMMENT ON COLUMN multi_agency_count.stated_percent IS 'The share of repeats that a document states, as written.';
      GRANT SELECT ON multi_agency_count TO ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE multi_agency_count');
  }
}
