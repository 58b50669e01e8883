import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { requireArea } from '../areas/areas.service.js';
import { attendanceBySession } from '../access/policies.js';
import type { RequestContext } from '../context.js';
import { badUserInput } from '../errors.js';
import { askedFields } from '../graphql/asked-fields.js';
import { BoundingBox } from '../graphql/bounding-box.input.js';
import { checkBoundingBox } from '../check-bounding-box.js';
import { makeCursor, PageArguments, readPage } from '../graphql/page.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import { sessionsView } from './attendance/attendance-event.js';
import type { PlaceKind } from './place-kind.js';
import { placesAsGeoJson } from './places.service.js';
import {
  provisionNear,
  youthProvision,
  type ProvisionFilter as Filter,
  type WantedAttendance,
  type YouthPlace as Place,
  type YouthSession as Session,
} from './provision.service.js';
import { PlaceKindEnum, ProvisionConnection, ProvisionFilter, YouthPlace, YouthSession } from './provision.type.js';
import { DEFAULT_WALK_METRES, LONGEST_WALK_METRES } from './walk.js';

@Resolver()
export class ProvisionResolver {
  @Query(() => ProvisionConnection, {
    description:
      'Youth provision by place: what is open for children, where and when. Without a filter everything; a session whose weekday or times ' +
      'are not stated matches no question about a weekday or hour and is answered in `timeNotStated`, never as closed.',
  })
  async youthProvision(
    @Ctx() context: RequestContext,
    @Arg('filter', () => ProvisionFilter, { nullable: true, description: 'Which.' })
    asked: ProvisionFilter | null,
    @Args(() => PageArguments) pageArguments: PageArguments,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ProvisionConnection> {
    const page = readPage(pageArguments, 2);
    if (page.after && !/^\d+$/.test(String(page.after[1]))) {
      throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
    }
    const filter = readFilter(asked ?? {});
    const wanted = wantedAttendance(context, info);
    const provision = await context.asViewer(async (sql) => {
      if (filter.areaCode === undefined) return youthProvision(sql, filter, wanted);
      const { gssCode } = await requireArea(sql, filter.areaCode, ['filter', 'areaCode']);
      return youthProvision(sql, { ...filter, areaCode: gssCode }, wanted);
    });
    const places = [...provision.places].sort((a, b) => (isAfter(a, placeKey(b)) ? 1 : -1));
    const rest = page.after === undefined ? places : places.filter((place) => isAfter(place, page.after!));
    const shown = rest.slice(0, page.first);
    const seen = [...shown, ...provision.placeNotStated].flatMap(({ sessions }) => sessions).concat(provision.timeNotStated);
    auditHeadCounts(context, 'youthProvision', seen, filter.areaCode);
    const edges = shown.map((place) => ({ node: place as YouthPlace, cursor: makeCursor(placeKey(place)) }));
    return {
      edges,
      pageInfo: {
        hasNextPage: rest.length > page.first,
        hasPreviousPage: page.after !== undefined,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: places.length,
      timeNotStated: provision.timeNotStated as YouthSession[],
      unknownTimes: provision.timeNotStated.length,
      placeNotStated: provision.placeNotStated as YouthPlace[],
    };
  }

  @Query(() => [YouthSession], {
    complexity: 50,
    description:
      'Sessions within a walk of an area, nearest first. A walk is the straight line to the area’s boundary × 1.3 (0 inside it), 1,200 m unless told: ' +
      'a quarter of an hour at 4.8 km/h. Places that no list locates are not in it.',
  })
  async provisionNear(
    @Ctx() context: RequestContext,
    @Arg('gssCode', () => String, { description: 'GSS code, postcode district or composite area.' })
    gssCode: string,
    @Arg('walkMetres', () => Int, {
      nullable: true,
      description: 'The longest walk, in metres; 1,200 unless told.',
    })
    walkMetres: number | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<YouthSession[]> {
    const walk = walkMetres ?? DEFAULT_WALK_METRES;
    if (walk < 0 || walk > LONGEST_WALK_METRES) {
      throw badUserInput(`«walkMetres» is between 0 and ${LONGEST_WALK_METRES.toLocaleString('en-GB')}.`, ['walkMetres']);
    }
    const wanted = wantedAttendance(context, info);
    const sessions = await context.asViewer(async (sql) => {
      const area = await requireArea(sql, gssCode, ['gssCode']);
      return provisionNear(sql, area.gssCode, walk, wanted);
    });
    auditHeadCounts(context, 'provisionNear', sessions, gssCode);
    return sessions as YouthSession[];
  }

  @Query(() => GeoJSONScalar, {
    complexity: 50,
    description:
      'Schools, libraries, names of towns and roads: one FeatureCollection with properties kind, name and detail. Closed places are left out. ' +
      '`complete` is false when there are more than 20,000.',
  })
  places(
    @Ctx() context: RequestContext,
    @Arg('kinds', () => [PlaceKindEnum], { nullable: true, description: 'Which kinds; all unless told.' })
    kinds: PlaceKind[] | null,
    @Arg('within', () => String, { nullable: true, description: 'In this area.' }) within: string | null,
    @Arg('bbox', () => BoundingBox, { nullable: true, description: 'In this box.' }) bbox: BoundingBox | null,
    @Arg('withCourse', () => Boolean, {
      nullable: true,
      description: 'Only those whose course is known, which can be drawn as lines; all unless told.',
    })
    withCourse: boolean | null,
  ): Promise<string> {
    const asked = stated({ kinds, within, bbox, withCourse });
    if (asked.bbox !== undefined) checkBoundingBox(asked.bbox, ['bbox']);
    return context.asViewer(async (sql) => {
      if (asked.within === undefined) return placesAsGeoJson(sql, asked);
      const { gssCode } = await requireArea(sql, asked.within, ['within']);
      return placesAsGeoJson(sql, { ...asked, within: gssCode });
    });
  }
}

/** Head-counts are read only for who asks for them and has them. */
function wantedAttendance({ viewer }: RequestContext, info: GraphQLResolveInfo): WantedAttendance {
  return askedFields(info).has('attendance') ? attendanceBySession(viewer) : 'none';
}

function auditHeadCounts(context: RequestContext, query: string, sessions: readonly Session[], areaCode?: string): void {
  const headCounts = new Set(sessions.flatMap(({ attendance }) => attendance ?? [])).size;
  const seen = sessionsView(query, headCounts, areaCode);
  if (seen !== null) context.audit(seen);
}

function readFilter(asked: ProvisionFilter): Filter {
  const filter = stated(asked);
  checkRange('weekday', filter.weekday, 1, 7);
  checkRange('hour', filter.hour, 0, 23);
  checkRange('age', filter.age, 0, 120);
  if (filter.bbox !== undefined) checkBoundingBox(filter.bbox, ['filter', 'bbox']);
  return filter;
}

function checkRange(name: string, given: number | undefined, least: number, most: number): void {
  if (given !== undefined && (given < least || given > most)) {
    throw badUserInput(`«${name}» is between ${least} and ${most}.`, ['filter', name]);
  }
}

type Stated<Asked> = { [Key in keyof Asked]?: NonNullable<Asked[Key]> };

/** Only what was asked: GraphQL gives null, or nothing, for what was not. */
function stated<Asked extends object>(asked: Asked): Stated<Asked> {
  const entries = Object.entries(asked).filter(([, given]) => given !== null && given !== undefined);
  return Object.fromEntries(entries) as Stated<Asked>;
}

function placeKey(place: Place): [string, string] {
  return [place.name.toLowerCase(), place.id];
}

/** In the order the list has: by name, then by number. */
function isAfter(place: Place, [name, id]: readonly (string | number)[]): boolean {
  const [ownName, ownId] = placeKey(place);
  return ownName > String(name) || (ownName === String(name) && BigInt(ownId) > BigInt(String(id)));
}
