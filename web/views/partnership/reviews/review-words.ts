/** The words and addresses of practice reviews. */
import { longDate } from '../../../components/dates.js';
import { plural } from '../../../components/numbers.js';
import type { PracticeReviewsQuery } from '../../../graphql.generated.js';

export type Reviews = PracticeReviewsQuery['practiceReviews'];
export type Review = Reviews['reviews'][number];
export type Recommendation = Review['recommendations'][number];

export const REVIEWS_PATH = '/partnership/reviews';
export const reviewPath = (id: string): string => `${REVIEWS_PATH}/${id}`;

const STATES: Readonly<Record<string, readonly [words: string, colour: 'green' | 'blue' | 'yellow' | 'grey']>> = {
  accepted: ['accepted', 'blue'],
  'under way': ['under way', 'blue'],
  done: ['done', 'green'],
  'not accepted': ['not accepted', 'yellow'],
};

/** How it stands, with a colour that only repeats it. */
export const stateOf = ({ state }: Pick<Recommendation, 'state'>) =>
  state === null ? (['nothing said yet', 'grey'] as const) : (STATES[state] ?? ([state, 'grey'] as const));

export const dueWords = ({ dueOn, overdueDays }: Pick<Recommendation, 'dueOn' | 'overdueDays'>): string =>
  overdueDays === null ? `due ${longDate(dueOn)}` : `overdue by ${plural(overdueDays, 'day', 'days')}, since ${longDate(dueOn)}`;

export const overdueIn = (reviews: readonly Review[]): Recommendation[] =>
  reviews.flatMap(({ recommendations }) => recommendations.filter(({ overdueDays }) => overdueDays !== null));

/** What no form of a review may hold. */
export const NOBODY =
  'Nothing that says whom it is about: no name, age, day, school or street, and no letter that the report gives a child';
