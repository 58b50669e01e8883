import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was loaded, by whom, covering what; and the rows a replacing load put aside. */
export class Loads0001 implements MigrationInterface {
  name = 'Loads0001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE batch (
        id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source          text NOT NULL,
        file_name       text NOT NULL,
        content_sha256  text NOT NULL,
        state           text NOT NULL CHECK (state IN ('staging', 'published', 'undone', 'replaced')),
        options         jsonb NOT NULL DEFAULT '{}',
        loaded_by       text NOT NULL,
        loaded_at       timestamptz NOT NULL DEFAULT now(),
        rows_read       bigint NOT NULL DEFAULT 0,
        rows_loaded     bigint NOT NULL DEFAULT 0,
        rows_refused    bigint NOT NULL DEFAULT 0,
        rows_held_back  bigint NOT NULL DEFAULT 0,
        rows_no_location bigint NOT NULL DEFAULT 0,
        warnings        jsonb NOT NULL DEFAULT '[]',
        period_from     date,
        period_to       date,
        agreement       text,
        invented        boolean NOT NULL DEFAULT false,
        replaces        bigint[] NOT NULL DEFAULT '{}',
        undone_at       timestamptz,
        undone_by       text
      );
      COMMENT ON TABLE batch IS 'One file, loaded whole or not at all.';
      CREATE UNIQUE INDEX batch_published_content ON batch (source, content_sha256, (options ->> 'type'), (options ->> 'vintage'))
        NULLS NOT DISTINCT WHERE state = 'published';

      CREATE TABLE batch_coverage (
        batch_id   bigint NOT NULL REFERENCES batch ON DELETE CASCADE,
        kind       text NOT NULL,
        force_code text NOT NULL,
        source     text NOT NULL,
        month      date NOT NULL,
        rows       bigint NOT NULL,
        PRIMARY KEY (batch_id, kind, force_code, source, month)
      );
      COMMENT ON TABLE batch_coverage IS
        'Which months of which kind, source and force a published batch holds: a month absent here has no data, which is not zero.';
      CREATE INDEX batch_coverage_month ON batch_coverage (kind, force_code, month);

      CREATE TABLE replaced_row (
        batch_id    bigint NOT NULL,
        replaced_by bigint NOT NULL,
        table_name  text NOT NULL,
        row_text    text NOT NULL
      );
      COMMENT ON TABLE replaced_row IS
        'Rows a replacing load put aside, as row literals, so that undoing it gives back the state before.';
      CREATE INDEX replaced_row_by ON replaced_row (replaced_by);

      CREATE TABLE removed_record (
        source           text NOT NULL,
        force_code       text NOT NULL,
        reference_sha256 text NOT NULL,
        removed_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
        removed_by       text NOT NULL,
        PRIMARY KEY (source, force_code, reference_sha256)
      );
      COMMENT ON TABLE removed_record IS
        'Records taken out one by one, so that loading their file again does not bring them back. Of the record itself nothing is kept, not even its reference.';

      CREATE TABLE batch_removal (
        batch_id   bigint NOT NULL REFERENCES batch ON DELETE CASCADE,
        rows       int NOT NULL,
        removed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        removed_by text NOT NULL
      );
      COMMENT ON TABLE batch_removal IS 'How many records were taken out of a batch, when and by whom.';
      CREATE INDEX batch_removal_batch ON batch_removal (batch_id);

      CREATE TABLE setting (
        name text PRIMARY KEY,
        content jsonb NOT NULL
      );
      COMMENT ON TABLE setting IS 'Settings of this installation that are data: partnership name, where concerns about a child go, invented data or real.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE setting, batch_removal, removed_record, replaced_row, batch_coverage, batch');
  }
}
