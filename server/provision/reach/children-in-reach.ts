/**
 * Children aged 10–17 within a walk of an open session, by area and hour of the week.
 *
 *   reached(area, hour) = sum over ages a of children(area, a) · (home points of the area that a session reaches which is open then and admits age a)
 *                                                              ÷ (home points of the area)
 *
 * A session reaches a home point when the walk between them is no longer than the limit: straight line × 1.3, by way of crossing points where a barrier lies
 * between (barrier-legs.ts). Detached work reaches the areas it is done in, whole, since the team goes to the children. Each child counts once an hour,
 * however many sessions are near. It is the «container» measure of accessibility (Talen and Anselin 1998, Environment and Planning A 30) with a walk in place
 * of a border.
 *
 * What is not stated stays apart: `notStated` counts children whom no session surely reaches, and one may. It is never taken for open or for closed.
 *
 * Assumes that children of an area are spread over its home points evenly and alike at all ages, and that a session has room for all. Not to be used for
 * places smaller than an area, nor as attendance: who is within a walk need not come.
 */
import { openingAt, type SessionHours } from '../session-opening.js';

export const REACH_VARIANT =
  'children 10–17 by share of home points within a walk (straight line × 1.3, barriers crossed at crossing points only)';

export const YOUNGEST = 10;
export const OLDEST = 17;
const AGES = OLDEST - YOUNGEST + 1;
export const WEEK_HOURS = 168;

/** Areas with their home points, area by area, and how many children of each age live there. */
export interface ChildrenAtHome {
  /** Children aged 10, 11, … 17 of each area, one area behind the other: 8 numbers an area. */
  readonly children: Float64Array;
  /** The number of the area each home point lies in. */
  readonly areaOf: Int32Array;
}

export interface ReachingSession extends SessionHours {
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** False where it is held at some times of the year only, and these were not asked about: then it may be open, no more. */
  readonly isHeld: boolean;
  /** Numbers of the home points it reaches. */
  readonly homes: ArrayLike<number>;
}

/** Children by area and hour of the week: number of the area × 168 + hour, Monday midnight first. */
export interface ChildrenInReach {
  readonly open: Float64Array;
  /** Of those whom nothing surely open reaches. */
  readonly notStated: Float64Array;
}

export function childrenInReach({ children, areaOf }: ChildrenAtHome, sessions: readonly ReachingSession[]): ChildrenInReach {
  const areas = children.length / AGES;
  const perPoint = childrenPerPoint(children, areaOf);
  const open = new Float64Array(areas * WEEK_HOURS);
  const notStated = new Float64Array(areas * WEEK_HOURS);
  // Which ages are reached at a point in an hour, a bit each: no child counts twice.
  const reached = new Uint8Array(areaOf.length * WEEK_HOURS);
  const weeks = openingByWeek(sessions);
  for (const [wanted, into] of [
    ['open', open],
    ['not stated', notStated],
  ] as const) {
    for (const [number, session] of sessions.entries()) {
      const ages = agesOf(session);
      if (ages === 0) continue;
      for (const hour of weeks[number]![wanted]) {
        const start = hour * areaOf.length;
        for (let at = 0; at < session.homes.length; at++) {
          const point = session.homes[at]!;
          const further = ages & ~reached[start + point]!;
          if (further === 0) continue;
          reached[start + point]! |= further;
          const area = areaOf[point]!;
          into[area * WEEK_HOURS + hour]! += perPoint(further)[area]!;
        }
      }
    }
  }
  return { open, notStated };
}

/** Home points that a session surely open reaches in an hour of the week, for any age between 10 and 17. */
export function homesReached(sessions: readonly ReachingSession[], hour: number): Set<number> {
  const open = sessions.filter((session) => agesOf(session) !== 0 && openingInWeek(session, hour) === 'open');
  return new Set(open.flatMap(({ homes }) => Array.from(homes)));
}

/** At an hour of the week, 0 for Monday midnight: open, closed, or not stated. */
export function openingInWeek(
  session: SessionHours & { readonly isHeld: boolean },
  hour: number,
): 'open' | 'closed' | 'not stated' {
  const opening = openingAt(session, Math.floor(hour / 24) + 1, hour % 24);
  return opening === 'open' && !session.isHeld ? 'not stated' : opening;
}

type Week = Readonly<Record<'open' | 'closed' | 'not stated', readonly number[]>>;

/** Hours of the week by how they are; many sessions are held at the same times, which are read once. */
function openingByWeek(sessions: readonly ReachingSession[]): Week[] {
  const known = new Map<string, Week>();
  return sessions.map((session) => {
    const key = `${session.weekday} ${session.startsAt} ${session.endsAt} ${session.isHeld}`;
    let week = known.get(key);
    if (week === undefined) {
      const hours = Array.from({ length: WEEK_HOURS }, (_, hour) => [hour, openingInWeek(session, hour)] as const);
      const those = (wanted: string): number[] => hours.filter(([, opening]) => opening === wanted).map(([hour]) => hour);
      known.set(key, (week = { open: those('open'), closed: those('closed'), 'not stated': those('not stated') }));
    }
    return week;
  });
}

/** Children of some ages at a home point of each area. Sessions admit few different ages, so that each is added up once. */
function childrenPerPoint(children: Float64Array, areaOf: Int32Array): (ages: number) => Float64Array {
  const points = new Int32Array(children.length / AGES);
  for (const area of areaOf) points[area]!++;
  const known = new Map<number, Float64Array>();
  return (ages) => {
    let perPoint = known.get(ages);
    if (perPoint === undefined) {
      perPoint = Float64Array.from(points, (here, area) => {
        let sum = 0;
        for (let age = 0; age < AGES; age++) if (ages & (1 << age)) sum += children[area * AGES + age]!;
        return here === 0 ? 0 : sum / here;
      });
      known.set(ages, perPoint);
    }
    return perPoint;
  };
}

/** Ages not stated keep nobody out. */
function agesOf({ ageFrom, ageTo }: ReachingSession): number {
  let ages = 0;
  for (let age = 0; age < AGES; age++)
    if (YOUNGEST + age >= (ageFrom ?? 0) && YOUNGEST + age <= (ageTo ?? Infinity)) ages |= 1 << age;
  return ages;
}
