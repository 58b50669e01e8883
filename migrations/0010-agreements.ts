import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who reads agreements: all but outreach workers and partners (docs/access.md). What was decided and disposed of tells how many rows there
 * were; the register reads it as the owner, and tells it to those who keep it.
 */
const REGISTER_READERS = [
  'homeward_police_analyst',
  'homeward_council_analyst',
  'homeward_deployment_planner',
  'homeward_jsna_author',
  'homeward_information_governance',
  'homeward_administrator',
];

/** Under which agreement each source is held, until when, what becomes of it then, and what was done about it. */
export class Agreements0010 implements MigrationInterface {
  name = 'Agreements0010';

  async up(runner: QueryRunner): Promise<void> {
    const readers = REGISTER_READERS.join(', ');
    await runner.query(`
      CREATE TABLE agreement (
        id                 text PRIMARY KEY,
        title              text NOT NULL,
        parties            text[] NOT NULL,
        controller         text NOT NULL,
        lawful_basis       text NOT NULL,
        special_condition  text,
        gateway            text NOT NULL,
        gateway_note       text,
        purposes           text[] NOT NULL,
        starts_on          date NOT NULL,
        ends_on            date NOT NULL,
        sources            text[] NOT NULL,
        agencies           text[] NOT NULL,
        health             boolean NOT NULL DEFAULT false,
        approved_by        text,
        approved_on        date,
        approval_reference text,
        reviewer           text NOT NULL,
        review_on          date NOT NULL,
        retention_months   int NOT NULL CHECK (retention_months > 0),
        retention_rule     text NOT NULL CHECK (retention_rule IN ('delete', 'coarsen', 'review')),
        invented           boolean NOT NULL DEFAULT false,
        registered_by      text NOT NULL,
        registered_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK (starts_on <= ends_on),
        CHECK ((approved_by IS NULL) = (approved_on IS NULL) AND (approved_by IS NULL) = (approval_reference IS NULL))
      );
      COMMENT ON TABLE agreement IS 'A data sharing agreement: who controls what, on which lawful basis, for what, from when to when, and how long it is kept.';
      COMMENT ON COLUMN agreement.ends_on IS 'The last day on which it holds; ending it earlier moves this day.';
      COMMENT ON COLUMN agreement.agencies IS 'Whose analysts may load under it; the operator may for all.';
      COMMENT ON COLUMN agreement.reviewer IS 'A role or an office, never a private person.';

      CREATE TABLE agreement_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        agreement  text NOT NULL REFERENCES agreement,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by text NOT NULL,
        change     text NOT NULL CHECK (change IN ('registered', 'amended', 'ended', 'approved', 'reviewed', 'loads assigned')),
        fields     jsonb NOT NULL,
        reason     text
      );
      COMMENT ON COLUMN agreement_change.fields IS 'What was changed: {field: {before, after}}, in the words of the agreement''s own file.';
      CREATE INDEX agreement_change_of ON agreement_change (agreement, id);

      CREATE TABLE retention_decision (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        agreement  text NOT NULL REFERENCES agreement,
        decision   text NOT NULL CHECK (decision IN ('keep', 'coarsen', 'delete')),
        before     date NOT NULL,
        keep_until date,
        reason     text NOT NULL,
        decided_by text NOT NULL,
        decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK ((decision = 'keep') = (keep_until IS NOT NULL))
      );
      COMMENT ON TABLE retention_decision IS 'What a person decided of rows that came up for review: those of before the day «before».';
      CREATE INDEX retention_decision_of ON retention_decision (agreement, id);

      CREATE TABLE disposal (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        agreement   text NOT NULL REFERENCES agreement,
        batch_id    bigint NOT NULL REFERENCES batch ON DELETE CASCADE,
        action      text NOT NULL CHECK (action IN ('delete', 'coarsen')),
        before      date NOT NULL,
        rows        bigint NOT NULL,
        full_rows   bigint NOT NULL,
        reason      text,
        disposed_by text NOT NULL,
        disposed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE disposal IS 'Rows of a batch that were deleted or coarsened: incidents that began before the London day «before».';
      COMMENT ON COLUMN disposal.full_rows IS 'Those of the rows that were not coarsened before: what a batch still holds in full is its rows less these.';
      CREATE INDEX disposal_batch ON disposal (batch_id);

      -- Loads of before there was a register may name anything.
      ALTER TABLE batch ADD CONSTRAINT batch_agreement FOREIGN KEY (agreement) REFERENCES agreement NOT VALID;
      CREATE INDEX batch_agreement ON batch (agreement) WHERE agreement IS NOT NULL;

      GRANT SELECT ON agreement TO ${readers};
      GRANT SELECT (agreement) ON batch TO homeward_deployment_planner;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT (agreement) ON batch FROM homeward_deployment_planner;
      DROP INDEX batch_agreement;
      ALTER TABLE batch DROP CONSTRAINT batch_agreement;
      DROP TABLE disposal, retention_decision, agreement_change, agreement;
    `);
  }
}
