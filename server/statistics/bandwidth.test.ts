import { describe, expect, test } from 'vitest';
import { EVENTS } from '../../test/oracles/hotspot-fixtures.js';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { bandwidthByRule, scottBandwidth } from './bandwidth.js';

const box = { west: 0, south: 0, east: 1200, north: 1200 };

describe('bandwidths of 120 events in a square of 1,200 m (spatstat.explore 3.0-6)', () => {
  test('the events are the reference’s', () => {
    const mean = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0) / figures.length;
    expect(mean(EVENTS.x)).toBeCloseTo(605.8282, 4);
    expect(mean(EVENTS.y)).toBeCloseTo(586.0035, 4);
  });

  test('scott', () => {
    const { x, y, isotropic } = scottBandwidth(EVENTS.x, EVENTS.y);
    expect(x).toBeCloseTo(71.617, 3);
    expect(y).toBeCloseTo(62.841, 3);
    expect(isotropic).toBeCloseTo(67.085, 3);
    expect(bandwidthByRule('scott', EVENTS.x, EVENTS.y, box)).toEqual({ sigma: isotropic, atEndOfRange: false });
  });

  test('ppl', () => {
    const found = bandwidthByRule('ppl', EVENTS.x, EVENTS.y, box)!;
    expect(found.sigma).toBeCloseTo(72.603, 3);
    expect(found.atEndOfRange).toBe(false);
  });

  test('diggle, whose best lies at the end of what is tried', () => {
    const found = bandwidthByRule('diggle', EVENTS.x, EVENTS.y, box)!;
    expect(found.sigma).toBeCloseTo(74.853, 3);
    expect(found.atEndOfRange).toBe(true);
  });
});

test.each([
  ['ppl', 255.8463],
  ['diggle', 93.93346],
] as const)('%s of 260 events in a square of 3 km (spatstat.explore 3.0-6), inside what is tried', (rule, sigma) => {
  const events = readOracle('spatial/events.csv');
  const [x, y] = ['easting_m', 'northing_m'].map((name) => events.map((row) => Number(row[name])));
  const found = bandwidthByRule(rule, x!, y!, { west: 0, south: 0, east: 3000, north: 3000 })!;
  expect(found.sigma).toBeCloseTo(sigma, 4);
  expect(found.atEndOfRange).toBe(false);
});

describe('bandwidth', () => {
  test('diggle finds the size of tight clusters, well inside the range', () => {
    const x: number[] = [];
    const y: number[] = [];
    for (let cluster = 0; cluster < 12; cluster++)
      for (let event = 0; event < 20; event++) {
        x.push(150 + 300 * (cluster % 4) + 12 * Math.sin(2.4 * event) * Math.sqrt(event));
        y.push(150 + 300 * Math.floor(cluster / 4) + 12 * Math.cos(2.4 * event) * Math.sqrt(event));
      }
    const found = bandwidthByRule('diggle', x, y, box)!;
    expect(found.atEndOfRange).toBe(false);
    expect(found.sigma).toBeGreaterThan(10);
    expect(found.sigma).toBeLessThan(60);
  });

  test('grows with the map', () => {
    for (const rule of ['scott', 'ppl', 'diggle'] as const) {
      const one = bandwidthByRule(rule, EVENTS.x, EVENTS.y, box)!.sigma;
      const larger = { west: 0, south: 0, east: 3600, north: 3600 };
      const three = bandwidthByRule(
        rule,
        EVENTS.x.map((x) => 3 * x),
        EVENTS.y.map((y) => 3 * y),
        larger,
      )!.sigma;
      expect(three / one).toBeCloseTo(3, 6);
    }
  });

  test('undefined for one event and for events on one spot; too many are refused', () => {
    for (const rule of ['scott', 'ppl', 'diggle'] as const) {
      expect(bandwidthByRule(rule, [5], [5], box)).toBeNull();
      if (rule !== 'diggle') expect(bandwidthByRule(rule, [5, 5, 5], [5, 5, 5], box)).toBeNull();
    }
    expect(() => bandwidthByRule('ppl', new Float64Array(5001), new Float64Array(5001), box)).toThrow(/5,000 at most/);
  });
});
