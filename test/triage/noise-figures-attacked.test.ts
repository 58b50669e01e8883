/**
 * Figures of the threshold test by month, ward and category as somebody without the counts reads them, put to the exact attacker: nothing that is withheld may be told by
 * subtraction, neither from the rest of its column, nor «came back» from «below».
 */
import { expect, it } from 'vitest';
import { INCIDENT_RULE } from '../../server/disclosure/disclosure.js';
import { noiseFigures, type NoiseFiguresBy } from '../../server/triage/noise-figures.js';
import { NOISE_CATEGORIES } from '../../server/triage/noise-report.js';
import type { TriageCount } from '../../server/triage/noise-triage.sql.js';
import { monthsOf } from '../../server/triage/quarter.js';
import { Attacker } from '../disclosure/attacker.js';
import { randomFor } from '../../server/demonstration/random.js';

const QUARTER = '2026-Q2';
const WARDS = ['E05000001', 'E05000002', 'E05000003', 'E05000004'];
const [SHOWN_ZERO, ROUNDED, WITHHELD, UNPUBLISHED] = [0, 1, 2, 3];
/** Came back, stayed away, below (both), above. */
const SIDES = 4;

function madeUp(seed: number): TriageCount[] {
  const random = randomFor(String(seed), 'noise');
  const upTo = (most: number): number => random.below(most);
  return Array.from({ length: 40 }, () => {
    const below = random.chance(0.6);
    return {
      agency: 'Council',
      month: monthsOf(QUARTER)[upTo(3)]!,
      ward: WARDS[upTo(upTo(3) === 0 ? 4 : 2)]!,
      category: NOISE_CATEGORIES[upTo(3)]!,
      result: below ? 'below' : 'above',
      cameBack: below && random.chance(0.3),
      reports: 1 + upTo(3),
    };
  });
}

const KEYS: Readonly<Record<NoiseFiguresBy, (row: TriageCount) => string>> = {
  MONTH: ({ month }) => month,
  WARD: ({ ward }) => ward,
  CATEGORY: ({ category }) => category,
};

it.each(['MONTH', 'WARD', 'CATEGORY'] as const)('by %s no withheld figure is told by the others', (by) => {
  let tried = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const counts = madeUp(seed);
    const { rows, total } = noiseFigures(counts, { by, quarter: QUARTER, wards: WARDS, exact: false });
    const all = [...rows, total];
    const figures = all.flatMap(({ cameBack, below, above }) => [cameBack, null, below, above]);
    const attacker = new Attacker({
      sizes: [all.length, SIDES],
      sums: [[{ total: rows.length, parts: rows.map((_, at) => at) }], [{ total: 2, parts: [0, 1] }]],
      states: figures.map((one) =>
        one === null ? UNPUBLISHED! : one.suppressed ? WITHHELD! : one.count === 0 ? SHOWN_ZERO! : ROUNDED!,
      ),
      shown: figures.map((one) => one?.count ?? 0),
      rule: INCIDENT_RULE,
    });
    const sum = (fits: (row: TriageCount) => boolean): number =>
      counts.filter(fits).reduce((reports, row) => reports + row.reports, 0);
    all.forEach(({ key }, at) => {
      const inRow = (row: TriageCount): boolean => key === 'total' || KEYS[by](row) === key;
      const parts = [
        sum((row) => inRow(row) && row.cameBack),
        sum((row) => inRow(row) && row.result === 'below' && !row.cameBack),
      ];
      const truth = [parts[0]!, parts[1]!, parts[0]! + parts[1]!, sum((row) => inRow(row) && row.result === 'above')];
      for (const side of [0, 2, 3]) {
        const cell = at * SIDES + side;
        const count = truth[side]!;
        if (!figures[cell]!.suppressed || count === 0 || count >= INCIDENT_RULE.withheldBelow) continue;
        tried++;
        // «Below» is at least as many as its parts that are not nought.
        const known = side === 2 ? parts.filter((part) => part > 0).length : 1;
        expect(attacker.canBe(cell, 0, known), `seed ${seed}, ${key}, side ${side}: ${count} is known to be over ${known}`).toBe(
          true,
        );
        expect(attacker.canBe(cell, 4, Infinity), `seed ${seed}, ${key}, side ${side}: ${count} is known to be under 4`).toBe(
          true,
        );
      }
    });
  }
  expect(tried).toBeGreaterThan(3);
});
