import { describe, expect, it } from 'vitest';
import { areaAddress, exploreAddress, kindFilter, parseAreaSearch } from './area-address.js';

const period = { from: '2025-11-01', to: '2026-10-31' };

describe('addresses of areas', () => {
  it('passes over a period or vintage that is none', () => {
    expect(parseAreaSearch(new URLSearchParams('period=soon&vintage=new'))).toEqual({ period: null, vintage: null });
  });

  it('is read back as it was written', () => {
    const address = areaAddress('E05000945', period);
    expect(address).toBe('/areas/E05000945?period=2025-11..2026-10');
    expect(parseAreaSearch(new URL(address, 'http://x').searchParams).period).toEqual(period);
  });

  it('leads to Explore with the area and the period filtered', () => {
    expect(exploreAddress('south-marram', period)).toBe('/explore?area=south-marram&period=2025-11..2026-10');
  });

  it('asks for one kind', () => {
    expect(kindFilter('ASB_REPORT', period, null)).toEqual({ kinds: ['ASB_REPORT'], from: '2025-11-01', to: '2026-10-31' });
    expect(kindFilter('RECORDED_CRIME', null, 'L20')).toEqual({ kinds: ['RECORDED_CRIME'], areaCodes: ['L20'] });
  });
});
