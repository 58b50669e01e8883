import { expect, test } from 'vitest';
import { inputOf, NO_WISH, timesOf, wishesOf } from './wishes.js';

type Plan = Parameters<typeof wishesOf>[0];

const plan = {
  ...{ id: '7', on: '2026-12-04', version: 2 },
  asked: {
    ...{ teams: ['1'], mustVisit: ['31'], seconds: 5 },
    pins: [{ candidate: 'b', team: '2', at: '18:15' }],
    bans: [{ candidate: 'c', team: null }],
    busy: [{ candidate: 'a', from: '19:00', to: '21:00' }],
  },
  candidates: [
    { id: 'a', requests: ['31', '32'] },
    { id: 'b', requests: [] },
    { id: 'c', requests: [] },
    { id: 'd', requests: [] },
  ],
  routes: [
    { from: '17:00', to: '21:00' },
    { from: '22:00', to: '01:00' },
  ],
} as unknown as Plan;

test('the wishes of a plan are asked again as they were, and all requests of a place are answered together', () => {
  const wishes = wishesOf(plan);
  expect(wishes['a']).toEqual({ ...NO_WISH, wish: 'answer', busyFrom: '19:00', busyTo: '21:00' });
  expect(wishes['d']).toEqual(NO_WISH);
  expect(inputOf(plan, wishes)).toEqual({
    ...{ on: '2026-12-04', plan: '7', version: 2, teams: ['1'], seconds: 5, mustVisit: ['31', '32'] },
    pins: [{ candidate: 'b', team: '2', at: '18:15' }],
    bans: [{ candidate: 'c' }],
    busy: [{ candidate: 'a', from: '19:00', to: '21:00' }],
  });
});

test('hours are asked in pairs alone, and a ban may be of one team', () => {
  const wishes = { ...wishesOf(plan), a: { ...NO_WISH, busyFrom: '19:00' }, d: { ...NO_WISH, wish: 'not' as const, team: '1' } };
  expect(inputOf(plan, wishes)).toMatchObject({
    busy: [],
    mustVisit: [],
    bans: [{ candidate: 'c' }, { candidate: 'd', team: '1' }],
  });
});

test('times run over midnight', () => {
  const times = timesOf(plan, 60);
  expect([times[0], times.at(-1), times.length]).toEqual(['17:00', '01:00', 9]);
});
