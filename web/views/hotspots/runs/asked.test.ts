import { describe, expect, it } from 'vitest';
import { formatHotspotState } from '../../../view-state/hotspot-state.js';
import { askedOfRun, stateOfAsked } from './asked.js';

const filter = { kinds: ['ASB_REPORT'], from: '2025-11-01', to: '2026-10-31' };
const words = (method: string, options: Record<string, unknown>, of: Record<string, unknown> = filter) => {
  const { state, beyond } = stateOfAsked({ method, filter: of, options });
  return [formatHotspotState(state), beyond];
};

describe('what a run or a file asked, as a state of the view', () => {
  it('is the address that asks it', () => {
    expect(words('GI_STAR', { unit: 'GRID', cellMetres: 500, shape: 'HEXAGON', baseline: 'EVEN_OVER_LAND' })).toEqual([
      'period=2025-11..2026-10&cell=500',
      [],
    ]);
    // As files name what statistics call them, with what was not asked left empty.
    expect(
      words('KERNEL_DENSITY', {
        unit: 'GRID',
        cellMetres: 200,
        shape: 'SQUARE',
        kernel: 'gaussian',
        bandwidthRule: 'ppl',
        epsMetres: null,
      }),
    ).toEqual(['period=2025-11..2026-10&cell=200&shape=square&method=kernel-density&kernel=gaussian&rule=ppl', []]);
    expect(
      words('GI_STAR', {
        unit: 'AREAS',
        areaType: 'WARD',
        against: { from: '2024-01-01', to: '2024-06-30' },
        baseline: 'LAST_PERIOD',
      }),
    ).toEqual(['period=2025-11..2026-10&by=ward&shape=square&baseline=last-period&against=2024-01..2024-06', []]);
    const run = askedOfRun(
      'DBSCAN',
      JSON.stringify({ filter, options: { unit: 'GRID', cellMetres: 300, epsMetres: 90, minPoints: 7 } }),
    );
    expect(formatHotspotState(stateOfAsked(run).state)).toBe(
      'period=2025-11..2026-10&cell=300&shape=square&method=dbscan&eps=90&min-points=7',
    );
  });

  it('names what the view has no control for', () => {
    expect(words('GI_STAR', { cellMetres: 500, neighbours: 'ROOK' }, { ...filter, batch: '3' })[1]).toEqual([
      'batch',
      'neighbours',
    ]);
    expect(words('LOCAL_MORAN', { cellMetres: 500, permutations: 999, seed: 3 })[1]).toEqual(['permutations']);
    expect(words('GI_STAR', { cellMetres: 500 }, { kinds: ['ASB_REPORT'] })[1]).toEqual(['all months']);
    expect(words('TAROT', {})[1]).toContain('method');
  });

  it('takes nothing on trust', () => {
    const [address] = words(
      'GI_STAR',
      { cellMetres: '<b>', neighbourMetres: 1e9 },
      { ...filter, kinds: ['x'], areaCodes: ['../..'] },
    );
    expect(address).toBe('period=2025-11..2026-10&shape=square');
  });
});
