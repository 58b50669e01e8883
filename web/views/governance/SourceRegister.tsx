import { Link } from 'react-router';
import { shortDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Tag } from '../../components/Tag.js';
import {
  actAddress,
  datesText,
  heldText,
  mayKeep,
  retentionText,
  stateOf,
  type Agreement,
  type RegisterSource,
} from './register-words.js';

/** Each source in a row: open data by itself, all others by the agreements that cover them. */
export function SourceRegister({
  sources,
  agreements,
  access,
}: {
  readonly sources: readonly RegisterSource[];
  readonly agreements: readonly Agreement[];
  readonly access: string;
}) {
  // What needs an agreement is what an officer comes for.
  const ordered = [...sources].sort((a, b) => Number(a.openData !== null) - Number(b.openData !== null));
  return (
    <ScrollRegion label="Sources and their basis">
      <table className="govuk-table data-table register">
        <caption className="govuk-visually-hidden">Sources and their basis</caption>
        <thead>
          <tr>
            {['Source', 'Held under', 'Kept', 'Next review', 'Held now'].map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {ordered.map((source) => (
          <SourceRows
            key={source.name}
            source={source}
            access={access}
            agreements={agreements.filter(({ id }) => source.agreements.includes(id))}
          />
        ))}
      </table>
    </ScrollRegion>
  );
}

/** A row for the open licence, where there is one, and one for each agreement; the source stands beside all of them. */
function SourceRows({
  source,
  agreements,
  access,
}: {
  readonly source: RegisterSource;
  readonly agreements: readonly Agreement[];
  readonly access: string;
}) {
  const { name, title, openData, loads, rows } = source;
  const bases = [
    ...(openData ? [<OpenBasis key="open" name={name} openData={openData} access={access} />] : []),
    ...agreements.map((agreement) => <AgreementBasis key={agreement.id} agreement={agreement} />),
    ...(!openData && agreements.length === 0 ? [<NoBasis key="none" />] : []),
  ];
  return (
    <tbody data-source={name}>
      {bases.map((basis, place) => (
        <tr key={basis.key}>
          {place === 0 && (
            <th scope="rowgroup" rowSpan={bases.length} className="govuk-table__header">
              {title}
              <span className="events__second">{name}</span>
            </th>
          )}
          {basis}
          {place === 0 && (
            <td className="govuk-table__cell register__held" data-title="Held now" rowSpan={bases.length}>
              {heldText({ loads, rows: rows ?? null })}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

interface OpenBasisProps {
  readonly name: string;
  readonly openData: NonNullable<RegisterSource['openData']>;
  readonly access: string;
}

function OpenBasis({ name, openData, access }: OpenBasisProps) {
  const { licence, publisher, controller, basis, retentionMonths, reviewer, reviewOn } = openData;
  return (
    <>
      <td className="govuk-table__cell" data-title="Held under">
        Open data: {licence}
        <span className="events__second">Source: published by {publisher}. No agreement is needed.</span>
        <span className="events__second">Controller of the copy held here: {controller}</span>
        <span className="events__second">{basis}</span>
      </td>
      <td className="govuk-table__cell" data-title="Kept">
        {retentionMonths == null
          ? 'Until the load is taken back'
          : `Kept ${plural(retentionMonths, 'month', 'months')}, then taken back`}
      </td>
      <td className="govuk-table__cell" data-title="Next review">
        {reviewOn == null ? 'No reviewer yet' : shortDate(reviewOn)}
        {reviewer != null && <span className="events__second">{reviewer}</span>}
        {mayKeep(access) && (
          <Link className="govuk-link events__second" to={actAddress('open-data', name)}>
            {reviewOn == null ? 'Name one' : 'Change'}
            <span className="govuk-visually-hidden"> ({name})</span>
          </Link>
        )}
      </td>
    </>
  );
}

function AgreementBasis({ agreement }: { readonly agreement: Agreement }) {
  const { id, state, retention, reviewOn } = agreement;
  return (
    <>
      <td className="govuk-table__cell" data-title="Held under">
        <a className="govuk-link" href={`#agreement-${id}`}>
          {id}
        </a>{' '}
        <Tag colour={stateOf(state).colour}>{stateOf(state).text}</Tag>
        <span className="events__second">{datesText(agreement)}</span>
      </td>
      <td className="govuk-table__cell" data-title="Kept">
        {retentionText(retention)}
      </td>
      <td className="govuk-table__cell" data-title="Next review">
        {shortDate(reviewOn)}
      </td>
    </>
  );
}

function NoBasis() {
  return (
    <>
      <td className="govuk-table__cell" data-title="Held under">
        No agreement
        <span className="events__second">Nothing of it can be loaded.</span>
      </td>
      <td className="govuk-table__cell register__none" data-title="Kept">
        –
      </td>
      <td className="govuk-table__cell register__none" data-title="Next review">
        –
      </td>
    </>
  );
}
