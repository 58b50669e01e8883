import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns every kind of incident has, in this order, first in each table. */
const COMMON = `
  force_code    text NOT NULL,
  id            bigint NOT NULL DEFAULT nextval('incident_id'),
  occurred_from timestamptz NOT NULL,
  occurred_to   timestamptz NOT NULL,
  source        text NOT NULL,
  reference     text,
  category      text NOT NULL,
  precision     text NOT NULL CHECK (precision IN ('EXACT','SNAPPED','STREET','POSTCODE','AREA','NONE')),
  location      geometry(Point, 4326),
  location_bng  geometry(Point, 27700),
  cell_east     int,
  cell_north    int,
  place_text    text,
  postcode      text,
  area_code     text,
  area_vintage  int,
  lsoa11        text,
  lsoa21        text,
  agency        text,
  batch_id      bigint NOT NULL`;

const CHECKS = (table: string): string => `
  CONSTRAINT ${table}_interval CHECK (occurred_to > occurred_from),
  CONSTRAINT ${table}_place CHECK ((location IS NULL) = (location_bng IS NULL) AND (location IS NULL) = (cell_east IS NULL)),
  PRIMARY KEY (force_code, id, occurred_from)`;

const INDEXES = (table: string): string => `
  CREATE INDEX ${table}_when ON ${table} (occurred_from, id);
  CREATE INDEX ${table}_cell ON ${table} (cell_east, cell_north);
  CREATE INDEX ${table}_location ON ${table} USING gist (location);
  CREATE INDEX ${table}_lsoa ON ${table} (lsoa21);
  CREATE INDEX ${table}_unplaced ON ${table} (postcode) WHERE location IS NULL AND postcode IS NOT NULL;
  CREATE INDEX ${table}_batch ON ${table} USING brin (batch_id);`;

/** The three kinds, each its own table partitioned by London month of occurred_from; outcomes; and the summaries. */
export class Incidents0003 implements MigrationInterface {
  name = 'Incidents0003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE incident_id;

      CREATE TABLE asb_report (${COMMON},
        received_at    timestamptz,
        national_type  text NOT NULL DEFAULT 'unknown' CHECK (national_type IN ('personal','nuisance','environmental','unknown')),
        local_category text,
        youth_related  boolean,
        channel        text CHECK (channel IN ('telephone','online','officer','partner')),
        repeat_location boolean,
        owning_team    text,
        noise_test     text CHECK (noise_test IN ('below','above')),
        outcome        text,
        ${CHECKS('asb_report')}
      ) PARTITION BY RANGE (occurred_from);
      COMMENT ON COLUMN asb_report.noise_test IS
        'Environmental Health''s threshold test: below, a self-help guide was sent; above, passed to officers.';
      ${INDEXES('asb_report')}

      CREATE TABLE firearms_discharge (${COMMON},
        weapon           text NOT NULL CHECK (weapon IN ('handgun','shotgun','other','unknown')),
        verification     text NOT NULL CHECK (verification IN ('confirmed','probable','unconfirmed')),
        weapon_class     text NOT NULL DEFAULT 'unknown' CHECK (weapon_class IN ('lethal-barrelled','air weapon','unknown')),
        injury           text,
        casings_recovered int,
        linked_reference text,
        ${CHECKS('firearms_discharge')}
      ) PARTITION BY RANGE (occurred_from);
      ${INDEXES('firearms_discharge')}

      CREATE TABLE recorded_crime (${COMMON},
        crime_id      text,
        offence_code  text,
        last_outcome  text,
        knife         boolean,
        firearm       boolean,
        ${CHECKS('recorded_crime')}
      ) PARTITION BY RANGE (occurred_from);
      COMMENT ON COLUMN recorded_crime.crime_id IS 'police.uk''s Crime ID: may be missing, may repeat; only ever used to join outcomes.';
      ${INDEXES('recorded_crime')}
      CREATE INDEX recorded_crime_crime_id ON recorded_crime USING hash (crime_id);

      CREATE TABLE street_outcome (
        batch_id     bigint NOT NULL REFERENCES batch,
        row_number   bigint NOT NULL,
        force_code   text NOT NULL,
        crime_id     text,
        month        date NOT NULL,
        outcome      text NOT NULL,
        lsoa_code    text,
        location     geometry(Point, 4326),
        PRIMARY KEY (batch_id, row_number)
      );
      COMMENT ON TABLE street_outcome IS 'police.uk outcomes; a crime may have several; joined to recorded_crime on crime_id.';
      CREATE INDEX street_outcome_crime ON street_outcome (crime_id);
      CREATE INDEX street_outcome_month ON street_outcome (force_code, month);

      CREATE VIEW incident WITH (security_invoker = true) AS
        SELECT 'ASB_REPORT'::text AS kind, force_code, id, occurred_from, occurred_to, source, reference, category, precision,
               location, location_bng, cell_east, cell_north, place_text, area_code, area_vintage, lsoa11, lsoa21, agency, batch_id
          FROM asb_report
        UNION ALL
        SELECT 'FIREARMS_DISCHARGE'::text, force_code, id, occurred_from, occurred_to, source, reference, category, precision,
               location, location_bng, cell_east, cell_north, place_text, area_code, area_vintage, lsoa11, lsoa21, agency, batch_id
          FROM firearms_discharge
        UNION ALL
        SELECT 'RECORDED_CRIME'::text, force_code, id, occurred_from, occurred_to, source, reference, category, precision,
               location, location_bng, cell_east, cell_north, place_text, area_code, area_vintage, lsoa11, lsoa21, agency, batch_id
          FROM recorded_crime;

      CREATE TABLE incident_series (
        id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind       text NOT NULL,
        category   text NOT NULL,
        source     text NOT NULL,
        force_code text NOT NULL,
        UNIQUE (kind, source, force_code, category)
      );
      COMMENT ON TABLE incident_series IS 'What the summaries count: one kind and category of one source and force. Category * is all of them together.';

      CREATE TABLE incident_lsoas (
        id     int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        lsoa21 text NOT NULL,
        lsoa11 text NOT NULL,
        UNIQUE (lsoa21, lsoa11)
      );
      COMMENT ON TABLE incident_lsoas IS 'The LSOAs of 2021 and 2011 that incidents lie in, as one small number for the summaries; empty text for none.';

      CREATE TABLE incident_slice (
        id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        series     int NOT NULL,
        months     smallint NOT NULL CHECK (months IN (1, 12)),
        period     date NOT NULL,
        last_month date NOT NULL,
        located    int NOT NULL,
        nowhere    int NOT NULL,
        UNIQUE (series, months, period, last_month)
      );
      COMMENT ON TABLE incident_slice IS
        'One month (months 1) or calendar year (12) of a series, with how many incidents have a place and how many have none. period is the first day (London) of the month or year they began in, last_month of the month they ended in: later than their own month only for the few that span months; in years, always December.';

      CREATE TABLE incident_area_count (
        slice   int PRIMARY KEY,
        lsoas   int[] NOT NULL,
        coded   boolean[] NOT NULL,
        located boolean[] NOT NULL,
        counts  int[] NOT NULL
      );
      COMMENT ON TABLE incident_area_count IS
        'Each slice by LSOA, side by side in arrays: a tenth of the size of a row an LSOA, to load and to read.';
      COMMENT ON COLUMN incident_area_count.coded IS 'The source recorded an area code, whether or not any LSOA takes it over.';

      CREATE TABLE incident_cell_count (
        slice       int NOT NULL,
        metres      smallint NOT NULL,
        block_east  int NOT NULL,
        block_north int NOT NULL,
        cells       smallint[] NOT NULL,
        lsoas       int[],
        longitudes  double precision[],
        latitudes   double precision[],
        counts      int[] NOT NULL,
        PRIMARY KEY (slice, metres, block_east, block_north)
      );
      -- They do not compress, so no load should try.
      ALTER TABLE incident_cell_count ALTER longitudes SET STORAGE EXTERNAL, ALTER latitudes SET STORAGE EXTERNAL;
      COMMENT ON TABLE incident_cell_count IS
        'The pyramid: each slice by squares of 100 m, 500 m, 2 km and 10 km on the National Grid, in blocks of 40 by 40 squares. A square''s own number is floor(easting / metres), floor(northing / metres); cells holds its place in the block, column * 40 + row, of those squares only that have incidents. At 100 m a square has an element for each LSOA and each point that its incidents lie in or at, so that a box that cuts squares is counted exactly; discharges have no points here.';

      CREATE FUNCTION to_national_grid(geometry) RETURNS geometry LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS 'SELECT ST_Transform($1, 27700)';
      COMMENT ON FUNCTION to_national_grid IS 'Longitude and latitude to metres of the National Grid; without the OSTN15 grid some 3 m off. Nothing else may transform.';
      CREATE FUNCTION to_longitude_latitude(geometry) RETURNS geometry LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS 'SELECT ST_Transform($1, 4326)';
      CREATE FUNCTION london_month(timestamptz) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $body$ SELECT date_trunc('month', $1 AT TIME ZONE 'Europe/London')::date $body$;
      CREATE FUNCTION london_midnight(date) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $body$ SELECT $1::timestamp AT TIME ZONE 'Europe/London' $body$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION to_national_grid(geometry), to_longitude_latitude(geometry), london_month(timestamptz), london_midnight(date);
      DROP TABLE incident_cell_count, incident_area_count, incident_slice, incident_lsoas, incident_series;
      DROP VIEW incident;
      DROP TABLE street_outcome, recorded_crime, firearms_discharge, asb_report;
      DROP SEQUENCE incident_id;
    `);
  }
}
