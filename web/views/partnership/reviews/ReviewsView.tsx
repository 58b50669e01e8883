import { Link } from 'react-router';
import { CategoryChart } from '../../../charts/CategoryChart.js';
import { Method } from '../../../components/Method.js';
import { plural } from '../../../components/numbers.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Tag } from '../../../components/Tag.js';
import { PracticeReviewsDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { dueWords, overdueIn, reviewPath, REVIEWS_PATH, stateOf, type Review, type Reviews } from './review-words.js';

/** What reviews of practice taught, what they recommended, and what followed. */
export function ReviewsView() {
  const { viewer } = useSignedIn();
  const { reviews } = viewer.access;
  if (reviews === 'nothing') return <NotForRole view="Practice reviews" why="They are for whoever plans by what was learnt." />;
  return <ReviewsPage keeps={reviews === 'keeping'} />;
}

function ReviewsPage({ keeps }: { readonly keeps: boolean }) {
  const { state, again } = useQuery(PracticeReviewsDocument, {});
  const read = state.status === 'ready' ? state.data.practiceReviews : undefined;
  return (
    <Page
      wide
      title="Practice reviews"
      lead={read && <Lead reviews={read.reviews} />}
      actions={
        <div className="toolbar">
          {keeps && (
            <Link className="govuk-button" to={`${REVIEWS_PATH}/add`}>
              Add a review
            </Link>
          )}
          <a className="govuk-button govuk-button--secondary" href="/export/reviews.csv">
            Reviews as CSV
          </a>
        </div>
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="practice reviews" />}
      {read?.reviews.length === 0 && (
        <Empty title="No review is entered yet">
          <p className="govuk-body-s">
            {keeps ? 'Add what a board has published: what it was about, never whom.' : 'The partnership manager enters them.'}
          </p>
        </Empty>
      )}
      {read && read.reviews.length > 0 && (
        <>
          <Overdue reviews={read.reviews} />
          <ReviewTable reviews={read.reviews} />
          <Themes read={read} />
        </>
      )}
      {read && <Method summary="What is entered here, and what is not" lines={read.method} />}
    </Page>
  );
}

function Lead({ reviews }: { readonly reviews: Reviews['reviews'] }) {
  const all = reviews.flatMap(({ recommendations }) => recommendations);
  const overdue = overdueIn(reviews).length;
  return (
    <p className="lead">
      {plural(reviews.length, 'review', 'reviews')} with {plural(all.length, 'recommendation', 'recommendations')}, of which{' '}
      {all.filter(({ state }) => state === 'done').length} done.{' '}
      {overdue > 0 && <strong>{plural(overdue, 'is', 'are')} overdue.</strong>}
    </p>
  );
}

function Overdue({ reviews }: { readonly reviews: Reviews['reviews'] }) {
  const all = reviews.flatMap(({ recommendations }) => recommendations);
  const overdue = reviews
    .flatMap((review) => overdueIn([review]).map((one) => ({ review, one })))
    .sort((one, other) => (other.one.overdueDays ?? 0) - (one.one.overdueDays ?? 0));
  if (all.length === 0) return null;
  const states = ['done', 'under way', 'accepted', 'not accepted', null] as const;
  return (
    <section aria-labelledby="followed" className="account-section reviews-followed">
      <div>
        <h2 className="govuk-heading-m" id="followed">
          What is overdue
        </h2>
        {overdue.length === 0 && <p className="govuk-body">No recommendation is overdue.</p>}
        <ul className="govuk-list reviews-overdue">
          {overdue.map(({ review, one }) => (
            <li key={one.id}>
              <Link className="govuk-link" to={reviewPath(review.id)}>
                {one.words}
              </Link>
              <span className="account-quiet">
                {one.agency}: {dueWords(one)}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <CategoryChart
        title="Recommendations by how they stand"
        noun="recommendations"
        categories={states.map((state) => ({
          label: stateOf({ state })[0],
          count: { count: all.filter((one) => one.state === state).length, suppressed: false, roundedTo: 1 },
        }))}
      />
    </section>
  );
}

function ReviewTable({ reviews }: { readonly reviews: Reviews['reviews'] }) {
  return (
    <section aria-labelledby="reviews" className="account-section">
      <h2 className="govuk-heading-m" id="reviews">
        Reviews
      </h2>
      <ScrollRegion label="Reviews">
        <table className="govuk-table data-table reviews-table">
          <caption className="govuk-visually-hidden">Reviews, the newest first</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['What it is about', 'Published', 'Themes', 'What followed'].map((words) => (
                <th key={words} scope="col" className="govuk-table__header">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {reviews.map((review) => (
              <ReviewRow key={review.id} review={review} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function ReviewRow({ review }: { readonly review: Review }) {
  const { id, title, kind, year, board, themes, ownThemes, recommendations } = review;
  const overdue = overdueIn([review]).length;
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        <Link className="govuk-link" to={reviewPath(id)}>
          {title}
        </Link>
        <span className="account-quiet">{kind.words}</span>
      </th>
      <td className="govuk-table__cell">
        {year}
        <span className="account-quiet">{board}</span>
      </td>
      <td className="govuk-table__cell">
        {[...themes.map(({ words }) => words), ...(ownThemes === null ? [] : [ownThemes])].join('; ')}
      </td>
      <td className="govuk-table__cell">
        {recommendations.length === 0
          ? 'no recommendation is entered'
          : `${recommendations.filter(({ state }) => state === 'done').length} of ${recommendations.length} done`}
        {overdue > 0 && (
          <span className="reviews-table__overdue">
            <Tag colour="red">{overdue} overdue</Tag>
          </span>
        )}
      </td>
    </tr>
  );
}

/** A theme leads to the reviews that have it; no number is given. */
function Themes({ read: { themes, reviews } }: { readonly read: Reviews }) {
  const found = themes
    .map((theme) => ({ theme, of: reviews.filter((review) => review.themes.some(({ code }) => code === theme.code)) }))
    .filter(({ of }) => of.length > 0);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="themes" className="account-section">
      <h2 className="govuk-heading-m" id="themes">
        Themes, and the reviews that have them
      </h2>
      <dl className="reviews-themes">
        {found.map(({ theme, of }) => (
          <div key={theme.code}>
            <dt>{theme.words}</dt>
            <dd>
              <ul className="govuk-list">
                {of.map(({ id, title, year }) => (
                  <li key={id}>
                    <Link className="govuk-link" to={reviewPath(id)}>
                      {title}
                    </Link>
                    , {year}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
