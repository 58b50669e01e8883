import { describe, expect, test } from 'vitest';
import { attendanceTrend, changeText } from './attendance-trend.js';

const evening = (day: string, male: number | null, female: number | null = 0, notRecorded: number | null = null) => ({
  ...{ period: day, male, female, notRecorded },
});

describe('attendance at a session', () => {
  test('the newest four evenings stand beside the four before, whatever their order in the list', () => {
    const days = ['2026-05-29', '2026-05-01', '2026-05-08', '2026-05-15', '2026-05-22', '2026-06-05', '2026-06-12', '2026-06-19'];
    const trend = attendanceTrend(days.map((day) => evening(day, day < '2026-05-25' ? 10 : 20, 2)));
    expect(trend).toMatchObject({ newest: 22, before: 12, leftOut: 0 });
    expect(trend.evenings[0]).toEqual({ day: '2026-05-01', children: 12 });
    expect(changeText(trend)).toBe('10 more');
  });

  test('a longer period is spread over no evening, and half a head-count is none', () => {
    const trend = attendanceTrend([
      evening('April to June 2026', 100),
      evening('2026-05-01', 5, null),
      evening('2026-05-08', null, null, 7),
    ]);
    expect(trend).toEqual({ evenings: [{ day: '2026-05-08', children: 7 }], newest: null, before: null, leftOut: 2 });
    expect(changeText(trend)).toBe('too few evenings');
  });
});
