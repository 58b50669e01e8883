/** Runs that keep what they come to under a number: started by a question, followed and cancelled by anybody who started one. */
import type { RequestContext } from '../context.js';
import { failureForLog } from '../failure-for-log.js';
import type { RunProgress } from './run-progress.type.js';
import { runsOf, type RunAttention, type RunKind, type RunUnderWay } from './runs-under-way.js';

type Kept = { readonly id: number };

export const KEPT_RUNS = {
  TYPOLOGY: { name: 'typology', smaller: 'Ask for fewer indicators, classes or starts.' },
  AREA_FACTORS: { name: 'area risk', smaller: 'Ask for fewer indicators or factors.' },
} as const satisfies Record<string, RunKind<Kept>>;

export type KeptRunOf = keyof typeof KEPT_RUNS;

const ALL: readonly RunKind<Kept>[] = Object.values(KEPT_RUNS);

/** @throws CallerError RATE_LIMITED where too many are under way */
export function startKeptRun(
  { services, viewer }: RequestContext,
  { of, steps }: { readonly of: KeptRunOf; readonly steps: number },
  work: (attention: RunAttention) => Promise<Kept>,
): RunProgress {
  return progressOf(
    runsOf(services).start(viewer, {
      ...{ kind: KEPT_RUNS[of], steps, work, stopping: services.stopping },
      onFailure: (error) => services.log.error({ ...failureForLog(error) }, 'a run under way failed'),
    }),
  );
}

/** @throws CallerError NOT_FOUND where the viewer started none of this id */
export function findKeptRun({ services, viewer }: RequestContext, id: string): RunProgress {
  return progressOf(runsOf(services).find(viewer, id, ...ALL));
}

/** @throws CallerError NOT_FOUND where the viewer started none of this id */
export function cancelKeptRun({ services, viewer }: RequestContext, id: string): RunProgress {
  return progressOf(runsOf(services).cancel(viewer, id, ...ALL));
}

export function keptRunsGoingOn({ services, viewer }: RequestContext, of: KeptRunOf): RunProgress[] {
  return runsOf(services).goingOn<Kept>(viewer, KEPT_RUNS[of]).map(progressOf);
}

function progressOf(run: RunUnderWay<Kept>): RunProgress {
  const { id, state, doing, step, steps, done, of, startedAt, problem, found } = run;
  return { id, state, doing, step, steps, done, of, startedAt, problem, kept: found === null ? null : String(found.id) };
}
