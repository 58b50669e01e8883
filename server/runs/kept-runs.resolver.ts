import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { cancelKeptRun, findKeptRun, keptRunsGoingOn, type KeptRunOf } from './kept-run.js';
import { RunProgress } from './run-progress.type.js';
import { KeptRunOfEnum } from './run-state.enum.js';

@Resolver()
export class KeptRunsResolver {
  @Query(() => [RunProgress], {
    description: 'Work that you started and that still goes on, the first started first: whoever left the page finds it again.',
  })
  runsGoingOn(
    @Ctx() context: RequestContext,
    @Arg('of', () => KeptRunOfEnum, { description: 'Of what sort.' }) of: KeptRunOf,
  ): RunProgress[] {
    return keptRunsGoingOn(context, of);
  }

  @Query(() => RunProgress, { description: 'How far work is that you started.' })
  runProgress(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'As it was told when it was started.' }) id: string,
  ): RunProgress {
    return findKeptRun(context, id);
  }

  @Mutation(() => RunProgress, {
    description: 'Ends work that you started; nothing of it is kept. What has ended, or is just being kept, stays as it is.',
  })
  cancelRun(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'As it was told when it was started.' }) id: string,
  ): RunProgress {
    return cancelKeptRun(context, id);
  }
}
