import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { londonDay } from '../../governance/agreement.js';
import { numberOfId } from '../../number-of-id.js';
import { REASON, VERSION, outcomeOf } from '../account-change.js';
import { AccountChangeOutcome } from '../account.type.js';
import { readDay } from '../read-day.js';
import { keepRecommendation, keepReview, takeRecommendationOut, takeReviewOut } from './keep-reviews.js';
import { REVIEW_KINDS, REVIEW_THEMES } from './review.js';
import {
  PracticeReviewInput,
  PracticeReviews,
  ReviewFollowUpInput,
  ReviewRecommendationInput,
  type PracticeReview,
  type ReviewWord,
} from './review.type.js';
import { mayFollowUp, sayWhatFollowed, type Follower } from './say-what-followed.js';
import { REVIEWS_METHOD, toldReviews, type ToldReview } from './told-reviews.js';

@Resolver()
export class ReviewsResolver {
  @Query(() => PracticeReviews, {
    complexity: 50,
    description: 'Practice reviews, what they recommended, and what followed. Reading it leaves an event.',
  })
  async practiceReviews(
    @Ctx() context: RequestContext,
    @Arg('on', () => String, { nullable: true, description: 'As of which day, 2027-01-29; today unless told.' })
    asked: string | null,
  ): Promise<PracticeReviews> {
    const on = readDay(asked);
    const reviews = await context.asViewer((sql) => toldReviews(sql, on));
    context.audit({ action: 'VIEW', detail: { query: 'practiceReviews' }, rowCount: reviews.length });
    return {
      ...{ on, kinds: REVIEW_KINDS.map(inWords), themes: REVIEW_THEMES.map(inWords), method: REVIEWS_METHOD },
      reviews: reviews.map((review) => published(review, context.viewer)),
    };
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds a review, or changes one.' })
  async keepPracticeReview(
    @Ctx() context: RequestContext,
    @Arg('input', () => PracticeReviewInput, { description: 'The review.' }) input: PracticeReviewInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const { kind, title, year, board, themes, link = null, ownThemes = null } = input;
    const asked = { kind, title, year, board, themes, link, ownThemes };
    return outcomeOf(
      await context.withoutTransaction(() => keepReview(services.database, which, asked, reason ?? null, acting, londonDay())),
    );
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Takes a review out, with its words and what it recommended.' })
  async withdrawPracticeReview(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = { id: numberOfId(id), version };
    return outcomeOf(await context.withoutTransaction(() => takeReviewOut(services.database, which, reason, acting)));
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds what a review recommended, or changes it.' })
  async keepReviewRecommendation(
    @Ctx() context: RequestContext,
    @Arg('review', () => ID, { description: 'Of which review; of one that is changed, its own stays.' }) review: string,
    @Arg('input', () => ReviewRecommendationInput, { description: 'What is recommended.' }) input: ReviewRecommendationInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const of = numberOfId(review, 'review');
    return outcomeOf(
      await context.withoutTransaction(() => keepRecommendation(services.database, of, which, input, reason ?? null, acting)),
    );
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Takes a recommendation out, with its words.' })
  async withdrawReviewRecommendation(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = { id: numberOfId(id), version };
    return outcomeOf(await context.withoutTransaction(() => takeRecommendationOut(services.database, which, reason, acting)));
  }

  @Mutation(() => AccountChangeOutcome, {
    description: 'Says what followed of a recommendation. Nothing said is changed. A partner says it for its own agency.',
  })
  async sayWhatFollowed(
    @Ctx() context: RequestContext,
    @Arg('recommendation', () => ID, { description: 'Of which recommendation.' }) recommendation: string,
    @Arg('input', () => ReviewFollowUpInput, { description: 'What followed.' }) input: ReviewFollowUpInput,
  ): Promise<AccountChangeOutcome> {
    const { services, acting, viewer } = context;
    const of = numberOfId(recommendation, 'recommendation');
    const { state, saidOn, words, evidence = null } = input;
    const written = { state, saidOn, words, evidence };
    return outcomeOf(
      await context.withoutTransaction(() => sayWhatFollowed(services.database, of, written, viewer, acting, londonDay())),
    );
  }
}

const inWords = ([code, words]: readonly [string, string]): ReviewWord => ({ code, words });

const wordOf = (list: readonly (readonly [string, string])[], code: string): ReviewWord =>
  inWords(list.find(([one]) => one === code) ?? [code, code]);

function published({ id, kind, themes, recommendations, ...review }: ToldReview, viewer: Follower): PracticeReview {
  return {
    ...{ ...review, id: String(id), kind: wordOf(REVIEW_KINDS, kind) },
    themes: themes.map((code) => wordOf(REVIEW_THEMES, code)),
    recommendations: recommendations.map(({ id: number, words, agency, dueOn, state, overdueDays, followUps, version }) => ({
      ...{ id: String(number), words, agency, dueOn, state, overdueDays, version, mayFollowUp: mayFollowUp(viewer, agency) },
      followUps: followUps.map((one) => ({
        ...{ id: String(one.id), state: one.state, saidOn: one.saidOn, words: one.words, evidence: one.evidence },
      })),
    })),
  };
}
