import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { COUNTER_ROLE } from './0009-access.js';

const [POLICE, COUNCIL, PLANNER, , JSNA, PARTNER, , ADMINISTRATOR] = VIEWER_ROLES;
const OWN_AGENCY = `nullif(current_setting('homeward.agency', true), 'not stated')`;

/** Another report from the same place within these days of one that was turned away: it came back. */
export const RETURN_DAYS = 28;

/** What a council's analyst reads of a triage: never the digest of its place, by which reports of one home could be put side by side. */
const OF_THE_COUNCIL = [
  ...['id', 'agency', 'reference', 'ward', 'category', 'channel', 'answers', 'result', 'reason', 'test_version'],
  ...['guide', 'guide_sent_by', 'passed_to', 'triaged_at', 'triaged_by'],
];

/** The threshold test for noise, in versions, and what came of each report it was put to. */
export class NoiseTriage0019 implements MigrationInterface {
  name = 'NoiseTriage0019';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE noise_test (
        version   int PRIMARY KEY,
        questions jsonb NOT NULL,
        guide     text NOT NULL,
        officers  text NOT NULL,
        reason    text NOT NULL,
        set_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
        set_by    text NOT NULL
      );
      COMMENT ON TABLE noise_test IS 'The threshold test for noise: its questions, the guide sent below it and the officers who take what is above. The newest counts.';

      CREATE TABLE noise_triage (
        id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        agency        text NOT NULL,
        reference     text NOT NULL,
        ward          text NOT NULL,
        place_digest  text NOT NULL CHECK (place_digest ~ '^[0-9a-f]{64}$'),
        category      text NOT NULL,
        channel       text NOT NULL CHECK (channel IN ('telephone', 'online', 'officer', 'partner')),
        answers       jsonb NOT NULL,
        result        text NOT NULL CHECK (result IN ('below', 'above')),
        reason        text NOT NULL,
        test_version  int NOT NULL REFERENCES noise_test,
        guide         text,
        guide_sent_by text CHECK (guide_sent_by IN ('message', 'post', 'read out')),
        passed_to     text,
        triaged_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
        triaged_by    text NOT NULL,
        UNIQUE (agency, reference),
        CHECK ((result = 'below') = (guide IS NOT NULL AND guide_sent_by IS NOT NULL)),
        CHECK ((result = 'above') = (passed_to IS NOT NULL))
      );
      COMMENT ON TABLE noise_triage IS 'One result of the threshold test for each report of noise, for good: with another result wanted, another report is made.';
      COMMENT ON COLUMN noise_triage.ward IS 'The only place that is kept.';
      COMMENT ON COLUMN noise_triage.place_digest IS 'Of the council''s own reference of the place, under a key: whether two reports are of one place, and nothing of which.';
      CREATE INDEX noise_triage_place ON noise_triage (agency, place_digest, triaged_at);
      CREATE INDEX noise_triage_newest ON noise_triage (triaged_at);

      CREATE TABLE noise_place_key (key text NOT NULL, only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one));
      COMMENT ON TABLE noise_place_key IS 'The key of place digests; nobody''s but the owner''s.';

      CREATE VIEW noise_triage_count WITH (security_barrier = true) AS
        SELECT t.agency, to_char(t.triaged_at AT TIME ZONE 'Europe/London', 'YYYY-MM') AS month, t.ward, t.category, t.result,
               t.result = 'below' AND EXISTS (
                 SELECT FROM noise_triage later
                  WHERE later.agency = t.agency AND later.place_digest = t.place_digest AND later.triaged_at > t.triaged_at
                    AND later.triaged_at <= t.triaged_at + interval '${RETURN_DAYS} days') AS came_back,
               count(*)::int AS reports
          FROM noise_triage t
         WHERE current_user = '${COUNTER_ROLE}' OR t.agency = ${OWN_AGENCY}
         GROUP BY 1, 2, 3, 4, 5, 6;
      COMMENT ON VIEW noise_triage_count IS 'What figures of the triage are made from: no report and no place. Read as its owner; a council has its own agency''s.';

      CREATE FUNCTION noise_triage_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Results of the threshold test and its versions are only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION noise_triage_refuse() FROM PUBLIC;
    `);
    // A version that a result names is locked while that one is written, for which the table's owner needs UPDATE. The trigger refuses any.
    for (const table of ['noise_test', 'noise_triage', 'noise_place_key'])
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION noise_triage_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
        REVOKE DELETE, TRUNCATE${table === 'noise_test' ? '' : ', UPDATE'} ON ${table} FROM ${owner};
      `);
    await runner.query('INSERT INTO noise_place_key (key) VALUES ($1)', [randomBytes(32).toString('hex')]);
    await runner.query(`
      ALTER TABLE noise_triage ENABLE ROW LEVEL SECURITY;
      ALTER TABLE noise_triage FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON noise_triage TO ${owner} USING (true) WITH CHECK (true);
      CREATE POLICY taken_by_own_agency ON noise_triage FOR SELECT TO ${COUNCIL} USING (agency = ${OWN_AGENCY});
      GRANT SELECT ON noise_test TO ${[POLICE, COUNCIL, PLANNER, JSNA, PARTNER, ADMINISTRATOR].join(', ')};
      GRANT SELECT (${OF_THE_COUNCIL.join(', ')}) ON noise_triage TO ${COUNCIL};
      GRANT SELECT ON noise_triage_count TO ${COUNCIL}, ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW noise_triage_count;
      DROP TABLE noise_triage, noise_test, noise_place_key;
      DROP FUNCTION noise_triage_refuse();
    `);
  }
}
