import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { COUNTER_ROLE } from './0009-access.js';
import { PARTNERSHIP_MANAGER_ROLE as MANAGER } from './0033-partnership-manager.js';

const [POLICE, , , , JSNA, PARTNER] = VIEWER_ROLES;

const PERIOD = `~ '^20[0-9]{2}/[0-9]{2}( Q[1-4])?$'`;

/** Programmes, what was delivered of them, and what their questionnaires came to: counts of children together, never a row of one. */
export class Programmes0040 implements MigrationInterface {
  name = 'Programmes0040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_programme (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        activity_id bigint REFERENCES account_activity,
        title       text NOT NULL,
        provider    text NOT NULL,
        description text NOT NULL,
        audience    text NOT NULL,
        version     int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX account_programme_title ON account_programme (lower(title));
      COMMENT ON TABLE account_programme IS 'A programme that is held with children: what it is and for whom. Evaluations are its own by its title.';
      COMMENT ON COLUMN account_programme.provider IS 'An agency, never a person.';

      CREATE TABLE programme_delivery (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        programme_id bigint NOT NULL REFERENCES account_programme,
        period       text NOT NULL CHECK (period ${PERIOD}),
        sessions     int NOT NULL CHECK (sessions >= 0),
        participants int NOT NULL CHECK (participants >= 0),
        withdrawn    boolean NOT NULL DEFAULT false,
        version      int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX programme_delivery_period ON programme_delivery (programme_id, period) WHERE NOT withdrawn;
      COMMENT ON TABLE programme_delivery IS 'What was held in a period. Participants are children: others than who typed them see them protected.';

      CREATE TABLE programme_evaluation (
        id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        batch_id      bigint REFERENCES batch,
        programme     text NOT NULL,
        period        text NOT NULL CHECK (period ${PERIOD}),
        participants  int CHECK (participants >= 0),
        complete      int CHECK (complete <= participants),
        on_all        int CHECK (on_all <= complete),
        stated_on_all text,
        withdrawn     boolean NOT NULL DEFAULT false,
        CHECK ((batch_id IS NULL) = (participants IS NULL)),
        CHECK (num_nulls(participants, complete, on_all) IN (0, 3))
      );
      CREATE INDEX programme_evaluation_batch ON programme_evaluation (batch_id) WHERE batch_id IS NOT NULL;
      CREATE UNIQUE INDEX programme_evaluation_by_form ON programme_evaluation (lower(programme), period) WHERE batch_id IS NULL AND NOT withdrawn;
      COMMENT ON TABLE programme_evaluation IS 'A questionnaire before and after. With a batch: counted of the answers of each participant, of whom no row is kept. Without: shares by form.';
      COMMENT ON COLUMN programme_evaluation.stated_on_all IS 'The share that a document states, in per cent, as written.';

      CREATE TABLE programme_question (
        evaluation_id bigint NOT NULL REFERENCES programme_evaluation,
        batch_id      bigint REFERENCES batch,
        position      int NOT NULL,
        question      text NOT NULL,
        better        text CHECK (better IN ('higher', 'lower')),
        improved      int NOT NULL CHECK (improved >= 0),
        answered      int NOT NULL CHECK (answered >= improved),
        worse         int CHECK (improved + worse <= answered),
        missing       int,
        PRIMARY KEY (evaluation_id, position)
      );
      CREATE INDEX programme_question_batch ON programme_question (batch_id) WHERE batch_id IS NOT NULL;
      COMMENT ON COLUMN programme_question.answered IS 'Both before and after.';

      GRANT SELECT ON account_programme TO ${[POLICE, JSNA, PARTNER, MANAGER, COUNTER_ROLE].join(', ')};
      GRANT SELECT ON programme_delivery TO ${MANAGER}, ${COUNTER_ROLE};
      GRANT SELECT ON programme_evaluation, programme_question TO ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE programme_question, programme_evaluation, programme_delivery, account_programme');
  }
}
