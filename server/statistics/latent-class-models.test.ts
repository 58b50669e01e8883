import { describe, expect, it } from 'vitest';
import { latentClasses } from './latent-classes.js';
import { latentClassModels, pairResiduals } from './latent-class-models.js';
import { countedPatterns, responsePatterns } from './response-patterns.js';

/** 400 children of two kinds, and a third indicator that is the first but for some. */
const patterns = countedPatterns(3, [
  { holds: [1, 1, 1], count: 90 },
  { holds: [1, 1, 0], count: 30 },
  { holds: [1, 0, 1], count: 30 },
  { holds: [0, 1, 1], count: 10 },
  { holds: [0, 0, 0], count: 180 },
  { holds: [1, 0, 0], count: 20 },
  { holds: [0, 1, 0], count: 30 },
  { holds: [0, 0, 1], count: 10 },
]);

describe('models of latent classes side by side', () => {
  it('counted patterns are what their children come to', () => {
    const rows = [
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ];
    const one = responsePatterns([0, 1, 2].map((j) => rows.map((row) => row[j]!)));
    const { ofChild: _, ...counted } = countedPatterns(3, [
      { holds: [1, 1, 0], count: 2 },
      { holds: [0, 0, 1], count: 1 },
    ]);
    expect(one).toMatchObject(counted);
    expect(() => countedPatterns(2, [{ holds: [1, 2], count: 1 }])).toThrow(RangeError);
    expect(() => countedPatterns(2, [{ holds: [1, 0], count: 0.5 }])).toThrow(RangeError);
    expect(() => countedPatterns(2, [{ holds: [1, 0], count: -1 }])).toThrow(RangeError);
  });

  it('of one class the residual is the correlation itself', () => {
    const [one] = latentClassModels(patterns, 1, { starts: 5, seed: 1 });
    // First and second: 120 both, 50 and 40 alone, 190 neither.
    const phi = (120 * 190 - 50 * 40) / Math.sqrt(170 * 230 * 160 * 240);
    const [pair] = one!.residuals;
    expect(pair).toMatchObject({ one: 0, other: 1, fewest: 40 });
    expect(pair!.residual).toBeCloseTo(phi, 8);
    // χ² of a table of two by two is n·φ².
    expect(pair!.bivariate).toBeCloseTo(400 * phi ** 2, 4);
    expect(one!.residuals).toHaveLength(3);
  });

  it('two classes of three indicators leave nothing over', () => {
    const told: [number, number][] = [];
    const models = latentClassModels(patterns, 2, { starts: 20, seed: 1 }, (done, of) => told.push([done, of]));
    expect(models.map(({ k }) => k)).toEqual([1, 2]);
    expect(models[1]).toMatchObject(latentClasses(patterns, 2, { starts: 20, seed: 1 }));
    expect(Math.max(...models[1]!.residuals.map(({ residual }) => Math.abs(residual)))).toBeLessThan(0.02);
    expect(told[0]).toEqual([1, 21]);
    expect(told.at(-1)).toEqual([21, 21]);
    expect(told).toHaveLength(21);
  });

  it('an indicator that never varies goes with nothing', () => {
    const still = countedPatterns(2, [
      { holds: [1, 1], count: 5 },
      { holds: [1, 0], count: 5 },
    ]);
    const found = { shares: Float64Array.of(1), probabilities: [Float64Array.of(1, 0.5)] };
    expect(pairResiduals(still, found)[0]!.residual).toBe(0);
  });
});
