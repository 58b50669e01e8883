/** Reviews and recommendations by form: by whoever keeps the account. The history says what kind of thing changed, and repeats no text. */
import type { Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import type { Outcome as Done, Which } from '../../governance/asked-change.js';
import { personsIn } from '../../governance/persons-in-terms.js';
import { keepRecord, type KindOfRecord } from '../keep-record.js';
import { oneLine } from '../read-words.js';
import { takingOut } from '../take-record-out.js';
import { problemsOfReviewReason, problemsOfReviewWords } from './read-review-words.js';
import { OF_SEVERAL, REVIEW_KINDS, REVIEW_THEMES } from './review.js';
import type { Recommendation, RecommendationTerms, Review, ReviewTerms } from './review.js';
import {
  insertRecommendation,
  insertReview,
  listReviews,
  lockRecommendation,
  lockReview,
  updateRecommendation,
  updateReview,
  withdrawRecommendation,
  withdrawReview,
} from './reviews.sql.js';

const STALE = 'Somebody changed this since you opened it. Open it again, and look at what is there now.';
const NO_REVIEW = 'There is no such review.';
export const NO_RECOMMENDATION = 'There is no such recommendation.';
export const A_DAY = 'Write a day as year-month-day: 2027-01-29.';
const LONGEST_LINK = 500;

/** @param today the London day: no review is of a year to come */
export function keepReview(
  database: Database,
  which: Which | null,
  asked: ReviewTerms,
  reason: string | null,
  who: Acting,
  today: string,
): Promise<Done<{ id: number }>> {
  const review: KindOfRecord<ReviewTerms, Review> = {
    ...{ name: 'review', absent: NO_REVIEW, stale: STALE },
    lock: lockReview,
    read: (sql, id) => readReview(sql, asked, id, today, reason),
    insert: insertReview,
    update: updateReview,
    told: ({ kind, year, themes }) => ({ kind, year, themes: themes.join(', ') }),
  };
  return keepRecord(database, review, which, reason, who);
}

async function readReview(
  sql: Sql,
  asked: ReviewTerms,
  id: number | null,
  today: string,
  reason: string | null,
): Promise<{ problems: FieldProblem[]; terms: ReviewTerms }> {
  const { kind, year } = asked;
  const blankIsNone = (text: string | null): string | null => (oneLine(text ?? '') === '' ? null : oneLine(text!));
  const [title, board, link, ownThemes] = [
    ...[oneLine(asked.title), oneLine(asked.board), blankIsNone(asked.link), blankIsNone(asked.ownThemes)],
  ] as [string, string, string | null, string | null];
  const problems: FieldProblem[] = id === null ? [] : problemsOfReviewReason(reason);
  const wrong = (field: string, problem: string): void => void problems.push({ field, problem });
  if (!REVIEW_KINDS.some(([code]) => code === kind)) wrong('kind', 'Choose what kind of review it is.');
  problems.push(...problemsOfReviewWords(title, 'title', { ask: 'Write what it is about, never whom.', longest: 160 }));
  if (!Number.isInteger(year) || year < 2000 || year > Number(today.slice(0, 4)))
    wrong('year', `Write the year in which it was published, 2000 to ${today.slice(0, 4)}.`);
  problems.push(...problemsOfReviewWords(board, 'board', { ask: 'Write which board published it.', longest: 160 }));
  problems.push(...problemsOfLink(link, kind));
  const known = REVIEW_THEMES.map(([code]) => code as string);
  const themes = known.filter((code) => asked.themes.includes(code));
  if (asked.themes.some((code) => !known.includes(code)))
    wrong('themes', 'Choose themes of the list; write others in your own words.');
  else if (themes.length === 0 && ownThemes === null) wrong('themes', 'Choose what it was about, or write it in your own words.');
  if (ownThemes !== null) problems.push(...problemsOfReviewWords(ownThemes, 'ownThemes', { ask: '', longest: 300 }));
  const isTwin = (one: Review): boolean => one.id !== id && one.year === year && one.title.toLowerCase() === title.toLowerCase();
  if ((await listReviews(sql)).some(isTwin)) wrong('title', 'A review of this title and year stands already.');
  return { problems, terms: { kind, title, year, board, link, themes, ownThemes } };
}

/** One that is not published is not for others to read: of one child there is a link, or no entry. */
function problemsOfLink(link: string | null, kind: string): FieldProblem[] {
  const wrong = (problem: string): FieldProblem[] => [{ field: 'link', problem }];
  if (link === null)
    return OF_SEVERAL.includes(kind)
      ? []
      : wrong('Write where it is published. What is not published for a child’s sake is not entered here.');
  if (link.length > LONGEST_LINK) return wrong(`Keep it under ${LONGEST_LINK} characters.`);
  const address = URL.canParse(link) ? new URL(link) : null;
  if (address === null || address.protocol !== 'https:' || address.username !== '' || address.password !== '')
    return wrong('Write the whole address, beginning with https://');
  return personsIn(link.replaceAll(/[^\p{L}\d]+/gu, ' '), 'link');
}

export const takeReviewOut = takingOut<Review>({
  ...{ absent: NO_REVIEW, stale: STALE, lock: lockReview, withdraw: withdrawReview, problemsOfReason: problemsOfReviewReason },
  told: ({ id }) => ({ record: `review:${id}` }),
});

/** @param reviewId of a new one; that of one that is changed stays */
export function keepRecommendation(
  database: Database,
  reviewId: number,
  which: Which | null,
  asked: RecommendationTerms,
  reason: string | null,
  who: Acting,
): Promise<Done<{ id: number }>> {
  const recommendation: KindOfRecord<RecommendationTerms, Recommendation> = {
    ...{ name: 'recommendation', absent: NO_RECOMMENDATION, stale: STALE },
    lock: lockRecommendation,
    read: (sql, id) => readRecommendation(sql, asked, id === null ? reviewId : null, reason),
    insert: (sql, terms) => insertRecommendation(sql, reviewId, terms),
    update: updateRecommendation,
    told: ({ agency, dueOn }) => ({ agency, dueOn }),
  };
  return keepRecord(database, recommendation, which, reason, who);
}

async function readRecommendation(
  sql: Sql,
  asked: RecommendationTerms,
  newOf: number | null,
  reason: string | null,
): Promise<{ problems: FieldProblem[]; terms: RecommendationTerms }> {
  const terms = { words: oneLine(asked.words), agency: oneLine(asked.agency), dueOn: asked.dueOn.trim() };
  const problems = [
    ...(newOf === null ? problemsOfReviewReason(reason) : []),
    ...problemsOfReviewWords(terms.words, 'words', { ask: 'Write what is recommended.', longest: 1000 }),
    ...problemsOfReviewWords(terms.agency, 'agency', { ask: 'Write which agency answers for it.', longest: 120 }),
  ];
  if (!isDay(terms.dueOn) || terms.dueOn < '2000-01-01') problems.push({ field: 'dueOn', problem: A_DAY });
  if (newOf !== null && (await lockReview(sql, newOf)) === null) problems.push({ field: 'review', problem: NO_REVIEW });
  return { problems, terms };
}

export const takeRecommendationOut = takingOut<Recommendation>({
  ...{ absent: NO_RECOMMENDATION, stale: STALE, lock: lockRecommendation, withdraw: withdrawRecommendation },
  problemsOfReason: problemsOfReviewReason,
  told: ({ id }) => ({ record: `recommendation:${id}` }),
});
