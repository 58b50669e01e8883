import { Link } from 'react-router';
import { plural } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import { MultiAgencyCountsDocument, PracticeReviewsDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { byTitle, COUNTS_PATH, told } from './multi-agency/count-words.js';
import { overdueIn, REVIEWS_PATH } from './reviews/review-words.js';

/** What agencies did together, and what of reviews is overdue: a line each, which leads to its page. */
export function Together() {
  const counts = useQuery(MultiAgencyCountsDocument, {});
  const reviews = useQuery(PracticeReviewsDocument, {});
  const failed = [counts, reviews].find(({ state }) => state.status === 'failed');
  return (
    <section aria-labelledby="together" className="account-section">
      <h2 className="govuk-heading-m" id="together">
        What agencies did together
      </h2>
      {failed?.state.status === 'failed' && <Failed failure={failed.state.failure} again={failed.again} />}
      {!failed && (counts.state.status === 'loading' || reviews.state.status === 'loading') && (
        <Loading what="reviews and counts" />
      )}
      <ul className="govuk-list govuk-list--bullet">
        {reviews.state.status === 'ready' && (
          <li>
            <Link className="govuk-link" to={REVIEWS_PATH}>
              Practice reviews
            </Link>
            : {reviewWords(reviews.state.data.practiceReviews.reviews)}
          </li>
        )}
        {counts.state.status === 'ready' && (
          <li>
            <Link className="govuk-link" to={COUNTS_PATH}>
              Multi-agency counts
            </Link>
            : {countWords(counts.state.data.multiAgencyCounts)}
          </li>
        )}
      </ul>
    </section>
  );
}

function reviewWords(reviews: Parameters<typeof overdueIn>[0]): string {
  if (reviews.length === 0) return 'none is entered.';
  const all = reviews.flatMap(({ recommendations }) => recommendations);
  const overdue = overdueIn(reviews).length;
  return `${plural(all.length, 'recommendation', 'recommendations')} of ${plural(reviews.length, 'review', 'reviews')}, ${
    overdue === 0 ? 'none overdue.' : `${overdue} overdue.`
  }`;
}

/** The newest of each meeting and form, in the order of the closed list. */
function countWords(read: Parameters<typeof byTitle>[0]): string {
  const newest = byTitle(read).map(({ title, kind, counts: [first] }) =>
    first === undefined
      ? ''
      : `${title} ${kind.is === 'form' ? told(first.referrals) : `${told(first.cases)} cases`} (${first.period})`,
  );
  return newest.length === 0 ? 'nothing is counted.' : `${newest.join('; ')}.`;
}
