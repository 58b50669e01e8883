import { Link } from 'react-router';
import { formatCount } from '../../../components/numbers.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Tag } from '../../../components/Tag.js';
import { COUNTS_PATH, shareText, told, type Kind, type OneCount } from './count-words.js';

interface CountTableProps {
  readonly title: string;
  readonly kind: Kind;
  readonly counts: readonly OneCount[];
}

const numeric = (is: string): string[] =>
  is === 'form' ? ['Referrals'] : ['Meetings', 'Cases', 'Repeats', 'Repeats of cases (95 % limits)', 'Children'];

/** The counts of one meeting or form, the newest period first. */
export function CountTable({ title, kind, counts }: CountTableProps) {
  const keeps = counts.some(({ mayKeep }) => mayKeep);
  return (
    <ScrollRegion label={`${title} by period`}>
      <table className={`govuk-table data-table counts-table counts-table--${kind.is}`}>
        <caption className="govuk-visually-hidden">{title} by period, the newest first</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Period
            </th>
            {numeric(kind.is).map((words) => (
              <th key={words} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {words}
              </th>
            ))}
            <th scope="col" className="govuk-table__header">
              Referred by
            </th>
            <th scope="col" className="govuk-table__header">
              Kept by, and where it is from
            </th>
            {keeps && (
              <th scope="col" className="govuk-table__header">
                Changes
              </th>
            )}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {counts.map((count) => (
            <CountRow key={count.id} count={count} is={kind.is} keeps={keeps} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function CountRow({ count, is, keeps }: { readonly count: OneCount; readonly is: string; readonly keeps: boolean }) {
  const {
    id,
    period,
    meetings,
    cases,
    repeats,
    children,
    referrals,
    referredBy,
    note,
    agency,
    document,
    batch,
    isExact,
    mayKeep,
  } = count;
  const cells =
    is === 'form'
      ? [told(referrals)]
      : [meetings === null ? '—' : formatCount(meetings), told(cases), told(repeats), shareText(count), told(children)];
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {period}
        {isExact && <span className="account-quiet">exact</span>}
      </th>
      {cells.map((cell, at) => (
        <td key={at} className="govuk-table__cell govuk-table__cell--numeric">
          {cell}
        </td>
      ))}
      <td className="govuk-table__cell counts-table__from">
        {referredBy.length === 0 ? '—' : referredBy.map((one) => `${one.agency} ${told(one.count)}`).join('; ')}
      </td>
      <td className="govuk-table__cell">
        {agency}
        <span className="account-quiet">
          {document}
          {batch !== null && `; load ${batch}`}
        </span>
        {note !== null && (
          <span className="counts-table__note">
            <Tag colour="red">look at this</Tag> {note}
          </span>
        )}
      </td>
      {keeps && (
        <td className="govuk-table__cell programme__links">
          {mayKeep && batch === null && (
            <>
              <Link className="govuk-link" to={`${COUNTS_PATH}/${id}/change`}>
                Change<span className="govuk-visually-hidden"> {period}</span>
              </Link>
              <Link className="govuk-link" to={`${COUNTS_PATH}/${id}/take-out`}>
                Take out<span className="govuk-visually-hidden"> {period}</span>
              </Link>
            </>
          )}
          {mayKeep && batch !== null && 'with a file'}
        </td>
      )}
    </tr>
  );
}
