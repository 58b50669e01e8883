import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { DEFAULT_WALK_METRES } from '../../provision/walk.js';
import { SolverPlaces } from '../solver-places.js';
import { chooseSessions, movedReach, sessionsToChooseFrom, type ChosenSession } from './coverage.service.js';
import { FurtherSessions, MovedReach, MoveInput, PossibleSession } from './coverage.type.js';
import { COVERING_VARIANT } from './maximal-covering.js';

const AREA = 'GSS code, postcode district or composite area; all that is loaded unless told.';
const WALK = 'The longest walk, in metres; 1,200 unless told.';
const SEASONS = 'Sessions of these seasons are held, those of others are not; unless told, those of any season may be open.';

/** A page that asks again has its first question ended, which takes a moment: two of one person. */
const SOLVING = new SolverPlaces(3, 2);

@Resolver()
export class CoverageResolver {
  @Query(() => FurtherSessions, {
    complexity: ({ childComplexity }) => 1000 + childComplexity,
    description: 'The best further sessions by maximal covering, exact, with the greedy choice beside it.',
  })
  async furtherSessions(
    @Ctx() context: RequestContext,
    @Arg('areaCode', () => String, { nullable: true, description: AREA }) areaCode: string | null,
    @Arg('sessions', () => Int, { nullable: true, description: 'How many, 1 to 10; 3 unless told.' }) sessions: number | null,
    @Arg('weekdays', () => [Int], { nullable: true, description: '1 Monday … 7 Sunday; every day unless told.' })
    weekdays: number[] | null,
    @Arg('fromHour', () => Int, { nullable: true, description: 'The first hour it is about; 16 unless told.' })
    fromHour: number | null,
    @Arg('toHour', () => Int, { nullable: true, description: 'The end of the last; 22 unless told.' }) toHour: number | null,
    @Arg('lasting', () => Int, { nullable: true, description: 'Hours that a session lasts; 2 unless told.' })
    lasting: number | null,
    @Arg('walkMetres', () => Int, { nullable: true, description: WALK }) walkMetres: number | null,
    @Arg('seasons', () => [String], { nullable: true, description: SEASONS }) seasons: string[] | null,
  ): Promise<FurtherSessions> {
    const asked = {
      ...{ areaCode: areaCode ?? null, walkMetres: walkMetres ?? DEFAULT_WALK_METRES, seasons: seasons ?? null },
      ...{ sessions: sessions ?? 3, weekdays: weekdays ?? [1, 2, 3, 4, 5, 6, 7] },
      ...{ fromHour: fromHour ?? 16, toHour: toHour ?? 22, lasting: lasting ?? 2 },
    };
    const { choice, covering, best, greedy } = await SOLVING.take(context.viewer.id, async () => {
      const from = await context.asViewer((sql) => sessionsToChooseFrom(sql, asked));
      return { choice: from, ...(await context.withoutTransaction(() => chooseSessions(from, asked, context.gone))) };
    });
    const told = (chosen: readonly ChosenSession[]): PossibleSession[] =>
      chosen.map(({ place, weekday, startHour, adds }) => {
        const { name, longitude, latitude } = choice.places[place]!;
        const times = { startsAt: clock(startHour), endsAt: clock(startHour + asked.lasting) };
        return { place: name, longitude, latitude, weekday, ...times, adds: Math.round(adds) };
      });
    return {
      sessions: told(best),
      greedy: told(greedy),
      covered: Math.round(covering.covered),
      bound: Math.round(covering.bound),
      greedyCovered: Math.round(covering.greedy.covered),
      coveredBefore: Math.round(covering.coveredBefore),
      total: Math.round(covering.total),
      mayBeCovered: Math.round(choice.mayBeCovered),
      method: COVERING_VARIANT,
    };
  }

  @Query(() => MovedReach, {
    complexity: ({ childComplexity }) => 200 + childComplexity,
    description: 'What it would change if a session, such as a youth bus, were elsewhere or at other times.',
  })
  async movedSession(
    @Ctx() context: RequestContext,
    @Arg('move', () => MoveInput, { description: 'The session, and what would be otherwise.' }) move: MoveInput,
    @Arg('areaCode', () => String, { nullable: true, description: AREA }) areaCode: string | null,
    @Arg('walkMetres', () => Int, { nullable: true, description: WALK }) walkMetres: number | null,
    @Arg('seasons', () => [String], { nullable: true, description: SEASONS }) seasons: string[] | null,
  ): Promise<MovedReach> {
    const { longitude = null, latitude = null, weekday = null, startsAt = null, endsAt = null } = move;
    if ((longitude === null) !== (latitude === null))
      throw badUserInput('A place is longitude and latitude.', ['move', 'longitude']);
    if (longitude !== null && !(longitude >= -9 && longitude <= 2 && latitude! >= 49 && latitude! <= 61))
      throw badUserInput('Choose a place in Great Britain or Northern Ireland.', ['move', 'longitude']);
    if (weekday !== null && (weekday < 1 || weekday > 7))
      throw badUserInput('«weekday» is between 1 and 7.', ['move', 'weekday']);
    for (const [field, time] of Object.entries({ startsAt, endsAt }))
      if (time !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw badUserInput('A time is HH:MM.', ['move', field]);
    const asked = {
      ...{ session: move.session, longitude, latitude, weekday, startsAt, endsAt },
      ...{ areaCode: areaCode ?? null, walkMetres: walkMetres ?? DEFAULT_WALK_METRES, seasons: seasons ?? null },
    };
    const moved = await context.asViewer((sql) => movedReach(sql, asked));
    return {
      ...moved,
      hours: moved.hours.map((of) => ({ ...of, weekday: Math.floor(of.hour / 24) + 1, hour: of.hour % 24 })),
      areas: [...moved.areas],
    };
  }
}

const clock = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
