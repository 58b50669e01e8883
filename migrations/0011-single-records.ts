import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Single records corrected, restricted or removed by reference: for whose loads, what is stored aside, and who did it why. */
export class SingleRecords0011 implements MigrationInterface {
  name = 'SingleRecords0011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE removed_record ADD agency text NOT NULL DEFAULT '';
      ALTER TABLE removed_record DROP CONSTRAINT removed_record_pkey;
      ALTER TABLE removed_record ADD PRIMARY KEY (source, force_code, reference_sha256, agency);
      COMMENT ON COLUMN removed_record.agency IS 'Whose loads it holds for; empty: the operator''s word, which holds for all.';

      CREATE TABLE record_restriction (
        source           text NOT NULL,
        force_code       text NOT NULL,
        reference_sha256 text NOT NULL,
        agency           text NOT NULL,
        restricted_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
        restricted_by    text NOT NULL,
        PRIMARY KEY (source, force_code, reference_sha256, agency)
      );
      COMMENT ON TABLE record_restriction IS
        'Records whose processing is restricted (UK GDPR, Article 18): stored, and in no answer. Holds for later loads too, until it is lifted.';

      CREATE TABLE restricted_row (
        batch_id   bigint NOT NULL REFERENCES batch ON DELETE CASCADE,
        table_name text NOT NULL,
        source     text NOT NULL,
        force_code text NOT NULL,
        reference  text NOT NULL,
        row_text   text NOT NULL
      );
      COMMENT ON TABLE restricted_row IS
        'Rows of restricted records, as row literals, outside the tables that anything is read from. Belong to their load and go with it.';
      CREATE INDEX restricted_row_batch ON restricted_row (batch_id);
      CREATE INDEX restricted_row_reference ON restricted_row (source, reference);

      CREATE TABLE record_correction (
        source           text NOT NULL,
        force_code       text NOT NULL,
        reference_sha256 text NOT NULL,
        agency           text NOT NULL,
        loader           text NOT NULL,
        cells            jsonb NOT NULL,
        corrected_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
        corrected_by     text NOT NULL,
        PRIMARY KEY (source, force_code, reference_sha256, agency, loader)
      );
      COMMENT ON COLUMN record_correction.loader IS
        'Into whose later loads they are written; empty: the operator''s. Those who had the record when it was corrected: written into the row of whoever guesses its reference they would tell what the record holds.';
      COMMENT ON TABLE record_correction IS
        'What single records were corrected to, by columns of the file, so that a later load does not bring the wrong words back. What stood there before is kept nowhere.';

      CREATE TABLE record_change (
        id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source           text NOT NULL,
        force_code       text NOT NULL,
        reference_sha256 text NOT NULL,
        agency           text NOT NULL,
        change           text NOT NULL CHECK (change IN ('corrected', 'restricted', 'removed', 'correction lifted', 'restriction lifted', 'removal lifted')),
        fields           text[] NOT NULL DEFAULT '{}',
        reason           text,
        rows             int NOT NULL,
        changed_by       text NOT NULL,
        changed_at       timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE record_change IS 'Who changed a single record when, which fields, and why: never what stood there or stands there now.';
      CREATE INDEX record_change_reference ON record_change (source, reference_sha256);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE record_change, record_correction, restricted_row, record_restriction;
      DELETE FROM removed_record WHERE agency <> '';
      ALTER TABLE removed_record DROP CONSTRAINT removed_record_pkey;
      ALTER TABLE removed_record DROP agency;
      ALTER TABLE removed_record ADD PRIMARY KEY (source, force_code, reference_sha256);
    `);
  }
}
