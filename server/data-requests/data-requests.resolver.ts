import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { DATA_REQUEST_ACCESS } from '../access/access-table.js';
import type { RequestContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import type { ProtectedCount } from '../disclosure/disclosure.js';
import type { FieldProblem } from '../governance/field-problem.js';
import { londonDay } from '../governance/agreement.js';
import type { Count } from '../graphql/count.type.js';
import { PUBLISHED_BY } from '../ingest/published-figures.js';
import { numberOfId } from '../number-of-id.js';
import { countedClasses, printedOtherwise } from './board-responses.js';
import { boardResponses } from './board-responses.sql.js';
import { BoardResponsesType } from './board-responses.type.js';
import { ANSWERS, isSameAgency, type AskedAgency, type DataRequestHead as KeptHead } from './data-request.js';
import { DataRequestStepEnum } from './data-request.enum.js';
import { AskForNumbersInput, DataRequestAnswerInput, DataRequestOverlapInput } from './data-request.input.js';
import { takeDataRequestStep, type DataRequestStep } from './data-request-steps.js';
import {
  DataRequest,
  DataRequestHead,
  DataRequestOutcome,
  DataRequestResponse,
  GroupDefinitionType,
} from './data-request.type.js';
import {
  agencyWordings,
  findRequest,
  findResponse,
  groupDefinitions,
  listAgencies,
  listRequestChanges,
  listRequests,
  newestAnswers,
} from './data-requests.sql.js';
import { answerForOwnAgency, askForNumbers, responseOf, sayOverlap } from './keep-data-requests.js';
import { PROTECTION, type ShownResponse } from './shown-response.js';

@Resolver()
export class DataRequestsResolver {
  @Query(() => [DataRequestHead], {
    complexity: 20,
    description:
      'Requests for numbers of children: all to whoever runs them; to agencies those they are asked in, and what is complete.',
  })
  async dataRequests(@Ctx() context: RequestContext): Promise<DataRequestHead[]> {
    return context.asViewer(async (sql) => {
      const agencies = await listAgencies(sql);
      return (await listRequests(sql)).map((request) =>
        headOf(
          request,
          agencies.filter(({ requestId }) => requestId === request.id),
          context,
        ),
      );
    });
  }

  @Query(() => DataRequest, { nullable: true, complexity: 60, description: 'A request for numbers. Reading it leaves an event.' })
  async dataRequest(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
  ): Promise<DataRequest | null> {
    const number = numberOfId(id);
    const request = await readRequest(context, number);
    if (request !== null) context.audit({ action: 'VIEW', subject: `data-request:${number}`, detail: { query: 'dataRequest' } });
    return request;
  }

  @Query(() => [GroupDefinitionType], {
    complexity: 20,
    description: 'What agencies may mean by a gang, and the words in which each does.',
  })
  async groupDefinitions(@Ctx() context: RequestContext): Promise<GroupDefinitionType[]> {
    return context.asViewer(async (sql) => {
      const words = await agencyWordings(sql);
      return (await groupDefinitions(sql)).map(({ definition, meaning }) => ({
        ...{ definition, meaning, words: words.filter((one) => one.definition === definition) },
      }));
    });
  }

  @Query(() => BoardResponsesType, {
    complexity: ({ childComplexity }) => 20 + childComplexity,
    description: 'What safeguarding boards answered when they were asked the same, as somebody loaded it from a report.',
  })
  async boardResponses(@Ctx() context: RequestContext): Promise<BoardResponsesType> {
    const areas = await context.asViewer(boardResponses);
    return { areas, classes: countedClasses(areas), caveats: printedOtherwise(areas), licence: PUBLISHED_BY.licence };
  }

  @Mutation(() => DataRequestOutcome, { description: 'Asks agencies for numbers of children.' })
  async askForNumbers(
    @Ctx() context: RequestContext,
    @Arg('input', () => AskForNumbersInput, { description: 'What, for whom, and who is asked.' }) input: AskForNumbersInput,
  ): Promise<DataRequestOutcome> {
    const { services, acting } = context;
    const outcome = await context.withoutTransaction(() => askForNumbers(services.database, input, acting));
    return outcome.ok ? afterwards(context, outcome.id) : { request: null, problems: outcome.problems };
  }

  @Mutation(() => DataRequestOutcome, {
    description: 'Answers for the own agency, for one group or more. Nobody answers for another.',
  })
  async answerDataRequest(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which request.' }) id: string,
    @Arg('answers', () => [DataRequestAnswerInput], { description: 'What.' }) answers: DataRequestAnswerInput[],
  ): Promise<DataRequestOutcome> {
    const { services, acting } = context;
    const number = numberOfId(id);
    const wrong = answers.flatMap(({ answer }, at): FieldProblem[] =>
      ANSWERS.includes(answer) ? [] : [{ field: `answers.${at}.answer`, problem: 'Answer with a number, no data or refused.' }],
    );
    if (wrong.length > 0) return { request: null, problems: wrong };
    const written = answers.map((answer) => ({ ...answer, definition: answer.definition ?? null }));
    const outcome = await context.withoutTransaction(() => answerForOwnAgency(services.database, number, written, acting));
    return outcome.ok ? afterwards(context, number) : { request: null, problems: outcome.problems };
  }

  @Mutation(() => DataRequestOutcome, { description: 'Says how many children two agencies both count, or that it is not known.' })
  async sayDataRequestOverlap(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which request.' }) id: string,
    @Arg('overlap', () => DataRequestOverlapInput, { description: 'Whom.' }) overlap: DataRequestOverlapInput,
  ): Promise<DataRequestOutcome> {
    const { services, acting } = context;
    const number = numberOfId(id);
    const outcome = await context.withoutTransaction(() => sayOverlap(services.database, number, overlap, acting));
    return outcome.ok ? afterwards(context, number) : { request: null, problems: outcome.problems };
  }

  @Mutation(() => DataRequestOutcome, {
    description: 'Sends an answer back, waits for one no longer, says that all was checked, or hands it in for good.',
  })
  async takeDataRequestStep(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which request.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was looked at; changed since, it is refused.' }) version: number,
    @Arg('step', () => DataRequestStepEnum, { description: 'What is done.' }) step: DataRequestStep,
    @Arg('agency', () => String, { nullable: true, description: 'Of which agency.' }) agency: string | null,
    @Arg('reason', () => String, { nullable: true, description: 'Why.' }) reason: string | null,
  ): Promise<DataRequestOutcome> {
    const { services, acting } = context;
    const number = numberOfId(id);
    const asked = { step, version, agency: agency ?? null, reason: reason ?? null };
    const outcome = await context.withoutTransaction(() => takeDataRequestStep(services.database, number, asked, acting));
    return outcome.ok ? afterwards(context, number) : { request: null, problems: outcome.problems };
  }
}

function headOf(request: KeptHead, agencies: readonly AskedAgency[], { viewer }: RequestContext): DataRequestHead {
  const own = agencies.find(({ agency }) => isSameAgency(agency, viewer.agency)) ?? null;
  const overdue = request.state === 'asked' && request.dueOn < londonDay();
  return { ...request, id: String(request.id), overdue, own };
}

function readRequest(context: RequestContext, id: number): Promise<DataRequest | null> {
  const isRunning = DATA_REQUEST_ACCESS[context.viewer.persona] === 'running';
  return context.asViewer(async (sql) => {
    const request = await findRequest(sql, id);
    if (request === null) return null;
    const asked = await listAgencies(sql, id);
    return {
      ...headOf(request, asked, context),
      asked,
      ownAnswers: await newestAnswers(sql, id),
      response: await shownTo(sql, request, isRunning ? asked : null),
      history: isRunning ? await listRequestChanges(sql, id) : [],
    };
  });
}

/** @param asked null for whoever does not run it, and reads what is complete */
async function shownTo(
  sql: Sql,
  { id, state }: KeptHead,
  asked: readonly AskedAgency[] | null,
): Promise<DataRequestResponse | null> {
  if (state === 'complete') {
    const handedIn = (await findResponse(sql, id))!;
    return { ...published(handedIn.content), completedAt: handedIn.completedAt, completedBy: handedIn.completedBy };
  }
  if (asked === null) return null;
  const shown = await sql.under(COUNTER_ROLE, (under) => responseOf(under, id, asked));
  return { ...published(shown), completedAt: null, completedBy: null };
}

function published({ agencies, overlaps, totals }: ShownResponse): Omit<DataRequestResponse, 'completedAt' | 'completedBy'> {
  return {
    agencies: agencies.map((agency) => ({
      ...agency,
      answers: agency.answers.map((answer) => ({
        ...answer,
        children: answer.children && countOf(answer.children),
        supported: answer.supported && countOf(answer.supported),
      })),
    })),
    overlaps: overlaps.map((overlap) => ({ ...overlap, children: overlap.children && countOf(overlap.children) })),
    totals,
    protection: PROTECTION,
  };
}

const countOf = ({ count, withheld, roundedTo }: ProtectedCount): Count => ({ count, suppressed: withheld, roundedTo });

/** What was changed, as it is now. */
const afterwards = async (context: RequestContext, id: number): Promise<DataRequestOutcome> => ({
  request: await readRequest(context, id),
  problems: [],
});
