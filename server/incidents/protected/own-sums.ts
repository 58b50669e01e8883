/** Sums of the viewer's own reports, as they are: added up once for a state of the data, and then only looked up. */
import type { MonthStart } from '../month.js';
import type { DataSetCounts } from './data-set-counts.js';
import { ELSEWHERE, EVERYWHERE } from './geography.js';

/** Never the name of a category: those are not empty. */
const ALL = '';

export class OwnSums {
  /** By area or `EVERYWHERE`, month, and category or `ALL`. */
  private readonly sums = new Map<string, Map<MonthStart, Map<string, number>>>();

  constructor({ counts }: DataSetCounts) {
    for (const { area, month, category, count } of counts) {
      for (const where of area === ELSEWHERE ? [area] : [area, EVERYWHERE]) {
        const ofMonth = within(within(this.sums, where), month);
        for (const what of [category, ALL]) ofMonth.set(what, (ofMonth.get(what) ?? 0) + count);
      }
    }
  }

  /** Of areas (or `EVERYWHERE`), months, and categories (null: all). */
  sum(areas: readonly string[], months: readonly MonthStart[], categories: readonly string[] | null): number {
    const wanted = categories === null ? [ALL] : new Set(categories);
    let sum = 0;
    for (const area of areas.includes(EVERYWHERE) ? [EVERYWHERE] : new Set(areas)) {
      const ofArea = this.sums.get(area);
      if (ofArea === undefined) continue;
      for (const month of months) {
        const ofMonth = ofArea.get(month);
        if (ofMonth === undefined) continue;
        for (const what of wanted) sum += ofMonth.get(what) ?? 0;
      }
    }
    return sum;
  }
}

function within<Key, Inner, Kept>(map: Map<Key, Map<Inner, Kept>>, key: Key): Map<Inner, Kept> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map<Inner, Kept>()));
  return found;
}
