/** What practice reviews recommended and nobody has done by its day: worked out each time, nothing of it is stored. */
import type { Sql } from '../../database/database.js';
import { isOpen, standingOn, type FollowUpState } from './review.js';
import { listFollowUps, listRecommendations, listReviews } from './reviews.sql.js';

export interface OverdueRecommendation {
  readonly id: number;
  readonly reviewId: number;
  /** What the review is about. */
  readonly review: string;
  readonly words: string;
  readonly agency: string;
  readonly dueOn: string;
  /** Since then, 1 or more. */
  readonly days: number;
  /** What was last said of it by the day; null: nothing. */
  readonly state: FollowUpState | null;
}

const DAY_MS = 86_400_000;

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** @param day 2027-01-29: what was said later does not count; the longest overdue first */
export async function overdueRecommendations(sql: Sql, day: string): Promise<OverdueRecommendation[]> {
  const recommendations = await listRecommendations(sql);
  const reviews = new Map((await listReviews(sql)).map((review) => [review.id, review]));
  const followUps = await listFollowUps(sql);
  return recommendations.flatMap(({ id, reviewId, words, agency, dueOn }) => {
    const state =
      standingOn(
        followUps.filter(({ recommendationId }) => recommendationId === id),
        day,
      )?.state ?? null;
    if (dueOn >= day || !isOpen(state)) return [];
    return [{ id, reviewId, review: reviews.get(reviewId)!.title, words, agency, dueOn, days: daysBetween(dueOn, day), state }];
  });
}
