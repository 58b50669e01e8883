import { expect, it } from 'vitest';
import { askedAddress, openWhen, partsText } from './asked-words.js';

it('reads an address back as it was written, and nothing that is no quarter or area', () => {
  const state = { quarter: '2026-Q2', area: 'E05000001' };
  expect(askedAddress.parse(new URLSearchParams(askedAddress.format(state)))).toEqual(state);
  expect(askedAddress.parse(new URLSearchParams('quarter=2026-05&area=<b>'))).toEqual({ quarter: null, area: null });
});

it('says what a figure is the sum of, without what nobody asked for', () => {
  const parts = [
    { askedAt: 'SURVEY', children: 12, sourceRows: 1 },
    { askedAt: 'VISITS', children: 3, sourceRows: 2 },
    { askedAt: 'SCHOOL', children: 0, sourceRows: 1 },
  ] as const;
  expect(partsText([...parts])).toBe('survey 12 (1 row), visits 3 (2 visits)');
});

it('says of a session what is not stated', () => {
  const session = {
    id: '1',
    name: 'Youth club',
    weekday: 5,
    startsAt: '18:00',
    endsAt: '20:00',
    season: 'all year',
    access: 'OPEN',
  };
  expect(openWhen(session)).toBe('Friday, 18:00–20:00');
  expect(openWhen({ ...session, weekday: null, endsAt: null, season: 'term', access: 'TARGETED' })).toBe(
    'Weekday not stated, times not stated, term, by referral',
  );
});
