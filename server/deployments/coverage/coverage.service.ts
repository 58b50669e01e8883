/** The best further sessions, and what it would change if one were elsewhere or at another hour. Places that must not be found are in neither. */
import { areaNames } from '../../areas/areas.service.js';
import { areaKeyText } from '../../areas/area-type.js';
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import { barriersOfWalks } from '../../provision/barriers/barriers.sql.js';
import { childrenInReach, WEEK_HOURS, type ReachingSession } from '../../provision/reach/children-in-reach.js';
import { homesWithinWalk } from '../../provision/reach/homes-within-walk.js';
import { reachingIn } from '../../provision/reach/reach.service.js';
import { possiblePlaces, type PossiblePlace } from './possible-places.sql.js';
import { WALK_PER_STRAIGHT_LINE } from '../../provision/walk.js';
import { sessionsQuestion, type PossibleHours, type PossibleSite, type SessionsQuestion } from './covering-question.js';
import { coverInThread } from './cover-in-thread.js';
import { coveredDemand, type Covering } from './maximal-covering.js';

export interface Terms {
  readonly areaCode: string | null;
  readonly walkMetres: number;
  readonly seasons: readonly string[] | null;
}

export interface FurtherAsked extends Terms, PossibleHours {
  readonly sessions: number;
}

const MOST_SESSIONS = 10;
const LONGEST_SESSION = 6;
const SECONDS = 8;

export interface SessionsToChooseFrom extends SessionsQuestion {
  readonly places: readonly PossiblePlace[];
}

/** Reads what there is to choose from. @throws CallerError BAD_USER_INPUT */
export async function sessionsToChooseFrom(sql: Sql, asked: FurtherAsked): Promise<SessionsToChooseFrom> {
  check(asked);
  const barriers = await barriersOfWalks(sql);
  const { homes, counted } = await reachingIn(sql, asked, barriers);
  const all = await possiblePlaces(sql);
  const within = homesWithinWalk(homes, all, asked.walkMetres / WALK_PER_STRAIGHT_LINE, barriers);
  const here = all.map((place, number) => ({ place, homes: within[number]! })).filter((of) => of.homes.length > 0);
  const question = sessionsQuestion(homes, counted, here.map((of) => of.homes), asked); // prettier-ignore
  if (question.possible.length < asked.sessions)
    throw badUserInput('No place with a position is within a walk of anybody there.', ['areaCode']);
  return { ...question, places: here.map(({ place }) => place) };
}

export interface ChosenSession extends PossibleSite {
  /** Children × hours that it adds to those before it. */
  readonly adds: number;
}

export interface FurtherSessionsFound {
  readonly covering: Covering;
  readonly best: readonly ChosenSession[];
  readonly greedy: readonly ChosenSession[];
}

/** Works without the database, which is not kept waiting. */
export async function chooseSessions(
  { question, possible }: SessionsToChooseFrom,
  { sessions }: Pick<FurtherAsked, 'sessions'>,
  signal?: AbortSignal,
): Promise<FurtherSessionsFound> {
  const covering = await coverInThread({ ...question, sites: sessions }, SECONDS, signal);
  const chosen = (sites: readonly number[]): ChosenSession[] =>
    sites.map((site, at) => {
      const covers = (some: readonly number[]): number =>
        coveredDemand(question.demand, question.reaches, some, question.coveredAlready);
      return { ...possible[site]!, adds: covers(sites.slice(0, at + 1)) - covers(sites.slice(0, at)) };
    });
  return { covering, best: chosen(covering.chosen), greedy: chosen(covering.greedy.chosen) };
}

export interface MoveAsked extends Terms {
  readonly session: string;
  /** Where it would be; null where it is. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly weekday: number | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

export interface MovedReach {
  /** Children × hours of the week. */
  readonly before: number;
  readonly after: number;
  /** Hours of the week in which it makes a difference, with children before and after. */
  readonly hours: readonly { readonly hour: number; readonly before: number; readonly after: number }[];
  /** LSOAs in which it does: children × hours gained and lost. */
  readonly areas: readonly { readonly gssCode: string; readonly name: string; readonly gained: number; readonly lost: number }[];
}

/** What it would change if a session were elsewhere or at other times. @throws CallerError BAD_USER_INPUT */
export async function movedReach(sql: Sql, asked: MoveAsked): Promise<MovedReach> {
  const barriers = await barriersOfWalks(sql);
  const { homes, counted } = await reachingIn(sql, { ...asked, areaCode: asked.areaCode }, barriers);
  const moved = counted.find(({ session }) => session.id === asked.session);
  if (moved === undefined)
    throw badUserInput('There is no such session that reaches anybody: choose one that is counted.', ['session']);
  if (moved.session.kind === 'detached' && asked.longitude !== null)
    throw badUserInput('Detached work is done over an area: it is not moved to a point.', ['session']);
  const after: ReachingSession = {
    ...moved,
    ...(asked.weekday === null ? {} : { weekday: asked.weekday }),
    ...(asked.startsAt === null ? {} : { startsAt: asked.startsAt }),
    ...(asked.endsAt === null ? {} : { endsAt: asked.endsAt }),
    homes: await homesFrom(sql, asked, homes, barriers, moved.homes),
  };
  const one = childrenInReach(homes, counted).open;
  const other = childrenInReach(homes, counted.map((session) => (session === moved ? after : session))).open; // prettier-ignore
  const names = await areaNames(sql, homes.lsoas);
  const sum = (of: Float64Array): number => Math.round(of.reduce((all, children) => all + children, 0));
  const atHour = (of: Float64Array, hour: number): number =>
    Math.round(homes.lsoas.reduce((all, _, lsoa) => all + of[lsoa * WEEK_HOURS + hour]!, 0));
  const changes = homes.lsoas.map((area, lsoa) => {
    let [gained, lost] = [0, 0];
    for (let cell = lsoa * WEEK_HOURS; cell < (lsoa + 1) * WEEK_HOURS; cell++) {
      gained += Math.max(0, other[cell]! - one[cell]!);
      lost += Math.max(0, one[cell]! - other[cell]!);
    }
    return {
      gssCode: area.gssCode,
      name: names.get(areaKeyText(area)) ?? area.gssCode,
      gained: Math.round(gained),
      lost: Math.round(lost),
    };
  });
  return {
    before: sum(one),
    after: sum(other),
    hours: Array.from({ length: WEEK_HOURS }, (_, hour) => ({
      hour,
      before: atHour(one, hour),
      after: atHour(other, hour),
    })).filter((of) => of.before !== of.after),
    areas: changes.filter(({ gained, lost }) => gained > 0 || lost > 0).sort((a, b) => b.gained + b.lost - a.gained - a.lost),
  };
}

async function homesFrom(
  sql: Sql,
  { longitude, latitude, walkMetres }: MoveAsked,
  homes: Parameters<typeof homesWithinWalk>[0],
  barriers: Parameters<typeof homesWithinWalk>[3],
  where: ArrayLike<number>,
): Promise<ArrayLike<number>> {
  if (longitude === null || latitude === null) return where;
  const [place] = await sql.query<{ easting: number; northing: number }>(
    'SELECT ST_X(p) AS easting, ST_Y(p) AS northing FROM to_national_grid(ST_SetSRID(ST_MakePoint($1, $2), 4326)) p',
    [longitude, latitude],
  );
  return homesWithinWalk(homes, [place!], walkMetres / WALK_PER_STRAIGHT_LINE, barriers)[0]!;
}

function check({ sessions, weekdays, fromHour, toHour, lasting }: FurtherAsked): void {
  if (sessions < 1 || sessions > MOST_SESSIONS) throw badUserInput(`«sessions» is between 1 and ${MOST_SESSIONS}.`, ['sessions']);
  if (weekdays.length === 0 || weekdays.some((weekday) => weekday < 1 || weekday > 7) || new Set(weekdays).size < weekdays.length)
    throw badUserInput('«weekdays» are different ones between 1 and 7.', ['weekdays']);
  if (fromHour < 0 || toHour > 24 || toHour <= fromHour)
    throw badUserInput('«toHour» is after «fromHour», in one day.', ['toHour']);
  if (lasting < 1 || lasting > Math.min(LONGEST_SESSION, toHour - fromHour))
    throw badUserInput(`A session lasts between 1 and ${LONGEST_SESSION} hours, and ends by «toHour».`, ['lasting']);
}
