import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attackerOf, publishCube } from '../../test/disclosure/breaches.js';
import { flat, overlappingYears, randomCube, tree } from '../../test/disclosure/random-cubes.js';
import { cubeOf } from './cube.js';
import type { Dimension } from './hierarchy.js';
import { publish } from './publish.js';
import { CHILDREN_RULE, INCIDENT_RULE, UNPUBLISHED, WITHHELD } from './rule.js';

const publishFlat = (...counts: number[]) => publish([flat(counts.length)], { dense: [...counts, 0] }, INCIDENT_RULE);

describe('worked by hand', () => {
  test('8, 8 and 1 of 17: displayed 10, 10, withheld of 15, the 1 would be 15 + 2 − 8 − 8 = 1', () => {
    const { publication, account } = publishFlat(8, 8, 1);
    expect(publication.at(['part2']).withheld).toBe(true);
    expect(account.secondary).toBeGreaterThan(0);
    const { least, most } = attackerOf(publication, INCIDENT_RULE).bounds(publication.cellOf(['part2']));
    expect(least).toBeLessThanOrEqual(1);
    expect(most).toBeGreaterThanOrEqual(4);
  });

  test('where rounding leaves room nothing more is withheld: 10, 10, 2 of 22', () => {
    const { publication, account } = publishFlat(10, 10, 2);
    expect(account).toEqual({ cells: 4, zero: 0, rounded: 3, primary: 1, secondary: 0, unpublished: 0 });
    expect(publication.at(['all'])).toEqual({ withheld: false, count: 20, roundedTo: 5 });
  });

  test('five single events: a total of 5 to 7 would bound each by 3, so the total goes', () => {
    const { publication, account } = publishFlat(1, 1, 1, 1, 1);
    expect(publication.at(['all']).withheld).toBe(true);
    expect(account.secondary).toBe(1);
  });

  test('a total of 20,000 parts ends, and is shown', () => {
    const counts = Array.from({ length: 20_000 }, (_, part) => (part * 7919) % 11);
    const { publication, account } = publish([flat(20_000)], { dense: [...counts, 0] }, INCIDENT_RULE);
    expect(publication.at(['all']).withheld).toBe(false);
    expect(account.secondary).toBe(0);
  });

  test('zeros are shown and cost nothing', () => {
    const { account } = publish([flat(3), tree([2, 2])], { dense: new Int32Array(4 * 7) }, INCIDENT_RULE);
    expect(account).toEqual({ cells: 28, zero: 28, rounded: 0, primary: 0, secondary: 0, unpublished: 0 });
  });

  test('one part only: the total is the part, withheld with it', () => {
    const { publication } = publish([flat(1)], { dense: [3, 0] }, INCIDENT_RULE);
    expect(publication.at(['all']).withheld).toBe(true);
    expect(publication.at(['part0']).withheld).toBe(true);
  });

  test('the other parts zero: the total of 7 is the part of 7, and both are shown', () => {
    expect(publishFlat(0, 7, 0).account).toMatchObject({ rounded: 2, primary: 0, secondary: 0 });
  });

  test('the only small LSOA of a small ward: 3 and 0 in one ward, 40 and 50 in the other', () => {
    const { publication } = publish([tree([2, 2])], { dense: [3, 0, 0, 40, 50, 0, 0] }, INCIDENT_RULE);
    expect(publication.at(['lsoa0.0']).withheld).toBe(true);
    expect(publication.at(['ward0']).withheld).toBe(true);
    expect(publication.at(['lsoa0.1'])).toEqual({ withheld: false, count: 0, roundedTo: 1 });
    expect(publication.at(['district']).withheld).toBe(false);
    const attacker = attackerOf(publication, INCIDENT_RULE);
    for (const code of ['lsoa0.0', 'ward0']) {
      const { least, most } = attacker.bounds(publication.cellOf([code]));
      expect(least).toBe(1);
      expect(most).toBeGreaterThanOrEqual(4);
    }
  });

  test('a total of three single events is known to be 3 or more: that is what the zeros say, and no more is known', () => {
    const { publication } = publishFlat(1, 1, 1, 0);
    const { least, most } = attackerOf(publication, INCIDENT_RULE).bounds(publication.cellOf(['all']));
    expect(least).toBe(3);
    expect(most).toBe(Infinity);
  });

  test('two dimensions: a withheld corner is balanced by withheld corners in its row and its column', () => {
    // Multiples of 5 in the middle of their ranges on all sides but the corner's, whose row and column are at their upper ends.
    const dense = [1, 8, 8, 0, 8, 20, 20, 0, 8, 20, 20, 0, 0, 0, 0, 0];
    const { publication } = publish([flat(3), flat(3)], { dense }, INCIDENT_RULE);
    const { least, most } = attackerOf(publication, INCIDENT_RULE).bounds(publication.cellOf(['part0', 'part0']));
    expect(least).toBe(1);
    expect(most).toBeGreaterThanOrEqual(4);
  });

  test('a month between a calendar and a financial year is protected from both', () => {
    const { publication } = publish([overlappingYears(5, 4)], { dense: [8, 8, 8, 2, 8, 0, 0] }, INCIDENT_RULE);
    const attacker = attackerOf(publication, INCIDENT_RULE);
    publication.states.forEach((state, cell) => {
      if (state === WITHHELD) expect(attacker.bounds(cell).most - attacker.bounds(cell).least).toBeGreaterThanOrEqual(3);
    });
  });

  test('children: zero is withheld as 9 is, and cannot be told from it', () => {
    const { publication } = publish([flat(4)], { dense: [0, 9, 14, 30, 0] }, CHILDREN_RULE);
    const attacker = attackerOf(publication, CHILDREN_RULE);
    for (const code of ['part0', 'part1']) {
      const { least, most } = attacker.bounds(publication.cellOf([code]));
      expect(least).toBe(0);
      expect(most).toBeGreaterThanOrEqual(9);
    }
  });
});

test('a level withheld whole: its zeros are not shown, and its totals need not go', () => {
  const levels = ['part', 'part', 'part', 'part', 'part', 'all'];
  const counts = [1, 1, 1, 1, 1, 0];
  const cell = publish([{ ...flat(5), levels }], { dense: counts }, INCIDENT_RULE);
  const whole = publish([{ ...flat(5), levels }], { dense: counts }, INCIDENT_RULE, [['part']]);
  expect(cell.publication.at(['all']).withheld).toBe(true);
  expect(whole.publication.at(['all'])).toEqual({ withheld: false, count: 5, roundedTo: 5 });
  expect(whole.publication.at(['part0'])).toEqual({ withheld: true, count: null, roundedTo: 5 });
  expect(whole.account).toMatchObject({ rounded: 1, unpublished: 5 });
  expect(() => publish([flat(2)], { dense: [1, 1, 0] }, INCIDENT_RULE, [['part']])).toThrow(/no level part/);
});

/** The same cube with codes, sums and parts in other orders. */
function shuffled(dimension: Dimension, order: readonly number[]): { dimension: Dimension; place: number[] } {
  const ranked = dimension.codes.map((_, index) => index).sort((a, b) => order[a]! - order[b]! || a - b);
  const place = ranked.map(() => 0);
  ranked.forEach((before, after) => (place[before] = after));
  return {
    place,
    dimension: {
      codes: ranked.map((index) => dimension.codes[index]!),
      levels: ranked.map((index) => dimension.levels![index]!),
      sums: [...dimension.sums]
        .reverse()
        .map(({ total, parts }) => ({ total: place[total]!, parts: [...parts].reverse().map((part) => place[part]!) })),
    },
  };
}

describe('every cube', () => {
  test('is published the same whatever the order of codes, sums and counts (300 cubes)', () => {
    fc.assert(
      fc.property(randomCube(2), fc.array(fc.integer(), { minLength: 40, maxLength: 40 }), (cube, order) => {
        const [first, second] = cube.dimensions.map((dimension) => shuffled(dimension, order));
        const columns = cube.dimensions[1]!.codes.length;
        const cells: number[] = [];
        const counts: number[] = [];
        cube.dense.forEach((count, cell) => {
          if (count === 0) return;
          cells.unshift(first!.place[Math.floor(cell / columns)]! * columns + second!.place[cell % columns]!);
          counts.unshift(count);
        });
        const before = publishCube(cube);
        const after = publish(
          [first!.dimension, second!.dimension],
          { cells, counts },
          cube.rule,
          cube.withheldLevels,
        ).publication;
        expect(after.states).toEqual(before.states);
        expect(after.shown).toEqual(before.shown);
      }),
      { numRuns: 300, seed: 20261126 },
    );
  });

  test('withholds every count under the threshold, rounds what it shows, and withholds no total of displayed parts (600 cubes)', () => {
    for (const dimensionality of [1, 2, 3] as const) {
      fc.assert(
        fc.property(randomCube(dimensionality), (cube) => {
          const { hierarchies, strides, states, shown } = publishCube(cube);
          const { counts } = cubeOf(cube.dimensions, cube);
          states.forEach((state, cell) => {
            const count = counts[cell]!;
            const zero = count === 0 && cube.rule.zero === 'shown';
            if (state === UNPUBLISHED) expect(cube.withheldLevels).not.toEqual([]);
            else if (zero) expect(state).toBe(0);
            else if (count < cube.rule.withheldBelow) expect(state).toBe(WITHHELD);
            if (state === 1) expect(shown[cell]).toBe(Math.floor(count / cube.rule.roundTo + 0.5) * cube.rule.roundTo);
            else expect(shown[cell]).toBe(0);
            if (state !== WITHHELD) return;
            hierarchies.forEach(({ codes, sums }, d) => {
              const at = Math.floor(cell / strides[d]!) % codes.length;
              for (const { total, parts } of sums) {
                if (total !== at) continue;
                expect(parts.some((part) => states[cell + (part - at) * strides[d]!]! >= WITHHELD)).toBe(true);
              }
            });
          });
        }),
        { numRuns: 200, seed: 20261126 },
      );
    }
  });
});
