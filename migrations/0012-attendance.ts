import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { COUNTER_ROLE } from './0009-access.js';

const [, COUNCIL, PLANNER, , , PARTNER] = VIEWER_ROLES;

/** The area of a type that holds a youth place; of two that share a border with it, the first by code. */
const AREA_HOLDING = (type: 'WARD' | 'DISTRICT'): string => `
  SELECT a.gss_code FROM area a
   WHERE a.type = '${type}' AND a.vintage = (SELECT max(n.vintage) FROM area n WHERE n.type = '${type}' AND n.in_use)
     AND a.boundary && p.location AND ST_Intersects(a.boundary, p.location)
   ORDER BY a.gss_code COLLATE "C" LIMIT 1`;

/** Places are located once, not head-count by head-count. Week only where the list gives a day; no number of children where it states one sex and not the other. */
const HEAD_COUNTS = `
  WITH located AS MATERIALIZED (
    SELECT p.id, w.gss_code AS ward, coalesce(parent.parent_code, d.gss_code) AS district
      FROM youth_place p
      LEFT JOIN LATERAL (${AREA_HOLDING('WARD')}) w ON true
      LEFT JOIN LATERAL (${AREA_HOLDING('DISTRICT')}) d ON true
      LEFT JOIN LATERAL (
        SELECT l.parent_code FROM area_parent l
         WHERE l.type = 'WARD' AND l.gss_code = w.gss_code AND l.parent_type = 'DISTRICT' ORDER BY l.parent_code COLLATE "C" LIMIT 1
      ) parent ON true
     WHERE NOT p.sensitive
  )
  SELECT a.batch_id, a.session_id, l.ward, l.district,
         date_trunc('week', a.held_on)::date AS week,
         CASE WHEN a.held_on IS NULL THEN a.period_text
              ELSE to_char(a.held_on - interval '3 months', 'YYYY/') || to_char(a.held_on + interval '9 months', 'YY') END AS period,
         CASE WHEN (a.male IS NULL) = (a.female IS NULL)
              THEN coalesce(a.male, 0) + coalesce(a.female, 0) + coalesce(a.not_recorded, 0) END AS children
    FROM youth_attendance a
    JOIN youth_session s ON s.id = a.session_id
    JOIN located l ON l.id = s.place_id`;

/** Head-counts at youth sessions, in the form in which each role has them (docs/access.md); and protected counts that stay as they were published. */
export class Attendance0012 implements MigrationInterface {
  name = 'Attendance0012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      GRANT SELECT ON youth_attendance TO ${PARTNER};
      CREATE POLICY own_agency_runs_it ON youth_attendance AS RESTRICTIVE FOR SELECT TO ${PARTNER}
        USING (EXISTS (SELECT FROM youth_session s
                        WHERE s.id = session_id AND lower(btrim(s.provider)) = lower(btrim(nullif(current_setting('homeward.agency', true), 'not stated')))));

      CREATE VIEW youth_head_count WITH (security_invoker = true) AS
        ${HEAD_COUNTS};
      COMMENT ON VIEW youth_head_count IS
        'Head-counts where whoever asks may have them one by one: week only where the list gives a day; children NULL where it states one sex and not the other.';
      GRANT SELECT ON youth_head_count TO ${COUNCIL}, ${PLANNER}, ${PARTNER};

      CREATE VIEW youth_attendance_count WITH (security_barrier = true) AS
        SELECT b.agency AS loader, h.ward, h.district, h.week, h.period,
               count(*)::int AS head_counts, count(h.children)::int AS complete, coalesce(sum(h.children), 0)::int AS children
          FROM (${HEAD_COUNTS}) h JOIN batch b ON b.id = h.batch_id
         GROUP BY b.agency, h.ward, h.district, h.week, h.period;
      COMMENT ON VIEW youth_attendance_count IS
        'What protected attendance is made from, by whoever loaded it: no place and no session. Read as its owner, so it leaves places that must not be found out itself.';
      GRANT SELECT ON youth_attendance_count TO ${COUNTER_ROLE};

      CREATE TABLE protected_publication (
        name    text PRIMARY KEY,
        mark    uuid NOT NULL DEFAULT gen_random_uuid(),
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        content text NOT NULL
      );
      COMMENT ON TABLE protected_publication IS
        'Protected counts of incidents as they are displayed, with the counts they were made from, until the next publication. Of viewers nobody reads it; what it displays is told under the counter''s role.';
      GRANT SELECT ON protected_publication TO ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE protected_publication;
      DROP VIEW youth_attendance_count;
      DROP VIEW youth_head_count;
      DROP POLICY own_agency_runs_it ON youth_attendance;
      REVOKE SELECT ON youth_attendance FROM ${PARTNER};
    `);
  }
}
