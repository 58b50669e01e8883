/** The dimensions of a publication: areas, periods, categories. */
import type { Dimension } from '../../disclosure/disclosure.js';
import type { MonthStart } from '../month.js';
import type { Geography } from './geography.js';
import { periodDimension } from './months-and-years.js';

export const ALL_CATEGORIES_SHOWN = '*';
export const CATEGORY_LEVEL = 'category';

export function releasedDimensions(
  geography: Geography,
  { months, categories }: { readonly months: readonly MonthStart[]; readonly categories: readonly string[] },
  blocks: readonly (readonly MonthStart[])[],
): readonly [Dimension, Dimension, Dimension] {
  return [geography.dimension, periodDimension(months, blocks), categoryDimension(categories)];
}

function categoryDimension(categories: readonly string[]): Dimension {
  return {
    codes: [...categories, ALL_CATEGORIES_SHOWN],
    levels: [...categories.map(() => CATEGORY_LEVEL), 'all'],
    sums: [{ total: categories.length, parts: categories.map((_, place) => place) }],
  };
}
