import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { BARRIER_ACCESS } from '../../access/access-table.js';
import type { LoaderFactory, RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { numberOfId } from '../../number-of-id.js';
import { londonDay } from '../../governance/agreement.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { WalkBarrierInput } from './barrier.input.js';
import type { Position, StoredBarrier } from './barrier.js';
import { WalkBarrier, WalkBarrierChange, WalkBarrierOutcome } from './barrier.type.js';
import { findBarrier, listBarrierChanges, standingBarriers, type Reading } from './barriers.sql.js';
import * as keep from './keep-barriers.js';

const VERSION = 'The version that was looked at; changed since, it is refused.';

@Resolver(() => WalkBarrier)
export class BarriersResolver {
  @Query(() => [WalkBarrier], {
    complexity: ({ childComplexity }) => 20 + 20 * childComplexity,
    description: 'Lines that children do not cross on foot, by name: those that stand. Reach and further sessions keep to them.',
  })
  async walkBarriers(@Ctx() context: RequestContext): Promise<WalkBarrier[]> {
    const barriers = await context.asViewer((sql) => standingBarriers(sql, readingOf(context)));
    return barriers.map(published);
  }

  @FieldResolver(() => [WalkBarrierChange], {
    nullable: true,
    complexity: 10,
    description: 'Every change, newest first; null for whoever does not draw.',
  })
  history(@Ctx() context: RequestContext, @Root() { id }: WalkBarrier): Promise<WalkBarrierChange[]> | null {
    return readingOf(context) === 'all' ? context.loader(HISTORY).load(Number(id)) : null;
  }

  @Mutation(() => WalkBarrierOutcome, { description: 'Draws a barrier, with where it can be crossed and how it is known.' })
  drawWalkBarrier(
    @Ctx() context: RequestContext,
    @Arg('input', () => WalkBarrierInput, { description: 'The barrier.' }) input: WalkBarrierInput,
  ): Promise<WalkBarrierOutcome> {
    const terms = { ...input, line: positions(input.line, 'line'), crossings: positions(input.crossings, 'crossings') };
    return changed(context, ({ services, acting }) => keep.drawBarrier(services.database, terms, acting));
  }

  @Mutation(() => WalkBarrierOutcome, { description: 'Says that a barrier was looked at again and still is one.' })
  reviewWalkBarrier(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reviewOn', () => DateScalar, { description: 'The day of the next review, within a year.' }) reviewOn: string,
    @Arg('reason', () => String, { description: 'What the review found.' }) reason: string,
  ): Promise<WalkBarrierOutcome> {
    return changed(context, ({ services, acting }) =>
      keep.reviewBarrier(services.database, { id: numberOfId(id), version }, { reviewOn, reason }, acting),
    );
  }

  @Mutation(() => WalkBarrierOutcome, { description: 'Takes a barrier away from walks. What it was stays in its history.' })
  withdrawWalkBarrier(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { description: 'Why it is no barrier any more.' }) reason: string,
  ): Promise<WalkBarrierOutcome> {
    return changed(context, ({ services, acting }) =>
      keep.withdrawBarrier(services.database, { id: numberOfId(id), version }, reason, acting),
    );
  }
}

const readingOf = ({ viewer }: RequestContext): Reading => (BARRIER_ACCESS[viewer.persona] === 'drawing' ? 'all' : 'where');

function positions(given: readonly number[][], field: string): Position[] {
  return given.map((position) => {
    if (position.length !== 2) throw badUserInput('A position is longitude and latitude.', ['input', field]);
    return [position[0]!, position[1]!];
  });
}

const published = (barrier: StoredBarrier): WalkBarrier => ({
  ...barrier,
  id: String(barrier.id),
  isDue: barrier.reviewOn < londonDay(),
});

async function changed(
  context: RequestContext,
  change: (context: RequestContext) => Promise<keep.BarrierOutcome>,
): Promise<WalkBarrierOutcome> {
  const outcome = await context.withoutTransaction(() => change(context));
  if (!outcome.ok) return { barrier: null, problems: outcome.problems };
  const barrier = await context.asViewer((sql) => findBarrier(sql, outcome.id, readingOf(context)));
  return { barrier: barrier === null ? null : published(barrier), problems: [] };
}

const HISTORY: LoaderFactory<number, WalkBarrierChange[]> = (context) =>
  new DataLoader(async (ids) => {
    const changes = await context.asViewer((sql) => listBarrierChanges(sql, ids));
    return ids.map((id) => changes.filter(({ barrierId }) => barrierId === id));
  });
