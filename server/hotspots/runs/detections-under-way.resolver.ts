import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actingViewer } from '../../access/viewer.js';
import type { RequestContext } from '../../context.js';
import { failureForLog } from '../../failure-for-log.js';
import { ViewerTransaction } from '../../graphql/viewer-transaction.js';
import { checkFilterLimits } from '../../incidents/check-limits.js';
import { IncidentFilterInput } from '../../incidents/incident-filter.input.js';
import { checkCellsPermitted } from '../../incidents/incidents.service.js';
import { runsOf, type RunAttention, type RunKind, type RunUnderWay } from '../../runs/runs-under-way.js';
import { detect, DETECTION_STEPS, type AskedDetection, type Detection } from '../detect.js';
import { detectionView } from '../detection-event.js';
import { checkOptions } from '../hotspot-options.js';
import { HotspotMethodEnum } from '../hotspot.enums.js';
import { HotspotOptionsInput } from '../hotspot-options.input.js';
import type { HotspotMethod } from '../hotspot-words.js';
import { answeredDetection } from '../hotspots.resolver.js';
import { HotspotRunProgress } from './detection-under-way.type.js';
import { keepRun, runOf } from './saved-run.js';

const OF_A_RUN = 500;

const DETECTION: RunKind<Detection> = {
  name: 'detection',
  smaller: 'Ask for larger cells, fewer permutations or a shorter period.',
};

@Resolver()
export class DetectionsUnderWayResolver {
  @Mutation(() => HotspotRunProgress, {
    complexity: ({ childComplexity }) => OF_A_RUN + childComplexity,
    description:
      'Starts a detection, as «hotspotCells» makes it, and answers at once. Ask «hotspotRunProgress» how far it is. The run is saved when it is done. Two of a person at once.',
  })
  startHotspotRun(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents.' }) filter: IncidentFilterInput,
    @Arg('method', () => HotspotMethodEnum, { description: 'How.' }) method: HotspotMethod,
    @Arg('options', () => HotspotOptionsInput, { nullable: true, description: 'How to look.' })
    options: HotspotOptionsInput | null,
  ): HotspotRunProgress {
    const asked: AskedDetection = { filter, method, options: options ?? {} };
    checkFilterLimits(filter);
    checkOptions(method, asked.options);
    const { services } = context;
    const run = runsOf(services).start(context.viewer, {
      kind: DETECTION,
      steps: DETECTION_STEPS,
      work: runner(context, asked),
      onFailure: (error) => services.log.error({ ...failureForLog(error) }, 'a detection under way failed'),
      stopping: services.stopping,
    });
    return published(context, run);
  }

  @Query(() => HotspotRunProgress, { description: 'How far a detection is that you started.' })
  hotspotRunProgress(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'As «startHotspotRun» answered it.' }) id: string,
  ): HotspotRunProgress {
    return published(context, runsOf(context.services).find(context.viewer, id, DETECTION));
  }

  @Mutation(() => HotspotRunProgress, { description: 'Ends a detection that you started. One that has ended stays as it is.' })
  cancelHotspotRun(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'As «startHotspotRun» answered it.' }) id: string,
  ): HotspotRunProgress {
    return published(context, runsOf(context.services).cancel(context.viewer, id, DETECTION));
  }
}

/** Detection in a transaction of its own, under the rights of whoever started it, saved when it is done. */
function runner({ services, viewer }: RequestContext, asked: AskedDetection) {
  const acting = actingViewer(viewer);
  return async (attention: RunAttention): Promise<Detection> => {
    const { version } = services.installation;
    const reading = new ViewerTransaction(services.database, () => acting);
    const stop = (): void => void reading.abandon();
    attention.signal?.addEventListener('abort', stop, { once: true });
    try {
      const detection = await reading.read((sql) => detect(sql, viewer, asked, { version, ...attention }));
      await reading.end();
      const run = { ...runOf(viewer, detection, version), madeAt: new Date() };
      attention.onKeeping();
      await services.database.asViewer(acting, (sql) => keepRun(sql, viewer, run), { write: true });
      return detection;
    } finally {
      attention.signal?.removeEventListener('abort', stop);
      await reading.end();
    }
  };
}

function published(context: RequestContext, run: RunUnderWay<Detection>): HotspotRunProgress {
  const { id, state, doing, step, steps, done, of, startedAt, problem, found } = run;
  return {
    ...{ id, state, doing, step, steps, done, of, startedAt, problem },
    result: () => (found === null ? null : seenNow(context, found)),
  };
}

/** Looked at now, whenever it was made: told to the audit, and only while a purpose that it wants still holds. */
function seenNow(context: RequestContext, detection: Detection) {
  const { asked, told, onGrid } = detection;
  if (onGrid !== null) checkCellsPermitted(context.viewer, { ...asked.filter, kinds: told.kinds });
  const view = detectionView('hotspotRunProgress', detection);
  if (view !== null) context.audit(view);
  return answeredDetection(context, detection);
}
