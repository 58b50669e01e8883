import { longDate } from '../../components/dates.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { WholeDataRequestFragment } from '../../graphql.generated.js';
import { answerNames, childrenText, definitionNames, groupNames, groups } from './request-words.js';

type Response = NonNullable<WholeDataRequestFragment['response']>;
type Answer = Response['agencies'][number]['answers'][number];

/** What agencies answered, group by group, with the range over them and whom two of them both count. */
export function ResponseTables({ response }: { readonly response: Response }) {
  return (
    <div className="request-response">
      {groups.map((group) => (
        <GroupTable key={group} group={group} response={response} />
      ))}
      <p className="note">{response.protection} The three groups overlap as well: they are never added.</p>
    </div>
  );
}

function GroupTable({ group, response }: { readonly group: Answer['group']; readonly response: Response }) {
  const total = response.totals.find((one) => one.group === group)!;
  const overlaps = response.overlaps.filter((one) => one.group === group);
  const caption = `Children ${groupNames[group].toLowerCase()}`;
  return (
    <section className="request-response__group" aria-label={caption}>
      <ScrollRegion label={caption}>
        <table className="govuk-table data-table">
          <caption className="govuk-table__caption govuk-table__caption--m">{caption}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Agency', 'Children', 'Of whom supported', 'Definition used', 'As at'].map((head) => (
                <th key={head} scope="col" className="govuk-table__header">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {response.agencies.map(({ agency, noAnswer, answers }) => (
              <AnswerRow key={agency} agency={agency} noAnswer={noAnswer} answer={answers.find((one) => one.group === group)!} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="govuk-body request-response__range">
        <strong>All agencies</strong>: {total.words}
        {total.without.length > 0 &&
          total.without.length < response.agencies.length &&
          ` Not in it, without a number: ${total.without.join(', ')}.`}
      </p>
      {overlaps.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {overlaps.map(({ agency, otherAgency, known, children, howKnown }) => (
            <li key={`${agency} ${otherAgency}`}>
              Counted by {agency} and by {otherAgency}: {!known || !children ? 'not known' : childrenText(children)}. {howKnown}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AnswerRow({
  agency,
  noAnswer,
  answer,
}: {
  readonly agency: string;
  readonly noAnswer: string | null;
  readonly answer: Answer;
}) {
  const { children, supported, definition, words, countedOn, note } = answer;
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {agency}
      </th>
      {children ? (
        <>
          <td className="govuk-table__cell">{childrenText(children)}</td>
          <td className="govuk-table__cell">{supported ? childrenText(supported) : 'not known'}</td>
          <td className="govuk-table__cell">
            {definition && definitionNames[definition]}: {words}
            {note && `. ${note}`}
          </td>
          <td className="govuk-table__cell">{countedOn && longDate(countedOn)}</td>
        </>
      ) : (
        <td className="govuk-table__cell" colSpan={4}>
          {answerNames[answer.answer]}
          {(note || (answer.answer === 'NOT_ANSWERED' ? noAnswer : '')) && `: ${note || noAnswer || ''}`}
        </td>
      )}
    </tr>
  );
}
