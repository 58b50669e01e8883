import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { badUserInput, notFound } from '../errors.js';
import { checkFilterLimits } from '../incidents/check-limits.js';
import { IncidentFilterInput } from '../incidents/incident-filter.input.js';
import { backTestOf } from './back-test.js';
import { channelsByUnit } from './channels-by-unit.js';
import { detect, type AskedDetection, type Detection } from './detect.js';
import { backTestView, detectionView } from './detection-event.js';
import { HotspotMethodEnum } from './hotspot.enums.js';
import { HotspotCells, HotspotRun } from './hotspot-cells.type.js';
import { HotspotOptionsInput } from './hotspot-options.input.js';
import type { HotspotMethod } from './hotspot-words.js';
import { proposalsOf } from './proposals/proposals.js';
import { publishedDetection } from './published-detection.js';
import { compareWithSaved } from './runs/compare-runs.js';
import { canonical, findRun, keepRun, listRuns, runOf, type SavedRun } from './runs/saved-run.js';

/** Reading the incidents, testing every cell and writing all of them. */
const OF_A_DETECTION = 500;

const RUNS_LISTED = 50;
const MOST_RUNS = 200;

@Resolver()
export class HotspotsResolver {
  @Query(() => HotspotCells, {
    complexity: ({ childComplexity }) => OF_A_DETECTION + childComplexity,
    description:
      'Where more, or fewer, were reported than a baseline makes one expect: on cells of a grid for whoever may have these incidents one by one, by areas for others.',
  })
  async hotspotCells(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents.' }) filter: IncidentFilterInput,
    @Arg('method', () => HotspotMethodEnum, { description: 'How.' }) method: HotspotMethod,
    @Arg('options', () => HotspotOptionsInput, { nullable: true, description: 'How to look.' })
    options: HotspotOptionsInput | null,
  ): Promise<HotspotCells> {
    return answeredDetection(context, await seen(context, 'hotspotCells', { filter, method, options: options ?? {} }));
  }

  @Query(() => [HotspotRun], {
    complexity: ({ args, childComplexity }: { args: { first?: number | null }; childComplexity: number }) =>
      1 + (args.first ?? RUNS_LISTED) * childComplexity,
    description: 'The runs that your agency kept in your role, the newest first.',
  })
  async hotspotRuns(
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: `How many, 1 to ${MOST_RUNS}; ${RUNS_LISTED} unless told.` })
    first: number | null,
  ): Promise<HotspotRun[]> {
    const most = first ?? RUNS_LISTED;
    if (most < 1 || most > MOST_RUNS) throw badUserInput(`«first» is 1 to ${MOST_RUNS}.`, ['first']);
    const runs = await context.asViewer((sql) => listRuns(sql, most));
    return runs.map((saved) => publishedRun(context, saved));
  }

  @Query(() => HotspotRun, {
    description:
      'A run that your agency made in your role, by its id. Asking for «again» makes it again, under the rights you have now.',
  })
  async hotspotRun(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<HotspotRun> {
    const saved = await context.asViewer((sql) => findRun(sql, id));
    if (saved === null) throw notFound('There is no run of this id that your agency made in your role.');
    return publishedRun(context, saved);
  }
}

/** A detection for whoever asks, told to the audit where it shows what is sensitive. */
async function seen(context: RequestContext, query: string, asked: AskedDetection): Promise<Detection> {
  checkFilterLimits(asked.filter);
  const { version } = context.services.installation;
  const detection = await context.asViewer((sql) => detect(sql, context.viewer, asked, { version, signal: context.gone }));
  const view = detectionView(query, detection);
  if (view !== null) context.audit(view);
  return detection;
}

/** As it is published, with what is only worked out where it is asked for. */
export function answeredDetection(context: RequestContext, detection: Detection): HotspotCells {
  const { version } = context.services.installation;
  return {
    ...publishedDetection(detection),
    run: async () => {
      const run = runOf(context.viewer, detection, version);
      const saved = (await context.asViewer((sql) => findRun(sql, run.id))) ?? { ...run, madeAt: new Date() };
      context.whenComplete((sql) => keepRun(sql, context.viewer, saved));
      return publishedRun(context, saved);
    },
    channelsByCell: () => context.asViewer((sql) => channelsByUnit(sql, context.viewer, detection)),
    proposals: () => context.asViewer((sql) => proposalsOf(sql, detection)),
    backTest: async () => {
      const tested = await context.asViewer((sql) => backTestOf(sql, detection, { signal: context.gone }));
      const view = tested === null ? null : backTestView(detection, tested.read);
      if (view !== null) context.audit(view);
      return tested;
    },
  };
}

function publishedRun(context: RequestContext, saved: SavedRun): HotspotRun {
  const { id, madeAt, version, seed, method, filter, options, batches, dataVersion, digest } = saved;
  return {
    ...{ id, version, seed, method, dataVersion, digest },
    at: madeAt,
    parameters: canonical({ filter, options }),
    batches: batches.map(String),
    again: async () => {
      const detection = await seen(context, 'hotspotRun', { filter, method, options });
      return {
        ...compareWithSaved(saved, detection, context.services.installation.version),
        cells: answeredDetection(context, detection),
      };
    },
  };
}
