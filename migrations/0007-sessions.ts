import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is signed in by browser, and who is about to be. Granted to nobody: only Homeward itself, as the owner, comes here.
 * Neither table holds what a cookie carries, only its SHA-256, so that a copy of the database signs nobody in.
 */
export class Sessions0007 implements MigrationInterface {
  name = 'Sessions0007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE browser_session (
        id_hash        bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
        origin         text NOT NULL,
        subject        text NOT NULL,
        name           text NOT NULL,
        persona        text NOT NULL,
        agency         text NOT NULL,
        signed_in_at   timestamptz NOT NULL,
        seen_at        timestamptz NOT NULL,
        ends_at        timestamptz NOT NULL,
        purpose_reason text,
        purpose_note   text,
        purpose_until  timestamptz,
        CHECK ((purpose_reason IS NULL) = (purpose_note IS NULL) AND (purpose_reason IS NULL) = (purpose_until IS NULL))
      )`);
    await runner.query(
      `COMMENT ON COLUMN browser_session.origin IS 'What vouched for them: the demonstration, or the issuer of the identity provider. Sessions of another origin do not hold.'`,
    );
    await runner.query(`
      CREATE TABLE sign_in_attempt (
        id_hash       bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
        origin        text NOT NULL,
        state         text NOT NULL,
        nonce         text NOT NULL,
        code_verifier text NOT NULL,
        return_path   text NOT NULL,
        asked_role    text,
        begun_at      timestamptz NOT NULL
      )`);
    await runner.query(
      `COMMENT ON TABLE sign_in_attempt IS 'Browsers that were sent to the identity provider and have not come back. Each row serves once.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_attempt');
    await runner.query('DROP TABLE browser_session');
  }
}
