import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { purposeRequired } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { SAME_PLACE_METRES } from '../plans/plan-input-of.js';
import { listQuestions } from './crew-safety.sql.js';
import { CrewSafetyOutcome, CrewSafetyQuestion } from './crew-safety.type.js';
import { recordCrewSafety, SAFE_DAYS } from './keep-crew-safety.js';

@Resolver()
export class CrewSafetyResolver {
  @Query(() => [CrewSafetyQuestion], {
    complexity: 50,
    description:
      'Places of which the police are asked whether a crew may go there: every candidate of every plan from today on. Needs a purpose, as it tells where discharges were; reading it leaves an event.',
  })
  async crewSafetyQuestions(
    @Ctx() context: RequestContext,
    @Arg('waiting', () => Boolean, { nullable: true, description: 'Only those without a word that holds on all their evenings.' })
    waiting: boolean | null,
  ): Promise<CrewSafetyQuestion[]> {
    const questions = await readQuestions(context, waiting ?? false);
    const kinds = ['FIREARMS_DISCHARGE'];
    context.audit({ action: 'READ_DEPLOYMENTS', detail: { query: 'crewSafetyQuestions', kinds }, rowCount: questions.length });
    return questions;
  }

  @Mutation(() => CrewSafetyOutcome, {
    description: 'Says of a place whether a crew may go there. To everybody else «not cleared» and not answered are the same.',
  })
  async recordCrewSafety(
    @Ctx() context: RequestContext,
    @Arg('candidate', () => ID, { description: 'Which place.' }) candidate: string,
    @Arg('version', () => Int, { nullable: true, description: 'The version that was looked at; 0 where nothing was said.' })
    version: number | null,
    @Arg('cleared', () => Boolean, { description: 'A crew may go there.' }) cleared: boolean,
    @Arg('until', () => DateScalar, { nullable: true, description: 'The last day of a clearance, four weeks from now at most.' })
    until: string | null,
    @Arg('reason', () => String, { description: 'Why. Nobody but the police reads it.' }) reason: string,
  ): Promise<CrewSafetyOutcome> {
    refuseWithoutPurpose(context);
    const word = { cleared, until: until ?? null, reason };
    const { database } = context.services;
    const outcome = await context.withoutTransaction(() =>
      recordCrewSafety(database, candidate, version ?? null, word, context.acting, londonDay()),
    );
    if (!outcome.ok) return { question: null, problems: outcome.problems };
    const questions = await readQuestions(context, false);
    return { question: questions.find((question) => question.candidate === candidate) ?? null, problems: [] };
  }
}

async function readQuestions(context: RequestContext, waiting: boolean): Promise<CrewSafetyQuestion[]> {
  refuseWithoutPurpose(context);
  const near = { today: londonDay(), days: SAFE_DAYS, samePlace: SAME_PLACE_METRES };
  return context.asViewer((sql) => listQuestions(sql, near, waiting));
}

function refuseWithoutPurpose({ viewer }: RequestContext): void {
  if (viewer.purpose === undefined)
    throw purposeRequired(
      'Say first what you need it for: it tells near which places firearms were discharged lately, and looking is recorded.',
    );
}
