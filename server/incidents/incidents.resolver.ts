import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { AreaTypeEnum } from '../areas/area-type.enum.js';
import type { AreaType } from '../areas/area-type.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { RequestContext } from '../context.js';
import { askedFields } from '../graphql/asked-fields.js';
import type { PricedArguments } from '../graphql/limits/cost.js';
import { makeCursor, PageArguments, readPage } from '../graphql/page.js';
import { RawJson } from '../graphql/raw-json.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import { NEARLY_A_POINT } from '../installation/marking.js';
import { checkFilterLimits, checkIncidentCursor, checkVintage } from './check-limits.js';
import { IncidentCounts, IncidentGrid } from './incident-counts.type.js';
import { IncidentFilterInput } from './incident-filter.input.js';
import { CellShapeEnum, CountByEnum, IncidentKindEnum } from './incident-kind.enum.js';
import type { IncidentKind } from './incident-kind.js';
import { Incident, IncidentConnection, Outcome, RecordedCrime } from './incident.type.js';
import {
  MOST_POINTS,
  residentsOfPlace,
  sensitiveAmong,
  sensitiveKindsOf,
  USUAL_POINTS,
  viewOf,
  viewOfCells,
  viewOfCounts,
  viewedCounts,
  viewedGrid,
  viewedIncident,
  viewedList,
  viewedPoints,
  viewedTotal,
  type AnyIncident,
  type CellShape,
  type CountBy,
  type Residents,
} from './incidents.service.js';
import { outcomesLoader } from './outcomes.loader.js';
import { publishedCounts, publishedGrid } from './published-counts.js';

/** What a count or a grid costs beside its rows: reading the summaries or, at worst, the incidents. */
const OF_A_COUNT = 100;

@Resolver()
export class IncidentsResolver {
  @Query(() => IncidentConnection, { description: 'Incidents one by one, newest first.' })
  async incidents(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents.' }) filter: IncidentFilterInput,
    @Args(() => PageArguments) pageArguments: PageArguments,
    @Info() info: GraphQLResolveInfo,
  ) {
    checkFilterLimits(filter);
    const page = readPage(pageArguments, 2);
    const after = page.after && checkIncidentCursor(page.after);
    // Whether a row is sensitive is asked of its source.
    const wanted = new Set([...askedFields(info), 'source']);
    const list = await context.asViewer((sql) => viewedList(sql, context.viewer, filter, page.first, after, wanted));
    auditView(
      context,
      viewOf('incidents', list.incidents.length, sensitiveAmong(list.incidents.map(({ incident }) => incident)), filter),
    );
    const tellNumber = (count: number | null): void => {
      const sensitiveKinds = sensitiveKindsOf(filter, list.notIncluded);
      auditView(context, viewOfCounts('incidents', { sensitiveKinds, total: { count } }, filter));
    };
    // A page without rows says of a small place all the same whether there are any, and how many.
    const isEmpty = list.incidents.length === 0;
    if (isEmpty && list.hasNextPage) tellNumber(null);
    const edges = list.incidents.map(({ incident, cursor }) => ({ node: incident, cursor: () => makeCursor(cursor) }));
    return {
      edges,
      pageInfo: {
        hasNextPage: list.hasNextPage,
        hasPreviousPage: after !== undefined,
        startCursor: edges[0]?.cursor() ?? null,
        endCursor: edges.at(-1)?.cursor() ?? null,
      },
      totalCount: async () => {
        const count = await context.asViewer((sql) => viewedTotal(sql, context.viewer, filter));
        if (isEmpty && !list.hasNextPage) tellNumber(count);
        return count;
      },
      notIncluded: list.notIncluded,
    };
  }

  @Query(() => Incident, { nullable: true, description: 'One incident; null when there is none of this id for you.' })
  async incident(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<AnyIncident | null> {
    const incident = await context.asViewer((sql) => viewedIncident(sql, context.viewer, id));
    if (incident !== null) auditView(context, viewOf('incident', 1, sensitiveAmong([incident])));
    return incident;
  }

  @Query(() => GeoJSONScalar, {
    complexity: ({ args }) => OF_A_COUNT + Math.max(0, (args as PricedArguments).limit ?? USUAL_POINTS) / 10,
    description:
      'Incidents as points, newest first: one FeatureCollection whose features have id, kind and category only. Its member «truncated» says whether there are more, «notIncluded» which kinds you may not have so.',
  })
  async incidentPoints(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents.' }) filter: IncidentFilterInput,
    @Arg('limit', () => Int, {
      nullable: true,
      description: `How many, 1 to ${MOST_POINTS}; ${USUAL_POINTS} unless told.`,
    })
    limit: number | null,
  ): Promise<RawJson> {
    checkFilterLimits(filter);
    const points = await context.asViewer((sql) => viewedPoints(sql, context.viewer, filter, limit ?? USUAL_POINTS));
    auditView(context, viewOf('incidentPoints', points.count, points.sensitive, filter));
    return new RawJson(points.geojson);
  }

  @Query(() => IncidentCounts, {
    complexity: ({ childComplexity }) => OF_A_COUNT + childComplexity,
    description: 'Incidents counted by area, month, hour of the week, category or kind.',
  })
  async incidentCounts(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents.' }) filter: IncidentFilterInput,
    @Arg('by', () => CountByEnum, { description: 'What to count by.' }) by: CountBy,
    @Arg('areaType', () => AreaTypeEnum, { nullable: true, description: 'The type of area, when counted by area.' })
    areaType: AreaType | null,
    @Arg('vintage', () => Int, { nullable: true, description: 'The areas’ vintage; the newest loaded when left out.' })
    vintage: number | null,
  ): Promise<IncidentCounts> {
    checkFilterLimits(filter);
    checkVintage(vintage);
    const counts = await context.asViewer((sql) => viewedCounts(sql, context.viewer, filter, by, { areaType, vintage }));
    auditView(context, viewOfCounts('incidentCounts', counts, filter));
    if (by === 'AREA' || by === 'WEEK_HOUR') return publishedCounts(counts);
    let residents: Promise<Residents | null> | undefined;
    return publishedCounts(counts, () => (residents ??= context.asViewer((sql) => residentsOfPlace(sql, filter))));
  }

  @Query(() => IncidentGrid, {
    complexity: ({ childComplexity }) => OF_A_COUNT + childComplexity,
    description: 'Incidents counted by the cells of a grid on the National Grid.',
  })
  async incidentGrid(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents.' }) filter: IncidentFilterInput,
    @Arg('cellMetres', () => Int, { description: 'Width of a cell in metres.' }) cellMetres: number,
    @Arg('shape', () => CellShapeEnum, { nullable: true, description: 'Squares unless told.' }) shape: CellShape | null,
  ): Promise<IncidentGrid> {
    checkFilterLimits(filter);
    const grid = await context.asViewer((sql) => viewedGrid(sql, context.viewer, filter, cellMetres, shape ?? 'SQUARE'));
    if (cellMetres < NEARLY_A_POINT || grid.bands.length > 0) {
      const shown = grid.total.count ?? grid.cells.split('"type":"Feature"').length - 1;
      const sensitive = { count: grid.sensitiveKinds.length > 0 ? shown : 0, kinds: grid.sensitiveKinds, ids: [] };
      auditView(context, viewOf('incidentGrid', shown, sensitive, filter));
    } else auditView(context, viewOfCells('incidentGrid', grid, filter));
    return publishedGrid(grid);
  }
}

@Resolver(() => IncidentConnection)
export class IncidentConnectionResolver {
  @FieldResolver(() => [IncidentKindEnum], {
    description: 'Kinds left out because you may not have them one by one, or not yet.',
  })
  notIncluded(@Root() page: { notIncluded: readonly IncidentKind[] }): readonly IncidentKind[] {
    return page.notIncluded;
  }
}

function auditView(context: RequestContext, event: AuditEvent | null): void {
  if (event !== null) context.audit(event);
}

@Resolver(() => RecordedCrime)
export class RecordedCrimeResolver {
  @FieldResolver(() => [Outcome], {
    complexity: 10,
    description: 'Outcomes published for its Crime ID, oldest first. An id that repeats has the same outcomes each time.',
  })
  async outcomes(@Root() crime: RecordedCrime, @Ctx() context: RequestContext): Promise<readonly Outcome[]> {
    return crime.crimeId === null ? [] : context.loader(outcomesLoader).load(crime.crimeId);
  }
}
