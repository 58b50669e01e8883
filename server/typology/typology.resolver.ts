import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actingViewer } from '../access/viewer.js';
import type { RequestContext } from '../context.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import { CHILDREN_RULE, displayedAlone, type ProtectedCount } from '../disclosure/disclosure.js';
import type { Count } from '../graphql/count.type.js';
import { numberOfId } from '../number-of-id.js';
import { startKeptRun } from '../runs/kept-run.js';
import { StartedRun } from '../runs/run-progress.type.js';
import { completeChildren } from './complete-children.js';
import { checkAskedTypology, chooseClasses, makeTypology, STARTS, TYPOLOGY_STEPS } from './keep-typology.js';
import { TYPOLOGY_PROTECTION } from './protected-classes.js';
import { findTypology, listClassChoices, listTypologies, ownExtracts, patternsOfExtract } from './typologies.sql.js';
import { labelOfIndicator, TYPOLOGY_COHORT_WORDS, type TypologyCohort } from './typology-indicators.js';
import type { ItemShare } from './typology.js';
import {
  ClassChoiceInput,
  TypologyExtractType,
  TypologyHeadType,
  TypologyInput,
  TypologyOutcome,
  TypologyType,
  type ClassItemType,
  type ShareTold,
} from './typology.type.js';

@Resolver()
export class TypologyResolver {
  @Query(() => [TypologyExtractType], {
    complexity: ({ childComplexity }) => 20 + 10 * childComplexity,
    description: 'Extracts for typologies of the own agency, the newest first.',
  })
  async typologyExtracts(@Ctx() context: RequestContext): Promise<TypologyExtractType[]> {
    const extracts = await context.asViewer(async (sql) => {
      const told: TypologyExtractType[] = [];
      for (const { id, cohort, period, indicators, loadedAt, invented } of await ownExtracts(sql)) {
        const patterns = await sql.under(COUNTER_ROLE, (under) => patternsOfExtract(under, id));
        const { children, leftOut, notRecorded } = completeChildren(
          patterns,
          indicators.map((_, at) => at),
        );
        told.push({
          ...{ id: String(id), cohort: TYPOLOGY_COHORT_WORDS[cohort], period, loadedAt, invented },
          ...{ children: countOf(displayedAlone(children, CHILDREN_RULE)), leftOut: countOf(leftOut) },
          indicators: indicators.map((code, at) => ({
            ...{ code, label: labelOfIndicator(code), notRecorded: countOf(notRecorded[at]!) },
          })),
        });
      }
      return told;
    });
    context.audit({
      action: 'VIEW',
      detail: { query: 'typologyExtracts', sources: ['typology-extract'] },
      rowCount: extracts.length,
    });
    return extracts;
  }

  @Query(() => [TypologyHeadType], {
    complexity: 20,
    description: 'Typologies of the own agency, the newest first.',
  })
  async typologies(@Ctx() context: RequestContext): Promise<TypologyHeadType[]> {
    return (await context.asViewer(listTypologies)).map((one) => ({ ...one, id: String(one.id) }));
  }

  @Query(() => TypologyType, {
    nullable: true,
    complexity: 100,
    description: 'A typology of the own agency, and what was chosen. Reading it leaves an event.',
  })
  async typology(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
  ): Promise<TypologyType | null> {
    const number = numberOfId(id);
    const found = await readTypology(context, number);
    if (found !== null) context.audit({ action: 'VIEW', subject: `typology:${number}`, detail: { query: 'typology' } });
    return found;
  }

  @Mutation(() => StartedRun, {
    complexity: 300,
    description:
      'Starts working out latent classes of an extract, and answers at once. Ask «runProgress» how far it is; it is kept when it is done. Two runs of a person at once.',
  })
  async startTypology(
    @Ctx() context: RequestContext,
    @Arg('input', () => TypologyInput, { description: 'What is asked.' }) input: TypologyInput,
  ): Promise<StartedRun> {
    const { services, acting, viewer } = context;
    const { title, indicators, classes } = input;
    const question = {
      ...{ title, indicators, classes, starts: input.starts ?? STARTS.usual },
      extract: numberOfId(input.extract, 'input', 'extract'),
    };
    const reader = actingViewer(viewer);
    const checked = await context.withoutTransaction(() => checkAskedTypology(services.database, question, reader));
    if (!checked.ok) return { run: null, problems: checked.problems };
    const run = startKeptRun(context, { of: 'TYPOLOGY', steps: TYPOLOGY_STEPS }, (attention) =>
      makeTypology(services.database, checked.asked, reader, acting, attention),
    );
    return { run, problems: [] };
  }

  @Mutation(() => TypologyOutcome, {
    description: 'Chooses how many classes there are, with the reason. A further choice is another version; none goes away.',
  })
  async chooseClasses(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Of which typology.' }) id: string,
    @Arg('input', () => ClassChoiceInput, { description: 'What is chosen.' }) input: ClassChoiceInput,
  ): Promise<TypologyOutcome> {
    const { services, acting, viewer } = context;
    const number = numberOfId(id);
    const outcome = await context.withoutTransaction(() =>
      chooseClasses(services.database, number, viewer.agency, input, acting),
    );
    return outcome.ok
      ? { typology: await readTypology(context, number), problems: [] }
      : { typology: null, problems: outcome.problems };
  }
}

function readTypology(context: RequestContext, id: number): Promise<TypologyType | null> {
  return context.asViewer(async (sql) => {
    const run = await findTypology(sql, id);
    if (run === null) return null;
    const { found, title, madeAt, madeBy } = run;
    const { method, period, invented, leastBic, warnings } = found;
    return {
      ...{ id: String(id), title, madeAt, madeBy, method, period, invented, leastBic, warnings, protection: TYPOLOGY_PROTECTION },
      cohort: TYPOLOGY_COHORT_WORDS[found.cohort as TypologyCohort],
      children: countOf(found.children),
      leftOut: countOf(found.leftOut),
      indicators: found.indicators.map((one) => ({ ...one, notRecorded: countOf(one.notRecorded) })),
      models: found.models.map((model) => ({
        ...model,
        found: model.found.map(({ children, percent, items }) => ({
          ...{ children: countOf(children), percent, items: items.map(itemOf) },
        })),
      })),
      choices: await listClassChoices(sql, id),
    };
  });
}

const countOf = ({ count, withheld, roundedTo }: ProtectedCount): Count => ({ count, suppressed: withheld, roundedTo });

const itemOf = (share: ItemShare): ClassItemType => ({
  told: share.told.toUpperCase() as ShareTold,
  percent: share.told === 'withheld' ? null : share.percent,
});
