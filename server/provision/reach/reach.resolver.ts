import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { AreaTypeEnum } from '../../areas/area-type.enum.js';
import type { AreaType } from '../../areas/area-type.js';
import type { RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { barriersOfWalks } from '../barriers/barriers.sql.js';
import { DEFAULT_WALK_METRES } from '../walk.js';
import { REACH_VARIANT } from './children-in-reach.js';
import { reachOf } from './reach.service.js';
import { YouthReach } from './reach.type.js';

@Resolver()
export class ReachResolver {
  @Query(() => YouthReach, {
    complexity: ({ childComplexity }) => 100 + childComplexity,
    description:
      'How many children aged 10 to 17 live within a walk of a session that is open, by hour of the week, and by area in one hour. What a list does not ' +
      'state is never taken for closed: it is counted apart.',
  })
  async youthReach(
    @Ctx() context: RequestContext,
    @Arg('areaCode', () => String, {
      nullable: true,
      description: 'GSS code, postcode district or composite area; all that is loaded unless told.',
    })
    areaCode: string | null,
    @Arg('areaType', () => AreaTypeEnum, {
      nullable: true,
      description: 'LSOA, MSOA, WARD (unless told) or DISTRICT: what `areas` are.',
    })
    areaType: AreaType | null,
    @Arg('weekday', () => Int, { nullable: true, description: 'Of `areas`: 1 Monday … 7 Sunday; Friday unless told.' })
    weekday: number | null,
    @Arg('hour', () => Int, { nullable: true, description: 'Of `areas`: 0 to 23; 19 unless told.' }) hour: number | null,
    @Arg('walkMetres', () => Int, { nullable: true, description: 'The longest walk, in metres; 1,200 unless told.' })
    walkMetres: number | null,
    @Arg('seasons', () => [String], {
      nullable: true,
      description: 'Sessions of these seasons are held, those of others are not; unless told, those of any season may be open.',
    })
    seasons: string[] | null,
  ): Promise<YouthReach> {
    const asked = {
      ...{
        areaCode: areaCode ?? null,
        areaType: areaType ?? 'WARD',
        walkMetres: walkMetres ?? DEFAULT_WALK_METRES,
        seasons: seasons ?? null,
      },
      hour: hourOfWeek(weekday ?? 5, hour ?? 19),
    } as const;
    const [reach, barriers] = await context.asViewer(async (sql) => {
      const standing = await barriersOfWalks(sql);
      return [await reachOf(sql, asked, standing), standing.length] as const;
    });
    return {
      ...reach,
      children: reach.hours[0]!.children,
      hours: reach.hours.map((of) => ({ ...of, weekday: Math.floor(of.hour / 24) + 1, hour: of.hour % 24 })),
      areas: [...reach.areas],
      notCounted: reach.notCounted.map(({ session: { name, place }, reason }) => ({ name, place, reason })),
      walkMetres: asked.walkMetres,
      basis: reach.homes.basis,
      leftOut: reach.homes.leftOut,
      onSquares: reach.homes.onSquares,
      barriers,
      method: REACH_VARIANT,
    };
  }
}

/** @throws CallerError BAD_USER_INPUT */
export function hourOfWeek(weekday: number, hour: number): number {
  if (weekday < 1 || weekday > 7) throw badUserInput('«weekday» is between 1 and 7.', ['weekday']);
  if (hour < 0 || hour > 23) throw badUserInput('«hour» is between 0 and 23.', ['hour']);
  return (weekday - 1) * 24 + hour;
}
