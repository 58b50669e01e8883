import { describe, expect, test } from 'vitest';
import { openingAt } from './session-opening.js';

const FRIDAY = 5;
const SATURDAY = 6;

describe('openingAt', () => {
  test('a session with nothing stated is never closed', () => {
    const unknown = { weekday: null, startsAt: null, endsAt: null };
    for (const hour of [0, 12, 23]) expect(openingAt(unknown, FRIDAY, hour)).toBe('not stated');
    expect(openingAt(unknown, FRIDAY, undefined)).toBe('not stated');
    expect(openingAt(unknown, undefined, 19)).toBe('not stated');
    expect(openingAt(unknown, undefined, undefined)).toBe('open');
  });

  test('a weekday without times: open that day, not stated in any hour of it, closed on others', () => {
    const friday = { weekday: FRIDAY, startsAt: null, endsAt: null };
    expect(openingAt(friday, FRIDAY, undefined)).toBe('open');
    expect(openingAt(friday, FRIDAY, 19)).toBe('not stated');
    expect(openingAt(friday, SATURDAY, 19)).toBe('closed');
    expect(openingAt(friday, undefined, 19)).toBe('not stated');
  });

  test('times without a weekday: closed outside the hours, not stated inside them', () => {
    const evening = { weekday: null, startsAt: '18:30:00', endsAt: '20:00:00' };
    expect(openingAt(evening, FRIDAY, 18)).toBe('not stated');
    expect(openingAt(evening, FRIDAY, 20)).toBe('closed');
    expect(openingAt(evening, undefined, 18)).toBe('open');
  });

  test('a session open 18:30 to 20:00 is open in the hours 18 and 19, not in 17 or 20', () => {
    const session = { weekday: FRIDAY, startsAt: '18:30', endsAt: '20:00' };
    expect([17, 18, 19, 20].map((hour) => openingAt(session, FRIDAY, hour))).toEqual(['closed', 'open', 'open', 'closed']);
  });

  test('a session past midnight belongs to both days', () => {
    const late = { weekday: FRIDAY, startsAt: '22:00', endsAt: '01:00' };
    expect(openingAt(late, FRIDAY, 23)).toBe('open');
    expect(openingAt(late, SATURDAY, 0)).toBe('open');
    expect(openingAt(late, SATURDAY, 1)).toBe('closed');
    expect(openingAt(late, FRIDAY, 0)).toBe('closed');
    expect(openingAt({ ...late, weekday: 7 }, 1, 0)).toBe('open');
  });
});
