import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { actingViewer } from '../access/viewer.js';
import type { RequestContext } from '../context.js';
import { numberOfId } from '../number-of-id.js';
import { startKeptRun } from '../runs/kept-run.js';
import { StartedRun } from '../runs/run-progress.type.js';
import { findRun, listChoices, listRuns, usableIndicators } from './area-factors.sql.js';
import {
  AreaFactorOutcome,
  AreaFactorRun,
  AreaFactorRunHead,
  ChosenAreaInput,
  IndicatorOfPeriodInput,
  UsableIndicatorType,
} from './area-factors.type.js';
import { checkAskedFactors, chooseAreas, FACTOR_STEPS, FEWEST_AREAS, makeRun } from './keep-area-factors.js';

@Resolver()
export class AreaFactorsResolver {
  @Query(() => [UsableIndicatorType], {
    complexity: 50,
    description: 'Published indicators that factors of authorities can be made from, by name.',
  })
  areaFactorIndicators(@Ctx() context: RequestContext): Promise<UsableIndicatorType[]> {
    return context.asViewer((sql) => usableIndicators(sql, FEWEST_AREAS));
  }

  @Query(() => [AreaFactorRunHead], {
    complexity: 20,
    description: 'Factors of authorities that were worked out, the newest first.',
  })
  async areaFactorRuns(@Ctx() context: RequestContext): Promise<AreaFactorRunHead[]> {
    return (await context.asViewer(listRuns)).map((run) => ({ ...run, id: String(run.id) }));
  }

  @Query(() => AreaFactorRun, {
    nullable: true,
    complexity: 50,
    description: 'A run with its long list, and what was chosen. Reading it leaves an event.',
  })
  async areaFactorRun(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
  ): Promise<AreaFactorRun | null> {
    const number = numberOfId(id);
    const run = await readRun(context, number);
    if (run !== null) context.audit({ action: 'VIEW', subject: `area-factors:${number}`, detail: { query: 'areaFactorRun' } });
    return run;
  }

  @Mutation(() => StartedRun, {
    complexity: 300,
    description:
      'Starts working out what published indicators of authorities have in common, and answers at once. Ask «runProgress» how far it is; it is kept when it is done. Two runs of a person at once.',
  })
  async startAreaFactorRun(
    @Ctx() context: RequestContext,
    @Arg('title', () => String, { description: 'What the run is called.' }) title: string,
    @Arg('indicators', () => [IndicatorOfPeriodInput], { description: 'From which indicators: three or more.' })
    indicators: IndicatorOfPeriodInput[],
    @Arg('factors', () => Int, { description: 'How many factors at most: 1 or 2.' }) factors: number,
  ): Promise<StartedRun> {
    const { services, acting, viewer } = context;
    const asked = { title, factors, indicators: indicators.map(({ code, period }) => ({ code, period })) };
    const reader = actingViewer(viewer);
    const checked = await context.withoutTransaction(() => checkAskedFactors(services.database, asked, reader));
    if (!checked.ok) return { run: null, problems: checked.problems };
    const run = startKeptRun(context, { of: 'AREA_FACTORS', steps: FACTOR_STEPS }, (attention) =>
      makeRun(services.database, checked.asked, reader, acting, attention),
    );
    return { run, problems: [] };
  }

  @Mutation(() => AreaFactorOutcome, {
    description: 'Chooses areas from the long list, each with the reason. A further choice is another version; none goes away.',
  })
  async chooseFromLongList(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Of which run.' }) id: string,
    @Arg('version', () => Int, { description: 'The version of the choice that was looked at; 0 where there was none.' })
    version: number,
    @Arg('areas', () => [ChosenAreaInput], { description: 'Which areas.' }) areas: ChosenAreaInput[],
    @Arg('note', () => String, { description: 'What else to say; may be empty.' }) note: string,
  ): Promise<AreaFactorOutcome> {
    const { services, acting } = context;
    const number = numberOfId(id);
    const outcome = await context.withoutTransaction(() =>
      chooseAreas(services.database, number, { version, areas, note }, acting),
    );
    return outcome.ok ? { run: await readRun(context, number), problems: [] } : { run: null, problems: outcome.problems };
  }
}

function readRun(context: RequestContext, id: number): Promise<AreaFactorRun | null> {
  return context.asViewer(async (sql) => {
    const run = await findRun(sql, id);
    if (run === null) return null;
    const { found, title, madeAt, madeBy } = run;
    return {
      ...found,
      residuals: found.residuals ?? null,
      id: String(id),
      title,
      madeAt,
      madeBy,
      choices: await listChoices(sql, id),
    };
  });
}
