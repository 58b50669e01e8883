/**
 * Children within a walk of an open session, of an area and of the areas in it, by hour of the week (docs/methods/reach.md). Places that must not be found
 * are in no figure here: the hours in which one is open would tell where it is.
 */
import { areasInUse, lsoasOf, requireArea, type AreaRow, type AreaType } from '../../areas/areas.service.js';
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import { LONGEST_WALK_METRES } from '../walk.js';
import type { Barrier } from './barrier-legs.js';
import { homesOf, type Homes } from './children-at-home.js';
import { childrenInReach, openingInWeek, WEEK_HOURS, type ChildrenInReach } from './children-in-reach.js';
import { countSessions, type NotCounted, type ReachTerms, type SessionsCounted } from './reaching-sessions.js';
import { placedSessions } from './sessions-in-reach.sql.js';

export interface ReachAsked extends ReachTerms {
  /** Null for all that is loaded. */
  readonly areaCode: string | null;
  readonly areaType: AreaType;
  /** The hour of the areas' rows: 0 for Monday midnight, to 167. */
  readonly hour: number;
}

export interface ReachFigures {
  readonly children: number;
  readonly open: number;
  readonly notStated: number;
}

export interface HourOfReach extends ReachFigures {
  /** Of the week, 0 for Monday midnight. */
  readonly hour: number;
  readonly sessionsOpen: number;
  readonly sessionsNotStated: number;
}

export interface AreaInReach extends ReachFigures {
  readonly area: AreaRow;
}

export interface Reach {
  readonly area: AreaRow | null;
  readonly hours: readonly HourOfReach[];
  readonly areas: readonly AreaInReach[];
  readonly notCounted: readonly NotCounted[];
  readonly seasons: readonly string[];
  readonly homes: Homes;
}

/** What everything that is asked of reach starts from: who lives there, and what reaches them. */
export interface Reaching extends SessionsCounted {
  readonly area: AreaRow | null;
  readonly homes: Homes;
  readonly seasons: readonly string[];
}

const AREA_TYPES: readonly AreaType[] = ['LSOA', 'MSOA', 'WARD', 'DISTRICT'];

/** @throws CallerError BAD_USER_INPUT */
export async function reachOf(sql: Sql, asked: ReachAsked, barriers: readonly Barrier[]): Promise<Reach> {
  if (!AREA_TYPES.includes(asked.areaType)) {
    throw badUserInput('Reach is counted by LSOA, MSOA, WARD or DISTRICT.', ['areaType']);
  }
  const reaching = await reachingIn(sql, asked, barriers);
  const { homes, counted } = reaching;
  const reach = childrenInReach(homes, counted);
  const all = homes.lsoas.map((_, number) => number);
  const hours = Array.from({ length: WEEK_HOURS }, (_, hour): HourOfReach => {
    const openings = counted.map((session) => openingInWeek(session, hour));
    return {
      hour,
      ...figuresOf(homes, reach, all, hour),
      sessionsOpen: openings.filter((opening) => opening === 'open').length,
      sessionsNotStated: openings.filter((opening) => opening === 'not stated').length,
    };
  });
  return {
    ...reaching,
    hours,
    areas: await areasInReach(sql, asked, reaching, reach),
  };
}

/** @throws CallerError BAD_USER_INPUT */
export async function reachingIn(
  sql: Sql,
  { areaCode, walkMetres, seasons }: ReachTerms & Pick<ReachAsked, 'areaCode'>,
  barriers: readonly Barrier[],
): Promise<Reaching> {
  if (walkMetres < 0 || walkMetres > LONGEST_WALK_METRES) {
    throw badUserInput(`«walkMetres» is between 0 and ${LONGEST_WALK_METRES.toLocaleString('en-GB')}.`, ['walkMetres']);
  }
  const area = areaCode === null ? null : await requireArea(sql, areaCode, ['areaCode']);
  const homes = await homesOf(sql, area?.gssCode ?? null);
  const sessions = await placedSessions(sql);
  const terms = { walkMetres, seasons: seasons?.map((season) => season.trim().toLowerCase()) ?? null };
  const known = sessions.flatMap(({ season }) => (season === null ? [] : [season.trim().toLowerCase()]));
  const { counted, notCounted } = await countSessions(sql, homes, sessions, terms, barriers);
  // Of an area, the sessions that reach somebody there: others are open elsewhere.
  const here = area === null ? counted : counted.filter((session) => session.homes.length > 0);
  return { area, homes, counted: here, notCounted, seasons: [...new Set(known)].sort() };
}

async function areasInReach(
  sql: Sql,
  asked: ReachAsked,
  { homes, area }: Reaching,
  reach: ChildrenInReach,
): Promise<AreaInReach[]> {
  const numbers = new Map(homes.lsoas.map(({ gssCode }, number) => [gssCode, number]));
  const within = area === null ? {} : { within: area.gssCode };
  const listed = await areasInUse(sql, { type: asked.areaType, ...within });
  const areas = listed.length === 0 && area?.type === asked.areaType ? [area] : listed;
  const members = await lsoasOf(sql, areas.map(({ gssCode }) => gssCode)); // prettier-ignore
  return areas.map((one) => {
    const { lsoa11 = [], lsoa21 = [] } = members.get(one.gssCode) ?? {};
    const own = [...new Set([...lsoa11, ...lsoa21])].flatMap((code) => numbers.get(code) ?? []);
    return { area: one, ...figuresOf(homes, reach, own, asked.hour) };
  });
}

/** Whole children: shares of an estimate are none. */
function figuresOf(
  { children }: Homes,
  { open, notStated }: ChildrenInReach,
  lsoas: readonly number[],
  hour: number,
): ReachFigures {
  const sum = (of: (lsoa: number) => number): number => Math.round(lsoas.reduce((all, lsoa) => all + of(lsoa), 0));
  const ages = children.length === 0 ? 0 : 8;
  return {
    children: sum((lsoa) => children.subarray(lsoa * ages, (lsoa + 1) * ages).reduce((all, count) => all + count, 0)),
    open: sum((lsoa) => open[lsoa * WEEK_HOURS + hour]!),
    notStated: sum((lsoa) => notStated[lsoa * WEEK_HOURS + hour]!),
  };
}
