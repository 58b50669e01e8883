import { describe, expect, it } from 'vitest';
import { latentClassModels } from '../statistics/latent-class-models.js';
import { countedPatterns } from '../statistics/response-patterns.js';
import { itemShare, keptAsTold, protectedModels, residualInSteps } from './protected-classes.js';
import type { FoundTypology } from './typology.js';

describe('what is told of a class', () => {
  it('nothing of one that is withheld or under 50', () => {
    expect(itemShare(0.5, 0)).toEqual({ told: 'withheld' });
    expect(itemShare(0.5, 49)).toEqual({ told: 'withheld' });
    expect(itemShare(0.5, 50)).toEqual({ told: 'percent', percent: 60 });
  });

  it('shares in steps that stand for ten children or more', () => {
    expect(itemShare(0.412, 300)).toEqual({ told: 'percent', percent: 40 });
    expect(itemShare(0.412, 600)).toEqual({ told: 'percent', percent: 42 });
    expect(itemShare(0.412, 1_000)).toEqual({ told: 'percent', percent: 41 });
    for (let size = 50; size < 2_000; size += 7)
      for (const probability of [0.11, 0.42, 0.87]) {
        const told = itemShare(probability, size);
        const children = probability * size;
        // Whoever knows the size exactly knows the children to ten, and from 10 on to five, as of any rounded count.
        const near = [...Array(size + 1).keys()].filter(
          (count) => JSON.stringify(itemShare(count / size, size)) === JSON.stringify(told),
        );
        expect(near.length, `${size} ${probability}`).toBeGreaterThanOrEqual(Math.min(children, size - children) < 20 ? 5 : 9);
      }
  });

  it('of fewer than ten children, and of all but fewer than ten, only that', () => {
    for (const children of [0, 1, 9]) expect(itemShare(children / 300, 300)).toEqual({ told: 'under', percent: 5 });
    for (const children of [291, 300]) expect(itemShare(children / 300, 300)).toEqual({ told: 'over', percent: 95 });
    expect(itemShare(10 / 300, 300).told).toBe('percent');
  });
});

describe('a model that is told', () => {
  /** A large kind of all three, a large one of none, and four children of the first alone. */
  const patterns = countedPatterns(3, [
    { holds: [1, 1, 1], count: 600 },
    { holds: [0, 0, 0], count: 600 },
    { holds: [1, 0, 0], count: 4 },
    { holds: [0, 1, 1], count: 40 },
    { holds: [0, 0, 1], count: 60 },
    { holds: [1, 1, 0], count: 30 },
  ]);
  const models = latentClassModels(patterns, 2, { starts: 20, seed: 1 });

  it('withholds a residual of which a cell is small', () => {
    const { residuals } = protectedModels(models, patterns.children)[1]!;
    // Of the first and the second, four have the first alone; of the first and the third, 34.
    expect(residuals.map(({ one, other, residual }) => [one, other, residual === null])).toEqual([
      [0, 1, true],
      [0, 2, false],
      [1, 2, false],
    ]);
  });

  it('has sizes to the nearest ten, and its fit as what lies above the least, rounded', () => {
    const [one, two] = protectedModels(models, patterns.children);
    expect(two!.found).toHaveLength(2);
    for (const { children } of two!.found) expect(children.count! % 10).toBe(0);
    expect(two).toMatchObject({ bicAboveLeast: 0, aicAboveLeast: 0, smallest: two!.found[1]!.percent });
    expect(one).toMatchObject({ entropy: null, classes: 1, p: 'under 0.01' });
    expect(Math.abs(one!.bicAboveLeast - (models[0]!.bic - models[1]!.bic))).toBeLessThanOrEqual(50);
    expect([one!.bicAboveLeast % 100, one!.aicAboveLeast % 100, one!.g2 % 100]).toEqual([0, 0, 0]);
  });

  it('does not tell who came: told to a decimal each of the eight patterns that one more child can have would show', () => {
    const told = (more: string): string => {
      const counts = { '111': 614, '000': 576, '100': 20, '011': 40, '001': 60, '110': 30, '101': 14, '010': 12 };
      const rows = Object.entries(counts).map(([key, count]) => ({
        ...{ holds: [...key].map(Number), count: count + (key === more ? 1 : 0) },
      }));
      const some = countedPatterns(3, rows);
      return JSON.stringify(protectedModels(latentClassModels(some, 2, { starts: 20, seed: 1 }), some.children));
    };
    const answers = Array.from({ length: 8 }, (_, at) => told(at.toString(2).padStart(3, '0')));
    expect(new Set(answers).size).toBe(1);
  });

  it('has residuals in steps that stand for ten children in a cell', () => {
    expect(residualInSteps(0.132, 230)).toBe(0.15);
    expect(residualInSteps(-0.132, 1_000)).toBe(-0.13);
    expect(residualInSteps(0.132, 49)).toBeNull();
  });

  it('that was kept whole leaves as the others do', () => {
    const [one, two] = protectedModels(models, patterns.children);
    const whole = [one!, two!].map((model, at) => ({
      ...model,
      bic: models[at]!.bic,
      aic: models[at]!.aic,
      g2: models[at]!.g2,
      p: at,
    }));
    const found = keptAsTold({ models: whole } as unknown as FoundTypology);
    expect(found.models.map(({ bicAboveLeast, g2, p }) => [bicAboveLeast, g2 % 10, p])).toEqual([
      [one!.bicAboveLeast, 0, 'under 0.01'],
      [0, 0, '0.05 or more'],
    ]);
    expect(keptAsTold(found)).toBe(found);
  });

  it('withholds a small class, and another with it where the total would tell it', () => {
    // Of 1,336 children 4: beside 1,330 and the total they would be 2 to 11.
    const two = { ...models[1]!, shares: Float64Array.of(1_332 / 1_336, 4 / 1_336) };
    const [told] = protectedModels([two], 1_336);
    expect(told!.found.map(({ children }) => children.withheld)).toEqual([true, true]);
    expect(told!.found.every(({ items }) => items.every((item) => item.told === 'withheld'))).toBe(true);
    expect(told!.found.map(({ percent }) => percent)).toEqual([null, null]);
    expect(told!.smallest).toBeNull();
  });
});
