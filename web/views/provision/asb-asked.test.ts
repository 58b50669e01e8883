import { describe, expect, test } from 'vitest';
import { asbAsked } from './asb-asked.js';

const coverage = [
  { kind: 'ASB_REPORT' as const, force: 'marram', source: 'council', months: ['2025-11', '2026-02'] },
  { kind: 'ASB_REPORT' as const, force: 'marram', source: 'police.uk', months: ['2026-03'] },
];
const at = { weekday: 5, hour: 19 };

describe('reports beside what is open', () => {
  test('are asked for by the hour for whoever has them one by one, and of sources that tell one', () => {
    expect(asbAsked('points', coverage, at)).toMatchObject({
      byHour: true,
      filter: { from: '2025-03-01', to: '2026-02-28', kinds: ['ASB_REPORT'], weekdays: [5], hours: [19] },
    });
  });

  test('are never asked for by the hour by anybody else', () => {
    for (const form of ['own-points', 'counts']) {
      const asked = asbAsked(form, coverage, at);
      expect(asked.filter).toEqual({ from: '2025-04-01', to: '2026-03-31', kinds: ['ASB_REPORT'] });
      expect(asked.words).toContain('none by the hour');
    }
    for (const form of ['bands', 'nothing']) expect(asbAsked(form, coverage, at).filter).toBeNull();
  });

  test('where none are loaded, it is said', () => {
    expect(asbAsked('counts', [], at)).toMatchObject({ filter: null, words: 'No reports of anti-social behaviour are loaded.' });
  });
});
