import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { SUPPORT_REQUEST_ACCESS } from '../../access/access-table.js';
import type { LoaderFactory, RequestContext } from '../../context.js';
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import { numberOfId } from '../../number-of-id.js';
import { connectionOf, type ConnectionOf } from '../../graphql/connection.js';
import { PageArguments, readPage } from '../../graphql/page.js';
import { subjectOf } from './change-request.js';
import * as keep from './keep-support-requests.js';
import { RequestStateEnum } from './support-request.enum.js';
import { SupportRequestInput } from './support-request.input.js';
import type { RequestState, SupportRequest as StoredRequest } from './support-request.js';
import {
  NearbySupportRequest,
  SupportRequest,
  SupportRequestChange,
  SupportRequestConnection,
  SupportRequestOutcome,
} from './support-request.type.js';
import {
  countSupportRequests,
  findSupportRequest,
  listRequestChanges,
  listSupportRequests,
  nearbyRequests,
  type Reading,
} from './support-requests.sql.js';

const VERSION = 'The version that was looked at; changed since, it is refused.';
/** Two requests this near may be about the same trouble: a few minutes on foot. */
const NEAR_METRES = 300;

@Resolver(() => SupportRequest)
export class SupportRequestsResolver {
  @Query(() => SupportRequestConnection, {
    description:
      'What agencies know and ask for, the newest first. A partner sees what its own agency asked for. Reading them leaves an event.',
  })
  async supportRequests(
    @Ctx() context: RequestContext,
    @Arg('state', () => RequestStateEnum, { nullable: true, description: 'Only those that stand so.' })
    state: RequestState | null,
    @Args(() => PageArguments) pageArguments: PageArguments,
  ): Promise<ConnectionOf<SupportRequest>> {
    const page = readPage(pageArguments, 1);
    const before = page.after?.[0];
    if (before !== undefined && !Number.isSafeInteger(before))
      throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
    const wanted = { reading: readingOf(context), state: state ?? null };
    const rows = await context.asViewer((sql) =>
      listSupportRequests(sql, wanted, { first: page.first + 1, before: before as number | undefined }),
    );
    const rowCount = Math.min(rows.length, page.first);
    context.audit({ action: 'READ_SUPPORT_REQUESTS', detail: { query: 'supportRequests', state: wanted.state }, rowCount });
    return connectionOf(rows, page, {
      key: ({ id }) => [id],
      node: published,
      totalCount: () => context.asViewer((sql) => countSupportRequests(sql, wanted.state)),
    });
  }

  @Query(() => SupportRequest, { nullable: true, description: 'One request. Null when there is none for the viewer.' })
  async supportRequest(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
  ): Promise<SupportRequest | null> {
    const request = await readRequest(context, numberOfId(id));
    if (request === null) return null;
    const subject = subjectOf(numberOfId(id));
    context.audit({ action: 'READ_SUPPORT_REQUESTS', subject, detail: { query: 'supportRequest' }, rowCount: 1 });
    return request;
  }

  @FieldResolver(() => [SupportRequestChange], { complexity: 10, description: 'Every change the viewer may see, newest first.' })
  history(@Ctx() context: RequestContext, @Root() { id }: SupportRequest): Promise<SupportRequestChange[]> {
    return context.loader(readingOf(context) === 'all' ? HISTORY : OWN_HISTORY).load(Number(id));
  }

  @FieldResolver(() => [NearbySupportRequest], {
    nullable: true,
    complexity: 10,
    description: 'Other open requests within 300 m, the nearest first; null for a partner.',
  })
  nearby(@Ctx() context: RequestContext, @Root() { id }: SupportRequest): Promise<NearbySupportRequest[]> | null {
    return readingOf(context) === 'all' ? context.loader(NEARBY).load(Number(id)) : null;
  }

  @Mutation(() => SupportRequestOutcome, {
    description: 'Tells what is known of a place, or asks for a team there. It is no way to tell of a concern about a child.',
  })
  askForSupport(
    @Ctx() context: RequestContext,
    @Arg('input', () => SupportRequestInput, { description: 'What is told or asked for.' }) input: SupportRequestInput,
  ): Promise<SupportRequestOutcome> {
    return changed(context, ({ services, acting }) => keep.askForSupport(services.database, input, acting));
  }

  @Mutation(() => SupportRequestOutcome, {
    description: 'Says what becomes of a request, and of those put together with it. Whoever asked reads the reason.',
  })
  decideSupportRequest(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('state', () => RequestStateEnum, { description: 'What becomes of it.' }) state: RequestState,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @Arg('plannedOn', () => String, { nullable: true, description: 'The evening, of what is planned.' })
    plannedOn: string | null,
  ): Promise<SupportRequestOutcome> {
    const decision = { state, reason, plannedOn: plannedOn ?? null };
    return changed(context, ({ services, acting }) =>
      keep.decideSupportRequest(services.database, { id: numberOfId(id), version }, decision, acting),
    );
  }

  @Mutation(() => SupportRequestOutcome, {
    description: 'Puts a request together with another about the same place and trouble, as which it stands from then on.',
  })
  mergeSupportRequests(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('into', () => ID, { description: 'The one that is decided from now on.' }) into: string,
    @Arg('reason', () => String, { description: 'Why they are about the same.' }) reason: string,
  ): Promise<SupportRequestOutcome> {
    const merge = { into: numberOfId(into), reason };
    return changed(context, ({ services, acting }) =>
      keep.mergeSupportRequests(services.database, { id: numberOfId(id), version }, merge, acting),
    );
  }

  @Mutation(() => SupportRequestOutcome, { description: 'Says which hotspot area a request bears on.' })
  linkSupportRequest(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('hotspotArea', () => ID, { nullable: true, description: 'The area; left out, the link is taken away.' })
    hotspotArea: string | null,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<SupportRequestOutcome> {
    const link = { hotspotArea: hotspotArea == null ? null : numberOfId(hotspotArea), reason };
    return changed(context, ({ services, acting }) =>
      keep.linkSupportRequest(services.database, { id: numberOfId(id), version }, link, acting),
    );
  }
}

const readingOf = ({ viewer }: RequestContext): Reading => (SUPPORT_REQUEST_ACCESS[viewer.persona] === 'own' ? 'own' : 'all');

const published = ({ mergedInto, hotspotArea, plan, ...request }: StoredRequest): SupportRequest => ({
  ...request,
  id: String(request.id),
  plan: plan === null ? null : String(plan),
  mergedInto: mergedInto === null ? null : String(mergedInto),
  hotspotArea: hotspotArea === null ? null : String(hotspotArea),
});

async function readRequest(context: RequestContext, id: number): Promise<SupportRequest | null> {
  const request = await context.asViewer((sql) => findSupportRequest(sql, id, readingOf(context)));
  return request === null ? null : published(request);
}

async function changed(
  context: RequestContext,
  change: (context: RequestContext) => Promise<keep.RequestOutcome>,
): Promise<SupportRequestOutcome> {
  const outcome = await context.withoutTransaction(() => change(context));
  if (!outcome.ok) return { request: null, problems: outcome.problems };
  return { request: await readRequest(context, outcome.id), problems: [] };
}

/** One statement for the requests of an answer; what it answers is handed out by request. */
function byRequest<Row, Node>(
  read: (sql: Sql, ids: readonly number[]) => Promise<Row[]>,
  keyOf: (row: Row) => number,
  nodeOf: (row: Row) => Node,
): LoaderFactory<number, Node[]> {
  return (context) =>
    new DataLoader(async (ids) => {
      const rows = await context.asViewer((sql) => read(sql, ids));
      const found = new Map<number, Node[]>(ids.map((id) => [id, []]));
      for (const row of rows) found.get(keyOf(row))!.push(nodeOf(row));
      return ids.map((id) => found.get(id)!);
    });
}

const historyFor = (reading: Reading): LoaderFactory<number, SupportRequestChange[]> =>
  byRequest(
    (sql, ids) => listRequestChanges(sql, ids, reading),
    ({ requestId }) => requestId,
    ({ requestId: _requestId, ...change }): SupportRequestChange => change,
  );
const HISTORY = historyFor('all');
const OWN_HISTORY = historyFor('own');

const NEARBY = byRequest(
  (sql, ids) => nearbyRequests(sql, ids, NEAR_METRES),
  ({ of }) => of,
  ({ of: _of, id, ...near }): NearbySupportRequest => ({ ...near, id: String(id) }),
);
