/**
 * Which further sessions reach most children whom nothing open reaches, as a question of covering: demand is a child in an hour of the week. Home points that
 * the same places reach, and that nothing open reaches in that hour, are put together first, which changes nothing but the size.
 */
import { homesReached, OLDEST, openingInWeek, YOUNGEST, type ReachingSession } from '../../provision/reach/children-in-reach.js';
import type { CoveringQuestion } from './maximal-covering.js';

export interface PossibleHours {
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** The hours it is about: from the first up to, and without, the last. */
  readonly fromHour: number;
  readonly toHour: number;
  /** How long a further session lasts. */
  readonly lasting: number;
}

export interface PossibleSite {
  /** Number of the place. */
  readonly place: number;
  readonly weekday: number;
  readonly startHour: number;
}

export interface SessionsQuestion {
  readonly question: Omit<CoveringQuestion, 'sites'>;
  readonly possible: readonly PossibleSite[];
  /** Children × hours that only sessions may reach whose weekday, hours or season are not stated. */
  readonly mayBeCovered: number;
}

/** @param reachedFrom home points within a walk of each place */
export function sessionsQuestion(
  { children, areaOf }: { readonly children: Float64Array; readonly areaOf: Int32Array },
  open: readonly ReachingSession[],
  reachedFrom: readonly ArrayLike<number>[],
  { weekdays, fromHour, toHour, lasting }: PossibleHours,
): SessionsQuestion {
  const weights = childrenByPoint(children, areaOf);
  const placesOf = Array.from(weights, (): number[] => []);
  for (const [place, points] of reachedFrom.entries())
    for (let at = 0; at < points.length; at++) placesOf[points[at]!]!.push(place);
  const keys = placesOf.map((places) => places.join());
  // The first two stand for what is reached already and for what no place reaches.
  const demand = [0, 0];
  const groupOf = new Map<string, number>();
  const groupsOfPlace = new Map<string, number[]>();
  let mayBeCovered = 0;
  for (const weekday of weekdays) {
    for (let hour = fromHour; hour < toHour; hour++) {
      const ofWeek = (weekday - 1) * 24 + hour;
      const reached = homesReached(open, ofWeek);
      const perhaps = new Set(
        open
          .filter((session) => openingInWeek(session, ofWeek) === 'not stated')
          .flatMap(({ homes }) => Array.from(homes))
          .filter((point) => !reached.has(point)),
      );
      for (const point of perhaps) mayBeCovered += weights[point]!;
      for (const [point, weight] of weights.entries()) {
        if (reached.has(point)) demand[0]! += weight;
        else if (keys[point] === '') demand[1]! += weight;
        else {
          const key = `${ofWeek}:${keys[point]}`;
          let group = groupOf.get(key);
          if (group === undefined) {
            groupOf.set(key, (group = demand.push(0) - 1));
            for (const place of placesOf[point]!) {
              const at = `${ofWeek}:${place}`;
              groupsOfPlace.set(at, [...(groupsOfPlace.get(at) ?? []), group]);
            }
          }
          demand[group]! += weight;
        }
      }
    }
  }
  const possible: PossibleSite[] = [];
  const reaches: number[][] = [];
  for (const weekday of weekdays) {
    for (let startHour = fromHour; startHour + lasting <= toHour; startHour++) {
      for (const place of reachedFrom.keys()) {
        const hours = Array.from({ length: lasting }, (_, further) => (weekday - 1) * 24 + startHour + further);
        possible.push({ place, weekday, startHour });
        reaches.push(hours.flatMap((hour) => groupsOfPlace.get(`${hour}:${place}`) ?? []));
      }
    }
  }
  return { question: { demand, reaches, coveredAlready: new Set([0]) }, possible, mayBeCovered };
}

/** Children aged 10 to 17 at each home point. */
export function childrenByPoint(children: Float64Array, areaOf: Int32Array): Float64Array {
  const ages = OLDEST - YOUNGEST + 1;
  const sums = Array.from({ length: children.length / ages }, (_, area) =>
    children.subarray(area * ages, (area + 1) * ages).reduce((sum, count) => sum + count, 0),
  );
  const points = new Int32Array(sums.length);
  for (const area of areaOf) points[area]!++;
  return Float64Array.from(areaOf, (area) => sums[area]! / points[area]!);
}
