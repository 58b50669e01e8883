/** Practice reviews as they are stored. Read under the viewer's own role. */
import type { Sql } from '../../database/database.js';
import type { FollowUp, Recommendation, RecommendationTerms, Review, ReviewTerms } from './review.js';

const REVIEW = 'id, kind, title, year, board, link, themes, own_themes AS "ownThemes", version';
const RECOMMENDATION = 'r.id, r.review_id AS "reviewId", r.words, r.agency, r.due_on::text AS "dueOn", r.version';

/** The newest first. */
export function listReviews(sql: Sql): Promise<Review[]> {
  return sql.query<Review>(`SELECT ${REVIEW} FROM practice_review WHERE NOT withdrawn ORDER BY year DESC, lower(title), id`);
}

export async function lockReview(sql: Sql, id: number): Promise<Review | null> {
  const [found] = await sql.query<Review>(`SELECT ${REVIEW} FROM practice_review WHERE id = $1 AND NOT withdrawn FOR UPDATE`, [
    id,
  ]);
  return found ?? null;
}

const termsOf = ({ kind, title, year, board, link, themes, ownThemes }: ReviewTerms) => [
  ...[kind, title, year, board, link, themes, ownThemes],
];

/** @returns its number */
export async function insertReview(sql: Sql, terms: ReviewTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO practice_review (kind, title, year, board, link, themes, own_themes) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id',
    termsOf(terms),
  );
  return inserted!.id;
}

export async function updateReview(sql: Sql, { id }: Review, terms: ReviewTerms): Promise<void> {
  await sql.execute(
    `UPDATE practice_review SET kind = $2, title = $3, year = $4, board = $5, link = $6, themes = $7, own_themes = $8, version = version + 1 WHERE id = $1`,
    [id, ...termsOf(terms)],
  );
}

/** Its words go with it, and those of what it recommended: they may be why it is taken out. */
export async function withdrawReview(sql: Sql, id: number): Promise<void> {
  await sql.execute(
    `UPDATE practice_review SET withdrawn = true, title = 'taken out', link = NULL, themes = '{}', own_themes = NULL, version = version + 1 WHERE id = $1`,
    [id],
  );
  await sql.execute(
    `UPDATE review_recommendation SET withdrawn = true, words = 'taken out', version = version + 1 WHERE review_id = $1`,
    [id],
  );
}

export function listRecommendations(sql: Sql): Promise<Recommendation[]> {
  return sql.query<Recommendation>(
    `SELECT ${RECOMMENDATION} FROM review_recommendation r WHERE NOT r.withdrawn ORDER BY r.due_on, r.id`,
  );
}

export async function lockRecommendation(sql: Sql, id: number): Promise<Recommendation | null> {
  const [found] = await sql.query<Recommendation>(
    `SELECT ${RECOMMENDATION} FROM review_recommendation r WHERE r.id = $1 AND NOT r.withdrawn FOR UPDATE`,
    [id],
  );
  return found ?? null;
}

/** @returns its number */
export async function insertRecommendation(
  sql: Sql,
  reviewId: number,
  { words, agency, dueOn }: RecommendationTerms,
): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO review_recommendation (review_id, words, agency, due_on) VALUES ($1, $2, $3, $4) RETURNING id',
    [reviewId, words, agency, dueOn],
  );
  return inserted!.id;
}

export async function updateRecommendation(
  sql: Sql,
  { id }: Recommendation,
  { words, agency, dueOn }: RecommendationTerms,
): Promise<void> {
  await sql.execute(
    'UPDATE review_recommendation SET words = $2, agency = $3, due_on = $4, version = version + 1 WHERE id = $1',
    [id, words, agency, dueOn],
  );
}

export async function withdrawRecommendation(sql: Sql, id: number): Promise<void> {
  await sql.execute(
    `UPDATE review_recommendation SET withdrawn = true, words = 'taken out', version = version + 1 WHERE id = $1`,
    [id],
  );
}

/** Of what stands, the oldest day first. */
export function listFollowUps(sql: Sql): Promise<FollowUp[]> {
  return sql.query<FollowUp>(
    `SELECT f.id, f.recommendation_id AS "recommendationId", f.state, f.said_on::text AS "saidOn", f.words, f.evidence
       FROM review_follow_up f JOIN review_recommendation r ON r.id = f.recommendation_id WHERE NOT r.withdrawn ORDER BY f.said_on, f.id`,
  );
}

export async function insertFollowUp(
  sql: Sql,
  { recommendationId, state, saidOn, words, evidence }: Omit<FollowUp, 'id'>,
  by: string,
): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO review_follow_up (recommendation_id, state, said_on, words, evidence, entered_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [recommendationId, state, saidOn, words, evidence, by],
  );
  return inserted!.id;
}
