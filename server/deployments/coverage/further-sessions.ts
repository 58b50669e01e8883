/**
 * Where and when p further sessions would reach most of what nothing open reaches: maximal covering over (place, weekday, hour). A demand point is an area in
 * an hour of the week; a session reaches it when it is open then and the area lies within a walk.
 *
 * A session whose weekday or hours are not stated reaches nothing for certain: what it may reach is counted apart, so that an answer never sends a new session
 * where one may be open, without a word.
 */
import { openingAt, type Opening, type SessionHours } from '../../provision/session-opening.js';
import { DEFAULT_WALK_METRES, WALK_PER_STRAIGHT_LINE } from '../../provision/walk.js';
import { coveredDemand, maximalCovering, type Covering } from './maximal-covering.js';

export interface GridPlace {
  readonly easting: number;
  readonly northing: number;
}

export interface WeekDemand extends GridPlace {
  readonly area: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** 0–23. */
  readonly hour: number;
  readonly demand: number;
}

export interface OpenSession extends GridPlace, SessionHours {
  readonly id: string;
}

export interface PossibleSession extends GridPlace {
  readonly place: string;
  readonly weekday: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface FurtherSessions {
  readonly sessions: readonly PossibleSession[];
  /** What each adds to those before it, in the order given. */
  readonly adds: readonly number[];
  readonly covering: Covering;
  /** Demand that only sessions may reach whose weekday or hours are not stated. */
  readonly mayBeCovered: number;
}

export interface Walk {
  readonly metres: number;
  readonly perStraightLine: number;
}

export const USUAL_WALK: Walk = { metres: DEFAULT_WALK_METRES, perStraightLine: WALK_PER_STRAIGHT_LINE };

/** @throws RangeError as `maximalCovering` does */
export async function furtherSessions(
  demand: readonly WeekDemand[],
  open: readonly OpenSession[],
  possible: readonly PossibleSession[],
  count: number,
  walk: Walk = USUAL_WALK,
): Promise<FurtherSessions> {
  const weights = demand.map((point) => point.demand);
  const coveredAlready = reachedBy(demand, open, walk);
  const reaches = possible.map((session) => [...reachedBy(demand, [session], walk)]);
  const covering = await maximalCovering({ demand: weights, reaches, sites: count, coveredAlready });
  const adds = covering.chosen.map((_, at) => {
    const with_ = coveredDemand(weights, reaches, covering.chosen.slice(0, at + 1), coveredAlready);
    return with_ - coveredDemand(weights, reaches, covering.chosen.slice(0, at), coveredAlready);
  });
  const perhaps = [...reachedBy(demand, open, walk, 'not stated')].filter((point) => !coveredAlready.has(point));
  return {
    sessions: covering.chosen.map((site) => possible[site]!),
    adds,
    covering,
    mayBeCovered: perhaps.reduce((sum, point) => sum + weights[point]!, 0),
  };
}

export interface Moved {
  readonly before: number;
  readonly after: number;
  /** Points that are reached after and were not before, and the other way round. */
  readonly gained: readonly WeekDemand[];
  readonly lost: readonly WeekDemand[];
}

/** What it would change if sessions were others: a youth bus that goes elsewhere, or at another hour. */
export function movedSessions(
  demand: readonly WeekDemand[],
  before: readonly OpenSession[],
  after: readonly OpenSession[],
  walk: Walk = USUAL_WALK,
): Moved {
  const [then, now] = [reachedBy(demand, before, walk), reachedBy(demand, after, walk)];
  const sum = (points: ReadonlySet<number>): number => [...points].reduce((total, point) => total + demand[point]!.demand, 0);
  return {
    before: sum(then),
    after: sum(now),
    gained: demand.filter((_, point) => now.has(point) && !then.has(point)),
    lost: demand.filter((_, point) => then.has(point) && !now.has(point)),
  };
}

/** Points within a walk of a session that is open in their hour, or of which that is not stated. */
export function reachedBy(
  demand: readonly WeekDemand[],
  sessions: readonly (GridPlace & SessionHours)[],
  walk: Walk,
  opening: Opening = 'open',
): Set<number> {
  const reached = new Set<number>();
  for (const [point, of] of demand.entries()) {
    const reaches = (session: GridPlace & SessionHours): boolean =>
      withinWalk(session, of, walk) && openingAt(session, of.weekday, of.hour) === opening;
    if (sessions.some(reaches)) reached.add(point);
  }
  return reached;
}

function withinWalk(a: GridPlace, b: GridPlace, { metres, perStraightLine }: Walk): boolean {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing) * perStraightLine <= metres;
}
