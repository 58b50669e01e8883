import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [, COUNCIL, PLANNER] = VIEWER_ROLES;

/** As `standing_shift` has it, which asks with the rights of whoever reads: a worker has none to plans and decisions. */
const STANDS = `
  s.id = (SELECT max(o.id) FROM shift o WHERE o.on_day = s.on_day AND o.team_id = s.team_id)
  AND s.version = (SELECT max(o.version) FROM shift o WHERE o.plan_id = s.plan_id)
  AND NOT EXISTS (SELECT FROM deployment_plan_withdrawal w WHERE w.plan_id = s.plan_id AND w.version = s.version)
  AND NOT EXISTS (SELECT FROM shift_decision d WHERE d.team_id = s.team_id AND d.on_day = s.on_day AND d.decided = 'cancelled')`;

const MOMENT = (minutes: string): string =>
  `(s.on_day::timestamp + make_interval(mins => s.${minutes})) AT TIME ZONE 'Europe/London'`;

const OWN_SHIFT = (condition: string): string => `
  CREATE OR REPLACE VIEW own_shift WITH (security_barrier = true) AS
    SELECT s.id, t.name AS team, s.team_id, s.plan_id, s.version, s.on_day, mine.seat,
           ${MOMENT('from_minute')} AS begins, ${MOMENT('to_minute')} AS ends
      FROM shift s JOIN team t ON t.id = s.team_id
      JOIN (SELECT w.shift_id, w.position AS seat
              FROM shift_worker w
              LEFT JOIN staff_member m ON m.id = w.staff_id AND m.on_the_bank
              LEFT JOIN staff_sign_in i ON i.staff_id = m.id
             WHERE coalesce(w.subject, i.subject) = nullif(current_setting('homeward.actor', true), '')) mine ON mine.shift_id = s.id
     WHERE ${MOMENT('from_minute')} < clock_timestamp() + interval '2 hours'
       AND ${MOMENT('to_minute')} > clock_timestamp() - interval '1 hour'
       AND ${condition}`;

/** Nobody is shown a shift whose plan was withdrawn, or whose day was cancelled; and planned stops of hotspot areas are told to who reads visits there. */
export class ShiftsThatStand0025 implements MigrationInterface {
  name = 'ShiftsThatStand0025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${OWN_SHIFT(STANDS)};

      CREATE VIEW hotspot_area_stop WITH (security_barrier = true) AS
        SELECT h.id AS hotspot_area_id, s.on_day, d.from_minute,
               EXISTS (SELECT FROM visit_made v WHERE v.team_id = s.team_id AND v.on_day = s.on_day AND v.candidate = d.candidate
                                                  AND v.from_minute = d.from_minute) AS visited
          FROM hotspot_area h
          JOIN deployment_stop d ON d.candidate = 'hotspot-area:' || h.id OR (d.place_bng && h.boundary_bng AND ST_Intersects(h.boundary_bng, d.place_bng))
          JOIN shift s ON s.plan_id = d.plan_id AND s.version = d.version AND s.team_id = d.team_id
         WHERE ${STANDS};
      COMMENT ON VIEW hotspot_area_stop IS 'When a team was to be in a hotspot area, and whether a visit was recorded then: of plans nothing else, which tell bands.';
      GRANT SELECT ON hotspot_area_stop TO ${COUNCIL}, ${PLANNER};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW hotspot_area_stop;
      ${OWN_SHIFT('NOT EXISTS (SELECT FROM shift n WHERE n.team_id = s.team_id AND n.on_day = s.on_day AND n.id > s.id)')};
    `);
  }
}
