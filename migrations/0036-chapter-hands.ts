import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [, , , , JSNA] = VIEWER_ROLES;

/** Whose hands are in what of a chapter is not approved yet: none of them approves it. */
export class ChapterHands0036 implements MigrationInterface {
  name = 'ChapterHands0036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE chapter_hand (
        chapter_id bigint NOT NULL REFERENCES chapter,
        actor      text NOT NULL,
        part       text NOT NULL CHECK (part IN ('wrote', 'sent')),
        PRIMARY KEY (chapter_id, actor, part)
      );
      COMMENT ON TABLE chapter_hand IS 'Who wrote in a chapter since it was approved last, and who sent it for approval as it stands: none of them approves it.';
      GRANT SELECT ON chapter_hand TO ${JSNA};

      INSERT INTO chapter_hand (chapter_id, actor, part)
      SELECT DISTINCT c.id, e.actor, CASE e.detail ->> 'change' WHEN 'written' THEN 'wrote' ELSE 'sent' END
        FROM chapter c JOIN audit_event e ON e.action = 'CHAPTER' AND e.subject = 'chapter:' || c.id
       WHERE (e.detail ->> 'change' = 'written' OR (e.detail ->> 'change' = 'sent for approval' AND c.state = 'for approval'))
         AND e.at > coalesce((SELECT max(a.at) FROM audit_event a
                               WHERE a.action = 'CHAPTER' AND a.subject = e.subject AND a.detail ->> 'change' = 'approved'), '-infinity');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE chapter_hand');
  }
}
