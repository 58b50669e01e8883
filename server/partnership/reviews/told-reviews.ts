/** Reviews as they stand on a day: each recommendation with what was last said of it, and whether it is overdue. */
import type { Sql } from '../../database/database.js';
import { daysBetween } from './overdue-recommendations.js';
import { isOpen, standingOn, type FollowUp, type FollowUpState, type Recommendation, type Review } from './review.js';
import { listFollowUps, listRecommendations, listReviews } from './reviews.sql.js';

export const REVIEWS_METHOD: readonly string[] = [
  'A review is entered when its board has published it, or when several are told together: by what it was about, never by whom. Ages, days, letters, schools and streets are refused.',
  'How a recommendation stands is what its agency said last; where nothing was said, that is told. Nothing said is changed.',
  'Overdue is what its day has passed for and nobody has said to be done or not accepted.',
  'Nothing is counted across reviews but the reviews themselves: a theme leads to the reviews that have it, each of which is published.',
];

export interface ToldRecommendation extends Recommendation {
  /** Null: nothing was said by the day. */
  readonly state: FollowUpState | null;
  readonly overdueDays: number | null;
  /** The newest first. */
  readonly followUps: readonly FollowUp[];
}

export interface ToldReview extends Review {
  readonly recommendations: readonly ToldRecommendation[];
}

/** @param day what was said later is not told */
export async function toldReviews(sql: Sql, day: string): Promise<ToldReview[]> {
  const reviews = await listReviews(sql);
  const recommendations = await listRecommendations(sql);
  const followUps = await listFollowUps(sql);
  return reviews.map((review) => ({
    ...review,
    recommendations: recommendations
      .filter(({ reviewId }) => reviewId === review.id)
      .map((one) => {
        const said = followUps.filter(({ recommendationId, saidOn }) => recommendationId === one.id && saidOn <= day);
        const state = standingOn(said, day)?.state ?? null;
        const isOverdue = one.dueOn < day && isOpen(state);
        return { ...one, state, overdueDays: isOverdue ? daysBetween(one.dueOn, day) : null, followUps: said.toReversed() };
      }),
  }));
}
