import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Areas. What files said is kept per batch (area_boundary, area_link, lsoa_change, …); `area` and `area_lsoa` are derived
 * from it after every load and undo, so that files may come in any order and an undo is exact.
 */
export class Areas0002 implements MigrationInterface {
  name = 'Areas0002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE area_boundary (
        batch_id    bigint NOT NULL REFERENCES batch,
        type        text NOT NULL CHECK (type IN ('LSOA','MSOA','WARD','DISTRICT','UPPER_TIER','FORCE','POSTCODE_DISTRICT')),
        gss_code    text NOT NULL,
        vintage     int NOT NULL,
        name        text NOT NULL,
        boundary    geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(boundary)),
        parent_type text,
        parent_code text,
        repaired    boolean NOT NULL DEFAULT false,
        PRIMARY KEY (batch_id, type, gss_code, vintage)
      );

      CREATE TABLE area_link (
        batch_id       bigint NOT NULL REFERENCES batch,
        child_type     text NOT NULL,
        child_code     text NOT NULL,
        child_name     text,
        child_vintage  int NOT NULL,
        parent_type    text NOT NULL,
        parent_code    text NOT NULL,
        parent_name    text,
        parent_vintage int NOT NULL,
        PRIMARY KEY (batch_id, child_type, child_code, child_vintage, parent_type, parent_code)
      );
      CREATE INDEX area_link_parent ON area_link (parent_type, parent_code);
      CREATE INDEX area_link_child ON area_link (child_type, child_code);

      CREATE TABLE lsoa_change (
        batch_id bigint NOT NULL REFERENCES batch,
        lsoa11   text NOT NULL,
        lsoa21   text NOT NULL,
        change   text NOT NULL CHECK (change IN ('U','S','M','X')),
        PRIMARY KEY (batch_id, lsoa11, lsoa21)
      );
      CREATE INDEX lsoa_change_lsoa11 ON lsoa_change (lsoa11);
      CREATE INDEX lsoa_change_lsoa21 ON lsoa_change (lsoa21);
      COMMENT ON TABLE lsoa_change IS 'LSOA 2011 to 2021: U unchanged, S split, M merged carry over; X (other) never.';

      CREATE TABLE postcode (
        batch_id      bigint NOT NULL REFERENCES batch,
        postcode      text NOT NULL,
        postcode_key  text NOT NULL,
        outward       text NOT NULL,
        quality       int NOT NULL,
        location      geometry(Point, 4326),
        location_bng  geometry(Point, 27700),
        district_code text,
        ward_code     text,
        PRIMARY KEY (postcode_key, batch_id)
      );
      COMMENT ON COLUMN postcode.postcode_key IS 'Upper case without spaces: L201AB.';
      COMMENT ON COLUMN postcode.location IS 'NULL for quality 90 (no location), never 0,0.';
      CREATE INDEX postcode_outward ON postcode (outward);
      CREATE INDEX postcode_district ON postcode (district_code);
      CREATE INDEX postcode_ward ON postcode (ward_code);
      CREATE INDEX postcode_batch ON postcode (batch_id);
      CREATE INDEX postcode_location ON postcode USING gist (location);

      CREATE TABLE composite_area (
        code        text PRIMARY KEY,
        name        text NOT NULL,
        reason      text NOT NULL,
        within_type text,
        within_code text,
        created_by  text NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now(),
        notes       jsonb NOT NULL DEFAULT '[]'
      );
      CREATE TABLE composite_member (
        code        text NOT NULL REFERENCES composite_area ON DELETE CASCADE,
        member_type text NOT NULL,
        member_code text NOT NULL,
        PRIMARY KEY (code, member_type, member_code)
      );

      CREATE TABLE area (
        type         text NOT NULL,
        gss_code     text NOT NULL,
        vintage      int NOT NULL,
        name         text NOT NULL,
        boundary     geometry(MultiPolygon, 4326) CHECK (boundary IS NULL OR ST_IsValid(boundary)),
        boundary_bng geometry(MultiPolygon, 27700),
        centre       geometry(Point, 4326),
        land_km2     double precision,
        boundary_key text,
        in_use       boolean NOT NULL DEFAULT false,
        PRIMARY KEY (type, gss_code, vintage)
      );
      COMMENT ON TABLE area IS 'Derived: every area known by a boundary, a look-up or a composition. gss_code is the GSS code, a postcode district (L20) or a composite''s own code.';
      COMMENT ON COLUMN area.boundary IS 'As loaded; for areas without a boundary of their own, the union of their LSOAs where all are loaded; else NULL.';
      COMMENT ON COLUMN area.centre IS 'A point surely inside (ST_PointOnSurface).';
      COMMENT ON COLUMN area.boundary_key IS 'What the boundary was made from (a batch, or a set of LSOAs), so that only changed ones are made again.';
      COMMENT ON COLUMN area.in_use IS 'Has a boundary, or contains one, or has incidents: listed when nothing else is asked.';
      CREATE INDEX area_boundary_index ON area USING gist (boundary);
      CREATE INDEX area_code ON area (gss_code);
      CREATE INDEX area_name ON area (lower(name) text_pattern_ops);

      CREATE TABLE area_lsoa (
        type         text NOT NULL,
        gss_code     text NOT NULL,
        lsoa_vintage int NOT NULL,
        lsoa_code    text NOT NULL,
        membership   text NOT NULL CHECK (membership IN ('self', 'lookup', 'point', 'postcodes', 'composed')),
        PRIMARY KEY (type, gss_code, lsoa_vintage, lsoa_code)
      );
      COMMENT ON TABLE area_lsoa IS
        'Derived: each area as a set of LSOAs, per LSOA vintage. lookup: a published look-up or parent column; point: the LSOA''s inner point lies in the boundary; postcodes: most of the LSOA''s postcodes lie in the postcode district.';
      CREATE INDEX area_lsoa_lsoa ON area_lsoa (lsoa_code, lsoa_vintage, type);

      CREATE TABLE area_parent (
        type        text NOT NULL,
        gss_code    text NOT NULL,
        parent_type text NOT NULL,
        parent_code text NOT NULL,
        PRIMARY KEY (type, gss_code, parent_type, parent_code)
      );
      COMMENT ON TABLE area_parent IS
        'Derived: the larger areas an area lies in, by look-up or parent column, else by most of its LSOAs. LSOAs themselves are in area_lsoa.';
      CREATE INDEX area_parent_parent ON area_parent (parent_code, type);

      CREATE TABLE area_derivation (
        step   text PRIMARY KEY,
        inputs text NOT NULL
      );
      COMMENT ON TABLE area_derivation IS 'From which batches each derived part was last made: the same inputs are not worked through again.';

      CREATE TABLE population (
        batch_id  bigint NOT NULL REFERENCES batch,
        area_type text NOT NULL,
        gss_code  text NOT NULL,
        vintage   int NOT NULL,
        year      int NOT NULL,
        basis     text NOT NULL,
        age_from  int NOT NULL,
        age_to    int NOT NULL,
        persons   double precision NOT NULL CHECK (persons >= 0),
        PRIMARY KEY (area_type, gss_code, vintage, basis, year, age_from, age_to, batch_id)
      );
      COMMENT ON COLUMN population.age_to IS 'Inclusive; 999 for «and over». A single year has age_from = age_to.';
      COMMENT ON COLUMN population.basis IS '«mid-year estimate», «census», «imd denominator».';
      CREATE TABLE population_basis (
        area_type text NOT NULL,
        vintage   int NOT NULL,
        basis     text NOT NULL,
        year      int NOT NULL,
        age_from  int NOT NULL,
        age_to    int NOT NULL,
        areas     int NOT NULL,
        PRIMARY KEY (area_type, vintage, basis, year, age_from, age_to)
      );
      COMMENT ON TABLE population_basis IS 'Derived: which age bands are loaded for how many areas, so that a question knows at once what can answer it.';

      CREATE TABLE deprivation (
        batch_id bigint NOT NULL REFERENCES batch,
        gss_code text NOT NULL,
        vintage  int NOT NULL,
        release  int NOT NULL,
        domain   text NOT NULL,
        rank     int,
        decile   int CHECK (decile BETWEEN 1 AND 10),
        score    double precision,
        PRIMARY KEY (gss_code, vintage, release, domain, batch_id)
      );
      COMMENT ON TABLE deprivation IS 'English Indices of Deprivation, LSOA. domain: imd, income, employment, education, health, crime, housing-and-services, environment, idaci, idaopi. Rank 1 is most deprived.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE deprivation, population_basis, population, area_derivation, area_parent, area_lsoa, area, composite_member, composite_area, postcode, lsoa_change, area_link, area_boundary',
    );
  }
}
