import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { KEPT_RUN, progressOf } from './kept-run.js';
import { RunProgress } from './run-progress.type.js';
import { runsOf } from './runs-under-way.js';

@Resolver()
export class KeptRunsResolver {
  @Query(() => RunProgress, { description: 'How far work is that you started.' })
  runProgress(
    @Ctx() { services, viewer }: RequestContext,
    @Arg('id', () => ID, { description: 'As it was told when it was started.' }) id: string,
  ): RunProgress {
    return progressOf(runsOf(services).find(viewer, id, KEPT_RUN));
  }

  @Mutation(() => RunProgress, {
    description: 'Ends work that you started; nothing of it is kept. What has ended, or is just being kept, stays as it is.',
  })
  cancelRun(
    @Ctx() { services, viewer }: RequestContext,
    @Arg('id', () => ID, { description: 'As it was told when it was started.' }) id: string,
  ): RunProgress {
    return progressOf(runsOf(services).cancel(viewer, id, KEPT_RUN));
  }
}
