import { shortDate } from '../../components/dates.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Tag } from '../../components/Tag.js';
import { datesText, heldText, retentionText, stateOf, type Agreement, type RegisterSource } from './register-words.js';

/** Each source in a row: open data by itself, all others by the agreements that cover them. */
export function SourceRegister({
  sources,
  agreements,
}: {
  readonly sources: readonly RegisterSource[];
  readonly agreements: readonly Agreement[];
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
            agreements={agreements.filter(({ id }) => source.agreements.includes(id))}
          />
        ))}
      </table>
    </ScrollRegion>
  );
}

/** A row for the open licence, where there is one, and one for each agreement; the source stands beside all of them. */
function SourceRows({ source, agreements }: { readonly source: RegisterSource; readonly agreements: readonly Agreement[] }) {
  const { name, title, openData, loads, rows } = source;
  const bases = [
    ...(openData ? [<OpenBasis key="open" openData={openData} />] : []),
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

function OpenBasis({ openData }: { readonly openData: NonNullable<RegisterSource['openData']> }) {
  return (
    <>
      <td className="govuk-table__cell" data-title="Held under">
        Open data: {openData.licence}
        <span className="events__second">{openData.publisher}. No agreement is needed.</span>
      </td>
      <td className="govuk-table__cell" data-title="Kept">
        Until the load is taken back
      </td>
      <td className="govuk-table__cell register__none" data-title="Next review">
        –
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
