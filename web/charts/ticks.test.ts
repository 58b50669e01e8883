import { expect, it } from 'vitest';
import { evenTicks } from './ticks.js';

it.each([
  [0, [0, 1]],
  [-3, [0, 1]],
  [0.17, [0, 0.05, 0.1, 0.15, 0.2]],
  [1, [0, 0.25, 0.5, 0.75, 1]],
  [47.7, [0, 20, 40, 60]],
  [261, [0, 100, 200, 300]],
])('an axis up to %s', (largest, ticks) => {
  expect(evenTicks(largest)).toEqual(ticks);
});
