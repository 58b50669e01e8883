/** The place a question names, as whole leaves of a publication's geography. */
import { lsoasOf } from '../../areas/areas.service.js';
import type { Sql } from '../../database/database.js';
import { suppressed } from '../../errors.js';
import { Parameters } from '../parameters.js';
import type { Question } from '../question.js';
import { shapeOf } from '../shape.sql.js';
import type { Geography } from './geography.js';

/** Fewer areas than this are asked for by their codes, not by a shape drawn round them. */
const FEWEST_IN_A_SHAPE = 3;

/** Null when no place is named. A box, circle or shape takes in the areas whose centre lies in it. @throws CallerError SUPPRESSED */
export async function leavesOfPlace(sql: Sql, geography: Geography, { filter }: Question): Promise<readonly string[] | null> {
  const parameters = new Parameters();
  const shape = shapeOf(filter, parameters);
  const named = filter.areaCodes == null ? null : await leavesOfCodes(sql, geography, filter.areaCodes);
  if (shape === null) return named;
  const inside = await geography.leavesWithCentreIn(sql, shape, parameters);
  const found = named === null ? inside : inside.filter((leaf) => named.includes(leaf));
  if (found.length < FEWEST_IN_A_SHAPE) {
    throw suppressed(
      `The place drawn holds fewer than ${FEWEST_IN_A_SHAPE} of the areas you have counts by. Draw a larger one, or choose areas by name.`,
    );
  }
  return found;
}

async function leavesOfCodes(sql: Sql, geography: Geography, codes: readonly string[]): Promise<readonly string[]> {
  const lsoas = await lsoasOf(sql, codes);
  const leaves = codes.flatMap((code) => {
    const found = geography.leavesOf(lsoas.get(code)!);
    if (found === null)
      throw suppressed(`«${code}» is not made of whole areas of the type you have counts by. Choose a larger area.`);
    return found;
  });
  return [...new Set(leaves)].sort();
}
