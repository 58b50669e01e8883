/** A filter's area codes, of any types mixed, as the LSOAs that make them up. */
import { lsoasOf, type AreaLsoas } from '../areas/areas.service.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { Parameters } from './parameters.js';

/**
 * An incident is in a named area by its LSOA of 2021; where it has none of 2021 (its code of 2011 was not carried over), or the area is
 * known in LSOAs of 2011 only, by that of 2011. Each incident is thus judged once, however the areas overlap.
 */
export interface NamedAreas {
  readonly lsoa21: readonly string[];
  /** For incidents without an LSOA of 2021. */
  readonly lsoa11: readonly string[];
  /** Of areas that are known in LSOAs of 2011 only. */
  readonly lsoa11Only: readonly string[];
}

/** @throws CallerError BAD_USER_INPUT naming the first code that is not known */
export async function nameAreas(sql: Sql, codes: readonly string[]): Promise<NamedAreas> {
  const found = await lsoasOf(sql, codes);
  const unknown = codes.findIndex((code) => !found.has(code));
  if (unknown !== -1) throw badUserInput(`No area has the code «${codes[unknown]}».`, ['filter', 'areaCodes', unknown]);
  return namedAreasOf([...found.values()]);
}

export function namedAreasOf(areas: readonly AreaLsoas[]): NamedAreas {
  const all = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];
  return {
    lsoa21: all(areas.map((area) => area.lsoa21)),
    lsoa11: all(areas.filter((area) => area.lsoa21.length > 0).map((area) => area.lsoa11)),
    lsoa11Only: all(areas.filter((area) => area.lsoa21.length === 0).map((area) => area.lsoa11)),
  };
}

/** Over the incident tables. */
export function inNamedAreas(areas: NamedAreas, parameters: Parameters): string {
  return condition(areas, parameters, 'lsoa21 IS NULL');
}

/** The same over the summaries, which name LSOAs by a small number: those numbers. */
export async function lsoasNumbered(sql: Sql, areas: NamedAreas): Promise<number[]> {
  const parameters = new Parameters();
  const rows = await sql.query<{ id: number }>(
    `SELECT id FROM incident_lsoas WHERE ${condition(areas, parameters, `lsoa21 = ''`)} ORDER BY id`,
    parameters.list,
  );
  return rows.map(({ id }) => id);
}

function condition(areas: NamedAreas, parameters: Parameters, none: string): string {
  const conditions = [
    areas.lsoa21.length > 0 ? `lsoa21 = ANY (${parameters.add(areas.lsoa21, 'text[]')})` : null,
    areas.lsoa11.length > 0 ? `(${none} AND lsoa11 = ANY (${parameters.add(areas.lsoa11, 'text[]')}))` : null,
    areas.lsoa11Only.length > 0 ? `lsoa11 = ANY (${parameters.add(areas.lsoa11Only, 'text[]')})` : null,
  ].filter((part) => part !== null);
  return conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`;
}
