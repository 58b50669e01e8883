import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allAreaTypes } from './area-types.js';
import { changed, defaultExploreState, formatExploreState, parseExploreState, type ExploreState } from './explore-state.js';
import { exportAddress, reportsAddress } from './export-address.js';
import { allKinds } from './kinds.js';
import { layerWords } from './map-state.js';
import { parsePeriod, periodOptions, periodText, readDay } from './period.js';

const read = (text: string) => parseExploreState(new URLSearchParams(text));

describe('the address of the Explore view', () => {
  it('passes over words it does not understand', () => {
    expect(
      read(
        'kinds=murders&measure=vibes&level=parish&hours=25,x&weekdays=someday&map=1,2&period=2026-13&selected=<b>&table=chairs&page=2&report=<i>',
      ),
    ).toEqual(defaultExploreState);
  });

  it('writes readable words', () => {
    const text =
      'area=E08000014&period=2025-11..2026-10&kinds=asb-reports,recorded-crime&category=Violence+and+sexual+offences&weekdays=fri,sat&hours=18-1&measure=count&level=ward&selected=E05000945&map=53.50000,-3.00000,12&table=reports&page=2&after=WyIyMDI2Il0&report=YS4xLjE';
    expect(formatExploreState(read(text))).toBe(text);
  });

  it('leaves nothing in the address when all stands at its default', () => {
    expect(formatExploreState(defaultExploreState)).toBe('');
  });

  it('gives back every state it wrote', () => {
    const subset = <Item>(items: readonly Item[]) => fc.subarray([...items]);
    const states: fc.Arbitrary<ExploreState> = fc.record({
      areas: subset(['E08000014', 'X01', 'composite_south']),
      period: fc.constantFrom(null, { from: '2025-11-01', to: '2026-10-31' }, { from: '2025-11-03', to: '2025-11-03' }),
      kinds: subset(allKinds),
      categories: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 3 }),
      weekdays: subset([1, 2, 3, 4, 5, 6, 7]),
      hours: subset(Array.from({ length: 24 }, (_, hour) => hour)),
      measure: fc.constantFrom('count' as const, 'rate' as const),
      level: fc.constantFrom(null, ...allAreaTypes),
      show: fc.constantFrom('areas' as const, 'grid' as const),
      layers: subset(layerWords),
      selected: fc.constantFrom(null, 'E05000945'),
      map: fc.constantFrom(null, { latitude: 53.50121, longitude: -3.0123, zoom: 12.5 }),
      table: fc.constantFrom('areas' as const, 'reports' as const),
      page: fc.constantFrom(null, { number: 2, after: 'WyIyMDI2LTEwIl0' }),
      report: fc.constantFrom(null, 'YS4yMjUxMy4xNzkzNDkwOTYwMDAwLm1hcnJhbQ'),
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(read(formatExploreState(state))).toEqual(state);
      }),
    );
  });
});

describe('a change of the state', () => {
  const open: ExploreState = {
    ...defaultExploreState,
    table: 'reports',
    page: { number: 3, after: 'WyIyMDI2Il0' },
    report: 'YS4xLjE',
  };

  it('of what is listed begins the list anew and closes what was open', () => {
    for (const part of [{ kinds: [] }, { selected: 'E05000945' }, { areas: ['X01'] }, { hours: [3] }]) {
      expect(changed(open, part)).toEqual({ ...open, ...part, page: null, report: null });
    }
  });

  it('of how it looks leaves the list where it is', () => {
    for (const part of [{ measure: 'count' as const }, { map: { latitude: 54, longitude: -3, zoom: 12 } }, { report: null }]) {
      expect(changed(open, part)).toEqual({ ...open, ...part });
    }
  });
});

describe('addresses of files', () => {
  const state: ExploreState = {
    ...defaultExploreState,
    areas: ['E08000014'],
    table: 'reports',
    page: { number: 3, after: 'WyIyMDI2Il0' },
  };

  it('write the defaults out and nothing of how the view looks', () => {
    expect(exportAddress(state, 'csv')).toBe('/export/areas.csv?area=E08000014&kinds=asb-reports&measure=rate');
  });

  it('of reports are of the selected area, as the list is', () => {
    expect(reportsAddress({ ...state, selected: 'E05000945', level: 'WARD', measure: 'count' }, 'csv')).toBe(
      '/export/points.csv?area=E05000945&kinds=asb-reports',
    );
  });
});

describe('periods', () => {
  it('refuses what is no period', () => {
    for (const text of ['2026-10..2025-11', '2026-02-30..2026-03-01', '2026', '2026-01..2026-02..2026-03', null]) {
      expect(parsePeriod(text)).toBeNull();
    }
  });

  it('names whole months as months and other days as days', () => {
    expect(periodText({ from: '2025-11-01', to: '2026-10-31' })).toBe('November 2025 to October 2026');
    expect(periodText({ from: '2025-11-03', to: '2025-11-08' })).toBe('3 November 2025 to 8 November 2025');
    expect(periodText({ from: '2026-02-01', to: '2026-02-28' })).toBe('February 2026');
  });

  it('reads days as people type them, day before month', () => {
    expect(readDay('1 Nov 2025')).toBe('2025-11-01');
    expect(readDay('01/11/2025')).toBe('2025-11-01');
    expect(readDay('31 Feb 2025')).toBeNull();
    expect(readDay('soon')).toBeNull();
  });

  it('offers the last months, the years and all, each once', () => {
    const options = periodOptions(['2024-11', '2025-10', '2026-10']);
    expect(options.map((option) => option.text)).toEqual([
      'Last 12 months',
      'Last 3 months',
      'Last month (October 2026)',
      '2026 so far',
      '2025',
      '2024',
      'All 24 months',
    ]);
    expect(options[0]?.period).toEqual({ from: '2025-11-01', to: '2026-10-31' });
  });
});
