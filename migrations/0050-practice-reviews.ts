import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { PARTNERSHIP_MANAGER_ROLE as MANAGER } from './0033-partnership-manager.js';

const [POLICE, COUNCIL, , , JSNA, PARTNER] = VIEWER_ROLES;

/** Practice reviews: what they were about, what they recommended, and what followed, which is only ever added to. */
export class PracticeReviews0050 implements MigrationInterface {
  name = 'PracticeReviews0050';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE practice_review (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind       text NOT NULL,
        title      text NOT NULL,
        year       int NOT NULL CHECK (year BETWEEN 2000 AND 2099),
        board      text NOT NULL,
        link       text,
        themes     text[] NOT NULL,
        own_themes text,
        withdrawn  boolean NOT NULL DEFAULT false,
        version    int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX practice_review_title ON practice_review (lower(title), year) WHERE NOT withdrawn;
      COMMENT ON TABLE practice_review IS 'What boards published, told by what it was about: nothing by which a child is known.';
      COMMENT ON COLUMN practice_review.year IS 'In which it was published.';
      COMMENT ON COLUMN practice_review.board IS 'Which board or partnership published it, never a person.';

      CREATE TABLE review_recommendation (
        id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        review_id bigint NOT NULL REFERENCES practice_review,
        words     text NOT NULL,
        agency    text NOT NULL,
        due_on    date NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false,
        version   int NOT NULL DEFAULT 1
      );
      CREATE INDEX review_recommendation_review ON review_recommendation (review_id);
      COMMENT ON COLUMN review_recommendation.agency IS 'Which answers for it, as the sign-in names it.';

      CREATE TABLE review_follow_up (
        id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        recommendation_id bigint NOT NULL REFERENCES review_recommendation,
        state             text NOT NULL CHECK (state IN ('accepted', 'under way', 'done', 'not accepted')),
        said_on           date NOT NULL,
        words             text NOT NULL,
        evidence          text,
        entered_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
        entered_by        text NOT NULL,
        CHECK (state <> 'done' OR evidence IS NOT NULL)
      );
      CREATE INDEX review_follow_up_newest ON review_follow_up (recommendation_id, said_on DESC, id DESC);
      COMMENT ON TABLE review_follow_up IS 'What followed. Only ever added to: the newest day holds, and of a day the entry made last.';
      COMMENT ON COLUMN review_follow_up.evidence IS 'By what one sees that it is done.';

      CREATE TRIGGER review_follow_up_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON review_follow_up FOR EACH STATEMENT EXECUTE FUNCTION account_refuse();
      ALTER TABLE review_follow_up ENABLE ALWAYS TRIGGER review_follow_up_kept;
      REVOKE UPDATE, DELETE, TRUNCATE ON review_follow_up FROM ${owner};
      GRANT SELECT ON practice_review, review_recommendation TO ${[POLICE, COUNCIL, JSNA, PARTNER, MANAGER].join(', ')};
      GRANT SELECT (id, recommendation_id, state, said_on, words, evidence) ON review_follow_up TO ${[POLICE, COUNCIL, JSNA, PARTNER, MANAGER].join(', ')};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_follow_up, review_recommendation, practice_review');
  }
}
