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

  it('passes over what it does not understand', () => {
    expect(read('cell=7&shape=circle&baseline=hope&reach=-3&by=street&selected=../x')).toEqual(defaultHotspotState);
  });

  it('lets go of a cell when the grid is another, not when the filters are', () => {
    const state = read('cell=250&selected=120/310');
    expect(hotspotStateChanged(state, { cell: 500 }).selected).toBeNull();
    expect(hotspotStateChanged(state, { reach: 500 }).selected).toBe('120/310');
  });

  it('writes everything out that a file rests on', () => {
    expect(hotspotsAddress({ ...read('selected=1/2'), cell: 200 }, 'csv')).toBe(
      '/export/hotspots.csv?kinds=asb-reports&unit=cells&shape=hexagon&cell=200',
    );
    expect(hotspotsAddress(read('by=ward&baseline=residents'), 'geojson', ['police.uk'])).toBe(
      '/export/hotspots.geojson?kinds=asb-reports&unit=areas&level=ward&baseline=residents&sources=police.uk',
    );
  });
});
