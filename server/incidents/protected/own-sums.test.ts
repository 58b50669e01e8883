import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LeafCount } from './data-set-counts.js';
import { ELSEWHERE, EVERYWHERE } from './geography.js';
import { OwnSums } from './own-sums.js';

const areas = ['A', 'B', 'C', ELSEWHERE];
const months = ['2024-01-01', '2024-02-01', '2024-03-01'];
const categories = ['Noise', 'Litter'];
const counts = fc.uniqueArray(
  fc.record({
    area: fc.constantFrom(...areas),
    month: fc.constantFrom(...months),
    category: fc.constantFrom(...categories),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: ({ area, month, category }) => `${area} ${month} ${category}` },
);

/** As it is meant: every count that the question takes in, added up. */
function plainly(all: readonly LeafCount[], where: readonly string[], when: readonly string[], what: readonly string[] | null) {
  return all
    .filter(({ area }) => (where.includes(EVERYWHERE) ? area !== ELSEWHERE : where.includes(area)))
    .filter(({ month, category }) => when.includes(month) && (what === null || what.includes(category)))
    .reduce((sum, { count }) => sum + count, 0);
}

test('what is looked up is what adding up gives', () => {
  const question = fc.tuple(
    fc.oneof(fc.constant([EVERYWHERE]), fc.subarray(areas)),
    fc.subarray(months),
    fc.option(fc.subarray([...categories, 'Unheard of'])),
  );
  fc.assert(
    fc.property(counts, question, (all, [where, when, what]) => {
      const own = new OwnSums({ months, categories, counts: all });
      expect(own.sum(where, when, what)).toBe(plainly(all, where, when, what));
    }),
  );
});
