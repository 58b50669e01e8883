import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER, OUTREACH, JSNA] = VIEWER_ROLES;

const ONLY_ADDED_TO = ['visit', 'visit_referral', 'visit_campaign', 'visit_issue', 'visit_concern'];

/** Minutes of the clock on the wall, which may lie past midnight, as a moment. */
const MOMENT = (minutes: string): string =>
  `(s.on_day::timestamp + make_interval(mins => s.${minutes})) AT TIME ZONE 'Europe/London'`;

/** A visit that was corrected stands as its correction. */
const STANDS = `NOT EXISTS (SELECT FROM visit r WHERE r.replaces = v.id AND r.shift_id = v.shift_id AND r.seat = v.seat)`;

/** Whose seat it is: who was named for it, or whoever signs in for that member of the bank. */
const MY_SEATS = `
  SELECT w.shift_id, w.position AS seat
    FROM shift_worker w
    LEFT JOIN staff_member m ON m.id = w.staff_id AND m.on_the_bank
    LEFT JOIN staff_sign_in i ON i.staff_id = m.id
   WHERE coalesce(w.subject, i.subject) = nullif(current_setting('homeward.actor', true), '')`;

const YOUNG = 'v.young_male + v.young_female + v.young_not_recorded';
const MINUTES = 'round(extract(epoch FROM v.ended_at - v.began_at) / 60)::int';

/** What street teams did: visits as their phones sent them, who signs in for whom of the bank, and who reads what of it. */
export class Visits0021 implements MigrationInterface {
  name = 'Visits0021';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE staff_sign_in (
        staff_id    bigint PRIMARY KEY REFERENCES staff_member,
        code_digest text,
        code_until  timestamptz CHECK ((code_until IS NULL) = (code_digest IS NULL)),
        subject     text UNIQUE,
        taken_at    timestamptz CHECK ((taken_at IS NULL) = (subject IS NULL))
      );
      COMMENT ON TABLE staff_sign_in IS 'Who signs in for a member of the bank of staff: bound by a code that a planner hands over and that works once.';
      COMMENT ON COLUMN staff_sign_in.code_digest IS 'SHA-256 of the code; the code itself is told once and not kept.';
      COMMENT ON COLUMN staff_sign_in.subject IS 'As the identity provider knows them: no name.';

      CREATE TABLE visit_choice (
        id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind    text NOT NULL CHECK (kind IN ('referral', 'campaign', 'passed to')),
        name    text NOT NULL,
        offered boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        UNIQUE (kind, name)
      );
      COMMENT ON TABLE visit_choice IS 'What a phone offers to choose from: agencies people are referred to, campaigns, and where issues are passed.';
      INSERT INTO visit_choice (kind, name) VALUES
        ('referral', 'Drug and alcohol service'), ('referral', 'Youth provision'), ('referral', 'Employment or training'),
        ('referral', 'Fire cadets'), ('passed to', 'Council'), ('passed to', 'Police'), ('passed to', 'Fire and rescue'),
        ('passed to', 'Housing association');

      CREATE TABLE visit (
        id                   uuid PRIMARY KEY,
        shift_id             bigint NOT NULL REFERENCES shift,
        seat                 int NOT NULL,
        stop_position        int,
        began_at             timestamptz NOT NULL,
        ended_at             timestamptz NOT NULL CHECK (ended_at >= began_at),
        replaces             uuid CHECK (replaces <> id),
        young_male           int NOT NULL CHECK (young_male >= 0),
        young_female         int NOT NULL CHECK (young_female >= 0),
        young_not_recorded   int NOT NULL CHECK (young_not_recorded >= 0),
        adults               int NOT NULL CHECK (adults >= 0),
        advice_drugs_alcohol int NOT NULL CHECK (advice_drugs_alcohol >= 0),
        advice_careers       int NOT NULL CHECK (advice_careers >= 0),
        advice_safety        int NOT NULL CHECK (advice_safety >= 0),
        advice_activities    int NOT NULL CHECK (advice_activities >= 0),
        leaflets             int NOT NULL CHECK (leaflets >= 0),
        content_digest       text NOT NULL,
        received_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (shift_id, seat, replaces)
      );
      COMMENT ON TABLE visit IS 'A visit as a phone sent it: times and counts, no text and nobody''s name. Never changed; a correction is another that replaces it.';
      COMMENT ON COLUMN visit.id IS 'Made by the phone, so that what is sent twice is kept once.';
      COMMENT ON COLUMN visit.stop_position IS 'Which stop of the shift''s plan; NULL on the way between them.';
      COMMENT ON COLUMN visit.content_digest IS 'SHA-256 of all that was sent: other content under the same id is told apart.';

      CREATE TABLE visit_referral (
        visit_id    uuid NOT NULL REFERENCES visit,
        choice_id   bigint NOT NULL REFERENCES visit_choice,
        individuals int NOT NULL CHECK (individuals > 0),
        PRIMARY KEY (visit_id, choice_id)
      );
      CREATE TABLE visit_campaign (
        visit_id  uuid NOT NULL REFERENCES visit,
        choice_id bigint NOT NULL REFERENCES visit_choice,
        PRIMARY KEY (visit_id, choice_id)
      );
      CREATE TABLE visit_issue (
        visit_id  uuid NOT NULL REFERENCES visit,
        position  int NOT NULL,
        kind      text NOT NULL CHECK (kind IN ('fly tipping', 'street lighting', 'overflowing skip', 'burnt-out car', 'scrambler bike')),
        passed_to bigint NOT NULL REFERENCES visit_choice,
        PRIMARY KEY (visit_id, position)
      );
      COMMENT ON TABLE visit_issue IS 'What was reported on, where the visit was, and where it was passed.';
      CREATE TABLE visit_concern (
        visit_id uuid NOT NULL REFERENCES visit,
        noted_at timestamptz NOT NULL,
        PRIMARY KEY (visit_id, noted_at)
      );
      COMMENT ON TABLE visit_concern IS 'That the local referral route was shown for a concern about a child: visit and time, and nothing of the concern.';
    `);
    for (const table of ONLY_ADDED_TO) {
      // A row that another names is locked while that one is written, for which its owner needs UPDATE; the trigger refuses any.
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION deployment_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
        REVOKE DELETE, TRUNCATE${table === 'visit' ? '' : ', UPDATE'} ON ${table} FROM ${owner};
      `);
    }
    await runner.query(`
      CREATE VIEW own_shift WITH (security_barrier = true) AS
        SELECT s.id, t.name AS team, s.team_id, s.plan_id, s.version, s.on_day, mine.seat,
               ${MOMENT('from_minute')} AS begins, ${MOMENT('to_minute')} AS ends
          FROM shift s JOIN team t ON t.id = s.team_id JOIN (${MY_SEATS}) mine ON mine.shift_id = s.id
         WHERE ${MOMENT('from_minute')} < clock_timestamp() + interval '2 hours'
           AND ${MOMENT('to_minute')} > clock_timestamp() - interval '1 hour'
           AND NOT EXISTS (SELECT FROM shift n WHERE n.team_id = s.team_id AND n.on_day = s.on_day AND n.id > s.id);
      COMMENT ON VIEW own_shift IS 'The shift that whoever asks is on, from two hours before until an hour after it; of a team''s evening the one published last.';

      CREATE VIEW own_shift_stop WITH (security_barrier = true) AS
        SELECT o.id AS shift_id, d.position, d.name, d.place_bng, d.from_minute, d.to_minute,
               NOT EXISTS (SELECT FROM crew_safety_word c
                            WHERE c.candidate = d.candidate AND c.cleared AND c.until_on >= o.on_day
                              AND ST_DWithin(c.place_bng, d.place_bng, 50)) AS waits
          FROM own_shift o JOIN deployment_stop d ON d.plan_id = o.plan_id AND d.version = o.version AND d.team_id = o.team_id;
      COMMENT ON VIEW own_shift_stop IS 'Where that shift goes, without why; waits: the police''s word no longer stands, and the team does not go there.';

      CREATE VIEW own_shift_visit WITH (security_barrier = true) AS
        SELECT o.id AS shift_id, v.id, v.shift_id = o.id AND v.seat = o.seat AS mine, d.position AS stop_position, v.began_at, v.ended_at,
               ${YOUNG} AS young_people, v.adults
          FROM own_shift o
          JOIN shift s ON s.team_id = o.team_id AND s.on_day = o.on_day
          JOIN visit v ON v.shift_id = s.id
          LEFT JOIN deployment_stop was ON was.plan_id = s.plan_id AND was.version = s.version AND was.team_id = s.team_id AND was.position = v.stop_position
          LEFT JOIN deployment_stop d ON d.plan_id = o.plan_id AND d.version = o.version AND d.team_id = o.team_id AND d.candidate = was.candidate
               AND d.from_minute = was.from_minute
         WHERE ${STANDS};
      COMMENT ON VIEW own_shift_visit IS 'What the team has recorded on that evening.';

      CREATE VIEW visit_made WITH (security_barrier = true) AS
        SELECT v.id, v.shift_id, s.team_id, t.name AS team, t.kind AS team_kind, s.on_day, v.began_at, v.ended_at, ${MINUTES} AS minutes,
               d.position AS stop_position, d.candidate, d.name AS place, d.place_bng, d.from_minute, d.to_minute,
               v.young_male, v.young_female, v.young_not_recorded, v.adults,
               v.advice_drugs_alcohol, v.advice_careers, v.advice_safety, v.advice_activities, v.leaflets
          FROM visit v JOIN shift s ON s.id = v.shift_id JOIN team t ON t.id = s.team_id
          LEFT JOIN deployment_stop d ON d.plan_id = s.plan_id AND d.version = s.version AND d.team_id = s.team_id AND d.position = v.stop_position
         WHERE ${STANDS};
      COMMENT ON VIEW visit_made IS 'Visits as they stand, with where they were and not why a team was sent there.';

      CREATE VIEW visit_ward_week WITH (security_barrier = true) AS
        SELECT w.gss_code AS ward, date_trunc('week', s.on_day)::date AS week, count(*)::int AS visits,
               sum(${MINUTES})::int AS minutes, sum(${YOUNG})::int AS young_people
          FROM visit v JOIN shift s ON s.id = v.shift_id
          JOIN deployment_stop d ON d.plan_id = s.plan_id AND d.version = s.version AND d.team_id = s.team_id AND d.position = v.stop_position
         CROSS JOIN LATERAL (
           SELECT a.gss_code FROM area a
            WHERE a.type = 'WARD' AND a.vintage = (SELECT max(n.vintage) FROM area n WHERE n.type = 'WARD' AND n.in_use)
              AND a.boundary_bng && d.place_bng AND ST_Intersects(a.boundary_bng, d.place_bng)
            ORDER BY a.gss_code COLLATE "C" LIMIT 1) w
         WHERE ${STANDS} GROUP BY 1, 2;
      COMMENT ON VIEW visit_ward_week IS 'Visits by ward and week: the finest that the police have of them.';

      CREATE VIEW visit_year WITH (security_barrier = true) AS
        SELECT to_char(s.on_day - interval '3 months', 'YYYY/') || to_char(s.on_day + interval '9 months', 'YY') AS year,
               count(DISTINCT (s.team_id, s.on_day))::int AS deployments, count(*)::int AS visits, sum(${MINUTES})::int AS minutes,
               sum(${YOUNG})::int AS young_people
          FROM visit v JOIN shift s ON s.id = v.shift_id WHERE ${STANDS} GROUP BY 1;
      COMMENT ON VIEW visit_year IS 'Visits of all teams by financial year: what JSNA authors have of them.';

      GRANT SELECT ON visit_choice TO ${COUNCIL}, ${PLANNER}, ${OUTREACH};
      GRANT SELECT ON own_shift, own_shift_stop, own_shift_visit TO ${OUTREACH};
      GRANT SELECT ON visit_made, visit_referral, visit_campaign, visit_issue TO ${COUNCIL}, ${PLANNER};
      GRANT SELECT ON visit_concern TO ${PLANNER};
      GRANT SELECT (staff_id, code_until, taken_at) ON staff_sign_in TO ${PLANNER};
      GRANT SELECT ON visit_ward_week TO ${POLICE};
      GRANT SELECT ON visit_year TO ${JSNA};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW visit_year, visit_ward_week, visit_made, own_shift_visit, own_shift_stop, own_shift;
      DROP TABLE visit_concern, visit_issue, visit_campaign, visit_referral, visit, visit_choice, staff_sign_in;
    `);
  }
}
