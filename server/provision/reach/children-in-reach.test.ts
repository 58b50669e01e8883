import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Barrier, GridPlace } from './barrier-legs.js';
import { childrenInReach, REACH_VARIANT, type ChildrenAtHome, type ReachingSession, WEEK_HOURS } from './children-in-reach.js';
import { homesWithinWalk, type HomePoints } from './homes-within-walk.js';

const FRIDAY_19 = 4 * 24 + 19;
const at = (easting: number, northing: number): GridPlace => ({ easting, northing });
/** Eight children in the first area, one of each age; sixteen in the second. */
const children = Float64Array.from({ length: 16 }, (_, index) => (index < 8 ? 1 : 2));
const session = (homes: number[], more: Partial<ReachingSession> = {}): ReachingSession => ({
  ...{ weekday: 5, startsAt: '18:00', endsAt: '20:00', ageFrom: null, ageTo: null, isHeld: true, homes },
  ...more,
});
/** Two home points in the first area, four in the second. */
const home: ChildrenAtHome = { children, areaOf: Int32Array.from([0, 0, 1, 1, 1, 1]) };
const atHour = (sessions: readonly ReachingSession[], hour = FRIDAY_19, of = home) => {
  const { open, notStated } = childrenInReach(of, sessions);
  return [0, 1].map((area) => [open[area * WEEK_HOURS + hour], notStated[area * WEEK_HOURS + hour]]);
};

describe('children in reach', () => {
  test('half the points of one area and a quarter of the other: half and a quarter of their children, while it is open', () => {
    expect(atHour([session([1, 2])])).toEqual([[4, 0], [4, 0]]); // prettier-ignore
    expect(atHour([session([1, 2])], FRIDAY_19 + 1)).toEqual([[0, 0], [0, 0]]); // prettier-ignore
  });

  test('a child within a walk of two sessions counts once', () => {
    expect(atHour([session([0, 1]), session([1])])[0]).toEqual([8, 0]);
  });

  test('a session for ages 8 to 11 reaches those of 10 and 11; one for grown-ups nobody', () => {
    expect(atHour([session([0, 1], { ageFrom: 8, ageTo: 11 })])[0]).toEqual([2, 0]);
    expect(atHour([session([0, 1], { ageFrom: 8, ageTo: 11 }), session([0, 1], { ageFrom: 11, ageTo: 13 })])[0]).toEqual([4, 0]);
    expect(atHour([session([0, 1], { ageFrom: 18 })])[0]).toEqual([0, 0]);
  });

  test('what is not stated is apart, and only for those whom nothing surely open reaches', () => {
    expect(atHour([session([0, 1], { startsAt: null })])[0]).toEqual([0, 8]);
    expect(atHour([session([0, 1], { weekday: null }), session([0])])[0]).toEqual([4, 4]);
    expect(atHour([session([0, 1], { isHeld: false })])[0]).toEqual([0, 8]);
    expect(atHour([session([0, 1], { startsAt: null, weekday: 4 })])[0]).toEqual([0, 0]);
  });

  test('an area without a home point, or without children, is nobody reached', () => {
    const empty: ChildrenAtHome = { children: Float64Array.from([...children.subarray(0, 8), ...new Float64Array(8)]), areaOf: Int32Array.from([1]) }; // prettier-ignore
    expect(atHour([session([0])], FRIDAY_19, empty)).toEqual([[0, 0], [0, 0]]); // prettier-ignore
  });
});

/** Whatever they are: ten home points in two areas, up to four sessions, two barriers with up to two crossings each. */
const metre = fc.integer({ min: 0, max: 3_000 });
const place = fc.record({ easting: metre, northing: metre });
const times = fc.constantFrom<Pick<ReachingSession, 'weekday' | 'startsAt' | 'endsAt'>>(
  ...[
    { weekday: 5, startsAt: '18:00', endsAt: '20:30' },
    { weekday: 6, startsAt: '22:00', endsAt: '01:00' },
    { weekday: null, startsAt: '18:00', endsAt: '20:00' },
    { weekday: 5, startsAt: null, endsAt: null },
  ],
);
const barrier = fc.record({
  line: fc.array(place, { minLength: 2, maxLength: 4 }),
  crossings: fc.array(place, { maxLength: 2 }),
});
const question = fc.record({
  homes: fc.array(place, { minLength: 10, maxLength: 10 }),
  sessions: fc.array(fc.tuple(place, times, fc.boolean()), { minLength: 1, maxLength: 4 }),
  barriers: fc.array(barrier, { maxLength: 2 }),
});
const pointsOf = (homes: readonly GridPlace[]): HomePoints => ({
  eastings: Float64Array.from(homes, ({ easting }) => easting),
  northings: Float64Array.from(homes, ({ northing }) => northing),
  areaOf: Int32Array.from(homes, (_, index) => Math.floor(index / 5)),
});
const METRES = 1_200 / 1.3;
type Held = readonly [GridPlace, Pick<ReachingSession, 'weekday' | 'startsAt' | 'endsAt'>, boolean];
function reached(homes: readonly GridPlace[], held: readonly Held[], barriers: readonly Barrier[]) {
  const points = pointsOf(homes);
  const within = homesWithinWalk(points, held.map(([where]) => where), METRES, barriers); // prettier-ignore
  const sessions = held.map(([, when, isHeld], index) => session([], { ...when, isHeld, homes: within[index]! }));
  return childrenInReach({ children, areaOf: points.areaOf }, sessions);
}
const someHours = [FRIDAY_19, FRIDAY_19 + 1, 5 * 24 + 23, 6 * 24].flatMap((hour) => [hour, WEEK_HOURS + hour]);
const noMore = (a: Float64Array, b: Float64Array) => someHours.every((cell) => a[cell]! <= b[cell]! + 1e-9);

describe('whatever the places, sessions and barriers', () => {
  test('reach is never negative, and open and not stated together never more than the children', () => {
    fc.assert(
      fc.property(question, ({ homes, sessions, barriers }) => {
        const { open, notStated } = reached(homes, sessions, barriers);
        for (let cell = 0; cell < open.length; cell++) {
          expect(Math.min(open[cell]!, notStated[cell]!)).toBeGreaterThanOrEqual(0);
          expect(open[cell]! + notStated[cell]!).toBeLessThanOrEqual((cell < WEEK_HOURS ? 8 : 16) + 1e-9);
        }
      }),
    );
  });

  test('another session never lowers what is surely open, nor what may be', () => {
    fc.assert(
      fc.property(question, ({ homes, sessions, barriers }) => {
        const [fewer, all] = [reached(homes, sessions.slice(1), barriers), reached(homes, sessions, barriers)];
        expect(noMore(fewer.open, all.open)).toBe(true);
        const either = (of: typeof all) => of.open.map((open, cell) => open + of.notStated[cell]!);
        expect(noMore(either(fewer), either(all))).toBe(true);
      }),
    );
  });

  test('a barrier never raises reach, and a crossing point never lowers it', () => {
    fc.assert(
      fc.property(question, barrier, ({ homes, sessions, barriers }, further) => {
        const without = reached(homes, sessions, barriers).open;
        const closed = reached(homes, sessions, [...barriers, { ...further, crossings: [] }]).open;
        const crossed = reached(homes, sessions, [...barriers, further]).open;
        expect(noMore(closed, without)).toBe(true);
        expect(noMore(closed, crossed)).toBe(true);
      }),
    );
  });

  test('the order of sessions changes nothing', () => {
    fc.assert(
      fc.property(question, ({ homes, sessions, barriers }) => {
        const [one, other] = [reached(homes, sessions, barriers), reached(homes, [...sessions].reverse(), barriers)];
        expect(noMore(one.open, other.open) && noMore(other.open, one.open)).toBe(true);
        expect(noMore(one.notStated, other.notStated) && noMore(other.notStated, one.notStated)).toBe(true);
      }),
    );
  });

  test('squares find what looking at every pair finds', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 40 }),
        place,
        fc.integer({ min: 0, max: 1_500 }),
        (homes, from, metres) => {
          const [found] = homesWithinWalk(pointsOf(homes), [from], metres);
          const plain = homes.flatMap((to, point) => (Math.hypot(to.easting - from.easting, to.northing - from.northing) <= metres ? [point] : [])); // prettier-ignore
          expect([...found!].sort((a, b) => a - b)).toEqual(plain);
        },
      ),
    );
  });
});

describe('barriers', () => {
  const railway = (...crossings: GridPlace[]): Barrier => ({ line: [at(500, -2_000), at(500, 2_000)], crossings });
  const walks = (to: GridPlace, barriers: Barrier[], metres = METRES, from = at(400, 0)): boolean =>
    homesWithinWalk(pointsOf([to]), [from], metres, barriers)[0]!.length === 1;

  test('a straight walk across a railway is none; on the same side it is', () => {
    expect(walks(at(600, 0), [railway()])).toBe(false);
    expect(walks(at(300, 0), [railway()])).toBe(true);
  });

  test('by way of a crossing it is as long as both legs: 100 m north and back is 283 m for 200 m', () => {
    const across = [railway(at(500, 100))];
    const legs = 2 * Math.hypot(100, 100);
    expect([legs + 0.01, legs - 0.01].map((metres) => walks(at(600, 0), across, metres))).toEqual([true, false]);
  });

  test('two barriers are crossed one after the other', () => {
    const canal: Barrier = { line: [at(700, -2_000), at(700, 2_000)], crossings: [at(700, -50)] };
    expect(walks(at(800, 0), [railway(at(500, 50)), canal])).toBe(true);
    expect(walks(at(800, 0), [railway(), canal])).toBe(false);
  });

  test('a bus that stands on the road itself is on neither wrong side, and a barrier out of reach changes nothing', () => {
    expect(walks(at(600, 0), [railway()], METRES, at(500, 0))).toBe(true);
    expect(walks(at(600, 0), [{ line: [at(50_000, 0), at(50_000, 10)], crossings: [] }])).toBe(true);
  });

  test('a barrier between two corners far away still bars', () => {
    expect(walks(at(600, 0), [{ line: [at(500, -90_000), at(500, 90_000)], crossings: [] }])).toBe(false);
  });
});

test('the page of the method says its variant', () => {
  const page = readFileSync(new URL('../../../docs/methods/reach.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  expect(page).toContain(REACH_VARIANT);
});
