import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BAND_CUTS, bandOf, bandsOfPeriod, fixedPeriods, type Band } from './bands.js';
import { hierarchyOf } from './hierarchy.js';

const cutOf = (band: Band) => BAND_CUTS.find((cut) => cut.band === band)!;

/** All tables of `many` counts up to `most` that pass. */
function* tables(many: number, most: number, before: number[] = []): Generator<number[]> {
  if (before.length === many) yield before;
  else for (let count = 0; count <= most; count++) yield* tables(many, most, [...before, count]);
}

describe('bands', () => {
  test.each([
    [0, 'none or few'],
    [4, 'none or few'],
    [5, 'some'],
    [9, 'some'],
    [10, 'many'],
    [1000, 'many'],
  ])('%i is %s', (count, band) => expect(bandOf(count)).toBe(band));

  test.each([-1, 0.5, Number.NaN])('refuses %s', (count) => expect(() => bandOf(count)).toThrow(/whole number/));

  test('are withheld where the total leaves no room: two events in one square of three are 2, 0, 0 against a total of 2', () => {
    expect(bandsOfPeriod([2, 0, 0])).toBeNull();
    expect(bandsOfPeriod([4, 4])).toBeNull();
    expect(bandsOfPeriod([3, 1, 0, 0])).toEqual(['none or few', 'none or few', 'none or few', 'none or few']);
    expect(bandsOfPeriod([])).toEqual([]);
  });

  test('somebody who knows the exact total of a period can narrow no bounded band (all tables, 100 cases)', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 13 }));
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 4 }), (counts) => {
        const bands = bandsOfPeriod(counts);
        if (bands === null) return;
        const total = counts.reduce((a, b) => a + b, 0);
        const fitting = [...tables(counts.length, 20)].filter(
          (table) => table.reduce((a, b) => a + b, 0) === total && table.every((n, square) => bandOf(n) === bands[square]),
        );
        bands.forEach((band, square) => {
          const { least, most } = cutOf(band);
          const seen = fitting.map((table) => table[square]!);
          expect(Math.min(...seen)).toBe(least);
          if (most !== Infinity) expect(Math.max(...seen)).toBe(most);
        });
      }),
      { numRuns: 100, seed: 20261126 },
    );
  });
});

describe('what bands of a year tell about its quarters', () => {
  /** Least and most of each quarter over all tables with these bands, by enumeration up to 10 a quarter. */
  const quarterBounds = (quarters: readonly Band[], years: readonly { quarters: number[]; band: Band }[]) => {
    const least = quarters.map(() => Infinity);
    const most = quarters.map(() => -Infinity);
    for (const table of tables(quarters.length, quarters.length > 4 ? 5 : 10)) {
      if (!table.every((n, quarter) => bandOf(n) === quarters[quarter])) continue;
      if (!years.every((year) => bandOf(year.quarters.reduce((sum, quarter) => sum + table[quarter]!, 0)) === year.band))
        continue;
      table.forEach((n, quarter) => {
        least[quarter] = Math.min(least[quarter]!, n);
        most[quarter] = Math.max(most[quarter]!, n);
      });
    }
    return { least, most };
  };

  test('nothing, for any four quarters of one year: every combination of bands', () => {
    const bands: Band[] = ['none or few', 'some', 'many'];
    for (const a of bands)
      for (const b of bands)
        for (const c of bands)
          for (const d of bands)
            for (const year of bands) {
              const quarters = [a, b, c, d];
              const { least, most } = quarterBounds(quarters, [{ quarters: [0, 1, 2, 3], band: year }]);
              if (least[0] === Infinity) continue;
              quarters.forEach((band, quarter) => {
                expect(least[quarter]).toBe(cutOf(band).least);
                expect(most[quarter]).toBe(Math.min(10, cutOf(band).most));
              });
            }
  });

  test('but two years that overlap tell of a quarter that has events: bands for both are refused', () => {
    const few: Band[] = ['none or few', 'none or few', 'none or few', 'none or few', 'none or few'];
    const { least } = quarterBounds(few, [
      { quarters: [0, 1, 2, 3], band: 'none or few' },
      { quarters: [1, 2, 3, 4], band: 'some' },
    ]);
    expect(least[4]).toBe(1);
  });
});

describe('periods with bands', () => {
  const periods = hierarchyOf({
    codes: ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'q1', 'q2', 'half', 'middle'],
    sums: [
      { total: 6, parts: [0, 1, 2] },
      { total: 7, parts: [3, 4, 5] },
      { total: 8, parts: [6, 7] },
      { total: 9, parts: [1, 2, 3, 4] },
    ],
  });

  test('are quarters or years', () => expect(fixedPeriods(periods, ['q2', 'q1'])).toEqual(['q1', 'q2']));
  test('never months', () => expect(() => fixedPeriods(periods, ['m1'])).toThrow(/not for m1/));
  test('never both a year and its quarter', () => expect(() => fixedPeriods(periods, ['half', 'q1'])).toThrow(/share a month/));
  test('never two that overlap', () => expect(() => fixedPeriods(periods, ['q1', 'middle'])).toThrow(/share a month/));
  test('of this publication', () => expect(() => fixedPeriods(periods, ['q9'])).toThrow(/no period q9/));
});
