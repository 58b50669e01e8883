import { longMonth, monthsBetween } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { kindNames } from '../../view-state/kinds.js';
import { coverageSeries, type CoverageInput, type CoverageSeries, type MonthCell } from './coverage-rows.js';

const monthNames = monthsBetween('2000-01', '2000-12').map((month) => longMonth(month).split(' ')[0] as string);
const words: Readonly<Record<MonthCell, string>> = { loaded: 'loaded', gap: 'no data', outside: '' };

/** Months loaded for each kind, force and source; a month without data is drawn as one, since it is not a month without reports. */
export function CoverageTable({
  coverage,
  sourceTitle,
}: {
  readonly coverage: readonly CoverageInput[];
  readonly sourceTitle: (name: string) => string;
}) {
  const series = coverageSeries(coverage);
  return (
    <>
      <ScrollRegion label="Months loaded">
        <table className="govuk-table data-table coverage">
          <caption className="govuk-visually-hidden">Months loaded, by kind, force, source and year</caption>
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header coverage__year">
                Year
              </th>
              {monthNames.map((name) => (
                <th scope="col" key={name} className="govuk-table__header coverage__month">
                  <abbr title={name}>{name.charAt(0)}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          {series.map((one) => (
            <SeriesRows key={`${one.kind} ${one.force} ${one.source}`} series={one} sourceTitle={sourceTitle(one.source)} />
          ))}
        </table>
      </ScrollRegion>
      <ul className="coverage-key" aria-hidden="true">
        <li>
          <span className="coverage__cell coverage__cell--loaded" /> loaded
        </li>
        <li>
          <span className="coverage__cell coverage__cell--gap" /> no data
        </li>
        <li>
          <span className="coverage__cell coverage__cell--outside" /> before or after all loads
        </li>
      </ul>
    </>
  );
}

function SeriesRows({ series, sourceTitle }: { readonly series: CoverageSeries; readonly sourceTitle: string }) {
  return (
    <tbody>
      <tr className="coverage__series">
        <th scope="rowgroup" colSpan={13} className="govuk-table__header">
          <strong>{kindNames[series.kind].many}</strong>
          <span className="batches__source">
            {series.force}: {sourceTitle}
          </span>
          <span className="batches__source">
            {plural(series.loaded, 'month', 'months')} loaded
            {series.gaps.length > 0 ? `, ${plural(series.gaps.length, 'month', 'months')} without data` : ', no gaps'}
          </span>
        </th>
      </tr>
      {series.years.map(({ year, cells }) => (
        <tr key={year}>
          <th scope="row" className="govuk-table__header coverage__year">
            {year}
          </th>
          {cells.map((cell, month) => (
            <td key={monthNames[month]} className="govuk-table__cell coverage__month">
              <span className={`coverage__cell coverage__cell--${cell}`} />
              <span className="govuk-visually-hidden">{words[cell]}</span>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
