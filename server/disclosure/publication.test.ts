import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishCube } from '../../test/disclosure/breaches.js';
import { randomCube } from '../../test/disclosure/random-cubes.js';
import { protectedRate, protectedShare, type ProtectedCount } from './publication.js';
import { publish } from './publish.js';
import { INCIDENT_RULE } from './rule.js';

const areas = {
  codes: ['a', 'b', 'c', 'd', 'e', 'west', 'east', 'district'],
  sums: [
    { total: 5, parts: [0, 1, 2] },
    { total: 6, parts: [3, 4] },
    { total: 7, parts: [5, 6] },
  ],
};
const published = (...counts: number[]) =>
  publish([areas], { cells: counts.map((_, area) => area), counts }, INCIDENT_RULE).publication;
const shown = (count: number, roundedTo = 5): ProtectedCount => ({ withheld: false, count, roundedTo });
const WITHHELD_COUNT: ProtectedCount = { withheld: true, count: null, roundedTo: 5 };

describe('answers', () => {
  const publication = published(22, 31, 0, 48, 52);

  test('by code', () => {
    expect(publication.at(['a'])).toEqual(shown(20));
    expect(publication.at(['c'])).toEqual(shown(0, 1));
    expect(publication.at(['district'])).toEqual(shown(155));
    expect(() => publication.at(['nowhere'])).toThrow(/no nowhere/);
    expect(() => publication.at(['a', 'b'])).toThrow(/1 codes/);
  });

  test('to a union add what is displayed, not what is true', () => {
    // 22 + 48 is 70 as it happens; 31 + 52 is 83, but 30 + 50 is displayed.
    expect(publication.answerUnion([['b', 'e']])).toEqual(shown(80));
    expect(publication.answerUnion([['c']])).toEqual(shown(0, 1));
  });

  test('to the same places are the same, however they are put', () => {
    const district = shown(155);
    for (const list of [['district'], ['west', 'east'], ['a', 'b', 'c', 'd', 'e'], ['e', 'west', 'd']]) {
      expect(publication.answerUnion([list])).toEqual(district);
    }
    expect(publication.answerUnion([['d', 'a', 'b', 'c']])).toEqual(publication.answerUnion([['west', 'd']]));
  });

  test('are refused for nothing, for the unknown and for what would count twice', () => {
    expect(() => publication.answerUnion([[]])).toThrow(/nothing/);
    expect(() => publication.answerUnion([])).toThrow(/lists/);
    expect(() => publication.answerUnion([['x']])).toThrow(/no x/);
    expect(() => publication.answerUnion([['a', 'west']])).toThrow(/twice/);
  });

  test('are withheld with any withheld part', () => {
    const small = published(3, 31, 12, 48, 52);
    expect(small.at(['a'])).toEqual(WITHHELD_COUNT);
    expect(small.answerUnion([['a', 'd']])).toEqual(WITHHELD_COUNT);
  });

  test('to a union of one place are its cell; to one of several the sum of some cells, or withheld (200 cubes)', () => {
    fc.assert(
      fc.property(randomCube(2), (random) => {
        const { dimensions } = random;
        const cube = publishCube(random);
        const [first, second] = dimensions.map(({ codes, sums }) => {
          const totals = new Set(sums.map(({ total }) => total));
          return { codes, leaves: codes.filter((_, index) => !totals.has(index)) };
        });
        for (const one of first!.codes) {
          for (const two of second!.codes) expect(cube.answerUnion([[one], [two]])).toEqual(cube.at([one, two]));
        }
        const all = cube.answerUnion([first!.leaves, second!.leaves]);
        if (!all.withheld) expect(all.count % (all.roundedTo === 1 ? 1 : random.rule.roundTo)).toBe(0);
      }),
      { numRuns: 200, seed: 20261126 },
    );
  });
});

describe('shares and rates', () => {
  test('come from displayed figures', () => {
    expect(protectedShare(shown(20), shown(155))).toBe(13);
    expect(protectedRate(shown(20), 1600)).toBe(12.5);
    expect(protectedRate(shown(20), 1600, 100_000)).toBe(1250);
  });
  test('are withheld with either part', () => {
    expect(protectedShare(WITHHELD_COUNT, shown(155))).toBeNull();
    expect(protectedShare(shown(20), WITHHELD_COUNT)).toBeNull();
    expect(protectedRate(WITHHELD_COUNT, 1600)).toBeNull();
  });
  test('of nothing, and of more than all', () => {
    expect(protectedShare(shown(0, 1), shown(0, 1))).toBeNull();
    expect(protectedShare(shown(15), shown(10))).toBe(100);
    expect(protectedRate(shown(5), 0)).toBeNull();
    expect(protectedRate(shown(5), Number.NaN)).toBeNull();
  });
});
