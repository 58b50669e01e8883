import { longDate, longMonth } from '../../components/dates.js';
import { formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { kindNames } from '../../view-state/kinds.js';
import { sourceName } from '../../view-state/source-names.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';

/** Which data are loaded, for which months, and whom to credit. */
export function DataSourcesView() {
  const { installation } = useSignedIn();
  return (
    <Page
      title="Data sources"
      lead={
        <p className="lead">
          {installation.invented ? 'Some or all reports and places here are invented. ' : ''}
          {installation.loadedOn ? `Last load: ${longDate(installation.loadedOn)}.` : 'Nothing is loaded yet.'}
        </p>
      }
    >
      <h2 className="govuk-heading-m">Incidents</h2>
      <ScrollRegion label="Incidents loaded">
        <table className="govuk-table data-table">
          <caption className="govuk-visually-hidden">Incidents loaded, by kind, force and source</caption>
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header">
                Kind
              </th>
              <th scope="col" className="govuk-table__header">
                Force
              </th>
              <th scope="col" className="govuk-table__header">
                Source
              </th>
              <th scope="col" className="govuk-table__header">
                Months
              </th>
            </tr>
          </thead>
          <tbody>
            {installation.coverage.map((row) => (
              <tr key={`${row.kind} ${row.force} ${row.source}`}>
                <th scope="row" className="govuk-table__header">
                  {kindNames[row.kind].many}
                </th>
                <td className="govuk-table__cell">{row.force}</td>
                <td className="govuk-table__cell">{sourceName(row.source)}</td>
                <td className="govuk-table__cell">{monthsText(row.months)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <h2 className="govuk-heading-m">Areas</h2>
      <ScrollRegion label="Areas loaded">
        <table className="govuk-table data-table">
          <caption className="govuk-visually-hidden">
            Areas loaded, by type and year of boundaries; drawn are those with a boundary
          </caption>
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header">
                Type
              </th>
              <th scope="col" className="govuk-table__header">
                Edition
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Areas
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Drawn
              </th>
            </tr>
          </thead>
          <tbody>
            {installation.vintages.map((row) => (
              <tr key={`${row.type} ${row.vintage}`}>
                <th scope="row" className="govuk-table__header">
                  {areaTypeNames[row.type].many.charAt(0).toUpperCase() + areaTypeNames[row.type].many.slice(1)}
                </th>
                <td className="govuk-table__cell">{row.vintage}</td>
                <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(row.areas)}</td>
                <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(row.withBoundary)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <h2 className="govuk-heading-m">Credits</h2>
      {installation.attributions.length === 0 && <p className="govuk-body">Nothing loaded asks for one.</p>}
      <ul className="govuk-list govuk-list--bullet">
        {installation.attributions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Page>
  );
}

function monthsText(months: readonly string[]): string {
  const first = months[0];
  const last = months.at(-1);
  if (!first || !last) return 'none';
  return first === last ? longMonth(first) : `${months.length} months, ${longMonth(first)} to ${longMonth(last)}`;
}
