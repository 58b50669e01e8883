import { describe, expect, it } from 'vitest';
import { areaFactors } from './area-factors.js';
import { randomNumbers } from './random.js';

/** 80 areas, six indicators: three of one cause, three of another. */
const random = randomNumbers(20261127);
const noise = (): number => (random(1000) + random(1000) + random(1000) - 1498.5) / 500;
const causes = Array.from({ length: 80 }, () => [noise(), noise()] as const);
const columns = Array.from({ length: 6 }, (_, at) => causes.map((cause) => 10 + cause[at < 3 ? 0 : 1] + 0.6 * noise()));

describe('factors of areas', () => {
  it('are not made where they would only look right', () => {
    expect(areaFactors(columns.slice(0, 2), 2, 0.0001)).toEqual({ refused: 'too few indicators' });
    expect(
      areaFactors(
        columns.map((column) => column.slice(0, 6)),
        2,
        0.0001,
      ),
    ).toEqual({ refused: 'too few areas' });
    expect(areaFactors([...columns, columns[0]!.map(() => 3)], 2, 0.0001)).toEqual({ refused: 'does not vary', at: 6 });
    const sum = columns[0]!.map((one, row) => one + columns[3]![row]!);
    expect(areaFactors([...columns, sum], 2, 0.0001)).toEqual({ refused: 'made of others', at: 6 });
  });

  it('of which nothing is left of an indicator are told and not read', () => {
    // The sum of three as good as without an error of its own beside them.
    const near = columns[0]!.map((one, row) => one + columns[1]![row]! + columns[2]![row]! + 0.02 * noise());
    const found = areaFactors([columns[0]!, columns[1]!, near, columns[3]!], 1, 0.0001);
    expect(found).toMatchObject({ refused: null, models: [{ heywood: [2] }], read: null });
  });

  it('find what was put in, and the top quarter of either', () => {
    const found = areaFactors(columns, 2, 0.0001);
    if (found.refused !== null || found.read === null) throw new Error('nothing was found');
    expect(found.models.map(({ factors }) => factors)).toEqual([1, 2]);
    expect(found.models[1]!.fit.rmsea).toBeLessThan(found.models[0]!.fit.rmsea);
    const { loadings, scores, longList } = found.read;
    for (const [at, [first, second]] of loadings.entries()) {
      expect(Math.abs(at < 3 ? first! : second!)).toBeGreaterThan(0.7);
      expect(Math.abs(at < 3 ? second! : first!)).toBeLessThan(0.25);
    }
    expect(scores).toHaveLength(80);
    expect(longList.length).toBeGreaterThanOrEqual(20);
    expect(longList.length).toBeLessThanOrEqual(40);
  });

  it('stand by fewer where more leave nothing of an indicator', () => {
    const near = columns[0]!.map((one, row) => one + 0.05 * columns[4]![row]! + 0.01 * noise());
    const found = areaFactors([columns[0]!, near, columns[3]!, columns[4]!, columns[5]!], 2, 0.0001);
    if (found.refused !== null) throw new Error('refused');
    const readable = found.models.filter(({ heywood }) => heywood.length === 0).map(({ factors }) => factors);
    expect(found.models.some(({ heywood }) => heywood.length > 0)).toBe(true);
    expect(found.read?.factors ?? null).toBe(readable.at(-1) ?? null);
  });

  it('are one where three indicators bear no more', () => {
    const found = areaFactors(columns.slice(0, 3), 2, 0.0001);
    expect(found).toMatchObject({ refused: null, models: [{ factors: 1 }] });
  });
});
