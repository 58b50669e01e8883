import { useParams } from 'react-router';
import { chosenAs, chosenIn, type Answers, type Question } from '../../../forms/questions.js';
import {
  KeepPracticeReviewDocument,
  KeepReviewRecommendationDocument,
  PracticeReviewsDocument,
  SayWhatFollowedDocument,
  WithdrawPracticeReviewDocument,
  WithdrawReviewRecommendationDocument,
} from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { FormPage, type FormParts, type FormWords } from '../FormPage.js';
import { reasonQuestion } from '../reason-question.js';
import { NOBODY, reviewPath, REVIEWS_PATH, type Reviews } from './review-words.js';

interface FormProps extends FormWords {
  /** Where one comes from, and goes to. */
  readonly back: string;
  /** Whom it is for: how their role has reviews. */
  readonly by?: readonly string[];
  readonly form: (reviews: Reviews) => FormParts | null;
}

/** A page on which something of the reviews is changed. */
function ReviewForm({ back, by = ['keeping'], form, ...words }: FormProps) {
  const { viewer } = useSignedIn();
  if (!by.includes(viewer.access.reviews))
    return <NotForRole view={words.title} why="Reviews are kept by the partnership manager; agencies say what they did." />;
  return (
    <FormPage
      {...words}
      back={{ to: back, words: back === REVIEWS_PATH ? 'Practice reviews' : 'The review' }}
      document={PracticeReviewsDocument}
      what="practice reviews"
      form={({ practiceReviews }) => form(practiceReviews)}
    />
  );
}

const reviewQuestions = ({ kinds, themes }: Reviews): readonly Question[] => [
  { name: 'kind', label: 'What kind of review it is', kind: { none: 'Choose a kind', choices: kinds } },
  { name: 'title', label: 'What it is about', hint: NOBODY, kind: 'text' },
  { name: 'year', label: 'The year in which it was published', kind: 'number' },
  { name: 'board', label: 'Which board published it', kind: 'text' },
  {
    ...{ name: 'link', label: 'Where it is published', kind: 'text' },
    hint: 'The whole address, https://… Only what tells of several cases together needs none',
  },
  { name: 'themes', label: 'What was learnt', kind: { several: themes } },
  { name: 'ownThemes', label: 'What else was learnt, in your own words', hint: NOBODY, kind: 'long' },
];

/** A review that is added, or one that is changed. */
export function ReviewFormView() {
  const { id = null } = useParams();
  return (
    <ReviewForm
      title={id === null ? 'Add a review' : 'Change a review'}
      lead="What a board has published: what it was about, never whom."
      done={id === null ? 'The review is added.' : 'The review is changed.'}
      button={id === null ? 'Add the review' : 'Save the change'}
      back={id === null ? REVIEWS_PATH : reviewPath(id)}
      form={(read) => {
        const found = id === null ? null : read.reviews.find((one) => one.id === id);
        if (found === undefined) return null;
        return {
          questions: found === null ? reviewQuestions(read) : [...reviewQuestions(read), reasonQuestion],
          known:
            found === null
              ? {}
              : {
                  ...{ kind: found.kind.code, title: found.title, year: String(found.year), board: found.board },
                  ...{ link: found.link ?? '', ownThemes: found.ownThemes ?? '' },
                  themes: chosenAs(found.themes.map(({ code }) => code)),
                },
          send: async ({ kind = '', title = '', year = '', board = '', link = '', themes, ownThemes = '', reason = '' }) => {
            const input = {
              ...{ kind, title, board, link, ownThemes, themes: chosenIn(themes) },
              year: /^\d{4}$/.test(year.trim()) ? Number(year) : 0,
            };
            const sent = await request(KeepPracticeReviewDocument, { input, id, version: found?.version ?? null, reason });
            return sent.keepPracticeReview.problems;
          },
        };
      }}
    />
  );
}

export function TakeReviewOutView() {
  const { id = '' } = useParams();
  return (
    <ReviewForm
      title="Take out a review"
      lead="Nobody sees it any more, nor what it recommended."
      done="The review is taken out."
      button="Take it out"
      back={REVIEWS_PATH}
      form={({ reviews }) => {
        const found = reviews.find((one) => one.id === id);
        if (found === undefined) return null;
        return {
          questions: [reasonQuestion],
          about: <p className="govuk-body">«{found.title}»</p>,
          warning: 'Its words are removed for good.',
          send: async ({ reason = '' }) =>
            (await request(WithdrawPracticeReviewDocument, { id, version: found.version, reason })).withdrawPracticeReview
              .problems,
        };
      }}
    />
  );
}

const recommendationQuestions: readonly Question[] = [
  { name: 'words', label: 'What is recommended', hint: NOBODY, kind: 'long' },
  { name: 'agency', label: 'Which agency answers for it', hint: 'As its people sign in; no name of a person', kind: 'text' },
  { name: 'dueOn', label: 'By which day', kind: 'date' },
];

/** A recommendation that is added, or one that is changed. */
export function RecommendationFormView() {
  const { id = '', recommendation = null } = useParams();
  return (
    <ReviewForm
      title={recommendation === null ? 'Add a recommendation' : 'Change a recommendation'}
      lead="What the review recommended, to which agency, until when."
      done={recommendation === null ? 'The recommendation is added.' : 'The recommendation is changed.'}
      button={recommendation === null ? 'Add the recommendation' : 'Save the change'}
      back={reviewPath(id)}
      form={({ reviews }) => {
        const review = reviews.find((one) => one.id === id);
        const found = recommendation === null ? null : review?.recommendations.find((one) => one.id === recommendation);
        if (review === undefined || found === undefined) return null;
        const known: Answers = found === null ? {} : { words: found.words, agency: found.agency, dueOn: found.dueOn };
        return {
          questions: found === null ? recommendationQuestions : [...recommendationQuestions, reasonQuestion],
          known,
          about: <p className="govuk-body">Of «{review.title}»</p>,
          send: async ({ words = '', agency = '', dueOn = '', reason = '' }) => {
            const variables = {
              review: id,
              input: { words, agency, dueOn },
              id: recommendation,
              version: found?.version ?? null,
              reason,
            };
            return (await request(KeepReviewRecommendationDocument, variables)).keepReviewRecommendation.problems;
          },
        };
      }}
    />
  );
}

export function TakeRecommendationOutView() {
  const { id = '', recommendation = '' } = useParams();
  return (
    <ReviewForm
      title="Take out a recommendation"
      lead="Nobody sees it any more."
      done="The recommendation is taken out."
      button="Take it out"
      back={reviewPath(id)}
      form={({ reviews }) => {
        const found = reviews.find((one) => one.id === id)?.recommendations.find((one) => one.id === recommendation);
        if (found === undefined) return null;
        return {
          questions: [reasonQuestion],
          about: <p className="govuk-body">«{found.words}»</p>,
          warning: 'Its words are removed for good.',
          send: async ({ reason = '' }) =>
            (await request(WithdrawReviewRecommendationDocument, { id: found.id, version: found.version, reason }))
              .withdrawReviewRecommendation.problems,
        };
      }}
    />
  );
}

const FOLLOWED: readonly Question[] = [
  {
    ...{ name: 'state', label: 'How it stands' },
    kind: [
      { code: 'accepted', words: 'It is accepted' },
      { code: 'under way', words: 'It is under way' },
      { code: 'done', words: 'It is done' },
      { code: 'not accepted', words: 'It is not accepted' },
    ],
  },
  { name: 'saidOn', label: 'Of which day', kind: 'date' },
  { name: 'words', label: 'What was done, or why it is not accepted', hint: NOBODY, kind: 'long' },
  {
    ...{ name: 'evidence', label: 'By what one sees that it is done', kind: 'text' },
    when: ({ state }) => state === 'done' || state === 'under way',
  },
];

/** What followed of a recommendation: added to what was said before. */
export function SayWhatFollowedView() {
  const { id = '', recommendation = '' } = useParams();
  return (
    <ReviewForm
      title="Say what followed"
      lead="It is added to what was said before. Nothing said is changed."
      done="It is added."
      button="Add it"
      back={reviewPath(id)}
      by={['keeping', 'own-follow-up']}
      form={({ reviews, on }) => {
        const found = reviews.find((one) => one.id === id)?.recommendations.find((one) => one.id === recommendation);
        if (found === undefined || !found.mayFollowUp) return null;
        return {
          questions: FOLLOWED,
          known: { saidOn: on },
          about: (
            <p className="govuk-body">
              «{found.words}», {found.agency}
            </p>
          ),
          send: async ({ state = '', saidOn = '', words = '', evidence = '' }) => {
            const shown = state === 'done' || state === 'under way' ? evidence : null;
            const input = { state, saidOn, words, evidence: shown };
            return (await request(SayWhatFollowedDocument, { recommendation, input })).sayWhatFollowed.problems;
          },
        };
      }}
    />
  );
}
