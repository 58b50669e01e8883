/** Places from their postcodes. Run again whenever postcodes or places were loaded, replaced or taken back. */
import type { Sql } from '../database/database.js';

/**
 * Gives every place with a postcode and no coordinates of its own the postcode's point (of the newest load that has one), and takes
 * the point away again when the postcode is gone. Schools, libraries and youth places alike, except a youth place whose words
 * suggest a refuge or the like while its list does not say: that one gets no point.
 * @returns how many places were given, moved or relieved of a point
 */
export async function geocodePlaces(sql: Sql): Promise<number> {
  let changed = 0;
  for (const [table, also] of [
    ['place', ''],
    ['youth_place', 'AND NOT target.sensitivity_open'],
  ] as const) {
    changed += await sql.execute(
      `WITH found AS (
         SELECT target.id, newest.location, newest.location_bng
           FROM ${table} target
           LEFT JOIN LATERAL (
             SELECT location, location_bng FROM postcode
              WHERE postcode_key = upper(replace(target.postcode, ' ', '')) AND location IS NOT NULL ${also}
              ORDER BY batch_id DESC LIMIT 1
           ) newest ON true
          WHERE target.placed_by IS DISTINCT FROM 'coordinates' AND target.postcode IS NOT NULL
       )
       UPDATE ${table} target
          SET location = found.location, location_bng = found.location_bng,
              placed_by = CASE WHEN found.location IS NULL THEN NULL ELSE 'postcode' END
         FROM found
        WHERE target.id = found.id AND target.location::text IS DISTINCT FROM found.location::text`,
    );
  }
  return changed;
}
