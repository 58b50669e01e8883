import { describe, expect, it } from 'vitest';
import type { Holding } from '../../session/holdings.js';
import { defaultExploreState } from '../../view-state/explore-state.js';
import { admitted, leftOutText, offerOf, partOf } from './offer.js';

const counted: Omit<Holding, 'kind'> = {
  counts: 'protected',
  finest: 'WARD',
  squares: null,
  singles: null,
  withPurpose: false,
  sources: null,
};
const partner: readonly Holding[] = [
  { kind: 'ASB_REPORT', ...counted },
  { kind: 'FIREARMS_DISCHARGE', ...counted, finest: 'DISTRICT' },
];
const exact: Omit<Holding, 'kind'> = { ...counted, counts: 'exact', finest: 'LSOA', squares: 'any', singles: 'all' };
const police: readonly Holding[] = [
  { kind: 'ASB_REPORT', ...exact },
  { kind: 'FIREARMS_DISCHARGE', ...exact, withPurpose: true },
];
const banded: Omit<Holding, 'kind'> = { ...counted, counts: null, squares: 'bands' };
const planner: readonly Holding[] = [
  { kind: 'ASB_REPORT', ...banded },
  { kind: 'RECORDED_CRIME', ...banded, sources: ['recorded-crime'] },
];
const loaded = ['LSOA', 'MSOA', 'WARD', 'DISTRICT'] as const;

describe('what Explore offers', () => {
  it('is what all kinds chosen allow, and says what that leaves out', () => {
    expect(offerOf(partner, ['ASB_REPORT'], loaded).levels).toEqual(['WARD', 'DISTRICT']);
    const both = offerOf(partner, ['ASB_REPORT', 'FIREARMS_DISCHARGE'], loaded);
    expect(both.levels).toEqual(['DISTRICT']);
    expect(both.levelsLeftOut).toBe('Firearms discharges: your role has counts by district and larger areas.');
    expect(offerOf(police, [], loaded).levelsLeftOut).toBeNull();
  });

  it('passes over what an address asks beyond it', () => {
    const asked = { ...defaultExploreState, hours: [18], level: 'LSOA', show: 'grid', table: 'reports' } as const;
    expect(admitted(asked, partner, loaded, 'WARD')).toMatchObject({
      hours: [],
      level: 'WARD',
      show: 'areas',
      table: 'areas',
      layers: ['streets', 'names', 'basemap'],
    });
    expect(admitted(asked, police, loaded, 'WARD')).toEqual(asked);
  });

  it('gives bands of one kind at a time, with no filter but the kind', () => {
    const asked = {
      ...defaultExploreState,
      kinds: ['ASB_REPORT', 'RECORDED_CRIME'],
      categories: ['Noise'],
      areas: ['E05'],
    } as const;
    expect(admitted(asked, planner, loaded, 'WARD')).toMatchObject({
      kinds: ['ASB_REPORT'],
      categories: [],
      areas: [],
      selected: 'E05',
      show: 'grid',
    });
  });

  it('holds back single reports until a purpose is stated', () => {
    const both = ['ASB_REPORT', 'FIREARMS_DISCHARGE'] as const;
    expect(partOf(police, both, 'single', false)).toEqual({
      kinds: ['ASB_REPORT'],
      notIncluded: [],
      needsPurpose: ['FIREARMS_DISCHARGE'],
    });
    expect(partOf(police, both, 'single', true).needsPurpose).toEqual([]);
    const none = partOf(partner, both, 'squares', true);
    expect(leftOutText(none, 'squares')).toMatch(/^Not included, since your role does not have them by square: anti-social/);
  });
});
