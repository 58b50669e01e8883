import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectWithKnownTotal } from './known-total.js';
import { INCIDENT_RULE, roundHalfUp } from './rule.js';

const protect = (...counts: number[]) =>
  [
    ...protectWithKnownTotal(
      new Map(counts.map((count, place) => [String(place).padStart(2, '0'), count])),
      INCIDENT_RULE,
    ).values(),
  ].map(({ count }) => count);

describe('counts with a known total', () => {
  it('rounding hides one small count among large ones; beside one that is rounded up it takes the smallest with it', () => {
    expect(protect(3, 8, 20, 40)).toEqual([null, 10, 20, 40]);
    expect(protect(3, 8)).toEqual([null, null]);
    expect(protect(3, 23, 8, 8)).toEqual([null, 25, null, 10]);
  });

  it('a small count alone stays as withheld as it can be', () => {
    expect(protect(3)).toEqual([null]);
    expect(protect(3, 7)).toEqual([null, null]);
  });

  it('two ones give each other away, so a third is withheld', () => {
    expect(protect(1, 1, 9)).toEqual([null, null, null]);
  });

  it('no small count needs nothing', () => {
    expect(protect(6, 12, 13)).toEqual([5, 10, 15]);
  });

  it('whoever knows the total exactly cannot exclude 1 to 4 of any small count, by trying every table', () => {
    const small = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(small, (counts) => {
        const display = protect(...counts);
        if (counts.every((count) => count < 5)) return;
        const total = counts.reduce((sum, count) => sum + count, 0);
        const possible = tablesOf(display, total);
        counts.forEach((count, place) => {
          if (count >= 5) return;
          const seen = new Set(possible.map((table) => table[place]));
          for (const value of [1, 2, 3, 4]) expect(seen, `${counts} shown as ${display}`).toContain(value);
        });
      }),
      { numRuns: 400, seed: 20261126 },
    );
  });
});

/** Every table of whole counts that displays like this and adds up to the total. */
function tablesOf(display: readonly (number | null)[], total: number): number[][] {
  const allowed = display.map((shown) =>
    Array.from({ length: total + 1 }, (_, count) => count).filter((count) =>
      shown === null ? count >= 1 : count >= 5 && roundHalfUp(count, 5) === shown,
    ),
  );
  const walk = (place: number, left: number): number[][] => {
    if (place === allowed.length) return left === 0 ? [[]] : [];
    return allowed[place]!.filter((count) => count <= left).flatMap((count) =>
      walk(place + 1, left - count).map((rest) => [count, ...rest]),
    );
  };
  return walk(0, total);
}
