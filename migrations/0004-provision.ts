import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is open for children: places, weekly sessions, attendance; other places; indicators. */
export class Provision0004 implements MigrationInterface {
  name = 'Provision0004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE youth_place (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        batch_id     bigint NOT NULL REFERENCES batch,
        name         text NOT NULL,
        kind         text NOT NULL CHECK (kind IN ('building','bus','detached','unknown')),
        postcode     text,
        location     geometry(Point, 4326),
        location_bng geometry(Point, 27700),
        placed_by    text CHECK (placed_by IN ('coordinates','postcode')),
        area_text    text,
        sensitive    boolean NOT NULL DEFAULT false,
        sensitivity_open boolean NOT NULL DEFAULT false,
        CHECK ((location IS NULL) = (location_bng IS NULL) AND (location IS NULL) = (placed_by IS NULL))
      );
      COMMENT ON COLUMN youth_place.kind IS 'detached: work over an area, not at a point; area_text says which.';
      COMMENT ON COLUMN youth_place.sensitive IS 'On no map, file or answer, but counted in reach.';
      COMMENT ON COLUMN youth_place.sensitivity_open IS
        'The words suggest a refuge or a group that must not be found, and the file does not say: listed, but never given a point.';
      CREATE INDEX youth_place_batch ON youth_place (batch_id);
      CREATE INDEX youth_place_location ON youth_place USING gist (location_bng);

      CREATE TABLE youth_session (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        batch_id     bigint NOT NULL REFERENCES batch,
        place_id     bigint NOT NULL REFERENCES youth_place,
        name         text NOT NULL,
        weekday      int CHECK (weekday BETWEEN 1 AND 7),
        starts_at    time,
        ends_at      time,
        season       text,
        age_from     int,
        age_to       int,
        access       text NOT NULL DEFAULT 'unknown' CHECK (access IN ('open','targeted','unknown')),
        capacity     int,
        provider     text,
        cost_pence   bigint,
        source_note  text
      );
      CREATE INDEX youth_session_place ON youth_session (place_id);
      COMMENT ON COLUMN youth_session.weekday IS '1 Monday … 7 Sunday; NULL unknown, never «closed». So with the times.';

      CREATE TABLE youth_attendance (
        batch_id     bigint NOT NULL REFERENCES batch,
        session_id   bigint NOT NULL REFERENCES youth_session,
        period_text  text NOT NULL,
        held_on      date,
        male         int CHECK (male >= 0),
        female       int CHECK (female >= 0),
        not_recorded int CHECK (not_recorded >= 0),
        row_number   bigint NOT NULL,
        PRIMARY KEY (session_id, row_number)
      );
      COMMENT ON COLUMN youth_attendance.row_number IS 'The row of the file: two rows with one period are two counts, never merged.';

      CREATE TABLE place (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        batch_id     bigint NOT NULL REFERENCES batch,
        kind         text NOT NULL CHECK (kind IN ('school','library','town','road','other')),
        reference    text,
        name         text NOT NULL,
        detail       text,
        postcode     text,
        location     geometry(Point, 4326),
        location_bng geometry(Point, 27700),
        placed_by    text CHECK (placed_by IN ('coordinates','postcode')),
        line         geometry(LineString, 4326),
        district     text,
        open         boolean NOT NULL DEFAULT true,
        facts        jsonb NOT NULL DEFAULT '{}'
      );
      COMMENT ON COLUMN place.line IS 'For kind road: its course, drawn faintly under the map.';
      CREATE INDEX place_location ON place USING gist (location);
      CREATE INDEX place_batch ON place (batch_id);
      CREATE INDEX place_kind ON place (kind);
      CREATE INDEX place_name ON place (lower(name) text_pattern_ops);

      CREATE TABLE indicator (
        batch_id   bigint NOT NULL REFERENCES batch,
        code       text NOT NULL,
        name       text NOT NULL,
        definition text,
        unit       text,
        polarity   text CHECK (polarity IN ('low','high','none')),
        source     text NOT NULL,
        PRIMARY KEY (code, batch_id)
      );
      COMMENT ON TABLE indicator IS
        'What each file says an indicator is called; a data dictionary''s words (those with a definition) go before a data file''s.';
      CREATE TABLE indicator_figure (
        batch_id   bigint NOT NULL REFERENCES batch,
        indicator  text NOT NULL,
        area_level text NOT NULL CHECK (area_level IN ('england','region','authority','other')),
        gss_code   text,
        dfe_number text,
        area_name  text NOT NULL,
        period     text NOT NULL,
        figure     double precision,
        mark       text,
        printed    text NOT NULL,
        row_number bigint NOT NULL,
        PRIMARY KEY (batch_id, indicator, row_number),
        CHECK ((figure IS NULL) <> (mark IS NULL))
      );
      COMMENT ON COLUMN indicator_figure.mark IS
        'c small number withheld, x not available, z not applicable, u low reliability, - as printed by LAIT: never 0. server/ingest/suppression-marks.ts lists them all.';
      COMMENT ON COLUMN indicator_figure.gss_code IS 'As the file prints it: server/estimates/authority-code-alias.ts joins old codes to new ones.';
      CREATE INDEX indicator_figure_area ON indicator_figure (indicator, gss_code);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE indicator_figure, indicator, place, youth_attendance, youth_session, youth_place');
  }
}
