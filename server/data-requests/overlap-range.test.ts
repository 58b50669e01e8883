import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../statistics/random.js';
import { overlapRange } from './overlap-range.js';

const exactly = (children: number) => ({ least: children, most: children });

describe('children whom several agencies count', () => {
  it('are never added where the overlap is not known: the largest to the sum', () => {
    expect(overlapRange([exactly(40), exactly(30), exactly(20)], [])).toEqual({ least: 40, most: 90 });
  });

  it('of two agencies are one number once the overlap is known', () => {
    expect(overlapRange([exactly(40), exactly(30)], [{ one: 0, other: 1, children: 20 }])).toEqual({ least: 50, most: 50 });
  });

  it('of one agency are its own', () => {
    expect(overlapRange([{ least: 0, most: 9 }], [])).toEqual({ least: 0, most: 9 });
  });

  it('take nobody off twice where three pairs are known', () => {
    // All thirty children of the third are those of the second, twenty of whom the first counts too.
    const overlaps = [
      { one: 0, other: 1, children: 20 },
      { one: 1, other: 2, children: 30 },
      { one: 0, other: 2, children: 20 },
    ];
    expect(overlapRange([exactly(40), exactly(30), exactly(30)], overlaps)).toEqual({ least: 50, most: 50 });
  });

  it('hold the true number whatever children there are and whichever pairs are known', () => {
    const random = randomNumbers(20261127);
    for (let trial = 0; trial < 500; trial++) {
      const agencies = 1 + random(5);
      const counted = Array.from({ length: 60 }, () => Array.from({ length: agencies }, () => random(5) < 2));
      const union = counted.filter((child) => child.some(Boolean)).length;
      const counts = Array.from({ length: agencies }, (_, one) => exactly(counted.filter((child) => child[one]!).length));
      const overlaps = counts.flatMap((_, one) =>
        counts.flatMap((__, other) =>
          other > one && random(5) < 3
            ? [{ one, other, children: counted.filter((child) => child[one]! && child[other]!).length }]
            : [],
        ),
      );
      const { least, most } = overlapRange(counts, overlaps);
      expect(least).toBeLessThanOrEqual(union);
      expect(most).toBeGreaterThanOrEqual(union);
    }
  });
});
