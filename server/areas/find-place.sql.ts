/**
 * Finds places by what a person types: a postcode with or without its space, or the beginning of one; an area's code or name; the name of a
 * town, school, library or road. Exact matches first, then beginnings, then beginnings of later words.
 */
import type { Sql } from '../database/database.js';

export interface FoundPlace {
  readonly kind: string;
  readonly name: string;
  readonly gssCode: string | null;
  readonly longitude: number;
  readonly latitude: number;
}

const MOST_PLACES = 20;
const LONGEST_TEXT = 100;

export async function findPlace(sql: Sql, text: string): Promise<FoundPlace[]> {
  const words = text.trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST_TEXT);
  if (words === '') return [];
  const postcode = beginningOfPostcode(words.toUpperCase());
  const postcodes = postcode === null ? [] : await postcodesBeginning(sql, postcode);
  return [...postcodes, ...(await namedPlaces(sql, words))].slice(0, MOST_PLACES);
}

/**
 * The outward half of what is typed, and all of it without spaces: «l20 1» and «L201» begin with L20. An outward half alone («L20», which
 * could also begin L2 0AA) is the area, not a postcode.
 */
function beginningOfPostcode(words: string): { outward: string; key: string } | null {
  const key = words.replaceAll(' ', '');
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(words)) return null;
  const parts = /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{0,2}$/.exec(key);
  return parts === null ? null : { outward: parts[1]!, key };
}

async function postcodesBeginning(sql: Sql, { outward, key }: { outward: string; key: string }): Promise<FoundPlace[]> {
  return sql.query<FoundPlace>(
    `SELECT 'postcode' AS kind, postcode AS name, NULL AS "gssCode", ST_X(location) AS longitude, ST_Y(location) AS latitude
       FROM (SELECT DISTINCT ON (postcode_key) postcode_key, postcode, location FROM postcode
              WHERE outward = $1 AND starts_with(postcode_key, $2) ORDER BY postcode_key, batch_id DESC) found
      WHERE location IS NOT NULL ORDER BY postcode_key LIMIT 5`,
    [outward, key],
  );
}

/** Larger areas before smaller ones and towns between: who types a district's name wants it, not its hundreds of LSOAs. */
const ORDER = `ARRAY['district', 'upper-tier', 'force', 'composite', 'town', 'ward', 'postcode-district', 'msoa', 'lsoa', 'library', 'school', 'road', 'other']`;

async function namedPlaces(sql: Sql, words: string): Promise<FoundPlace[]> {
  const pattern = words.toLowerCase().replaceAll(/[\\%_]/g, '\\$&');
  return sql.query<FoundPlace>(
    `WITH area_match AS (
       SELECT DISTINCT ON (CASE WHEN type = 'UPPER_TIER' THEN 'DISTRICT' ELSE type END, gss_code)
              replace(lower(type), '_', '-') AS kind, name, gss_code AS code, coalesce(centre, middle) AS spot,
              CASE WHEN lower(gss_code) = lower($1) OR lower(name) = lower($1) THEN 0
                   WHEN lower(name) LIKE $2 || '%' OR lower(gss_code) LIKE $2 || '%' THEN 1 ELSE 2 END AS closeness
         FROM area
         LEFT JOIN LATERAL (SELECT ST_Centroid(ST_Collect(p.location)) AS middle FROM postcode p
                             WHERE area.type = 'POSTCODE_DISTRICT' AND area.centre IS NULL AND p.outward = area.gss_code) m ON true
        WHERE (in_use OR type = 'POSTCODE_DISTRICT')
          AND (lower(name) LIKE $2 || '%' OR lower(name) LIKE '% ' || $2 || '%'
               OR (length($1) > 2 AND lower(gss_code) LIKE $2 || '%') OR lower(gss_code) = lower($1))
        ORDER BY CASE WHEN type = 'UPPER_TIER' THEN 'DISTRICT' ELSE type END, gss_code, (type = 'UPPER_TIER'), vintage DESC),
     place_match AS (
       SELECT kind, name, NULL::text AS code, coalesce(location, ST_PointOnSurface(line)) AS spot,
              CASE WHEN lower(name) = lower($1) THEN 0 WHEN lower(name) LIKE $2 || '%' THEN 1 ELSE 2 END AS closeness
         FROM place
        WHERE open AND (lower(name) LIKE $2 || '%' OR lower(name) LIKE '% ' || $2 || '%'))
     SELECT kind, name, code AS "gssCode", ST_X(spot) AS longitude, ST_Y(spot) AS latitude
       FROM (SELECT * FROM area_match UNION ALL SELECT * FROM place_match) found
      WHERE spot IS NOT NULL
      ORDER BY closeness, array_position(${ORDER}, kind), name, code LIMIT ${MOST_PLACES}`,
    [words, pattern],
  );
}
