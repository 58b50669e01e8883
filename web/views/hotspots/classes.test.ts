import { describe, expect, it } from 'vitest';
import { classWords, isMarked, isOfPlace, letterOf, rankOf } from './classes.js';
import { densityRange, inDensityClasses } from './density-classes.js';
import { untold, type HotspotRow } from './rows.js';

describe('the classes of all methods', () => {
  it('are marked where there is more, and made a place of where they hang together', () => {
    const marked = ['HOT_10', 'HIGH_HIGH', 'HIGH_LOW', 'NEW_HOT', 'HISTORICAL_HOT', 'CLUSTER', 'DENSITY_2'];
    expect(marked.filter(isMarked)).toEqual(marked);
    const others = [
      'COLD_1',
      'LOW_LOW',
      'LOW_HIGH',
      'NEW_COLD',
      'NONE',
      'NO_CLUSTER',
      'DENSITY_1',
      'UNTESTED',
      'NOT_SIGNIFICANT',
    ];
    expect(others.filter(isMarked)).toEqual([]);
    expect(marked.filter((one) => !isOfPlace(one))).toEqual(['HIGH_LOW']);
  });

  it('are told apart by words and letters, and ordered from far fewer to far more', () => {
    expect(['HOT_5', 'NEW_COLD', 'LOW_HIGH', 'UNTESTED'].map(classWords)).toEqual([
      'more, 5 %',
      'new, of fewer',
      'low among high',
      'not tested',
    ]);
    const histories = [
      'INTENSIFYING',
      'PERSISTENT',
      'DIMINISHING',
      'CONSECUTIVE',
      'NEW',
      'OSCILLATING',
      'SPORADIC',
      'HISTORICAL',
    ];
    expect(new Set(histories.map((one) => letterOf(`${one}_HOT`))).size).toBe(8);
    expect(rankOf('HOT_1')).toBeGreaterThan(rankOf('HOT_10'));
    expect(rankOf('PERSISTENT_HOT')).toBeGreaterThan(rankOf('NONE'));
    expect(rankOf('COLD_1')).toBeLessThan(rankOf('NOT_SIGNIFICANT'));
    expect(rankOf('UNTESTED')).toBe(0);
  });
});

describe('the classes of a density', () => {
  const rowOf = (density: number | null) => ({ ...untold, class: 'DENSITY', density }) as HotspotRow;

  it('are multiples of the mean of the cells that have one', () => {
    // The mean of 0, 5, 10, 30, 55 and 20 is 20.
    const rows = inDensityClasses([0, 5, 10, 30, 55, 20, null].map(rowOf));
    expect(rows.map((row) => row.class)).toEqual([
      'DENSITY_0',
      'DENSITY_0',
      'DENSITY_0',
      'DENSITY_1',
      'DENSITY_2',
      'DENSITY_0',
      'DENSITY',
    ]);
    expect([0, 1, 4].map((step) => densityRange(step, 20))).toEqual(['under 20', '20 to 40', 'over 100']);
  });

  it('are left alone where nothing has a density', () => {
    const rows = [rowOf(null)];
    expect(inDensityClasses(rows)).toBe(rows);
  });
});
