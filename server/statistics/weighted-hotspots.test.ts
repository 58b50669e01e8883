import { describe, expect, it } from 'vitest';
import { binomialUpperTail } from './binomial-tail.js';
import { randomNumbers, type RandomNumbers } from './random.js';
import { sparseHotspots } from './sparse-hotspots.js';
import { weightsOnGrid } from './spatial-weights.js';
import { weightedHotspots, type WeightedCounts } from './weighted-hotspots.js';
import { weightedSumTails } from './weighted-sum-tails.js';

const SIDE = 20;
const CELLS = SIDE * SIDE;
const neighbours = weightsOnGrid(SIDE, SIDE, 'queen', { self: true });

/** Most reports light, few very heavy. */
const MIX = [
  { weight: 1, part: 0.7 },
  { weight: 12.5, part: 0.25 },
  { weight: 150, part: 0.05 },
];

/** So many events a cell on average, each thrown onto the map and given a weight by chance. */
function chanceMap(perCell: number, random: RandomNumbers): WeightedCounts[] {
  const events = MIX.map(({ weight }) => ({ weight, counts: new Float64Array(CELLS) }));
  for (let event = 0; event < CELLS * perCell; event++) {
    const drawn = random(100);
    events[drawn < 70 ? 0 : drawn < 95 ? 1 : 2]!.counts[random(CELLS)]!++;
  }
  return events;
}

describe('weighted hot spots', () => {
  it.each([
    [[{ weight: -1, counts: [1, 2] }], /a weight must be 0 or more; got -1/],
    [[{ weight: Number.NaN, counts: [1, 2] }], /a weight must be 0 or more; got NaN/],
    [[{ weight: Infinity, counts: [1, 2] }], /a weight must be 0 or more/],
    [[{ weight: 0, counts: [1, 2] }], /all weights are 0/],
    [[], /all weights are 0/],
    [
      [
        { weight: 1, counts: [1.5, 2] },
        { weight: 2, counts: [1, 2] },
      ],
      /whole number/,
    ],
  ])('refuse %j', (events, words) => {
    expect(() => weightedHotspots(events, weightsOnGrid(2, 1, 'rook', { self: true }))).toThrow(words);
  });

  it('are those of the counts where all weigh the same, and weights of 0 count nothing', () => {
    const [light, heavy] = chanceMap(1, randomNumbers(1)) as [WeightedCounts, WeightedCounts];
    const counts = sparseHotspots(light.counts, neighbours);
    const found = weightedHotspots(
      [
        { weight: 3, counts: light.counts },
        { weight: 0, counts: heavy.counts },
      ],
      neighbours,
    );
    expect(found.p).toEqual(counts.p);
    expect(found.classes).toEqual(counts.classes);
    expect(found.expected[50]).toBeCloseTo(3 * counts.expected[50]!, 9);
  });

  it('have the tail of a simple case: one of two weights', () => {
    const tails = weightedSumTails([1, 20], [100, 0], 0.05);
    expect(tails.atLeast(9)).toBeCloseTo(binomialUpperTail(9, 100, 0.05), 12);
    // At least 21 of «five of a hundred» and «two of four»: one heavy with one light, or two heavy, or 21 light.
    const mixed = weightedSumTails([1, 20], [100, 4], 0.05);
    const none = 0.95 ** 4;
    const one = 4 * 0.05 * 0.95 ** 3;
    const expected = 1 - none - one + one * binomialUpperTail(1, 100, 0.05) + none * binomialUpperTail(21, 100, 0.05);
    expect(mixed.atLeast(21)).toBeCloseTo(expected, 12);
    expect(mixed.atMost(20)).toBeCloseTo(1 - expected, 12);
    expect([mixed.atLeast(0), mixed.atMost(10_000)]).toEqual([1, 1]);
  });

  it('agree with dealing out all events at random', () => {
    const random = randomNumbers(5);
    const events = chanceMap(0.5, random);
    const { p, observed } = weightedHotspots(events, neighbours);
    const corner = 0;
    const area = neighbours.starts[1]!;
    const draws = 20_000;
    const totals = events.map(({ counts }) => Array.from(counts).reduce((sum, one) => sum + one, 0));
    let [above, below] = [0, 0];
    for (let draw = 0; draw < draws; draw++) {
      let sum = 0;
      for (const [at, total] of totals.entries()) {
        for (let event = 0; event < total; event++) if (random(CELLS) < area) sum += events[at]!.weight;
      }
      if (sum >= observed[corner]!) above++;
      if (sum <= observed[corner]!) below++;
    }
    expect(p[corner]).toBeCloseTo(Math.min(1, (2 * Math.min(above, below)) / draws), 1);
  });

  it('scale: the same table in other units is the same map', () => {
    const events = chanceMap(1, randomNumbers(9));
    const times = events.map(({ weight, counts }) => ({ weight: 40 * weight, counts }));
    const [one, other] = [weightedHotspots(events, neighbours), weightedHotspots(times, neighbours)];
    for (const [cell, p] of one.p.entries()) expect(other.p[cell]).toBeCloseTo(p, 9);
  });

  it('tell in which steps weights were tested where their own grain is too fine', () => {
    const counts = Float64Array.from({ length: CELLS }, () => 5);
    const { tested, p } = weightedHotspots(
      [
        { weight: 1, counts },
        { weight: 3_333.33, counts },
      ],
      neighbours,
    );
    expect([tested[0], tested[1]!.toFixed(2)]).toEqual([0, '3333.33']);
    expect(Math.min(...p)).toBeGreaterThan(0.5);
  });

  it('find a place of few but heavy events, which counts do not', () => {
    const events = MIX.map(({ weight }) => ({ weight, counts: new Float64Array(CELLS).fill(weight === 1 ? 4 : 0) }));
    events[1]!.counts.fill(1, 0, 60);
    events[2]!.counts[210] = 6;
    const { classes } = weightedHotspots(events, neighbours);
    expect(classes[210]).toBe('hot_99');
    const counts = Float64Array.from({ length: CELLS }, (_, cell) => events.reduce((sum, one) => sum + one.counts[cell]!, 0));
    expect(sparseHotspots(counts, neighbours).classes[210]).toBe('not_significant');
  });

  it.each([0.05, 0.2, 1, 5])('mark a false cell on no more than the stated share of 200 maps, at a mean of %d a cell', (mean) => {
    let marked = 0;
    for (let map = 0; map < 200; map++) {
      const { pFdr } = weightedHotspots(chanceMap(mean, randomNumbers(13, map)), neighbours);
      if (pFdr.some((p) => p < 0.05)) marked++;
    }
    // 5 % of 200 maps, and two standard errors.
    expect(marked).toBeLessThanOrEqual(16);
  });
});
