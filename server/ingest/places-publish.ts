/** Staged places → `place`. */
import type { Sql } from '../database/database.js';
import type { PublishContext, Stage } from './source.js';

export const PLACE_STAGE: Stage = {
  name: 'place',
  columns: {
    kind: 'text',
    reference: 'text',
    name: 'text',
    detail: 'text',
    postcode: 'text',
    easting: 'double precision',
    northing: 'double precision',
    longitude: 'double precision',
    latitude: 'double precision',
    line: 'text',
    district: 'text',
    open: 'boolean',
    facts: 'jsonb',
  },
};

/** A road with a course and no point of its own gets the point half-way along it, so that it can be found. */
export async function publishPlaces(sql: Sql, context: PublishContext): Promise<void> {
  await sql.execute(
    `INSERT INTO place (batch_id, kind, reference, name, detail, postcode, location, location_bng, placed_by, line, district, open, facts)
     SELECT $1, kind, reference, name, detail, postcode,
            coalesce(degrees, ST_Transform(metres, 4326)), coalesce(metres, ST_Transform(degrees, 27700)),
            CASE WHEN coalesce(easting, longitude) IS NOT NULL OR line IS NOT NULL THEN 'coordinates' END,
            course, district, open, facts
       FROM (
         SELECT st.*, ST_GeomFromText(st.line, 4326) AS course,
                CASE WHEN easting IS NOT NULL THEN ST_SetSRID(ST_MakePoint(easting, northing), 27700) END AS metres,
                CASE WHEN easting IS NULL AND longitude IS NOT NULL THEN ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)
                     WHEN easting IS NULL AND line IS NOT NULL
                     THEN ST_LineInterpolatePoint(ST_GeomFromText(st.line, 4326), 0.5) END AS degrees
           FROM ${context.stage(PLACE_STAGE.name)} st
       ) placed`,
    [context.batchId],
  );
}

/** Places that an earlier file already holds: of the same kind and number, or, without numbers, of the same name, postcode and spot (50 m). */
export async function placesLoadedTwice(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; places: number; example: string }>(
    `SELECT batch_id::text, count(*)::int AS places, min(name) AS example FROM (
       SELECT p.batch_id, p.id, p.name FROM place p JOIN ${context.stage(PLACE_STAGE.name)} st
           ON st.kind = p.kind AND st.reference = p.reference
       UNION
       SELECT p.batch_id, p.id, p.name FROM place p JOIN ${context.stage(PLACE_STAGE.name)} st
           ON st.kind = p.kind AND lower(st.name) = lower(p.name)
          AND st.reference IS NULL AND p.reference IS NULL
          AND st.postcode IS NOT DISTINCT FROM p.postcode AND st.district IS NOT DISTINCT FROM p.district
          AND (p.placed_by IS DISTINCT FROM 'coordinates'
               OR abs(ST_X(p.location_bng) - st.easting) + abs(ST_Y(p.location_bng) - st.northing) < 50
               OR abs(ST_X(p.location) - st.longitude) + abs(ST_Y(p.location) - st.latitude) < 0.0005)
     ) both_have GROUP BY batch_id ORDER BY batch_id`,
  );
  return rows.map(({ batch_id, places, example }) => ({
    batchId: Number(batch_id),
    what: places === 1 ? `«${example}»` : `${places.toLocaleString('en-GB')} places, such as «${example}»`,
  }));
}
