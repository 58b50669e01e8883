/** Reading areas. Every statement answers for many areas at once. */
import type { Sql } from '../database/database.js';
import { areaCodeSpellings, AREA_TYPES, type AreaKey, type AreaType } from './area-type.js';

export interface AreaRow extends AreaKey {
  readonly name: string;
  readonly landKm2: number | null;
  /** Whether a boundary is loaded, or was put together from LSOAs. */
  readonly hasBoundary: boolean;
}

const AREA = (alias: string): string =>
  `${alias}.type, ${alias}.gss_code AS "gssCode", ${alias}.vintage, ${alias}.name, ${alias}.land_km2 AS "landKm2",
   ${alias}.boundary_key IS NOT NULL AS "hasBoundary"`;

const TYPE_ORDER = `array_position(ARRAY[${AREA_TYPES.map((type) => `'${type}'`).join(', ')}], a.type)`;

export interface AreaQuery {
  readonly type: AreaType;
  readonly vintage: number;
  /** Codes as they may be spelt; areas that lie within any area of one of them. */
  readonly within?: readonly string[];
}

const WITHIN = `($3::text[] IS NULL
  OR EXISTS (SELECT FROM area_parent p WHERE p.type = a.type AND p.gss_code = a.gss_code AND p.parent_code = ANY ($3))
  OR (a.type = 'LSOA' AND EXISTS (SELECT FROM area_lsoa m WHERE m.lsoa_code = a.gss_code AND m.lsoa_vintage = a.vintage
                                     AND m.type <> 'LSOA' AND m.gss_code = ANY ($3))))`;

/** Areas in use, by code. `after`: the code to go on after. */
export async function listAreas(sql: Sql, query: AreaQuery, page: { first: number; after?: string }): Promise<AreaRow[]> {
  return sql.query<AreaRow>(
    `SELECT ${AREA('a')} FROM area a
      WHERE a.type = $1 AND a.vintage = $2 AND a.in_use AND ${WITHIN} AND ($4::text IS NULL OR a.gss_code COLLATE "C" > $4)
      ORDER BY a.gss_code COLLATE "C" LIMIT $5`,
    [query.type, query.vintage, query.within ?? null, page.after ?? null, page.first],
  );
}

export async function countAreas(sql: Sql, query: AreaQuery): Promise<number> {
  const rows = await sql.query<{ areas: number }>(
    `SELECT count(*) AS areas FROM area a WHERE a.type = $1 AND a.vintage = $2 AND a.in_use AND ${WITHIN}`,
    [query.type, query.vintage, query.within ?? null],
  );
  return rows[0]!.areas;
}

/** The newest vintage of a type that is in use; null when there is none. */
export async function newestVintage(sql: Sql, type: AreaType): Promise<number | null> {
  const rows = await sql.query<{ vintage: number | null }>(
    'SELECT max(vintage) AS vintage FROM area WHERE type = $1 AND in_use',
    [type],
  );
  return rows[0]?.vintage ?? null;
}

/** The editions asked, where they exist. */
export async function findAreas(sql: Sql, keys: readonly AreaKey[]): Promise<AreaRow[]> {
  return sql.query<AreaRow>(
    `SELECT ${AREA('a')} FROM area a
       JOIN unnest($1::text[], $2::text[], $3::int[]) AS k (type, gss_code, vintage) USING (type, gss_code, vintage)`,
    [keys.map((key) => key.type), keys.map((key) => key.gssCode), keys.map((key) => key.vintage)],
  );
}

/** All editions of the codes (as they may be spelt), smallest type and newest vintage first. */
export async function editionsOf(sql: Sql, codes: readonly string[]): Promise<AreaRow[]> {
  return sql.query<AreaRow>(
    `SELECT ${AREA('a')} FROM area a WHERE a.gss_code = ANY ($1::text[]) ORDER BY ${TYPE_ORDER}, a.in_use DESC, a.vintage DESC`,
    [codes.flatMap(areaCodeSpellings)],
  );
}

/** Areas whose boundary holds the point: of each type the newest vintage that has boundaries. */
export async function areasHolding(sql: Sql, longitude: number, latitude: number): Promise<AreaRow[]> {
  return sql.query<AreaRow>(
    `SELECT ${AREA('a')} FROM area a
      WHERE a.boundary && ST_SetSRID(ST_MakePoint($1, $2), 4326) AND ST_Intersects(a.boundary, ST_SetSRID(ST_MakePoint($1, $2), 4326))
        AND a.vintage = (SELECT max(n.vintage) FROM area n WHERE n.type = a.type AND n.boundary_key IS NOT NULL)
      ORDER BY ${TYPE_ORDER}, a.gss_code`,
    [longitude, latitude],
  );
}

/** Geometry as GeoJSON text with six decimals (about 10 cm), by `type/code/vintage`. */
export async function geometriesOf(
  sql: Sql,
  keys: readonly AreaKey[],
  which: 'boundary' | 'centre',
): Promise<Map<string, string>> {
  const rows = await sql.query<{ key: string; geojson: string }>(
    `SELECT concat_ws('/', a.type, a.gss_code, a.vintage) AS key, ST_AsGeoJSON(a.${which}, 6, 0) AS geojson
       FROM area a JOIN unnest($1::text[], $2::text[], $3::int[]) AS k (type, gss_code, vintage) USING (type, gss_code, vintage)
      WHERE a.${which} IS NOT NULL`,
    [keys.map((key) => key.type), keys.map((key) => key.gssCode), keys.map((key) => key.vintage)],
  );
  return new Map(rows.map((row) => [row.key, row.geojson]));
}

/** The larger areas each lies in, newest edition in use; by the child's `type/code`. */
export async function parentsOf(sql: Sql, keys: readonly AreaKey[]): Promise<(AreaRow & { child: string })[]> {
  return sql.query<AreaRow & { child: string }>(
    `WITH child AS (SELECT DISTINCT type, gss_code, vintage FROM unnest($1::text[], $2::text[], $3::int[]) AS k (type, gss_code, vintage)),
     lies_in AS (
       SELECT c.type AS child_type, c.gss_code AS child_code, c.vintage AS child_vintage, p.parent_type AS type, p.parent_code AS gss_code
         FROM child c JOIN area_parent p ON p.type = c.type AND p.gss_code = c.gss_code
       UNION
       SELECT c.type, c.gss_code, c.vintage, m.type, m.gss_code
         FROM child c JOIN area_lsoa m ON c.type = 'LSOA' AND m.lsoa_code = c.gss_code AND m.lsoa_vintage = c.vintage AND m.type <> 'LSOA')
     SELECT DISTINCT ON (l.child_type, l.child_code, l.child_vintage, ${TYPE_ORDER}, a.gss_code)
            concat_ws('/', l.child_type, l.child_code, l.child_vintage) AS child, ${AREA('a')}
       FROM lies_in l JOIN area a ON a.type = l.type AND a.gss_code = l.gss_code
      WHERE l.type IN ('MSOA', 'WARD', 'DISTRICT', 'UPPER_TIER', 'FORCE')
      ORDER BY l.child_type, l.child_code, l.child_vintage, ${TYPE_ORDER}, a.gss_code, a.in_use DESC, a.vintage DESC`,
    [keys.map((key) => key.type), keys.map((key) => key.gssCode), keys.map((key) => key.vintage)],
  );
}

/** How many LSOAs of a vintage each area has, by its place in the list. */
export async function lsoaCountsOf(
  sql: Sql,
  asked: readonly { readonly area: AreaKey; readonly lsoaVintage: number | null }[],
): Promise<Map<number, number>> {
  const rows = await sql.query<{ place: number; lsoas: number }>(
    `SELECT place, lsoas FROM (
       SELECT k.place::int AS place, m.lsoa_vintage, count(*) AS lsoas, k.lsoa_vintage AS wanted,
              max(m.lsoa_vintage) OVER (PARTITION BY k.place) AS newest
         FROM unnest($1::text[], $2::text[], $3::int[]) WITH ORDINALITY AS k (type, gss_code, lsoa_vintage, place)
         JOIN area_lsoa m ON m.type = k.type AND m.gss_code = k.gss_code
        GROUP BY k.place, m.lsoa_vintage, k.lsoa_vintage) counted
      WHERE lsoa_vintage = coalesce(wanted, newest)`,
    [asked.map(({ area }) => area.type), asked.map(({ area }) => area.gssCode), asked.map(({ lsoaVintage }) => lsoaVintage)],
  );
  return new Map(rows.map((row) => [row.place, row.lsoas]));
}
