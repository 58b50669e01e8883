import { describe, expect, it } from 'vitest';
import { comparedPeriods } from './compared-periods.js';

const months = (from: string, to: string) => ({ from, to });

describe('the periods that one can be compared with', () => {
  it('are just before, a year before and those of the list, each once, and none that overlaps', () => {
    const quarter = months('2026-08-01', '2026-10-31');
    const options = [
      { text: 'Last 3 months', period: quarter },
      { text: '2025', period: months('2025-01-01', '2025-12-31') },
      { text: 'All 24 months', period: months('2024-11-01', '2026-10-31') },
    ];
    expect(comparedPeriods(quarter, options, null)).toEqual([
      { text: 'Just before: May 2026 to July 2026', against: null },
      {
        text: 'The same months a year before: August 2025 to October 2025',
        against: months('2025-08-01', '2025-10-31'),
      },
      { text: '2025', against: months('2025-01-01', '2025-12-31') },
    ]);
  });

  it('of a year are one: just before and a year before are the same', () => {
    const year = months('2025-11-01', '2026-10-31');
    const present = months('2024-01-01', '2024-03-31');
    expect(comparedPeriods(year, [], present).map(({ text }) => text)).toEqual([
      'Just before: November 2024 to October 2025',
      'January 2024 to March 2024',
    ]);
  });

  it('of days is as long and just before', () => {
    expect(comparedPeriods(months('2026-10-05', '2026-10-11'), [], null)).toEqual([
      { text: 'As long, just before', against: null },
    ]);
  });
});
