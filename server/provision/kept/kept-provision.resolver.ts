import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { KEEPING_PROVISION_ACCESS } from '../../access/access-table.js';
import type { LoaderFactory, RequestContext } from '../../context.js';
import { numberOfId } from '../../number-of-id.js';
import { youthProvision, type YouthPlace as Place } from '../provision.service.js';
import { YouthPlace, YouthSession } from '../provision.type.js';
import * as keep from './keep-provision.js';
import { YouthPlaceInput, YouthSessionInput } from './kept-provision.input.js';
import type { KeptKind } from './kept-provision.js';
import { listKeptChanges } from './kept-provision.sql.js';
import { YouthPlaceOutcome, YouthProvisionChange, YouthSessionOutcome } from './kept-provision.type.js';

const VERSION = 'The version that was looked at; changed since, it is refused.';
const HISTORY_WORDS = 'Every change by form, newest first; null for who does not keep them.';

@Resolver(() => YouthSession)
export class KeptSessionsResolver {
  @FieldResolver(() => [YouthProvisionChange], { nullable: true, complexity: 10, description: HISTORY_WORDS })
  history(@Ctx() context: RequestContext, @Root() { id }: YouthSession): Promise<YouthProvisionChange[]> | null {
    return historyOf(context, SESSION_HISTORY, id);
  }

  @Mutation(() => YouthSessionOutcome, { description: 'Adds a session, or changes the one that is named.' })
  keepYouthSession(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { nullable: true, description: 'Which; left out, a new one.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('input', () => YouthSessionInput, { description: 'The whole of it.' }) input: YouthSessionInput,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<YouthSessionOutcome> {
    const { weekday, startsAt, endsAt, season, ageFrom, ageTo, capacity, provider } = input;
    const terms = {
      ...{ name: input.name, access: input.access, placeId: numberOfId(input.placeId, 'input', 'placeId') },
      ...{ weekday: weekday ?? null, startsAt: startsAt ?? null, endsAt: endsAt ?? null, season: season ?? null },
      ...{ ageFrom: ageFrom ?? null, ageTo: ageTo ?? null, capacity: capacity ?? null, provider: provider ?? null },
    };
    return sessionAfter(context, () =>
      keep.keepYouthSession(context.services.database, whichOf(id, version), terms, reason, context.acting),
    );
  }

  @Mutation(() => YouthSessionOutcome, {
    description: 'Closes a session: it is in no week any more. What it was stays in its history.',
  })
  closeYouthSession(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<YouthSessionOutcome> {
    return sessionAfter(context, () =>
      keep.closeYouthSession(context.services.database, { id: numberOfId(id), version }, reason, context.acting),
    );
  }
}

@Resolver(() => YouthPlace)
export class KeptPlacesResolver {
  @FieldResolver(() => [YouthProvisionChange], { nullable: true, complexity: 10, description: HISTORY_WORDS })
  history(@Ctx() context: RequestContext, @Root() { id }: YouthPlace): Promise<YouthProvisionChange[]> | null {
    return historyOf(context, PLACE_HISTORY, id);
  }

  @Mutation(() => YouthPlaceOutcome, { description: 'Adds a place, or changes the one that is named.' })
  keepYouthPlace(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { nullable: true, description: 'Which; left out, a new one.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('input', () => YouthPlaceInput, { description: 'The whole of it.' }) input: YouthPlaceInput,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<YouthPlaceOutcome> {
    const { name, kind, longitude, latitude, areaText, mustNotBeFound } = input;
    const terms = {
      ...{ name, kind, longitude: longitude ?? null, latitude: latitude ?? null },
      ...{ areaText: areaText ?? null, mustNotBeFound: mustNotBeFound ?? null },
    };
    return placeAfter(context, () =>
      keep.keepYouthPlace(context.services.database, whichOf(id, version), terms, reason, context.acting),
    );
  }

  @Mutation(() => YouthPlaceOutcome, { description: 'Closes a place at which nothing runs any more.' })
  closeYouthPlace(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<YouthPlaceOutcome> {
    return placeAfter(context, () =>
      keep.closeYouthPlace(context.services.database, { id: numberOfId(id), version }, reason, context.acting),
    );
  }
}

const whichOf = (id: string | null | undefined, version: number | null) => (id == null ? null : { id: numberOfId(id), version });

async function sessionAfter(context: RequestContext, change: () => Promise<keep.KeptOutcome>): Promise<YouthSessionOutcome> {
  const outcome = await context.withoutTransaction(change);
  if (!outcome.ok) return { session: null, problems: outcome.problems };
  const sessions = (await placesNow(context)).flatMap((place) => place.sessions);
  return { session: (sessions.find(({ id }) => id === String(outcome.id)) as YouthSession | undefined) ?? null, problems: [] };
}

async function placeAfter(context: RequestContext, change: () => Promise<keep.KeptOutcome>): Promise<YouthPlaceOutcome> {
  const outcome = await context.withoutTransaction(change);
  if (!outcome.ok) return { place: null, problems: outcome.problems };
  const place = (await placesNow(context)).find(({ id }) => id === String(outcome.id));
  return { place: (place as YouthPlace | undefined) ?? null, problems: [] };
}

const placesNow = (context: RequestContext): Promise<readonly Place[]> =>
  context.asViewer(async (sql) => (await youthProvision(sql, {}, 'none')).places);

type History = LoaderFactory<string, YouthProvisionChange[]>;

function historyOf(context: RequestContext, history: History, id: string): Promise<YouthProvisionChange[]> | null {
  return KEEPING_PROVISION_ACCESS[context.viewer.persona] ? context.loader(history).load(id) : null;
}

const historyLoader =
  (kind: KeptKind): History =>
  (context) =>
    new DataLoader(async (ids) => {
      const changes = await context.asViewer((sql) => listKeptChanges(sql, kind, ids));
      return ids.map((id) => changes.filter(({ recordId }) => String(recordId) === id));
    });
const SESSION_HISTORY = historyLoader('session');
const PLACE_HISTORY = historyLoader('place');
