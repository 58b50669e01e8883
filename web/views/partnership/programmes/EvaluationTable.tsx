import { Link } from 'react-router';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { percent, PROGRAMMES_PATH, told, withLimits, type Evaluation } from './programme-words.js';

/** Question by question, in the questionnaire's own order; then what improved on all. */
export function EvaluationTable({
  evaluation,
  keeps,
  named = false,
}: {
  readonly evaluation: Evaluation;
  readonly keeps: boolean;
  readonly named?: boolean;
}) {
  const { id, programme, period, basis, batch, questions, participants } = evaluation;
  const counted = basis === 'answers';
  return (
    <div className="programme__evaluation">
      <h4 className="govuk-heading-s">{named ? `${programme}, ${period}` : period}</h4>
      <p className="govuk-body-s">
        {counted
          ? `Counted of the answers of each participant (${told(participants)} took part), of which no row is kept; load ${batch}.`
          : 'The share of each question alone is known, as a document states it.'}
        {!counted && keeps && (
          <>
            {' '}
            <Link className="govuk-link" to={`${PROGRAMMES_PATH}/evaluations/${id}/take-out`}>
              Take out<span className="govuk-visually-hidden"> the evaluation of {period}</span>
            </Link>
          </>
        )}
      </p>
      <ScrollRegion label={`Questions of ${programme}, ${period}`}>
        <table
          className={`govuk-table data-table programme-table ${counted ? 'programme-table--counted' : 'programme-table--shares'}`}
        >
          <caption className="govuk-visually-hidden">
            Questions before and after {programme}, {period}
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Question
              </th>
              {['Asked', 'Improved', ...(counted ? ['The same', 'Worse', 'Not answered twice'] : [])].map((words) => (
                <th key={words} scope="col" className="govuk-table__header govuk-table__header--numeric">
                  {words}
                </th>
              ))}
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Improved of asked (95 % limits)
              </th>
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {questions.map(({ question, better, asked, improved, same, worse, missing, improvedShare }) => (
              <tr key={question} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {question}
                  {better === 'lower' && <span className="account-quiet">lower is better</span>}
                </th>
                {[asked, improved, ...(counted ? [same, worse, missing] : [])].map((count, at) => (
                  <td key={at} className="govuk-table__cell govuk-table__cell--numeric">
                    {told(count)}
                  </td>
                ))}
                <td className="govuk-table__cell govuk-table__cell--numeric">{withLimits(improvedShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="govuk-body">
        <OnAll evaluation={evaluation} />
      </p>
    </div>
  );
}

function OnAll({
  evaluation: { basis, questions, onAll, onAllShare, bounds, statedOnAll, isStatedWithheld },
}: {
  readonly evaluation: Evaluation;
}) {
  if (questions.length < 2) return 'One question was asked, so that nothing can be said of all.';
  if (basis === 'answers')
    return onAll == null || onAll.count === null ? (
      <>Improved on all {questions.length} questions: withheld, as it is small or would give a small number away.</>
    ) : (
      <>
        Improved on all {questions.length} questions: <strong>{told(onAll)}</strong>, {withLimits(onAllShare)} of who took part.
      </>
    );
  const between =
    bounds == null
      ? 'how many is not known.'
      : `not known; by the shares above at least ${percent(bounds.lower)} and at most ${percent(bounds.upper)}.`;
  return (
    <>
      Improved on all {questions.length} questions: {between}
      {statedOnAll !== null && ` The document states ${statedOnAll}\u00a0%, which the questions can bear.`}
      {isStatedWithheld && ' What the document states of all is withheld, as it would tell of a few.'}
    </>
  );
}
