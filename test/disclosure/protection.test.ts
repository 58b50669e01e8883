/**
 * Zero breaches against the exact attacker, over random cubes of one, two and three dimensions with trees, overlapping years and
 * totals made up in two ways. `HOMEWARD_DISCLOSURE_CASES` multiplies the number of cubes, `HOMEWARD_DISCLOSURE_SEED` changes them.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cubeOf } from '../../server/disclosure/cube.js';
import { Publication } from '../../server/disclosure/publication.js';
import { primaryState, roundHalfUp } from '../../server/disclosure/rule.js';
import { Attacker } from './attacker.js';
import { attackerOf, breaches, primaryLeaves, publishCube } from './breaches.js';
import { randomCube, type RandomCube } from './random-cubes.js';

const times = Number(process.env['HOMEWARD_DISCLOSURE_CASES'] ?? 1);
const seed = Number(process.env['HOMEWARD_DISCLOSURE_SEED'] ?? 20261126);

/** Threshold and rounding, and nothing else. */
function withoutSecondary(cube: RandomCube): Publication {
  const { hierarchies, strides, counts, unpublished } = cubeOf(cube.dimensions, cube, cube.withheldLevels);
  const states = Uint8Array.from(counts, (count, cell) => (unpublished[cell] === 1 ? 3 : primaryState(count, cube.rule)));
  const shown = Int32Array.from(counts, (count, cell) => (states[cell] === 1 ? roundHalfUp(count, cube.rule.roundTo) : 0));
  return new Publication(hierarchies, strides, states, shown, cube.rule.roundTo);
}

describe('the attacker', () => {
  test('finds the bounds that trying every table finds (300 cubes of one dimension)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.constantFrom(0, 1, 2), { minLength: 5, maxLength: 5 }),
        (counts, draw) => {
          const all = [...counts, counts.reduce((a, b) => a + b, 0)];
          // Some small counts are shown and some large ones withheld, so that all sorts of sums come up.
          const states = all.map((n, cell) => (n === 0 ? 0 : n >= 5 && draw[cell] !== 0 ? 1 : 2));
          const shown = all.map((n, cell) => (states[cell] === 1 ? roundHalfUp(n, 5) : 0));
          const attacker = new Attacker({
            sizes: [all.length],
            sums: [[{ total: counts.length, parts: counts.map((_, part) => part) }]],
            states,
            shown,
            rule: { withheldBelow: 5, zero: 'shown', roundTo: 5 },
          });
          const may = (n: number, cell: number): boolean =>
            states[cell] === 0 ? n === 0 : states[cell] === 2 ? n >= 1 : n >= 5 && roundHalfUp(n, 5) === shown[cell];
          const least = all.map(() => Infinity);
          const most = all.map(() => -Infinity);
          const walk = (table: number[]): void => {
            if (table.length < counts.length) {
              for (let n = 0; n <= 32; n++) if (may(n, table.length)) walk([...table, n]);
              return;
            }
            const whole = [...table, table.reduce((a, b) => a + b, 0)];
            if (!may(whole.at(-1)!, counts.length)) return;
            whole.forEach((n, cell) => {
              least[cell] = Math.min(least[cell]!, n);
              most[cell] = Math.max(most[cell]!, n);
            });
          };
          walk([]);
          all.forEach((_, cell) => {
            const bounds = attacker.bounds(cell);
            expect(bounds.least).toBe(least[cell]);
            // The walk stops at 32 a part; a total above that, or a part at it, has no bound of its own.
            expect(Math.min(bounds.most, 32)).toBe(Math.min(most[cell]!, 32));
          });
        },
      ),
      { numRuns: 300, seed },
    );
  });

  test('agrees with HiGHS: every withheld cell of 60 cubes, whether it can be 1 or less, and 4 or more', () => {
    for (const dimensionality of [2, 3] as const) {
      for (const cube of fc.sample(randomCube(dimensionality), { numRuns: 30, seed })) {
        const publication = withoutSecondary(cube);
        const attacker = attackerOf(publication, cube.rule, { mostBranches: 20_000 });
        publication.states.forEach((state, cell) => {
          if (state < 2) return;
          expect(attacker.canBe(cell, 0, 1)).toBe(attacker.highsFits(cell, 0, 1));
          expect(attacker.canBe(cell, 4, Infinity)).toBe(attacker.highsFits(cell, 4, Infinity));
        });
      }
    }
  });

  test('breaks threshold and rounding without secondary suppression', () => {
    for (const dimensionality of [1, 2, 3] as const) {
      const broken = fc
        .sample(randomCube(dimensionality), { numRuns: 60, seed })
        .filter((cube) => breaches(cube, withoutSecondary(cube)).found.length > 0);
      expect(broken.length).toBeGreaterThan(3);
    }
  });
});

describe('no withheld cell can be narrowed beyond its protection interval', () => {
  test.each([
    [1, 1500],
    [2, 1000],
    [3, 250],
  ] as const)('%i dimensions, %i cubes', (dimensionality, cubes) => {
    let tried = 0;
    fc.assert(
      fc.property(randomCube(dimensionality), (cube) => {
        const result = breaches(cube);
        tried += result.tried;
        expect(result.found).toEqual([]);
      }),
      { numRuns: cubes * times, seed },
    );
    expect(tried).toBeGreaterThan(cubes);
  });

  test('nor by one who knows which leaf cells are primary, 300 cubes of one and of two dimensions', () => {
    for (const dimensionality of [1, 2] as const) {
      fc.assert(
        fc.property(randomCube(dimensionality), (cube) => {
          const publication = publishCube(cube);
          expect(breaches(cube, publication, primaryLeaves(cube, publication)).found).toEqual([]);
        }),
        { numRuns: 300 * times, seed },
      );
    }
  });
});
