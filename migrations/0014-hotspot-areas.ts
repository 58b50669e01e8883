import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, PLANNER, , JSNA, PARTNER, GOVERNANCE] = VIEWER_ROLES;

/** Of the areas and of their history: all but where they lie. Information governance judges why an area is there, which needs no map. */
const WITHOUT_PLACE = [
  ...['id', 'name', 'status', 'reason', 'least_intrusive', 'equality_note', 'owner', 'source', 'detection_run'],
  ...['review_on', 'reviewed_on', 'active_since', 'version', 'proposed_at'],
];
const HISTORY_WITHOUT_PLACE = ['id', 'area_id', 'version', 'change', 'fields', 'reason', 'changed_at', 'changed_by'];

/** The ward that holds most of an area: in each ward it touches, two that appear on one day would tell of their border. */
const MOST_OF_IT = `
  SELECT w.gss_code, w.name FROM area w
   WHERE w.type = 'WARD' AND w.boundary && h.boundary AND ST_Intersects(w.boundary, h.boundary)
     AND w.vintage = (SELECT max(n.vintage) FROM area n WHERE n.type = 'WARD' AND n.in_use)
   ORDER BY ST_Area(ST_Intersection(w.boundary_bng, h.boundary_bng)) DESC, w.gss_code COLLATE "C" LIMIT 1`;

/** A ward of one or two LSOAs is hardly larger than an estate. */
const FEWEST_LSOAS = 3;
/** Fewer areas than this in a ward are told as «fewer than three». */
export const FEWEST_AREAS_COUNTED = 3;

/** Places that a partnership watches for a time and a reason, the history of each, and what each role sees of them (docs/access.md). */
export class HotspotAreas0014 implements MigrationInterface {
  name = 'HotspotAreas0014';

  async up(runner: QueryRunner): Promise<void> {
    const [{ schema, owner }] = (await runner.query('SELECT current_schema() AS schema, quote_ident(current_user) AS owner')) as [
      { schema: string; owner: string },
    ];
    await runner.query(`
      CREATE FUNCTION hotspot_status(status text, review_on date, day date) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN status IN ('proposed', 'active') AND review_on < greatest(day, (now() AT TIME ZONE 'Europe/London')::date)
                    THEN 'lapsed' ELSE status END $$;
      COMMENT ON FUNCTION hotspot_status IS
        'How an area stands on a London day, today unless that is later: it lapses after its review date whether or not anything writes so.';

      CREATE TABLE hotspot_area (
        id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name            text NOT NULL,
        status          text NOT NULL CHECK (status IN ('proposed', 'active', 'closed', 'lapsed')),
        reason          text NOT NULL,
        least_intrusive text NOT NULL,
        equality_note   text NOT NULL,
        owner           text NOT NULL,
        source          text NOT NULL CHECK (source IN ('detection run', 'police intelligence', 'councillor', 'steering group', 'council team')),
        detection_run   text,
        review_on       date NOT NULL,
        reviewed_on     date,
        active_since    date,
        boundary        geometry(Polygon, 4326) NOT NULL CHECK (ST_IsValid(boundary)),
        boundary_bng    geometry(Polygon, 27700) NOT NULL CHECK (ST_IsValid(boundary_bng) AND ST_NumInteriorRings(boundary_bng) = 0),
        version         int NOT NULL DEFAULT 1,
        proposed_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK ((source = 'detection run') = (detection_run IS NOT NULL))
      );
      COMMENT ON TABLE hotspot_area IS 'A named place that the partnership watches, for a reason and until a day.';
      COMMENT ON COLUMN hotspot_area.status IS 'As last written. How it stands today says hotspot_status().';
      COMMENT ON COLUMN hotspot_area.least_intrusive IS 'Which less intrusive response was considered, and why it does not do.';
      COMMENT ON COLUMN hotspot_area.owner IS 'A role or a team, never a private person.';
      COMMENT ON COLUMN hotspot_area.review_on IS 'The last day on which it stands without a review.';
      COMMENT ON COLUMN hotspot_area.boundary_bng IS 'On whole metres, so that a shape which was checked stays as it was checked.';
      CREATE INDEX hotspot_area_review ON hotspot_area (review_on, id);
      CREATE INDEX hotspot_area_place ON hotspot_area USING gist (boundary_bng);

      CREATE TABLE hotspot_area_change (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        area_id      bigint NOT NULL REFERENCES hotspot_area,
        version      int NOT NULL,
        change       text NOT NULL CHECK (change IN ('proposed', 'changed', 'activated', 'reviewed', 'closed', 'lapsed')),
        fields       jsonb NOT NULL,
        boundary_bng geometry(Polygon, 27700),
        reason       text,
        changed_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by   text NOT NULL,
        UNIQUE (area_id, version)
      );
      COMMENT ON TABLE hotspot_area_change IS 'Every change of an area, one a version. Only ever added to.';
      COMMENT ON COLUMN hotspot_area_change.fields IS '{field: {before, after}}; of the boundary its size, not its place.';
      COMMENT ON COLUMN hotspot_area_change.boundary_bng IS 'The boundary since this change, where it was drawn anew.';

      CREATE TABLE hotspot_threat_note (
        id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        area_id           bigint NOT NULL REFERENCES hotspot_area,
        note              text NOT NULL,
        source_evaluation text NOT NULL CHECK (source_evaluation IN ('1', '2', '3')),
        assessment        text NOT NULL CHECK (assessment IN ('A', 'B', 'C', 'D', 'E')),
        handling          text NOT NULL CHECK (handling IN ('P', 'C')),
        conditions        text,
        written_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
        written_by        text NOT NULL,
        CHECK ((handling = 'C') = (conditions IS NOT NULL))
      );
      COMMENT ON TABLE hotspot_threat_note IS
        'What the police know of an area, graded 3x5x2; the newest holds, the others are its history. The police''s alone, and only ever added to.';
      CREATE INDEX hotspot_threat_note_of ON hotspot_threat_note (area_id, id);
    `);
    await this.addedToOnly(runner, owner);
    await runner.query(`
      GRANT SELECT ON hotspot_area, hotspot_area_change TO ${POLICE}, ${COUNCIL};
      GRANT SELECT ON hotspot_threat_note TO ${POLICE};
      GRANT SELECT (${WITHOUT_PLACE.join(', ')}) ON hotspot_area TO ${GOVERNANCE};
      GRANT SELECT (${HISTORY_WITHOUT_PLACE.join(', ')}) ON hotspot_area_change TO ${GOVERNANCE};

      CREATE VIEW "${schema}_deployment_planner".hotspot_area WITH (security_barrier = true) AS
        SELECT * FROM "${schema}".hotspot_area WHERE "${schema}".hotspot_status(status, review_on, NULL) = 'active';
      GRANT SELECT ON "${schema}_deployment_planner".hotspot_area TO ${PLANNER};

      CREATE VIEW hotspot_ward WITH (security_barrier = true) AS
        SELECT CASE WHEN large THEN gss_code END AS gss_code, CASE WHEN large THEN name END AS name,
               CASE WHEN count(*) >= ${FEWEST_AREAS_COUNTED} THEN count(*)::int END AS areas
          FROM (SELECT w.gss_code, w.name,
                       coalesce((SELECT count(*) >= ${FEWEST_LSOAS} FROM area_lsoa m
                                  WHERE m.type = 'WARD' AND m.gss_code = w.gss_code
                                    AND m.lsoa_vintage = (SELECT max(n.lsoa_vintage) FROM area_lsoa n WHERE n.type = 'WARD')), false) AS large
                  FROM hotspot_area h LEFT JOIN LATERAL (${MOST_OF_IT}) w ON true
                 WHERE hotspot_status(h.status, h.review_on, NULL) = 'active') placed
         GROUP BY 1, 2;
      COMMENT ON VIEW hotspot_ward IS
        'In which wards there are active areas, as whoever sees no area itself may know it. Each area counts in the ward that holds most of it; fewer than three are no number; wards of fewer than three LSOAs have no name.';
      GRANT SELECT ON hotspot_ward TO ${POLICE}, ${COUNCIL}, ${PLANNER}, ${JSNA}, ${PARTNER};
    `);
  }

  private async addedToOnly(runner: QueryRunner, owner: string): Promise<void> {
    await runner.query(`
      CREATE FUNCTION hotspot_history_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The history of hotspot areas is only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION hotspot_history_refuse() FROM PUBLIC;
    `);
    for (const table of ['hotspot_area_change', 'hotspot_threat_note']) {
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION hotspot_history_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
        REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${owner};
      `);
    }
    // An area is closed, not taken away: its history would be about nothing.
    await runner.query(`
      CREATE TRIGGER hotspot_area_kept BEFORE DELETE OR TRUNCATE ON hotspot_area FOR EACH STATEMENT EXECUTE FUNCTION hotspot_history_refuse();
      ALTER TABLE hotspot_area ENABLE ALWAYS TRIGGER hotspot_area_kept;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const [{ schema }] = (await runner.query('SELECT current_schema() AS schema')) as [{ schema: string }];
    await runner.query(`
      DROP VIEW "${schema}_deployment_planner".hotspot_area;
      DROP VIEW hotspot_ward;
      DROP TABLE hotspot_threat_note, hotspot_area_change, hotspot_area;
      DROP FUNCTION hotspot_history_refuse(), hotspot_status(text, date, date);
    `);
  }
}
