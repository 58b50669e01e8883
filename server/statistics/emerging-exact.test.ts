import { describe, expect, it } from 'vitest';
import { emergingExact } from './emerging-exact.js';
import { randomNumbers, type RandomNumbers } from './random.js';
import { weightsOnGrid } from './spatial-weights.js';

const SIDE = 20;
const weights = weightsOnGrid(SIDE, SIDE, 'queen', { self: true });
const even = new Float64Array(SIDE * SIDE).fill(1);

function poisson(mean: number, random: RandomNumbers): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = (random(2 ** 32) + 0.5) / 2 ** 32; product > limit; count++) product *= (random(2 ** 32) + 0.5) / 2 ** 32;
  return count;
}

describe('histories by the exact tail', () => {
  it('tell new from lasting and from past', () => {
    const slices = Array.from({ length: 12 }, (_, slice) => {
      const counts = new Float64Array(SIDE * SIDE).fill(1);
      counts[5 * SIDE + 5] = 60;
      counts[5 * SIDE + 14] = slice === 11 ? 60 : 1;
      counts[14 * SIDE + 5] = slice < 11 ? 60 : 1;
      return counts;
    });
    const { classes, tests } = emergingExact(slices, weights, even);
    expect(classes[5 * SIDE + 5]).toMatch(/^(persistent|diminishing|intensifying)_hot$/);
    expect(classes[5 * SIDE + 14]).toBe('new_hot');
    expect(classes[14 * SIDE + 5]).toBe('historical_hot');
    expect(tests).toBe(12 * SIDE * SIDE);
  });

  // The normal z of emerging-hotspots.ts marks chance on maps like these.
  it.each([0.05, 0.2, 1, 5])(
    'marks a history on no more than the stated share of 200 maps, at a mean of %d a cell and slice',
    (mean) => {
      const [small, cells] = [weightsOnGrid(12, 12, 'queen', { self: true }), new Float64Array(144).fill(1)];
      let marked = 0;
      for (let map = 0; map < 200; map++) {
        const random = randomNumbers(11, map);
        const slices = Array.from({ length: 12 }, () => Float64Array.from(cells, () => poisson(mean, random)));
        if (emergingExact(slices, small, cells).classes.some((one) => one !== 'none')) marked++;
      }
      // 5 % of 200 maps, and two standard errors.
      expect(marked).toBeLessThanOrEqual(16);
    },
  );
});
