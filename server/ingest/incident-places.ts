/**
 * The distinct places of a load: staged once each, so that coordinates are transformed and LSOAs found once a place and not once a row
 * (open data has hundreds of rows at one point).
 */
import type { Sql } from '../database/database.js';
import { bestVintage, resolveLsoas } from '../incidents/lsoa-resolution.sql.js';
import type { BulkValue } from '../database/database.js';
import type { LoadOptions, PublishContext, Stage, StagedRow } from './source.js';

export const PLACE_STAGE: Stage = {
  name: 'place',
  columns: {
    place_key: 'int',
    easting: 'double precision',
    northing: 'double precision',
    longitude: 'double precision',
    latitude: 'double precision',
    postcode: 'text',
    area_code: 'text',
    place_text: 'text',
  },
};

/** The fields of `PLACE_STAGE` after the key. */
export type PlaceFields = readonly [
  easting: BulkValue,
  northing: BulkValue,
  longitude: BulkValue,
  latitude: BulkValue,
  postcode: BulkValue,
  areaCode: BulkValue,
  placeText: BulkValue,
];

/** Above this many the register forgets and numbers places anew: a place may then be staged twice, which costs time and no memory. */
const MOST_PLACES = 100_000;

/** Numbers places as they are met. */
export class PlaceRegister {
  private readonly keys = new Map<string, string>();
  private next = 0;

  /** The place's key and, the first time it is met, its row for the stage. `text` tells places apart. */
  keyOf(text: string, fields: () => PlaceFields): { readonly key: string; readonly fresh: StagedRow | null } {
    const known = this.keys.get(text);
    if (known !== undefined) return { key: known, fresh: null };
    if (this.keys.size >= MOST_PLACES) this.keys.clear();
    const key = String(this.next++);
    // A copy: the text given may be a slice that would keep a whole portion of the file in memory.
    this.keys.set(Buffer.from(text, 'utf8').toString('utf8'), key);
    return { key, fresh: { stage: PLACE_STAGE.name, fields: [key, ...fields()] } };
  }

  has(text: string): boolean {
    return this.keys.has(text);
  }
}

/**
 * Makes the temporary table `placed`: place_key, location, location_bng, cell_east, cell_north, postcode, area_code, area_vintage,
 * lsoa11, lsoa21, place_text, by_postcode. A file's own coordinates are kept as they are; the other pair is transformed from them.
 * `rowsByPlace` is a relation (place_key, rows) by which the vintage of the places' codes is judged; null where they have none.
 */
export async function placePlaces(sql: Sql, context: PublishContext, rowsByPlace: string | null): Promise<void> {
  const stage = context.stage(PLACE_STAGE.name);
  const vintage = rowsByPlace === null ? null : await vintageOf(sql, context, rowsByPlace, stage);
  await sql.execute('DROP TABLE IF EXISTS pg_temp.place_located');
  await sql.execute(
    `CREATE TEMPORARY TABLE place_located ON COMMIT DROP AS
     WITH given AS (
       SELECT p.*, CASE WHEN easting IS NOT NULL THEN ST_SetSRID(ST_MakePoint(easting, northing), 27700) END AS grid,
              CASE WHEN easting IS NULL AND longitude IS NOT NULL THEN ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) END AS degrees
         FROM ${stage} p),
     both_ways AS (
       SELECT g.*, coalesce(degrees, to_longitude_latitude(grid), c.location) AS location,
              coalesce(grid, to_national_grid(degrees), c.location_bng) AS location_bng,
              grid IS NULL AND degrees IS NULL AND c.location IS NOT NULL AS by_postcode
         FROM given g
         LEFT JOIN LATERAL (
           SELECT location, location_bng FROM postcode k
            WHERE g.grid IS NULL AND g.degrees IS NULL AND k.postcode_key = replace(g.postcode, ' ', '') AND k.location IS NOT NULL
            ORDER BY k.batch_id DESC LIMIT 1) c ON true)
     SELECT place_key, location::geometry(Point, 4326) AS location, location_bng::geometry(Point, 27700) AS location_bng,
            floor(ST_X(location_bng) / 100)::int AS cell_east, floor(ST_Y(location_bng) / 100)::int AS cell_north,
            postcode, area_code, CASE WHEN area_code IS NOT NULL THEN ${vintage ?? 'NULL'}::int END AS area_vintage, place_text, by_postcode
       FROM both_ways`,
  );
  await sql.execute('ANALYZE place_located');
  await resolveLsoas(sql, 'place_located', 'place_resolved');
  await sql.execute('DROP TABLE IF EXISTS pg_temp.placed');
  await sql.execute(
    `CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
     SELECT p.*, r.lsoa11, r.lsoa21 FROM place_located p JOIN place_resolved r USING (place_key)`,
  );
  // Geometries take most of the time, and nothing is planned by where they lie.
  await sql.execute('ANALYZE placed (place_key, area_code, lsoa11, lsoa21, cell_east, cell_north)');
}

/** The vintage of the codes: as told, else the one that most rows' codes belong to, else unknown, with a warning. */
async function vintageOf(sql: Sql, context: PublishContext, rowsByPlace: string, places: string): Promise<number | null> {
  if (context.options.vintage !== undefined) return checkedVintage(context.options);
  await sql.execute('DROP TABLE IF EXISTS pg_temp.code_used');
  await sql.execute(
    `CREATE TEMPORARY TABLE code_used ON COMMIT DROP AS
     SELECT p.area_code AS code, sum(r.rows) AS rows FROM ${rowsByPlace} r JOIN ${places} p USING (place_key) WHERE p.area_code IS NOT NULL GROUP BY 1`,
  );
  const [codes] = await sql.query<{ codes: number }>('SELECT count(*)::int AS codes FROM code_used');
  if (codes!.codes === 0) return null;
  const vintage = await bestVintage(sql, 'code_used');
  if (vintage === null) {
    context.warn(
      'None of the LSOA codes in this file is known yet, so it is not known whether they are of 2011 or 2021: the rows are kept and counted, ' +
        'and find their areas when boundaries or a look-up are loaded. To say it now, load with --vintage.',
    );
    return null;
  }
  const [unknown] = await sql.query<{ codes: number; rows: number }>(
    `SELECT count(*)::int AS codes, coalesce(sum(rows), 0)::int AS rows FROM code_used
      WHERE NOT EXISTS (SELECT FROM area WHERE type = 'LSOA' AND gss_code = code AND vintage = $1)`,
    [vintage],
  );
  if (unknown!.rows > 0) {
    const { rows: count, codes: distinct } = unknown!;
    context.warn(
      `${count} ${count === 1 ? 'row has' : 'rows have'} an LSOA code that is not among the areas loaded for ${vintage} ` +
        `(${distinct} ${distinct === 1 ? 'code' : 'codes'}): kept, and counted once their area is loaded.`,
    );
  }
  return vintage;
}

function checkedVintage({ vintage }: LoadOptions): number {
  return Math.trunc(vintage!);
}
