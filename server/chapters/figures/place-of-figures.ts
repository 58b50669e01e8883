/** The wards that a figure has rows for, and what they stand beside: a district's own, or those of a smaller place beside its whole district. */
import { areasInUse, districtsOf, lsoasOf, requireArea, type AreaRow } from '../../areas/areas.service.js';
import { areaKeyText } from '../../areas/area-type.js';
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';

/** Wards of the area: all those of a district, the ward itself, or those that lie wholly in a composite area. */
export async function wardsOf(sql: Sql, area: AreaRow): Promise<AreaRow[]> {
  if (area.type === 'WARD') return [area];
  if (area.type !== 'COMPOSITE') return areasInUse(sql, { type: 'WARD', within: area.gssCode });
  const wards = await areasInUse(sql, { type: 'WARD', within: (await districtBeside(sql, area))!.gssCode });
  const lsoas = await lsoasOf(sql, [area.gssCode, ...wards.map(({ gssCode }) => gssCode)]);
  const held = new Set(lsoas.get(area.gssCode)?.lsoa21);
  return wards.filter(({ gssCode }) => {
    const own = lsoas.get(gssCode)?.lsoa21 ?? [];
    return own.length > 0 && own.every((lsoa) => held.has(lsoa));
  });
}

/**
 * The district that a smaller place stands beside; null for a district or an upper-tier authority, which stand for themselves.
 *
 * @throws CallerError where the place lies in no district that is loaded
 */
export async function districtBeside(sql: Sql, area: AreaRow): Promise<AreaRow | null> {
  if (area.type !== 'WARD' && area.type !== 'COMPOSITE') return null;
  const district = (await districtsOf(sql, [area])).get(areaKeyText(area));
  if (district === undefined)
    throw badUserInput(`${area.name} lies in no one district that is loaded, to stand beside.`, ['areaCode']);
  return requireArea(sql, district.gssCode, ['areaCode']);
}

/** What the row of the whole district is called among its wards. */
export const wholeOf = ({ name }: Pick<AreaRow, 'name'>): string => `${name}, whole`;
