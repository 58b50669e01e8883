/** Which home points each session reaches, and which sessions count for nobody, with the reason in words. */
import type { Sql } from '../../database/database.js';
import { WALK_PER_STRAIGHT_LINE } from '../walk.js';
import { areasInWords, namesPossible } from './areas-in-words.js';
import type { Barrier } from './barrier-legs.js';
import type { Homes } from './children-at-home.js';
import type { ReachingSession } from './children-in-reach.js';
import { homesWithinWalk } from './homes-within-walk.js';
import { lsoasByAreaName, type PlacedSession } from './sessions-in-reach.sql.js';

export interface CountedSession extends ReachingSession {
  readonly session: PlacedSession;
}

export interface NotCounted {
  readonly session: PlacedSession;
  readonly reason: string;
}

export interface SessionsCounted {
  readonly counted: readonly CountedSession[];
  readonly notCounted: readonly NotCounted[];
}

export interface ReachTerms {
  readonly walkMetres: number;
  /** Seasons, in the words of the lists, in which it is asked; null when none was named. */
  readonly seasons: readonly string[] | null;
}

const ALL_YEAR = 'all year';

export async function countSessions(
  sql: Sql,
  homes: Homes,
  sessions: readonly PlacedSession[],
  { walkMetres, seasons }: ReachTerms,
  barriers: readonly Barrier[],
): Promise<SessionsCounted> {
  const detached = sessions.filter(({ kind }) => kind === 'detached');
  const names = [...new Set(detached.flatMap((session) => namesPossible(wordsOf(session))))];
  const lsoas = names.length === 0 ? new Map<string, readonly string[]>() : await lsoasByAreaName(sql, names);
  const reasons = new Map(sessions.map((session) => [session.id, reasonNot(session, seasons, lsoas)]));
  const counted = sessions.filter(({ id }) => reasons.get(id) === null);
  const walked = counted.filter(({ kind }) => kind !== 'detached');
  const places = walked.map(({ easting, northing }) => ({ easting: easting!, northing: northing! }));
  const within = homesWithinWalk(homes, places, walkMetres / WALK_PER_STRAIGHT_LINE, barriers);
  const reached = new Map(walked.map(({ id }, index) => [id, within[index]!]));
  return {
    counted: counted.map((session) => ({
      ...session,
      session,
      isHeld: isHeldIn(session, seasons) === true,
      homes: reached.get(session.id) ?? homesIn(homes, groundOf(session, lsoas)!),
    })),
    notCounted: sessions.flatMap((session) => {
      const reason = reasons.get(session.id) ?? null;
      return reason === null ? [] : [{ session, reason }];
    }),
  };
}

function reasonNot(
  session: PlacedSession,
  seasons: ReachTerms['seasons'],
  lsoas: ReadonlyMap<string, readonly string[]>,
): string | null {
  if (isHeldIn(session, seasons) === false) return 'It is held in another season.';
  if (session.access === 'targeted') return 'It is for those who are referred, not for who walks by.';
  if (session.kind === 'detached')
    return groundOf(session, lsoas) === null
      ? 'Its list does not name areas that are known: it is not said whom it reaches.'
      : null;
  return session.easting === null || session.northing === null ? 'Its place is on no list with a position.' : null;
}

/** Null where the season matters and none was asked about. */
function isHeldIn({ season }: PlacedSession, seasons: ReachTerms['seasons']): boolean | null {
  if (season === null || season.trim().toLowerCase() === ALL_YEAR) return true;
  return seasons === null ? null : seasons.includes(season.trim().toLowerCase());
}

const wordsOf = ({ areaText, place }: PlacedSession): string => areaText ?? place;

function groundOf(session: PlacedSession, lsoas: ReadonlyMap<string, readonly string[]>): Set<string> | null {
  const names = areasInWords(wordsOf(session), (name) => lsoas.has(name));
  return names === null ? null : new Set(names.flatMap((name) => lsoas.get(name)!));
}

function homesIn({ lsoas, areaOf }: Homes, ground: ReadonlySet<string>): number[] {
  const inside = lsoas.map(({ gssCode }) => ground.has(gssCode));
  return Array.from(areaOf.keys()).filter((point) => inside[areaOf[point]!]);
}
