import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, , , , JSNA, PARTNER] = VIEWER_ROLES;

const ONLY_ADDED_TO = ['chapter_comment', 'chapter_change', 'chapter_version'];

/** Chapters of needs assessments: what their authors write, the figures beside it, what is said of both, and what was published. */
export class Chapters0029 implements MigrationInterface {
  name = 'Chapters0029';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE chapter (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        template   text NOT NULL,
        title      text NOT NULL,
        area_code  text NOT NULL,
        area_label text NOT NULL,
        from_month text NOT NULL CHECK (from_month ~ '^[0-9]{4}-[0-9]{2}$'),
        to_month   text NOT NULL CHECK (to_month ~ '^[0-9]{4}-[0-9]{2}$' AND to_month >= from_month),
        state      text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'for approval', 'approved', 'published')),
        figures    jsonb NOT NULL,
        moved      jsonb NOT NULL DEFAULT '[]',
        rebuilt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        version    int NOT NULL DEFAULT 1
      );
      COMMENT ON TABLE chapter IS 'A chapter as its authors work on it.';
      COMMENT ON COLUMN chapter.figures IS 'As they were made last, after disclosure control and under the rules of the strictest reader of what is published.';
      COMMENT ON COLUMN chapter.moved IS 'What moved when they were made last.';

      CREATE TABLE chapter_section (
        chapter_id bigint NOT NULL REFERENCES chapter,
        section    text NOT NULL,
        written    text NOT NULL DEFAULT '',
        version    int NOT NULL DEFAULT 1,
        changed_at timestamptz,
        changed_by text,
        PRIMARY KEY (chapter_id, section)
      );
      COMMENT ON TABLE chapter_section IS 'What authors wrote: aggregates and judgement, of no person.';

      CREATE TABLE chapter_comment (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        chapter_id bigint NOT NULL REFERENCES chapter,
        section    text NOT NULL,
        said       text NOT NULL,
        said_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
        said_by    text NOT NULL
      );
      CREATE INDEX chapter_comment_chapter ON chapter_comment (chapter_id, id);
      COMMENT ON TABLE chapter_comment IS 'What authors say to each other of a section. Not published. Only ever added to.';

      CREATE TABLE chapter_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        chapter_id bigint NOT NULL REFERENCES chapter,
        change     text NOT NULL,
        reason     text,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by text NOT NULL
      );
      CREATE INDEX chapter_change_chapter ON chapter_change (chapter_id, id DESC);
      COMMENT ON TABLE chapter_change IS 'Every step of a chapter. Only ever added to.';

      CREATE TABLE chapter_version (
        chapter_id   bigint NOT NULL REFERENCES chapter,
        version      int NOT NULL,
        content      jsonb NOT NULL,
        published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_by text NOT NULL,
        PRIMARY KEY (chapter_id, version)
      );
      COMMENT ON TABLE chapter_version IS 'A chapter as it was published: text and figures, for good.';

      CREATE FUNCTION chapter_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Comments, steps and published versions of chapters are only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION chapter_refuse() FROM PUBLIC;
    `);
    for (const table of ONLY_ADDED_TO)
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION chapter_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
        REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${owner};
      `);
    await runner.query(`
      GRANT SELECT ON chapter, chapter_section, chapter_comment, chapter_change TO ${JSNA};
      GRANT SELECT ON chapter_version TO ${POLICE}, ${JSNA}, ${PARTNER};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE chapter_version, chapter_change, chapter_comment, chapter_section, chapter;
      DROP FUNCTION chapter_refuse();
    `);
  }
}
