import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Tag } from '../../components/Tag.js';
import {
  inAddress,
  kindName,
  outcomeTitle,
  pounds,
  type Account,
  type ActivityMoney,
  type Line,
  type OutcomeMoney,
  type Sums,
} from './account-words.js';

/** Outcome by outcome with its activities; each opens the lines that its figures are made of. In the account's own order: nothing is ranked. */
export function MoneyTable({ account, keeps }: { readonly account: Account; readonly keeps: boolean }) {
  const { year, outcomes, total } = account;
  return (
    <ScrollRegion label={`Money of ${year}`}>
      <table className="govuk-table data-table account-table">
        <caption className="govuk-visually-hidden">Money of {year} by outcome and activity</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Outcome and activity
            </th>
            {['Budgeted', 'Actual', 'Variance', 'Match funding'].map((words) => (
              <th key={words} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        {outcomes.map((outcome) => (
          <Outcome key={outcome.outcome?.key ?? ''} money={outcome} year={year} keeps={keeps} />
        ))}
        <tfoot className="govuk-table__body">
          <tr className="govuk-table__row account-table__total">
            <th scope="row" className="govuk-table__header">
              All outcomes
            </th>
            <Cells sums={total} />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Outcome({ money, year, keeps }: { readonly money: OutcomeMoney; readonly year: string; readonly keeps: boolean }) {
  return (
    <tbody className="govuk-table__body">
      <Row
        title={outcomeTitle(money)}
        sums={money}
        lines={money.lines}
        year={year}
        keeps={keeps}
        outcome={money.outcome?.key ?? ''}
      />
      {money.activities.map((one) => (
        <Row
          key={one.title}
          title={one.title}
          sums={one}
          lines={one.lines}
          activity={one}
          year={year}
          keeps={keeps}
          outcome={money.outcome?.key ?? ''}
        />
      ))}
    </tbody>
  );
}

interface RowProps {
  readonly title: string;
  readonly sums: Sums;
  readonly lines: readonly Line[];
  readonly activity?: ActivityMoney;
  readonly outcome: string;
  readonly year: string;
  readonly keeps: boolean;
}

function Row({ title, sums, lines, activity, outcome, year, keeps }: RowProps) {
  const [open, setOpen] = useState(false);
  const described = activity?.activity;
  return (
    <Fragment>
      <tr className={`govuk-table__row${activity ? ' account-table__part' : ' account-table__outcome'}`}>
        <th scope="row" className="govuk-table__header">
          <button type="button" className="account-open" aria-expanded={open} onClick={() => setOpen(!open)}>
            {title}
          </button>
          {described && <span className="account-quiet">{described.provider}</span>}
        </th>
        <Cells sums={sums} />
      </tr>
      {open && (
        <tr className="govuk-table__row account-table__opened">
          <td className="govuk-table__cell" colSpan={5}>
            <div className="account-table__inner">
              {described && (
                <p className="govuk-body-s">
                  {described.description}. To come of it: {described.expected}.{' '}
                  {keeps && (
                    <Link className="govuk-link" to={`/partnership/activities/${described.id}/change?year=${inAddress(year)}`}>
                      Change the activity {title}
                    </Link>
                  )}
                </p>
              )}
              {activity && !described && (
                <p className="govuk-body-s">
                  Money names this activity, and nobody has described it.{' '}
                  {keeps && (
                    <Link
                      to={`/partnership/activities/add?year=${inAddress(year)}&outcome=${outcome}&title=${encodeURIComponent(title)}`}
                    >
                      Describe {title}
                    </Link>
                  )}
                </p>
              )}
              <Lines lines={lines} title={title} keeps={keeps} year={year} />
            </div>
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Lines({
  lines,
  title,
  keeps,
  year,
}: {
  readonly lines: readonly Line[];
  readonly title: string;
  readonly keeps: boolean;
  readonly year: string;
}) {
  if (lines.length === 0) return <p className="govuk-body-s">No line of its own: its figures are those of its activities.</p>;
  return (
    <ul className="govuk-list account-lines" aria-label={`Lines of ${title}`}>
      {lines.map(({ id, kind, title: named, pence, document, conditions, batch }) => (
        <li key={id}>
          {kindName(kind)} <strong>{pounds(pence)}</strong>, «{named}»{conditions && `, ${conditions}`}
          <span className="account-quiet">
            {document ?? (batch === null ? 'by form' : 'from a file')}
            {keeps && batch === null && (
              <>
                {' · '}
                <Link className="govuk-link" to={`/partnership/money/${id}/change?year=${inAddress(year)}`}>
                  Change<span className="govuk-visually-hidden"> {`${kindName(kind)} of ${named}`}</span>
                </Link>
                {' · '}
                <Link className="govuk-link" to={`/partnership/money/${id}/take-out?year=${inAddress(year)}`}>
                  Take out<span className="govuk-visually-hidden"> {`${kindName(kind)} of ${named}`}</span>
                </Link>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Cells({ sums: { budgeted, isPlan, actual, variance, match } }: { readonly sums: Sums }) {
  const quiet = (pence: number | null, words: string) =>
    pence === null ? <span className="account-missing">{words}</span> : pounds(pence);
  return (
    <>
      <td className="govuk-table__cell govuk-table__cell--numeric">
        {quiet(budgeted, 'not stated')}
        {isPlan && (
          <>
            {' '}
            <Tag colour="grey">plan</Tag>
          </>
        )}
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric">{quiet(actual, 'not stated')}</td>
      <td className="govuk-table__cell govuk-table__cell--numeric">
        {variance === null ? quiet(null, '–') : pounds(variance, { signed: true })}
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric">{quiet(match, 'none stated')}</td>
    </>
  );
}
