import { describe, expect, it } from 'vitest';
import { hotspotsAddress } from './export-address.js';
import { defaultHotspotState, formatHotspotState, hotspotStateChanged, parseHotspotState } from './hotspot-state.js';

const read = (text: string) => parseHotspotState(new URLSearchParams(text));

describe('the address of the Hotspots view', () => {
  it('is empty at the defaults and reads back what it says', () => {
    expect(formatHotspotState(defaultHotspotState)).toBe('');
    expect(read('')).toEqual(defaultHotspotState);
    const words =
      'period=2025-11..2026-10&kinds=recorded-crime&cell=250&shape=square&baseline=last-period&reach=750&rows=all&selected=120/310';
    expect(formatHotspotState(read(words))).toBe(words);
    expect(formatHotspotState(read('by=ward&selected=E05000945'))).toBe('by=ward&selected=E05000945');
  });

  it.each([
    'method=local-moran&baseline=residents&reach=500&seed=7',
    'method=emerging&slice=3',
    'baseline=residents&weights=rates',
    'baseline=residents&weights=harm&harm=Noise:2.5&harm=Litter:0&harm-source=Working+group&harm-year=2024',
    'method=kernel-density&kernel=gaussian&bandwidth=800',
    'method=kernel-density&rule=diggle',
    'method=dbscan&eps=150&min-points=12',
    'baseline=last-period&against=2024-01..2024-06',
    'cell=500&run=0123456789abcdef01234567',
  ])('says in readable words how is looked: %s', (words) => {
    expect(formatHotspotState(read(words))).toBe(words);
  });

  it('leaves out what the method does not listen to, so that a file is not refused for it', () => {
    expect(formatHotspotState(read('method=dbscan&baseline=residents&reach=500&kernel=gaussian&slice=3&eps=90'))).toBe(
      'method=dbscan&eps=90',
    );
    expect(formatHotspotState(read('method=kernel-density&bandwidth=800&rule=ppl'))).toBe('method=kernel-density&bandwidth=800');
    expect(formatHotspotState(read('against=2024-01..2024-06'))).toBe('');
    const harm = 'weights=harm&harm=Noise:2&harm-source=A+group&harm-year=2024';
    expect(formatHotspotState(read(`by=ward&${harm}`))).toBe('by=ward');
    expect(formatHotspotState(read(`baseline=last-period&${harm}`))).toBe('baseline=last-period');
    expect(formatHotspotState(read('weights=harm&harm=Noise&harm=:3&harm-year=2024'))).toBe('');
  });

  it('passes over what it does not understand', () => {
    expect(read('cell=7&shape=circle&baseline=hope&reach=-3&by=street&selected=../x')).toEqual(defaultHotspotState);
  });

  it('lets go of a cell when the grid is another, not when the filters are', () => {
    const state = read('cell=250&selected=120/310');
    expect(hotspotStateChanged(state, { cell: 500 }).selected).toBeNull();
    expect(hotspotStateChanged(state, { reach: 500 }).selected).toBe('120/310');
    // A density is drawn on squares.
    expect(hotspotStateChanged(state, { method: 'KERNEL_DENSITY' }).selected).toBeNull();
    expect(hotspotStateChanged(state, { method: 'EMERGING' }).selected).toBe('120/310');
  });

  it('lets go of the run that was opened when something else is asked, not when it is looked at otherwise', () => {
    const state = read('cell=250&run=0123456789abcdef01234567');
    expect(hotspotStateChanged(state, { selected: '120/310', rows: 'all' }).run).toBe(state.run);
    expect(hotspotStateChanged(state, { eps: 100 }).run).toBe(state.run);
    expect(hotspotStateChanged(state, { baseline: 'RESIDENTS' }).run).toBeNull();
  });

  it('writes everything out that a file rests on', () => {
    expect(hotspotsAddress({ ...read('selected=1/2'), cell: 200 }, 'csv')).toBe(
      '/export/hotspots.csv?kinds=asb-reports&unit=cells&shape=hexagon&cell=200',
    );
    expect(hotspotsAddress(read('method=kernel-density&cell=200&rule=ppl'), 'csv')).toBe(
      '/export/hotspots.csv?kinds=asb-reports&unit=cells&shape=square&cell=200&method=kernel-density&rule=ppl',
    );
    expect(hotspotsAddress(read('by=ward&baseline=residents'), 'geojson', ['police.uk'])).toBe(
      '/export/hotspots.geojson?kinds=asb-reports&unit=areas&level=ward&baseline=residents&sources=police.uk',
    );
  });
});
