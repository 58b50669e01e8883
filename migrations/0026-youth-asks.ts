import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { COUNTER_ROLE } from './0009-access.js';

const [, COUNCIL, PLANNER, OUTREACH] = VIEWER_ROLES;

const ASKS = [
  ...['somewhere indoors', 'somewhere outdoors', 'sport', 'music and arts', 'trips and holidays', 'later opening'],
  ...['nearer or cheaper', 'safe route home', 'employment and training', 'someone to talk to', 'health advice', 'something else'],
];
const CONSULTED_BY = ['school', 'youth session', 'street team', 'youth forum', 'survey'];

const oneOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The ward of the newest borders that holds a place; of two that share a border with it, the first by code. */
const WARD_OF = (place: string): string => `
  SELECT a.gss_code FROM area a
   WHERE a.type = 'WARD' AND a.vintage = (SELECT max(n.vintage) FROM area n WHERE n.type = 'WARD' AND n.in_use)
     AND a.boundary_bng && ${place} AND ST_Intersects(a.boundary_bng, ${place})
   ORDER BY a.gss_code COLLATE "C" LIMIT 1`;

/** A visit that was corrected stands as its correction. */
const STANDS = `NOT EXISTS (SELECT FROM visit r WHERE r.replaces = v.id AND r.shift_id = v.shift_id AND r.seat = v.seat)`;

const MOMENT = (minutes: string): string =>
  `(s.on_day::timestamp + make_interval(mins => s.${minutes})) AT TIME ZONE 'Europe/London'`;

/** What young people asked for, by a closed list: at visits, and in lists of consultations; where an issue lies that a team reported on; and when a worker's next shift is. */
export class YouthAsks0026 implements MigrationInterface {
  name = 'YouthAsks0026';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE visit_ask (
        visit_id uuid NOT NULL REFERENCES visit,
        ask      text NOT NULL CHECK (ask IN (${oneOf(ASKS)})),
        children int NOT NULL CHECK (children > 0),
        PRIMARY KEY (visit_id, ask)
      );
      COMMENT ON TABLE visit_ask IS 'How many young people asked for what at a visit, by a closed list. Nobody, and nothing that was said.';
      CREATE TRIGGER visit_ask_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_ask FOR EACH STATEMENT EXECUTE FUNCTION deployment_refuse();
      ALTER TABLE visit_ask ENABLE ALWAYS TRIGGER visit_ask_kept;
      REVOKE DELETE, TRUNCATE, UPDATE ON visit_ask FROM ${owner};

      ALTER TABLE visit_issue ADD COLUMN place_bng geometry(Point, 27700)
        CHECK (mod(ST_X(place_bng)::numeric, 10) = 0 AND mod(ST_Y(place_bng)::numeric, 10) = 0);
      COMMENT ON COLUMN visit_issue.place_bng IS 'Where it lies, to 10 m, when the worker said so; NULL: where the visit was.';

      CREATE TABLE youth_consultation (
        batch_id         bigint NOT NULL REFERENCES batch,
        row_number       bigint NOT NULL,
        consultation     text NOT NULL,
        held_on          date NOT NULL,
        month_only       boolean NOT NULL,
        area             text,
        school_reference text,
        asked_by         text NOT NULL CHECK (asked_by IN (${oneOf(CONSULTED_BY)})),
        ask              text NOT NULL CHECK (ask IN (${oneOf(ASKS)})),
        children         int NOT NULL CHECK (children >= 0),
        PRIMARY KEY (batch_id, row_number),
        CHECK ((area IS NULL) <> (school_reference IS NULL))
      );
      COMMENT ON TABLE youth_consultation IS 'How many young people asked for what when they were consulted, by a closed list. Nobody, and nothing that was said.';
      COMMENT ON COLUMN youth_consultation.held_on IS 'The first of the month where month_only.';
      COMMENT ON COLUMN youth_consultation.area IS 'A ward or a district, by its code as the list has it.';
      CREATE INDEX youth_consultation_reference ON youth_consultation (consultation);

      CREATE VIEW youth_ask_count WITH (security_barrier = true) AS
        WITH asked AS (
          SELECT NULL::bigint AS batch_id, 'visits' AS asked_by, s.on_day AS held_on, w.gss_code AS ward, NULL::text AS district, k.ask, k.children, v.id::text AS source_row
            FROM visit v JOIN visit_ask k ON k.visit_id = v.id JOIN shift s ON s.id = v.shift_id
            LEFT JOIN deployment_stop d ON d.plan_id = s.plan_id AND d.version = s.version AND d.team_id = s.team_id AND d.position = v.stop_position
            LEFT JOIN LATERAL (${WARD_OF('d.place_bng')}) w ON true
           WHERE ${STANDS}
          UNION ALL
          SELECT c.batch_id, c.asked_by, c.held_on, w.gss_code, d.gss_code, c.ask, c.children, c.row_number::text
            FROM youth_consultation c
            LEFT JOIN LATERAL (
              SELECT p.location_bng AS place FROM place p
               WHERE p.kind = 'school' AND p.reference = c.school_reference AND p.location_bng IS NOT NULL ORDER BY p.id LIMIT 1) school ON true
            LEFT JOIN LATERAL (
              SELECT a.gss_code FROM area a WHERE a.type = 'WARD' AND a.in_use AND a.gss_code = c.area
              UNION ALL (${WARD_OF('school.place')}) LIMIT 1) w ON true
            LEFT JOIN LATERAL (SELECT a.gss_code FROM area a WHERE a.type = 'DISTRICT' AND a.in_use AND a.gss_code = c.area LIMIT 1) d ON true
        ), placed AS (
          SELECT asked.*, coalesce(asked.district, parent.parent_code) AS in_district
            FROM asked
            LEFT JOIN LATERAL (
              SELECT l.parent_code FROM area_parent l
               WHERE l.type = 'WARD' AND l.gss_code = asked.ward AND l.parent_type = 'DISTRICT' ORDER BY l.parent_code COLLATE "C" LIMIT 1) parent ON true
        )
        SELECT p.batch_id AS batch, b.agency AS loader, p.asked_by, to_char(p.held_on, 'YYYY"-Q"Q') AS quarter, p.ward, p.in_district AS district, p.ask,
               sum(p.children)::int AS children, count(DISTINCT p.source_row)::int AS source_rows
          FROM placed p LEFT JOIN batch b ON b.id = p.batch_id
         GROUP BY 1, 2, 3, 4, 5, 6, 7;
      COMMENT ON VIEW youth_ask_count IS
        'What young people asked for, by quarter, ward and whoever asked or loaded it: no visit and no place. Council analysts and planners have it as it is; of all others the counter makes protected counts.';
      CREATE VIEW own_next_shift WITH (security_barrier = true) AS
        SELECT t.name AS team, s.on_day, ${MOMENT('from_minute')} AS begins, ${MOMENT('to_minute')} AS ends
          FROM shift s JOIN team t ON t.id = s.team_id
          JOIN shift_worker w ON w.shift_id = s.id
          LEFT JOIN staff_member m ON m.id = w.staff_id AND m.on_the_bank
          LEFT JOIN staff_sign_in i ON i.staff_id = m.id
         WHERE coalesce(w.subject, i.subject) = nullif(current_setting('homeward.actor', true), '')
           AND ${MOMENT('from_minute')} >= clock_timestamp() + interval '2 hours'
           AND s.id = (SELECT max(o.id) FROM shift o WHERE o.on_day = s.on_day AND o.team_id = s.team_id)
           AND s.version = (SELECT max(o.version) FROM shift o WHERE o.plan_id = s.plan_id)
           AND NOT EXISTS (SELECT FROM deployment_plan_withdrawal d WHERE d.plan_id = s.plan_id AND d.version = s.version)
           AND NOT EXISTS (SELECT FROM shift_decision d WHERE d.team_id = s.team_id AND d.on_day = s.on_day AND d.decided = 'cancelled');
      COMMENT ON VIEW own_next_shift IS 'When whoever asks is out next, before the shift itself is shown: the team and the hours, and not where it goes.';
      GRANT SELECT ON own_next_shift TO ${OUTREACH};
      GRANT SELECT ON visit_ask TO ${COUNCIL}, ${PLANNER};
      GRANT SELECT ON youth_ask_count TO ${COUNCIL}, ${PLANNER}, ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW own_next_shift, youth_ask_count;
      DROP TABLE youth_consultation, visit_ask;
      ALTER TABLE visit_issue DROP COLUMN place_bng;
    `);
  }
}
