import { describe, expect, it } from 'vitest';
import { coverageSeries } from './coverage-rows.js';

const series = (months: string[]) => ({ kind: 'ASB_REPORT' as const, force: 'marram', source: 'asb-reports', months });

describe('months loaded', () => {
  it('is nothing when nothing is loaded', () => {
    expect(coverageSeries([])).toEqual([]);
    expect(coverageSeries([series([])])).toEqual([]);
  });

  it('tells a gap from what lies outside the whole series', () => {
    const [one, other] = coverageSeries([series(['2025-11', '2026-02']), series(['2025-12', '2026-01', '2026-02', '2026-03'])]);
    expect(one?.years.map(({ year }) => year)).toEqual([2026, 2025]);
    expect(one?.years[0]?.cells.slice(0, 4)).toEqual(['gap', 'loaded', 'gap', 'outside']);
    expect(one?.years[1]?.cells.slice(9)).toEqual(['outside', 'loaded', 'gap']);
    expect(one?.gaps).toEqual(['2025-12', '2026-01', '2026-03']);
    expect(other?.gaps).toEqual(['2025-11']);
  });
});
