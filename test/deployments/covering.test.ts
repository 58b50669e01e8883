import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  furtherSessions,
  movedSessions,
  USUAL_WALK,
  type OpenSession,
  type PossibleSession,
  type WeekDemand,
} from '../../server/deployments/coverage/further-sessions.js';
import { coveredDemand, COVERING_VARIANT, maximalCovering } from '../../server/deployments/coverage/maximal-covering.js';
import { EVENTS } from '../oracles/hotspot-fixtures.js';

describe('maximal covering', () => {
  // Candidate sites (300 + 200a, 300 + 200b), a and b 0 to 3, number 4b + a; published optimum of p = 3 within 150.
  const sites = Array.from({ length: 16 }, (_, site) => ({ x: 300 + 200 * (site % 4), y: 300 + 200 * Math.floor(site / 4) }));
  const reaches = sites.map(({ x, y }) =>
    EVENTS.x.flatMap((easting, point) => (Math.hypot(easting - x, EVENTS.y[point]! - y) <= 150 ? [point] : [])),
  );
  const ones = EVENTS.x.map(() => 1);

  test('120 events, 16 sites, 3 of them: 79 covered, by sites 6, 9 and 11; greedy as many', async () => {
    const covering = await maximalCovering({ demand: ones, reaches, sites: 3 });
    expect(covering).toMatchObject({ chosen: [6, 9, 11], covered: 79, total: 120, coveredBefore: 0 });
    expect(covering.bound).toBeCloseTo(79, 6);
    expect(covering.greedy.covered).toBe(79);
  });

  test('what is covered already is no reason to choose a site', async () => {
    const coveredAlready = new Set(reaches[6]);
    const covering = await maximalCovering({ demand: ones, reaches, sites: 2, coveredAlready });
    expect(covering).toMatchObject({ chosen: [9, 11], covered: 79, coveredBefore: reaches[6]!.length });
  });

  test('where all is covered already, or nothing can be, any choice covers as much', async () => {
    const all = await maximalCovering({ demand: [1, 2], reaches: [[0], [1]], sites: 1, coveredAlready: new Set([0, 1]) });
    expect(all).toMatchObject({ covered: 3, coveredBefore: 3, bound: 3 });
    expect(await maximalCovering({ demand: [1, 2], reaches: [[], []], sites: 2 })).toMatchObject({ covered: 0, bound: 0 });
  });

  test('out of time before anything is proven, the bound is all that any site reaches, and a number', async () => {
    const { covered, bound } = await maximalCovering({ demand: ones, reaches, sites: 3 }, 0);
    expect(covered).toBeGreaterThan(0);
    expect(bound).toBeGreaterThanOrEqual(79);
    expect(bound).toBeLessThanOrEqual(120);
  });

  test('where one after the other is not best: exact 6, greedy 5', async () => {
    const covering = await maximalCovering({ demand: [1, 1, 1, 1, 1, 1], reaches: [[0, 1, 2], [3, 4, 5], [1, 2, 3, 4]], sites: 2 }); // prettier-ignore
    expect(covering).toMatchObject({ chosen: [0, 1], covered: 6 });
    expect(covering.greedy.covered).toBe(5);
  });

  test('whatever the sites: as good as the best of all choices, and greedy within 63 % of it', async () => {
    const question = fc.record({
      demand: fc.array(fc.nat(9), { minLength: 6, maxLength: 12 }),
      reaches: fc.array(fc.uniqueArray(fc.nat(5)), { minLength: 3, maxLength: 7 }),
      sites: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ demand, reaches: of, sites: count }) => {
        const covering = await maximalCovering({ demand, reaches: of, sites: count });
        const best = Math.max(...choices(of.length, count).map((chosen) => coveredDemand(demand, of, chosen)));
        expect(covering.covered).toBe(best);
        expect(covering.chosen).toHaveLength(count);
        expect(covering.greedy.covered).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best - 1e-9);
      }),
      { numRuns: 80 },
    );
  });

  test('what is no question is refused', async () => {
    await expect(maximalCovering({ demand: [-1], reaches: [[0]], sites: 1 })).rejects.toThrow('demand 1 must be 0 or more');
    await expect(maximalCovering({ demand: [1], reaches: [[0]], sites: 2 })).rejects.toThrow('of 1 sites 2 cannot be chosen');
    await expect(maximalCovering({ demand: [1], reaches: [[1]], sites: 1 })).rejects.toThrow('there is no demand point 1');
  });
});

describe('further sessions', () => {
  const friday = (area: string, easting: number, hour: number, demand: number, weekday = 5): WeekDemand => ({
    ...{ area, easting, northing: 0, weekday, hour, demand },
  });
  const demand = [
    friday('A', 0, 18, 5),
    friday('A', 0, 19, 4),
    friday('B', 900, 19, 3),
    friday('C', 5000, 19, 6),
    friday('A', 0, 0, 2, 6),
  ];
  const session = (place: string, easting: number, from: number, to: number, weekday = 5): PossibleSession => ({
    ...{ place, easting, northing: 0, weekday, startsAt: `${from}:00`, endsAt: `${to}:00` },
  });
  const possible = [
    session('hall', 450, 18, 20),
    session('club', 0, 18, 19),
    session('park', 5000, 19, 21),
    session('hall', 450, 18, 20, 4),
  ];
  const open = (id: string, more: Partial<OpenSession> = {}): OpenSession => ({
    ...{ id, easting: 0, northing: 0, weekday: 5, startsAt: '18:00', endsAt: '20:00', ...more },
  });

  test('the two that reach most of what nothing reaches', async () => {
    const { sessions, adds, covering, mayBeCovered } = await furtherSessions(demand, [], possible, 2);
    expect(sessions).toEqual([possible[0], possible[2]]);
    expect(adds).toEqual([12, 6]);
    expect(covering).toMatchObject({ covered: 18, coveredBefore: 0, total: 20 });
    expect(mayBeCovered).toBe(0);
  });

  test('what is open already changes the choice; what is not stated is counted apart', async () => {
    const { sessions, covering } = await furtherSessions(demand, [open('club')], possible, 1);
    expect(covering.coveredBefore).toBe(12);
    expect(sessions).toEqual([possible[2]]);
    const unsure = await furtherSessions(demand, [open('club', { weekday: null, startsAt: null, endsAt: null })], possible, 1);
    expect(unsure.covering.coveredBefore).toBe(0);
    expect(unsure.mayBeCovered).toBe(14);
  });

  test('a session past midnight reaches the hour after it, on the next day', async () => {
    const { covering } = await furtherSessions(demand, [open('late', { startsAt: '22:00', endsAt: '01:00' })], possible, 1);
    expect(covering.coveredBefore).toBe(2);
  });

  test('a walk is 1.3 times the straight line, its end included', () => {
    const at = (easting: number) => movedSessions([friday('A', easting, 18, 1)], [], [open('club')], USUAL_WALK).after;
    expect([923, 924].map(at)).toEqual([1, 0]);
  });

  test('a youth bus that goes elsewhere: what is gained and what is lost', () => {
    const bus = open('bus');
    const moved = movedSessions(demand, [bus], [{ ...bus, easting: 5000 }]);
    expect(moved).toMatchObject({ before: 12, after: 6 });
    expect(moved.gained.map(({ area }) => area)).toEqual(['C']);
    expect(moved.lost.map(({ area, hour }) => `${area}${hour}`)).toEqual(['A18', 'A19', 'B19']);
  });
});

test('the page of the method says its variant', () => {
  const page = readFileSync(new URL('../../docs/methods/covering.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  expect(page).toContain(COVERING_VARIANT);
});

function choices(sites: number, count: number, from = 0): number[][] {
  if (count === 0) return [[]];
  const all = Array.from({ length: Math.max(0, sites - from) }, (_, at) => from + at);
  return all.flatMap((site) => choices(sites, count - 1, site + 1).map((rest) => [site, ...rest]));
}
