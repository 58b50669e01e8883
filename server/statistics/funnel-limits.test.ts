import { describe, expect, it } from 'vitest';
import { funnelLimits } from './funnel-limits.js';
import { byarInterval } from './poisson-interval.js';
import { wilsonInterval } from './proportions.js';

describe('funnel limits', () => {
  it('refuse nobody, a benchmark below 0, and a proportion above 1', () => {
    expect(() => funnelLimits({ benchmark: 5, denominator: 0, per: 1000, of: 'rate' })).toThrow('above 0');
    expect(() => funnelLimits({ benchmark: -1, denominator: 10, per: 1000, of: 'rate' })).toThrow('0 or more');
    expect(() => funnelLimits({ benchmark: 101, denominator: 10, per: 100, of: 'proportion' })).toThrow('cannot exceed');
  });

  it('are the limits of an area whose figure is the benchmark', () => {
    const proportion = funnelLimits({ benchmark: 20, denominator: 100, per: 100, of: 'proportion' });
    const wilson = wilsonInterval(20, 100);
    expect(proportion).toEqual({ lower: expect.closeTo(100 * wilson.lower, 10), upper: expect.closeTo(100 * wilson.upper, 10) });
    const rate = funnelLimits({ benchmark: 8.2, denominator: 10_000, per: 1000, of: 'rate' }, { level: 0.998 });
    const byar = byarInterval(82, 0.998);
    expect(rate).toEqual({ lower: expect.closeTo(byar.lower / 10, 10), upper: expect.closeTo(byar.upper / 10, 10) });
  });

  it('narrow with size, and are wider at 99.8% than at 95%', () => {
    const width = (denominator: number, level: 0.95 | 0.998) => {
      const { lower, upper } = funnelLimits({ benchmark: 50, denominator, per: 1000, of: 'rate' }, { level });
      return upper - lower;
    };
    expect(width(10_000, 0.95)).toBeLessThan(width(1_000, 0.95));
    expect(width(1_000, 0.998)).toBeGreaterThan(width(1_000, 0.95));
  });

  it('a very small area has no limit below 0', () => {
    expect(funnelLimits({ benchmark: 0.5, denominator: 100, per: 1000, of: 'rate' }).lower).toBe(0);
  });
});
