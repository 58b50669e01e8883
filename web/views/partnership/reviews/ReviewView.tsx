import { Link, useParams } from 'react-router';
import { longDate } from '../../../components/dates.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { Tag } from '../../../components/Tag.js';
import { PracticeReviewsDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { dueWords, reviewPath, REVIEWS_PATH, stateOf, type Recommendation, type Review } from './review-words.js';

/** One review: what it was about, what it recommended, and what followed. */
export function ReviewView() {
  const { viewer } = useSignedIn();
  const { id = '' } = useParams();
  const { reviews } = viewer.access;
  if (reviews === 'nothing') return <NotForRole view="Practice reviews" why="They are for whoever plans by what was learnt." />;
  return <OneReview id={id} keeps={reviews === 'keeping'} />;
}

function OneReview({ id, keeps }: { readonly id: string; readonly keeps: boolean }) {
  const { state, again } = useQuery(PracticeReviewsDocument, {});
  const review = state.status === 'ready' ? state.data.practiceReviews.reviews.find((one) => one.id === id) : undefined;
  return (
    <Page
      title={review?.title ?? 'Practice review'}
      before={
        <Link className="govuk-back-link" to={REVIEWS_PATH}>
          Practice reviews
        </Link>
      }
      lead={
        review && (
          <p className="lead">
            {review.kind.words}, published {review.year} by {review.board}.
          </p>
        )
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the review" />}
      {state.status === 'ready' && review === undefined && (
        <Empty title="There is no such review">
          <p className="govuk-body-s">It may have been taken out.</p>
        </Empty>
      )}
      {review && <Whole review={review} keeps={keeps} />}
    </Page>
  );
}

function Whole({ review, keeps }: { readonly review: Review; readonly keeps: boolean }) {
  const { id, title, link, themes, ownThemes, recommendations } = review;
  const path = reviewPath(id);
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {themes.map(({ code, words }) => (
          <li key={code}>{words}</li>
        ))}
        {ownThemes !== null && <li>{ownThemes}</li>}
      </ul>
      <p className="govuk-body">
        {link === null ? (
          'Several cases told together: nothing of one of them is published.'
        ) : (
          <a className="govuk-link" href={link} rel="noreferrer noopener">
            The review as its board published it
          </a>
        )}
      </p>
      {keeps && (
        <p className="govuk-body-s programme__links">
          <Link className="govuk-link" to={`${path}/change`}>
            Change the review
          </Link>
          <Link className="govuk-link" to={`${path}/recommendations/add`}>
            Add a recommendation
          </Link>
          <Link className="govuk-link" to={`${path}/take-out`}>
            Take the review out
          </Link>
        </p>
      )}
      <h2 className="govuk-heading-m">What it recommended, and what followed</h2>
      {recommendations.length === 0 && <p className="govuk-body account-missing">No recommendation of «{title}» is entered.</p>}
      {recommendations.map((one) => (
        <OneRecommendation key={one.id} one={one} path={path} keeps={keeps} />
      ))}
    </>
  );
}

function OneRecommendation({
  one,
  path,
  keeps,
}: {
  readonly one: Recommendation;
  readonly path: string;
  readonly keeps: boolean;
}) {
  const { id, words, agency, overdueDays, followUps, mayFollowUp } = one;
  const [stands, colour] = stateOf(one);
  const own = `${path}/recommendations/${id}`;
  return (
    <article className="review-recommendation" aria-labelledby={`recommendation-${id}`}>
      <h3 className="govuk-heading-s" id={`recommendation-${id}`}>
        {words}
      </h3>
      <p className="govuk-body-s">
        {agency}, {dueWords(one)}. <Tag colour={colour}>{stands}</Tag> {overdueDays !== null && <Tag colour="red">overdue</Tag>}
      </p>
      {followUps.length === 0 ? (
        <p className="govuk-body-s account-missing">Nobody has said what followed.</p>
      ) : (
        <ol className="govuk-list review-follow-ups">
          {followUps.map(({ id: number, state, saidOn, words: said, evidence }) => (
            <li key={number}>
              <strong>{longDate(saidOn)}</strong>, {state}: {said}
              {evidence !== null && <span className="account-quiet">Evidence: {evidence}</span>}
            </li>
          ))}
        </ol>
      )}
      {(mayFollowUp || keeps) && (
        <p className="govuk-body-s programme__links">
          {mayFollowUp && (
            <Link className="govuk-link" to={`${own}/say`}>
              Say what followed<span className="govuk-visually-hidden"> of «{words}»</span>
            </Link>
          )}
          {keeps && (
            <>
              <Link className="govuk-link" to={`${own}/change`}>
                Change<span className="govuk-visually-hidden"> «{words}»</span>
              </Link>
              <Link className="govuk-link" to={`${own}/take-out`}>
                Take out<span className="govuk-visually-hidden"> «{words}»</span>
              </Link>
            </>
          )}
        </p>
      )}
    </article>
  );
}
