/** Runs that keep what they come to under a number: started by a question, followed and cancelled by anybody who started one. */
import type { RequestContext } from '../context.js';
import { failureForLog } from '../failure-for-log.js';
import type { RunProgress } from './run-progress.type.js';
import { runsOf, type RunAttention, type RunKind, type RunUnderWay } from './runs-under-way.js';

export const KEPT_RUN: RunKind<{ readonly id: number }> = {
  name: 'kept',
  smaller: 'Ask for fewer indicators, classes, factors or starts.',
};

/** @throws CallerError RATE_LIMITED where too many are under way */
export function startKeptRun(
  { services, viewer }: RequestContext,
  steps: number,
  work: (attention: RunAttention) => Promise<{ readonly id: number }>,
): RunProgress {
  return progressOf(
    runsOf(services).start(viewer, {
      ...{ kind: KEPT_RUN, steps, work, stopping: services.stopping },
      onFailure: (error) => services.log.error({ ...failureForLog(error) }, 'a run under way failed'),
    }),
  );
}

export function progressOf(run: RunUnderWay<{ readonly id: number }>): RunProgress {
  const { id, state, doing, step, steps, done, of, startedAt, problem, found } = run;
  return { id, state, doing, step, steps, done, of, startedAt, problem, kept: found === null ? null : String(found.id) };
}
