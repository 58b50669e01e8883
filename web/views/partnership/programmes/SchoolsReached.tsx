import { formatCount } from '../../../components/numbers.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import type { Programmes } from './programme-words.js';

/** How many schools had a programme in a school year, and how many had not; none is named. */
export function SchoolsReached({ schools }: { readonly schools: Programmes['schools'] }) {
  return (
    <section aria-labelledby="schools-reached" className="account-section">
      <h2 className="govuk-heading-m" id="schools-reached">
        Schools reached, and not
      </h2>
      {schools.length === 0 ? (
        <p className="govuk-body account-missing">
          No list of programmes at schools is loaded, so nobody can say which were reached.
        </p>
      ) : (
        <SchoolTable schools={schools} />
      )}
    </section>
  );
}

function SchoolTable({ schools }: { readonly schools: Programmes['schools'] }) {
  const lacking = Math.max(...schools.map(({ notOpen }) => notOpen));
  return (
    <>
      <ScrollRegion label="Schools reached and not">
        <table className="govuk-table data-table programme-table">
          <caption className="govuk-visually-hidden">Schools reached and not, by school year and programme</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['School year', 'Programme'].map((words) => (
                <th key={words} scope="col" className="govuk-table__header">
                  {words}
                </th>
              ))}
              {['Reached', 'Not reached'].map((words) => (
                <th key={words} scope="col" className="govuk-table__header govuk-table__header--numeric">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {schools.map(({ schoolYear, programme, reached, notReached }) => (
              <tr key={`${schoolYear} ${programme ?? ''}`} className="govuk-table__row">
                <td className="govuk-table__cell">{schoolYear}</td>
                <th scope="row" className="govuk-table__header">
                  {programme ?? 'Any programme'}
                </th>
                <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(reached)}</td>
                <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(notReached)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="govuk-body-s">
        Open schools of the districts in which a programme reached any.
        {lacking > 0 &&
          ` Up to ${formatCount(lacking)} on a list are in no register that is loaded, or closed since: they are in neither number.`}
      </p>
    </>
  );
}
