/** The place a question names, and areas, as what a publication tells of: whole wards (or districts), else whole LSOAs. */
import { lsoasOf, type AreaLsoas } from '../../areas/areas.service.js';
import type { Sql } from '../../database/database.js';
import { suppressed } from '../../errors.js';
import { Parameters } from '../parameters.js';
import type { Question } from '../question.js';
import { shapeOf } from '../shape.sql.js';
import type { PublishedData } from './publications.js';

/** Fewer areas than this are asked for by their codes, not by a shape drawn round them. */
const FEWEST_IN_A_SHAPE = 3;

/** Areas that a publication has figures of: wards or districts, or LSOAs. */
export interface Region {
  readonly of: 'areas' | 'small areas';
  readonly codes: readonly string[];
}

/** Null when no place is named. A box, circle or shape takes in the areas whose centre lies in it. @throws CallerError SUPPRESSED */
export async function placeOf(sql: Sql, published: PublishedData, { filter }: Question): Promise<AreaLsoas | null> {
  const named = filter.areaCodes == null ? null : together([...(await lsoasOf(sql, filter.areaCodes)).values()]);
  const parameters = new Parameters();
  const shape = shapeOf(filter, parameters);
  if (shape === null) return named;
  const geography = published.small ?? published.geography;
  const inside = await geography.leavesWithCentreIn(sql, shape, parameters);
  if (inside.length < FEWEST_IN_A_SHAPE) {
    throw suppressed(
      `The place drawn holds fewer than ${FEWEST_IN_A_SHAPE} of the areas you have counts by. Draw a larger one, or choose areas by name.`,
    );
  }
  const drawn = geography.lsoasOf(inside);
  return named === null ? drawn : shared(named, drawn);
}

/** Null where nothing of the area is known. @throws CallerError SUPPRESSED where it is made of neither */
export function regionOf({ geography, small }: PublishedData, area: AreaLsoas, name: string): Region | null {
  if (area.lsoa21.length + area.lsoa11.length === 0) return null;
  const codes = geography.leavesOf(area);
  if (codes !== null) return { of: 'areas', codes };
  const smallCodes = small?.leavesOf(area) ?? null;
  if (smallCodes !== null) return { of: 'small areas', codes: smallCodes };
  throw suppressed(`${name} is not made of whole areas of the type you have counts by. Choose a larger area.`);
}

/** What lies in both. */
export function shared(one: AreaLsoas, other: AreaLsoas): AreaLsoas {
  const both = (a: readonly string[], b: readonly string[]): string[] => a.filter((lsoa) => b.includes(lsoa));
  return { lsoa21: both(one.lsoa21, other.lsoa21), lsoa11: both(one.lsoa11, other.lsoa11) };
}

function together(areas: readonly AreaLsoas[]): AreaLsoas {
  const all = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];
  return { lsoa21: all(areas.map(({ lsoa21 }) => lsoa21)), lsoa11: all(areas.map(({ lsoa11 }) => lsoa11)) };
}
