/**
 * The door other domains come through: which areas there are, how they are made of LSOAs, what they are called, who lives in them.
 * All functions take many areas at once.
 */
import type { Sql } from '../database/database.js';
import { badUserInput, type InputPath } from '../errors.js';
import { areaCodeSpellings, areaKeyText, type AreaKey, type AreaType } from './area-type.js';
import { editionsOf, findAreas, listAreas, newestVintage, type AreaRow } from './areas.sql.js';

export { populationByAgeOf, populationOf, type AgeBandFigure, type PopulationFigure } from './population.js';
export { finestGround, groundOf, type AreaGround, type Ground } from './ground.sql.js';
export { touchingAreas } from './touching.sql.js';
export { markAreasInUse } from './derive/boundaries.sql.js';
export type { AreaKey, AreaType } from './area-type.js';
export { geometriesOf, type AreaRow } from './areas.sql.js';

/** An area as a set of LSOAs of each vintage. */
export interface AreaLsoas {
  readonly lsoa11: readonly string[];
  readonly lsoa21: readonly string[];
}

/** Every area in use of a type, by code: what a breakdown by area has rows for. `vintage` omitted: the newest in use. */
export async function areasInUse(
  sql: Sql,
  query: { readonly type: AreaType; readonly vintage?: number | null; readonly within?: string },
): Promise<AreaRow[]> {
  const vintage = query.vintage ?? (await newestVintage(sql, query.type));
  if (vintage === null) return [];
  const within = query.within === undefined ? {} : { within: areaCodeSpellings(query.within) };
  return listAreas(sql, { type: query.type, vintage, ...within }, { first: 1_000_000 });
}

/** Names by `areaKeyText`; areas not known are left out. */
export async function areaNames(sql: Sql, keys: readonly AreaKey[]): Promise<Map<string, string>> {
  return new Map((await findAreas(sql, keys)).map((area) => [areaKeyText(area), area.name]));
}

/**
 * The LSOAs of areas of any type, by the code as it was asked. A code that stands for two types (a district that is its own upper
 * tier) has the LSOAs of both. An area known without LSOAs has two empty lists; a code not known at all has no entry.
 */
export async function lsoasOf(sql: Sql, codes: readonly string[]): Promise<Map<string, AreaLsoas>> {
  if (codes.length === 0) return new Map();
  const spellings = codes.flatMap((code) => areaCodeSpellings(code).map((spelling) => ({ code, spelling })));
  const rows = await sql.query<{ code: string; lsoa11: string[] | null; lsoa21: string[] | null }>(
    `WITH asked AS (SELECT * FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (code, spelling, at)),
          known AS (
       SELECT DISTINCT ON (code) code, spelling FROM asked
        WHERE EXISTS (SELECT FROM area_lsoa m WHERE m.gss_code = spelling) OR EXISTS (SELECT FROM area a WHERE a.gss_code = spelling)
        ORDER BY code, at)
     SELECT known.code,
            array_agg(DISTINCT m.lsoa_code) FILTER (WHERE m.lsoa_vintage = 2011) AS lsoa11,
            array_agg(DISTINCT m.lsoa_code) FILTER (WHERE m.lsoa_vintage = 2021) AS lsoa21
       FROM known
       LEFT JOIN area_lsoa m ON m.gss_code = known.spelling
      GROUP BY known.code`,
    [spellings.map((one) => one.code), spellings.map((one) => one.spelling)],
  );
  return new Map(rows.map((row) => [row.code, { lsoa11: row.lsoa11 ?? [], lsoa21: row.lsoa21 ?? [] }]));
}

/** The newest edition of each code as asked, smallest type first; codes not known are left out. */
export async function areasByCode(sql: Sql, codes: readonly string[]): Promise<Map<string, AreaRow>> {
  const editions = await editionsOf(sql, codes);
  const found = new Map<string, AreaRow>();
  for (const code of codes) {
    const spelt = areaCodeSpellings(code).find((spelling) => editions.some(({ gssCode }) => gssCode === spelling));
    const area = editions.find(({ gssCode }) => gssCode === spelt);
    if (area !== undefined) found.set(code, area);
  }
  return found;
}

/** The area, or BAD_USER_INPUT at `path` naming the code. */
export async function requireArea(sql: Sql, code: string, path: InputPath): Promise<AreaRow> {
  const area = (await areasByCode(sql, [code])).get(code);
  if (area === undefined) throw badUserInput(`There is no area with the code «${code}».`, path);
  return area;
}

/** The district an area lies in (for a composite the one it was limited to), by the area's `areaKeyText`. */
export async function districtsOf(sql: Sql, keys: readonly AreaKey[]): Promise<Map<string, AreaKey>> {
  const rows = await sql.query<AreaKey & { key: string }>(
    `WITH k AS (SELECT * FROM unnest($1::text[], $2::text[], $3::int[]) AS a (type, code, vintage)),
     lies AS (
       SELECT k.*, p.parent_code AS district FROM k JOIN area_parent p ON p.type = k.type AND p.gss_code = k.code AND p.parent_type = 'DISTRICT'
       UNION
       SELECT k.*, m.gss_code FROM k JOIN area_lsoa m ON k.type = 'LSOA' AND m.lsoa_code = k.code AND m.lsoa_vintage = k.vintage AND m.type = 'DISTRICT')
     SELECT DISTINCT ON (l.type, l.code, l.vintage) concat_ws('/', l.type, l.code, l.vintage) AS key,
            d.type, d.gss_code AS "gssCode", d.vintage
       FROM lies l JOIN area d ON d.type = 'DISTRICT' AND d.gss_code = l.district
      ORDER BY l.type, l.code, l.vintage, d.in_use DESC, d.vintage DESC`,
    [keys.map((key) => key.type), keys.map((key) => key.gssCode), keys.map((key) => key.vintage)],
  );
  return new Map(rows.map(({ key, ...district }) => [key, district]));
}
